//! What a deed changes: whole new states of records and relations, made by a pure function over a [`Directory`].

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use super::{About, Directory, Record, RecordNo, Relation, RelationNo, number};

/// New states of records, relations and small tables. It belongs to the value it was made from.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub(super) about: Option<About>,
    pub(super) records: BTreeMap<RecordNo, Option<Record>>,
    pub(super) relations: BTreeMap<RelationNo, Option<Relation>>,
    new_records: HashMap<Uuid, RecordNo>,
    new_relations: HashMap<Uuid, RelationNo>,
    first_record: u32,
    first_relation: u32,
}

impl Change {
    /// A change of a directory that changes nothing yet.
    #[must_use]
    pub fn of(directory: &Directory) -> Self {
        Self {
            first_record: number(directory.nodes.len()),
            first_relation: number(directory.relations.len()),
            ..Self::default()
        }
    }

    /// The number of a record: the one it has, else a new one. A number given to a new id must be filled with
    /// [`Self::put_record`] before the change is applied.
    pub fn record_no(&mut self, directory: &Directory, id: Uuid) -> RecordNo {
        let first = self.first_record;
        let count = number(self.new_records.len());
        directory.record_by_id(id).unwrap_or_else(|| *self.new_records.entry(id).or_insert(RecordNo(first + count)))
    }

    /// The number of a relation: the one it has, else a new one.
    pub fn relation_no(&mut self, directory: &Directory, id: Uuid) -> RelationNo {
        let first = self.first_relation;
        let count = number(self.new_relations.len());
        directory
            .relation_by_id(id)
            .unwrap_or_else(|| *self.new_relations.entry(id).or_insert(RelationNo(first + count)))
    }

    /// Gives a record a new state.
    pub fn put_record(&mut self, no: RecordNo, record: Record) {
        self.records.insert(no, Some(record));
    }

    /// Takes a record out of the directory for good, as if it had never been: what the law wants of a person's data.
    /// Nothing may refer to it afterwards.
    pub fn erase_record(&mut self, no: RecordNo) {
        self.records.insert(no, None);
    }

    /// Gives a relation a new state.
    pub fn put_relation(&mut self, no: RelationNo, relation: Relation) {
        self.relations.insert(no, Some(relation));
    }

    /// The new state of a relation, to be changed and put back.
    pub fn relation_mut(&mut self, no: RelationNo) -> Option<&mut Relation> {
        self.relations.get_mut(&no)?.as_mut()
    }

    /// Takes a relation back.
    pub fn retract_relation(&mut self, no: RelationNo) {
        self.relations.insert(no, None);
    }

    /// Replaces the small tables.
    pub fn put_about(&mut self, about: About) {
        self.about = Some(about);
    }

    /// The new small tables, if they change.
    #[must_use]
    pub const fn about(&self) -> Option<&About> {
        self.about.as_ref()
    }

    /// The new state of a record, if it changes.
    #[must_use]
    pub fn record(&self, no: RecordNo) -> Option<&Record> {
        self.records.get(&no)?.as_ref()
    }

    /// The new states of records; none where one is erased.
    pub fn records(&self) -> impl Iterator<Item = (RecordNo, Option<&Record>)> {
        self.records.iter().map(|(no, record)| (*no, record.as_ref()))
    }

    /// Whether it gives a record a new state (or erases it).
    #[must_use]
    pub fn puts_record(&self, no: RecordNo) -> bool {
        self.records.contains_key(&no)
    }

    /// The new states of relations; none where one is taken back.
    pub fn relations(&self) -> impl Iterator<Item = (RelationNo, Option<&Relation>)> {
        self.relations.iter().map(|(no, relation)| (*no, relation.as_ref()))
    }

    /// Whether it gives a relation a new state (or takes it back).
    #[must_use]
    pub fn puts_relation(&self, no: RelationNo) -> bool {
        self.relations.contains_key(&no)
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.about.is_none() && self.records.is_empty() && self.relations.is_empty()
    }

    /// The id of a record in the state that the change makes.
    #[must_use]
    pub fn id_of<'a>(&'a self, directory: &'a Directory, no: RecordNo) -> Option<Uuid> {
        self.record(no).or_else(|| directory.record(no).map(AsRef::as_ref)).map(|record| record.id)
    }

    /// How many numbers of records and relations there are once it is applied, and whether each new one is filled.
    pub(super) fn new_lengths(&self) -> (usize, usize) {
        debug_assert!(self.new_records.values().all(|no| self.records.contains_key(no)), "each new number is filled");
        let records = self.first_record as usize + self.new_records.len();
        let relations = self.first_relation as usize + self.new_relations.len();
        (records, relations)
    }
}
