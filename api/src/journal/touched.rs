//! What a deed touches, by number.

use std::collections::BTreeSet;

use crate::directory::{Change, RecordNo, RelationNo};

/// The records, relations and small tables that a deed touches.
#[derive(Clone, Debug, Default)]
pub(super) struct Touched {
    /// Whether it touches the small tables.
    pub(super) about: bool,
    /// The records.
    pub(super) records: BTreeSet<RecordNo>,
    /// The relations.
    pub(super) relations: BTreeSet<RelationNo>,
}

impl Touched {
    /// What a change touches.
    pub(super) fn by(change: &Change) -> Self {
        Self {
            about: change.about().is_some(),
            records: change.records().map(|(no, _)| no).collect(),
            relations: change.relations().map(|(no, _)| no).collect(),
        }
    }

    /// Adds what another deed touches.
    pub(super) fn add(&mut self, other: &Self) {
        self.about |= other.about;
        self.records.extend(&other.records);
        self.relations.extend(&other.relations);
    }

    /// How many records and relations it touches.
    pub(super) fn len(&self) -> usize {
        self.records.len() + self.relations.len()
    }
}
