//! Reads a value that may hold a password: the error says what is wrong without repeating it, as clap would.

use std::ffi::OsStr;
use std::marker::PhantomData;
use std::str::FromStr;

use clap::builder::TypedValueParser;
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};

/// A parser for a setting that must not be shown.
#[derive(Debug)]
pub struct Quiet<T>(PhantomData<fn() -> T>);

impl<T> Quiet<T> {
    /// The parser.
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T> Clone for Quiet<T> {
    fn clone(&self) -> Self {
        Self::new()
    }
}

impl<T: FromStr<Err = String> + Clone + Send + Sync + 'static> TypedValueParser for Quiet<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        let name = argument.and_then(Arg::get_long).unwrap_or_default();
        value.to_str().ok_or_else(|| "it is not UTF-8".to_owned()).and_then(str::parse).map_err(|problem| {
            Error::raw(ErrorKind::ValueValidation, format!("invalid value for --{name}: {problem}\n")).with_cmd(command)
        })
    }
}
