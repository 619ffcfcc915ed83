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

/// How the network changed.
pub struct NetworkChanges {
    /// Who looks at it, and at which state.
    pub view: View,
    /// The same at the earlier revision; between days as `view`.
    pub earlier: View,
    /// The same at the later revision; between days as `view`.
    pub later: View,
    /// What changed.
    pub changes: Changes,
    /// The earlier day.
    pub from: NaiveDate,
    /// The later day.
    pub to: NaiveDate,
}

fn relations(view: &View, relations: &[RelationNo], first: i32) -> Result<Vec<Relation>, Failure> {
    let count = within("first", Some(first), 20, MOST)?;
    let relations = relations.iter().take(count).filter_map(|no| view.relation(*no));
    Ok(relations.map(|relation| Relation(relation.into())).collect())
}

fn records(view: &View, records: &[RecordNo], first: i32) -> Result<Vec<Record>, Failure> {
    let count = within("first", Some(first), 20, MOST)?;
    Ok(records.iter().take(count).filter_map(|no| view.record(*no)).map(Record::show).collect())
}

/// How the network changed. Between days by the periods of its relations as they are known now; one without dates never
/// changed. Between revisions by what deeds entered, changed, ended or took back, whenever it holds: not what came and went
/// in between, nor anything of an erased person.
#[Object]
impl NetworkChanges {
    /// The earlier day; of a revision the day on which it was made.
    async fn from(&self) -> Date {
        Date(self.from)
    }

    /// The later day; of a revision the day on which it was made.
    async fn to(&self) -> Date {
        Date(self.to)
    }

    /// The earlier revision; null between days.
    async fn from_revision(&self) -> Option<Revision> {
        self.changes.series.first()?.revision.map(Revision)
    }

    /// The later revision; null between days.
    async fn to_revision(&self) -> Option<Revision> {
        self.changes.series.last()?.revision.map(Revision)
    }

    /// The state of the directory that this was read from.
    async fn revision(&self) -> Revision {
        Revision(self.view.revision())
    }

    /// What changed, in a few sentences for the annual report.
    async fn summary(&self, #[graphql(desc = "In which language.", default)] language: Language) -> String {
        report([&self.earlier, &self.later], &self.changes, language)
    }

    /// How many relations were added.
    async fn added_count(&self) -> i32 {
        int(self.changes.added.len())
    }

    /// Relations that hold, or may hold, on the later day and did not on the earlier; between revisions those that were
    /// entered. The earliest first.
    async fn added(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<Relation>, Failure> {
        relations(&self.later, &self.changes.added, first)
    }

    /// How many relations ended.
    async fn ended_count(&self) -> i32 {
        int(self.changes.ended.len())
    }

    /// Relations that held, or may have, on the earlier day and do not on the later; between revisions those that were taken
    /// back, whose ends left the network, or that still held until a deed ended them. As they were; the earliest first.
    async fn ended(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<Relation>, Failure> {
        relations(&self.earlier, &self.changes.ended, first)
    }

    /// How many relations changed.
    async fn changed_count(&self) -> i32 {
        int(self.changes.changed.len())
    }

    /// Relations that ended while another of the same kind between the same records began, such as in another role; between
    /// revisions also those of which a deed changed anything.
    async fn changed(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<ChangedRelation>, Failure> {
        let (before, after): (Vec<_>, Vec<_>) = self.changes.changed.iter().copied().unzip();
        let pairs = relations(&self.earlier, &before, first)?.into_iter().zip(relations(&self.later, &after, first)?);
        Ok(pairs.map(|(before, after)| ChangedRelation { before, after }).collect())
    }

    /// How many records joined the network.
    async fn joined_count(&self) -> i32 {
        int(self.changes.joined.len())
    }

    /// Records that had no relation on the earlier day, or at the earlier revision, and have one at the later; by name.
    async fn joined(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<Record>, Failure> {
        records(&self.later, &self.changes.joined, first)
    }

    /// How many records left the network.
    async fn left_count(&self) -> i32 {
        int(self.changes.left.len())
    }

    /// Records that had a relation on the earlier day, or at the earlier revision, and have none at the later; by name.
    async fn left(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<Record>, Failure> {
        records(&self.earlier, &self.changes.left, first)
    }

    /// How many records of the network changed themselves; 0 between days.
    async fn changed_record_count(&self) -> i32 {
        int(self.changes.revised.len())
    }

    /// Records that were in the network at both revisions and of which a deed changed anything, by name; empty between days.
    async fn changed_records(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<Record>, Failure> {
        records(&self.later, &self.changes.revised, first)
    }

    /// How large the network was: on the earlier day, on the last day of each year between, and on the later day; or at both
    /// revisions, each as it was known on the day on which it was made.
    async fn series(&self) -> Vec<NetworkMoment> {
        self.changes.series.iter().map(NetworkMoment::from).collect()
    }
}

/// A relation that ended and the one that took its place.
#[derive(SimpleObject)]
pub struct ChangedRelation {
    /// What was, as it was.
    before: Relation,
    /// What is.
    after: Relation,
}

/// How large the network was on a day.
#[derive(SimpleObject)]
pub struct NetworkMoment {
    /// The day.
    on: Date,
    /// The revision that it was read at; null between days.
    revision: Option<Revision>,
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
            revision: moment.revision.map(Revision),
            relations: int(moment.relations),
            certain_relations: int(moment.certain),
            records: int(moment.records),
        }
    }
}
