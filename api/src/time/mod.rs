//! Stub.
#![allow(missing_docs, clippy::all, clippy::pedantic)]
use chrono::NaiveDate;
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartialDate {
    pub text: Option<Box<str>>,
    pub edtf: Option<Box<str>>,
    pub earliest: Option<NaiveDate>,
    pub latest: Option<NaiveDate>,
}
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Period {
    pub text: Option<Box<str>>,
    pub start: Option<PartialDate>,
    pub end: Option<PartialDate>,
    pub ongoing: Option<bool>,
}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    pub text: Option<Box<str>>,
}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningHours {
    pub closed: bool,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Temporal {
    State,
    Event,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Yes,
    Unknown,
    No,
}
pub fn holds(_: Option<&Period>, _: Temporal, _: NaiveDate) -> Holds {
    Holds::Unknown
}
