//! Who sees a thing, and what else shows it: when a record is hidden, so is what hangs on it, and where it stood is nothing.

use super::index::pairs;
use super::{Directory, RecordNo, RelationNo, Visibility};

impl Directory {
    /// The audience that it takes to see a record; none where there is no such record.
    #[must_use]
    pub fn sight_of_record(&self, no: RecordNo) -> Option<Visibility> {
        self.record(no).map(|record| record.sight())
    }

    /// The audience that it takes to see a relation and both its ends; none where there is no such relation.
    #[must_use]
    pub fn sight_of_relation(&self, no: RelationNo) -> Option<Visibility> {
        let relation = self.relation(no)?;
        let ends = self.sight_of_record(relation.source).max(self.sight_of_record(relation.target));
        ends.max(Some(relation.visibility))
    }

    /// The records that show a record: that bear it as a term, are narrower, or were merged into it.
    pub fn records_that_show(&self, no: RecordNo) -> impl Iterator<Item = RecordNo> {
        self.bearers(no).chain(self.narrower(no)).chain(pairs(&self.index.merged, no))
    }

    /// The relations that show a record: as an end, as whom they are on behalf of, as a topic or role.
    pub fn relations_that_show(&self, no: RecordNo) -> impl Iterator<Item = RelationNo> {
        self.edges(no).iter().map(|edge| edge.relation).chain(self.relations_naming(no))
    }

    /// The relations that name a record without ending at it: as whom they are on behalf of, as a topic or role.
    pub fn relations_naming(&self, no: RecordNo) -> impl Iterator<Item = RelationNo> {
        pairs(&self.index.named, no)
    }
}
