//! Directories and documents for the tests of documents.

use serde_json::Value;

use crate::clock::Clock;
use crate::directory::{Directory, Record};
use crate::document::dump::{Spelling, dump};
use crate::document::model::FORMAT;
use crate::document::problem::Problems;
use crate::document::read::Opened;
use crate::document::{Summary, merge};
use crate::journal::Stamp;
use crate::vocabulary::complete;

pub(super) const LIPPE: &str = include_str!("../example/lippe.json");
pub(super) const DEMO: &str = include_str!("../example/demo.json");

/// A clock that goes on by an hour with each load.
pub(super) struct Hours(std::cell::Cell<i64>);

impl Hours {
    pub(super) const fn new() -> Self {
        Self(std::cell::Cell::new(0))
    }

    pub(super) fn next(&self) -> Stamp {
        self.0.set(self.0.get() + 1);
        let now = chrono::DateTime::from_timestamp(1_700_000_000 + 3600 * self.0.get(), 0).unwrap();
        Stamp::of(&Clock::fixed(now))
    }
}

/// A directory with the shipped vocabulary and nothing else.
pub(super) fn empty() -> Directory {
    let stamp = Stamp::of(&Clock::fixed(chrono::DateTime::from_timestamp(1_600_000_000, 0).unwrap()));
    let directory = Directory::default();
    directory.apply(complete(&directory, &stamp), 1)
}

pub(super) fn try_load(
    directory: &Directory,
    text: impl Into<String>,
    stamp: &Stamp,
) -> Result<(Directory, Summary), Problems> {
    let (change, summary) = merge(directory, &Opened::text(text.into())?, stamp)?;
    Ok((directory.apply(change, directory.revision() + 1), summary))
}

/// The directory after a load that has to succeed.
pub(super) fn load(directory: &Directory, text: impl Into<String>, stamp: &Stamp) -> (Directory, Summary) {
    try_load(directory, text, stamp).unwrap_or_else(|problems| panic!("{}", problems.message(false)))
}

pub(super) fn dumped(directory: &Directory, spelling: Spelling) -> String {
    let mut bytes = Vec::new();
    dump(directory, spelling, &mut bytes, &mut || {}).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// A document of these entries in JSON Lines, as its text; the first entry is on line 2.
pub(super) fn lines(entries: &[Value]) -> String {
    let mut text = format!("{{\"format\":\"{FORMAT}\",\"source\":{{\"key\":\"quelle\",\"title\":\"Quelle\"}}}}\n");
    for entry in entries {
        text += &entry.to_string();
        text.push('\n');
    }
    text
}

/// The record of a slug.
pub(super) fn record<'d>(directory: &'d Directory, slug: &str) -> &'d Record {
    directory.record(directory.record_by_slug(slug).unwrap_or_else(|| panic!("no record {slug}"))).unwrap()
}
