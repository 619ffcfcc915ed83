//! The indexes of a directory: from an id, slug, external id, code, noun or term to the records.

use std::cmp::Ordering;

use uuid::Uuid;

use super::{Blocks, Detail, Directory, ExternalId, Node, Noun, Record, RecordNo, RelationNo, Runs, Visibility};

/// Sorted lists that find records; each is changed together with the records.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    pub(super) ids: Runs<(Uuid, RecordNo)>,
    pub(super) relation_ids: Runs<(Uuid, RelationNo)>,
    /// All records by slug.
    pub(super) slugs: Runs<RecordNo>,
    pub(super) aliases: Runs<(Box<str>, RecordNo)>,
    pub(super) external_ids: Runs<(ExternalId, ExternalTarget)>,
    /// Terms by scheme and code.
    pub(super) codes: Runs<RecordNo>,
    /// The records of each noun by name, then id.
    pub(super) names: [Runs<RecordNo>; Noun::ALL.len()],
    /// A term, and a record that bears it: as type, legal form, topic or the place of an address.
    pub(super) bearers: Runs<(RecordNo, RecordNo)>,
    /// A term, and a term that is narrower.
    pub(super) narrower: Runs<(RecordNo, RecordNo)>,
    /// A record, and a record that was merged into it.
    pub(super) merged: Runs<(RecordNo, RecordNo)>,
    /// A record, and a relation that names it without ending at it: as whom it is on behalf of, as a topic or role.
    pub(super) named: Runs<(RecordNo, RelationNo)>,
    /// How many records of each noun each audience sees.
    pub(super) visible: [[usize; Visibility::ALL.len()]; Noun::ALL.len()],
}

/// What an external id belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExternalTarget {
    /// A record.
    Record(RecordNo),
    /// A relation.
    Relation(RelationNo),
}

impl Directory {
    /// The record of an id.
    #[must_use]
    pub fn record_by_id(&self, id: Uuid) -> Option<RecordNo> {
        let ids = &self.index.ids;
        let (found, no) = *ids.onward(ids.partition_point(|(probe, _)| *probe < id)).next()?;
        (found == id).then_some(no)
    }

    /// The relation of an id.
    #[must_use]
    pub fn relation_by_id(&self, id: Uuid) -> Option<RelationNo> {
        let ids = &self.index.relation_ids;
        let (found, no) = *ids.onward(ids.partition_point(|(probe, _)| *probe < id)).next()?;
        (found == id).then_some(no)
    }

    /// All records in the order of their ids, behind an id.
    pub fn records_behind(&self, id: Uuid) -> impl Iterator<Item = RecordNo> {
        let ids = &self.index.ids;
        ids.onward(ids.partition_point(|(probe, _)| *probe <= id)).map(|(_, no)| *no)
    }

    /// All relations in the order of their ids, behind an id.
    pub fn relations_behind(&self, id: Uuid) -> impl Iterator<Item = RelationNo> {
        let ids = &self.index.relation_ids;
        ids.onward(ids.partition_point(|(probe, _)| *probe <= id)).map(|(_, no)| *no)
    }

    /// The record of a slug, or of a slug that it had before.
    #[must_use]
    pub fn record_by_slug(&self, slug: &str) -> Option<RecordNo> {
        let slugs = &self.index.slugs;
        let of = |no: RecordNo| self.record(no).map(|record| &*record.slug);
        let found = slugs.onward(slugs.partition_point(|no| of(*no) < Some(slug))).next();
        if let Some(no) = found.filter(|no| of(**no) == Some(slug)) {
            return Some(*no);
        }
        let aliases = &self.index.aliases;
        let (alias, no) = aliases.onward(aliases.partition_point(|(probe, _)| **probe < *slug)).next()?;
        (**alias == *slug).then_some(*no)
    }

    /// What an id of another system belongs to.
    #[must_use]
    pub fn by_external_id(&self, system: &str, value: &str) -> Option<ExternalTarget> {
        let ids = &self.index.external_ids;
        let place = ids.partition_point(|(id, _)| (&*id.system, &*id.value) < (system, value));
        let (id, target) = ids.onward(place).next()?;
        ((&*id.system, &*id.value) == (system, value)).then_some(*target)
    }

    /// The term of a scheme and code.
    #[must_use]
    pub fn term_by_code(&self, scheme: &str, code: &str) -> Option<RecordNo> {
        let codes = &self.index.codes;
        let of = |no: RecordNo| self.record(no).and_then(|record| scheme_and_code(record));
        let place = codes.partition_point(|no| of(*no) < Some((scheme, code)));
        codes.onward(place).next().copied().filter(|no| of(*no) == Some((scheme, code)))
    }

    /// The records of a noun by name in German collation, then id.
    #[must_use]
    pub const fn by_name(&self, noun: Noun) -> &Runs<RecordNo> {
        &self.index.names[noun as usize]
    }

    /// The records that bear a term: as type, legal form, topic or the place of an address.
    pub fn bearers(&self, term: RecordNo) -> impl Iterator<Item = RecordNo> {
        pairs(&self.index.bearers, term)
    }

    /// The terms directly below a term.
    pub fn narrower(&self, term: RecordNo) -> impl Iterator<Item = RecordNo> {
        pairs(&self.index.narrower, term)
    }

    /// How many records of a noun an audience sees.
    #[must_use]
    pub const fn count_visible(&self, noun: Noun, audience: Visibility) -> usize {
        self.index.visible[noun as usize][audience as usize]
    }
}

pub(super) fn pairs<T: Copy>(runs: &Runs<(RecordNo, T)>, first: RecordNo) -> impl Iterator<Item = T> {
    let place = runs.partition_point(|(probe, _)| *probe < first);
    runs.onward(place).take_while(move |(probe, _)| *probe == first).map(|(_, second)| *second)
}

/// The scheme and code of a term.
pub(super) fn scheme_and_code(record: &Record) -> Option<(&str, &str)> {
    match &record.detail {
        Detail::Term(term) => Some((&term.scheme, &term.code)),
        _ => None,
    }
}

fn of(nodes: &Blocks<Node>, no: RecordNo) -> Option<&Record> {
    nodes.get(no.0 as usize)?.record.as_deref()
}

/// How records compare by slug.
pub(super) fn by_slug(nodes: &Blocks<Node>) -> impl Fn(&RecordNo, &RecordNo) -> Ordering {
    |a, b| of(nodes, *a).map(|record| &record.slug).cmp(&of(nodes, *b).map(|record| &record.slug))
}

/// How terms compare by scheme and code.
pub(super) fn by_code(nodes: &Blocks<Node>) -> impl Fn(&RecordNo, &RecordNo) -> Ordering {
    |a, b| of(nodes, *a).and_then(scheme_and_code).cmp(&of(nodes, *b).and_then(scheme_and_code))
}

/// How records compare by name, then id.
pub(super) fn by_name(nodes: &Blocks<Node>) -> impl Fn(&RecordNo, &RecordNo) -> Ordering {
    let key = |no| of(nodes, no).map(|record| (&record.name_key, record.id));
    move |a, b| key(*a).cmp(&key(*b))
}
