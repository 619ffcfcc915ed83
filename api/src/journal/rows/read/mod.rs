//! From rows to the value: the one function for the start and for following others.

mod about;
mod detail;
mod parts;
mod record;
mod relation;

use std::collections::HashMap;

use anyhow::anyhow;
use uuid::Uuid;

use super::Rows;
use crate::directory::{About, Change, Directory, RecordNo};

/// Turns rows into a change of a directory.
pub(crate) struct Reading<'a> {
    directory: &'a Directory,
    /// What has been read.
    pub(crate) change: Change,
}

impl<'a> Reading<'a> {
    /// Nothing is read yet.
    pub(crate) fn of(directory: &'a Directory) -> Self {
        Self { directory, change: Change::of(directory) }
    }

    fn no(&mut self, id: Uuid) -> RecordNo {
        self.change.record_no(self.directory, id)
    }

    fn no_or_none(&mut self, id: Option<Uuid>) -> Option<RecordNo> {
        id.map(|id| self.no(id))
    }

    fn about(&self) -> &About {
        self.change.about().unwrap_or_else(|| self.directory.about())
    }
}

/// Why a row can't be read.
fn unreadable(table: &str, key: impl std::fmt::Display, why: impl std::fmt::Display) -> anyhow::Error {
    anyhow!("the row {key} of the table {table} can't be read: {why}")
}

/// A value by its code in a row.
macro_rules! code {
    ($type:ty, $table:literal, $key:expr, $code:expr) => {
        <$type>::from_code(&$code)
            .ok_or_else(|| super::unreadable($table, $key, format_args!("{:?} is no {}", $code, stringify!($type))))
    };
}
use code;

/// Rows by what they hang on, in their order.
type By<M> = HashMap<Uuid, Vec<M>>;

/// Rows grouped by what they hang on, each group by position.
fn by<M>(rows: Vec<M>, owner: impl Fn(&M) -> Option<Uuid>, position: impl Fn(&M) -> i32) -> By<M> {
    let mut groups = By::<M>::new();
    for row in rows {
        if let Some(owner) = owner(&row) {
            groups.entry(owner).or_default().push(row);
        }
    }
    for group in groups.values_mut() {
        group.sort_by_key(&position);
    }
    groups
}

fn boxed(text: Option<String>) -> Option<Box<str>> {
    text.map(Into::into)
}
