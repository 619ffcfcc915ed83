//! How a record or relation was at an earlier version: what it is now, with the later changes undone.

use chrono::{DateTime, Utc};
use partnernetz_entities::{revision, revision_item, revision_touch};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Map, Value};

use super::{History, Subject, items_of, read, touches_of};
use crate::directory::{Directory, RecordNo, RelationNo};
use crate::journal::fields::{name_references, record_fields, relation_fields};
use crate::journal::log::number;

/// How something was at an earlier version.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    fields: Map<String, Value>,
    /// When that version was made.
    pub since: DateTime<Utc>,
}

impl Earlier {
    /// As a document states it today, with the gaps beside the rest: references by the slugs and codes of a value.
    #[must_use]
    pub fn document(&self, directory: &Directory) -> Map<String, Value> {
        let mut document = self.fields.clone();
        for (field, value) in &mut document {
            name_references(directory, field, value);
        }
        document
    }
}

/// The fields of something at a version, references as ids.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::journal) struct State {
    pub(in crate::journal) version: i32,
    pub(in crate::journal) since: DateTime<Utc>,
    pub(in crate::journal) fields: Map<String, Value>,
}

impl State {
    /// How a record is.
    pub(in crate::journal) fn of_record(directory: &Directory, no: RecordNo) -> Option<Self> {
        let record = directory.record(no)?;
        Some(Self { version: record.version, since: record.updated_at, fields: record_fields(directory, no) })
    }

    /// How a relation is.
    pub(in crate::journal) fn of_relation(directory: &Directory, no: RelationNo) -> Option<Self> {
        let relation = directory.relation(no)?;
        Some(Self { version: relation.version, since: relation.updated_at, fields: relation_fields(directory, no) })
    }
}

impl From<State> for Earlier {
    fn from(state: State) -> Self {
        Self { fields: state.fields, since: state.since }
    }
}

impl History {
    /// A record at a version, as it was at last; none if there never was one.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn record_at(
        &self,
        directory: &Directory,
        no: RecordNo,
        version: i32,
    ) -> anyhow::Result<Option<Earlier>> {
        let (Some(record), Some(now)) = (directory.record(no), State::of_record(directory, no)) else {
            return Ok(None);
        };
        let subject = Subject::record(directory, record);
        Ok(self.undone(subject, now, version).await?.map(Earlier::from))
    }

    /// A relation at a version, as it was at last; none if there never was one.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn relation_at(
        &self,
        directory: &Directory,
        no: RelationNo,
        version: i32,
    ) -> anyhow::Result<Option<Earlier>> {
        let (Some(relation), Some(now)) = (directory.relation(no), State::of_relation(directory, no)) else {
            return Ok(None);
        };
        let subject = Subject::relation(directory, relation);
        Ok(self.undone(subject, now, version).await?.map(Earlier::from))
    }

    /// The state at a version, from the state now.
    pub(in crate::journal) async fn undone(
        &self,
        subject: Subject,
        now: State,
        version: i32,
    ) -> anyhow::Result<Option<State>> {
        let mut then = now;
        if version < 1 || version > then.version {
            return Ok(None);
        }
        if version < then.version {
            let Some(ended) = self.began(subject, version + 1).await? else { return Ok(None) };
            let later = items_of(subject)
                .filter(revision_item::Column::Revision.gte(ended))
                .filter(revision_item::Column::Revision.lte(number(subject.last)))
                .order_by_desc(revision_item::Column::Revision);
            for row in later.all(&self.reader).await? {
                let Some((_, item)) = read(row)? else { continue };
                match item.before {
                    Some(before) => drop(then.fields.insert(item.field, before)),
                    None => drop(then.fields.shift_remove(&item.field)),
                }
            }
            then.since = self.since(subject, version).await?;
            then.version = version;
        }
        Ok(Some(then))
    }

    /// The revision that made a version.
    async fn began(&self, subject: Subject, version: i32) -> anyhow::Result<Option<i64>> {
        use revision_touch::Column;
        let made = touches_of(subject).filter(Column::Version.eq(version)).order_by_asc(Column::Revision);
        Ok(made.select_only().column(Column::Revision).into_tuple().one(&self.reader).await?)
    }

    async fn since(&self, subject: Subject, version: i32) -> anyhow::Result<DateTime<Utc>> {
        let Some(began) = self.began(subject, version).await? else { return Ok(subject.created_at) };
        let revision = revision::Entity::find_by_id(began).one(&self.reader).await?;
        Ok(revision.map_or(subject.created_at, |revision| revision.at))
    }
}
