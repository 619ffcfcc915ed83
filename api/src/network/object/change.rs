//! How the network changed, in GraphQL.

use async_graphql::{Object, SimpleObject};
use chrono::NaiveDate;

use super::summary::MOST;
use crate::directory::{RecordNo, RelationNo, View};
use crate::graphql::error::Failure;
use crate::graphql::language::Language;
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::{Date, Revision};
use crate::network::change::{Changes, Moment};
use crate::network::report::report;
use crate::network::selection::{int, within};
use crate::record::Record;
use crate::relation::object::Relation;

/// How the network changed from one day to another.
pub struct NetworkChanges {
    /// Who looks at it.
    pub view: View,
    /// What changed.
    pub changes: Changes,
    /// The earlier day.
    pub from: NaiveDate,
    /// The later day.
    pub to: NaiveDate,
}

impl NetworkChanges {
    fn relations(&self, relations: &[RelationNo], first: i32) -> Result<Vec<Relation>, Failure> {
        let count = within("first", Some(first), 20, MOST)?;
        let relations = relations.iter().take(count).filter_map(|no| self.view.relation(*no));
        Ok(relations.map(|relation| Relation(relation.into())).collect())
    }

    fn records(&self, records: &[RecordNo], first: i32) -> Result<Vec<Record>, Failure> {
        let count = within("first", Some(first), 20, MOST)?;
        Ok(records.iter().take(count).filter_map(|no| self.view.record(*no)).map(Record::show).collect())
    }
}

/// How the network changed from one day to another, by the periods of its relations as they are known today. A relation
/// without dates may hold on either day, so it never changed.
#[Object]
impl NetworkChanges {
    /// The earlier day.
    async fn from(&self) -> Date {
        Date(self.from)
    }

    /// The later day.
    async fn to(&self) -> Date {
        Date(self.to)
    }

    /// The state of the directory that this was read from.
    async fn revision(&self) -> Revision {
        Revision(self.view.revision())
    }

    /// What changed, in a few sentences for the annual report.
    async fn summary(&self, #[graphql(desc = "In which language.", default)] language: Language) -> String {
        report(&self.view, &self.changes, language)
    }

    /// How many relations were added.
    async fn added_count(&self) -> i32 {
        int(self.changes.added.len())
    }

    /// Relations that hold, or may hold, on the later day and did not on the earlier; the earliest first.
    async fn added(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<Relation>, Failure> {
        self.relations(&self.changes.added, first)
    }

    /// How many relations ended.
    async fn ended_count(&self) -> i32 {
        int(self.changes.ended.len())
    }

    /// Relations that held, or may have, on the earlier day and do not on the later; the earliest first.
    async fn ended(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<Relation>, Failure> {
        self.relations(&self.changes.ended, first)
    }

    /// How many relations changed.
    async fn changed_count(&self) -> i32 {
        int(self.changes.changed.len())
    }

    /// Relations that ended while another of the same kind between the same records began, such as in another role.
    async fn changed(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<ChangedRelation>, Failure> {
        let (before, after): (Vec<_>, Vec<_>) = self.changes.changed.iter().copied().unzip();
        let pairs = self.relations(&before, first)?.into_iter().zip(self.relations(&after, first)?);
        Ok(pairs.map(|(before, after)| ChangedRelation { before, after }).collect())
    }

    /// How many records joined the network.
    async fn joined_count(&self) -> i32 {
        int(self.changes.joined.len())
    }

    /// Records that had no relation on the earlier day and have one on the later, by name.
    async fn joined(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<Record>, Failure> {
        self.records(&self.changes.joined, first)
    }

    /// How many records left the network.
    async fn left_count(&self) -> i32 {
        int(self.changes.left.len())
    }

    /// Records that had a relation on the earlier day and have none on the later, by name.
    async fn left(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<Record>, Failure> {
        self.records(&self.changes.left, first)
    }

    /// How large the network was: on the earlier day, on the last day of each year between, and on the later day.
    async fn series(&self) -> Vec<NetworkMoment> {
        self.changes.series.iter().map(NetworkMoment::from).collect()
    }
}

/// A relation that ended and the one that took its place.
#[derive(SimpleObject)]
pub struct ChangedRelation {
    /// What was.
    before: Relation,
    /// What is.
    after: Relation,
}

/// How large the network was on a day.
#[derive(SimpleObject)]
pub struct NetworkMoment {
    /// The day.
    on: Date,
    /// How many relations held, or may have.
    relations: i32,
    /// How many of them held certainly.
    certain_relations: i32,
    /// How many records had one of them.
    records: i32,
}

impl From<&Moment> for NetworkMoment {
    fn from(moment: &Moment) -> Self {
        Self {
            on: Date(moment.on),
            relations: int(moment.relations),
            certain_relations: int(moment.certain),
            records: int(moment.records),
        }
    }
}
