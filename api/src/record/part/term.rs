//! The GraphQL type of a term that a record bears.

use async_graphql::{ID, Object};

use super::{Citation, Owner, part_id};
use crate::directory;
use crate::graphql::handle::Handle;
use crate::graphql::node::Tag;
use crate::graphql::record_type::RecordType;
use crate::term::Term;

/// A term that a record bears.
#[derive(Clone, Debug)]
pub struct RecordTerm {
    record: Handle,
    row: directory::RecordTerm,
}

impl RecordTerm {
    /// A term of a record; the viewer may see both.
    #[must_use]
    pub fn new(record: &Handle, row: &directory::RecordTerm) -> Self {
        Self { record: record.clone(), row: row.clone() }
    }
}

/// A term that a record bears.
#[Object]
impl RecordTerm {
    /// The global id.
    pub async fn id(&self) -> ID {
        part_id(Tag::RecordTerm, self.record.get().id(), self.row.id)
    }

    /// The term.
    async fn term(&self) -> Term {
        Term::show(self.record.get().follow(Some(self.row.term)).expect("a row is made of a term that the view shows"))
    }

    /// Whether this is our reading rather than the source's words.
    async fn implied(&self) -> bool {
        self.row.implied
    }

    /// The words of the sources from which it is taken.
    async fn citations(&self) -> Vec<Citation> {
        let owner = Owner::Record(self.record.clone());
        self.row.citations.iter().map(|citation| Citation::new(&owner, citation)).collect()
    }
}
