//! Filters that every noun has: on the fields of a record and on its relations.

mod conditions;
mod relations;

use async_graphql::InputObject;

pub use conditions::RecordConditions;
pub use relations::{RelationCondition, RelationsFilter};

use crate::directory::{Noun, View};
use crate::graphql::error::Failure;
use crate::graphql::filter::{Connectives, Filter, FilterInput};

/// Which records of any noun. All conditions that are given must hold; a value that you may not see counts as not stated.
#[derive(Debug, Default, InputObject)]
pub struct RecordFilter {
    /// All of these filters must let a record through.
    pub and: Option<Vec<RecordFilter>>,
    /// At least one of these filters must let it through.
    pub or: Option<Vec<RecordFilter>>,
    /// This filter must not let it through.
    pub not: Option<Box<RecordFilter>>,
    /// Is one of these nouns.
    pub nouns: Option<Vec<Noun>>,
    #[expect(missing_docs, reason = "its fields stand in its place")]
    #[graphql(flatten)]
    pub record: RecordConditions,
}

impl FilterInput for RecordFilter {
    fn connectives(&mut self) -> Connectives<Self> {
        Connectives { and: self.and.take(), or: self.or.take(), not: self.not.take() }
    }

    fn add_to(self, view: &View, filter: &mut Filter) -> Result<(), Failure> {
        if let Some(nouns) = self.nouns {
            filter.add(move |record| nouns.contains(&record.noun()));
        }
        self.record.add_to(view, filter)
    }
}
