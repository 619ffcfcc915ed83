//! The entries of the log: a revision, what it touched, which fields it changed.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use partnernetz_entities::{revision, revision_item, revision_touch};
use partnernetz_migration::EPOCH;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::fields::{changed_fields, record_fields, relation_fields};
use super::queue::Words;
use super::rows::insert;
use super::touched::Touched;
use crate::directory::{Directory, Record};

/// How many entries are made rows at once.
const AT_ONCE: usize = 8_192;

/// One deed between two values.
pub(super) struct Step {
    pub(super) before: Arc<Directory>,
    pub(super) after: Arc<Directory>,
    pub(super) touched: Touched,
    pub(super) at: DateTime<Utc>,
    pub(super) commit_id: Uuid,
    pub(super) words: Words,
}

impl Step {
    fn number(&self) -> i64 {
        number(self.after.revision())
    }

    fn revision(&self) -> revision::Model {
        let text = |text: &Option<Box<str>>| text.as_deref().map(ToOwned::to_owned);
        revision::Model {
            number: self.number(),
            at: self.at,
            actor: text(&self.words.actor),
            deed: self.words.name.to_owned(),
            request_id: text(&self.words.request_id),
            commit_id: self.commit_id,
            epoch: EPOCH,
        }
    }

    fn touch_rows(&self) -> impl Iterator<Item = revision_touch::Model> + Send {
        let revision = self.number();
        self.touches().zip(0..).map(move |(touch, seq)| revision_touch::Model { revision, seq, ..touch })
    }

    fn item_rows(&self) -> impl Iterator<Item = revision_item::Model> + Send {
        let revision = self.number();
        self.items().zip(0..).map(move |(item, seq)| revision_item::Model { revision, seq, ..item })
    }

    /// The records that the deed erased.
    pub(super) fn erased(&self) -> impl Iterator<Item = &Record> {
        let gone = self.touched.records.iter().filter(|no| self.after.record(**no).is_none());
        gone.filter_map(|no| self.before.record(*no)).map(AsRef::as_ref)
    }

    /// The fields that the deed changed, and why it was done. What it made has no entries, and neither has what it erased
    /// nor what hung on that.
    fn items(&self) -> Box<dyn Iterator<Item = revision_item::Model> + Send + '_> {
        if self.erased().next().is_some() {
            return Box::new(std::iter::empty());
        }
        let none = revision_item::Model {
            revision: 0,
            seq: 0,
            record_id: None,
            relation_id: None,
            field: None,
            before: None,
            after: None,
        };
        let reason = self
            .words
            .reason
            .as_deref()
            .map(|reason| revision_item::Model { after: serde_json::to_string(reason).ok(), ..none.clone() });
        let records = self.touched.records.iter().filter_map(|no| Some((*no, self.before.record(*no)?.id)));
        let of_record = none.clone();
        let records = records.flat_map(move |(no, id)| {
            let none = of_record.clone();
            changed_fields(&record_fields(&self.before, no), &record_fields(&self.after, no)).into_iter().map(
                move |it| revision_item::Model {
                    record_id: Some(id),
                    field: Some(it.field),
                    before: it.before,
                    after: it.after,
                    ..none.clone()
                },
            )
        });
        let relations = self.touched.relations.iter().filter_map(|no| Some((*no, self.before.relation(*no)?.id)));
        let relations = relations.flat_map(move |(no, id)| {
            let none = none.clone();
            changed_fields(&relation_fields(&self.before, no), &relation_fields(&self.after, no)).into_iter().map(
                move |it| revision_item::Model {
                    relation_id: Some(id),
                    field: Some(it.field),
                    before: it.before,
                    after: it.after,
                    ..none.clone()
                },
            )
        });
        Box::new(reason.into_iter().chain(records).chain(relations))
    }
}

/// Writes the revisions of deeds.
pub(super) async fn log(db: &impl ConnectionTrait, steps: &[Step]) -> Result<(), DbErr> {
    write::<revision::Entity>(db, steps.iter().map(Step::revision)).await?;
    write::<revision_touch::Entity>(db, steps.iter().flat_map(Step::touch_rows)).await?;
    write::<revision_item::Entity>(db, steps.iter().flat_map(Step::item_rows)).await
}

/// A revision as the database stores it.
pub(super) fn number(revision: crate::directory::Revision) -> i64 {
    i64::try_from(revision).unwrap_or(i64::MAX)
}

async fn write<E: sea_orm::EntityTrait>(
    db: &impl ConnectionTrait,
    mut rows: impl Iterator<Item = E::Model> + Send,
) -> Result<(), DbErr>
where
    E::Model: Sync,
{
    loop {
        let chunk: Vec<E::Model> = rows.by_ref().take(AT_ONCE).collect();
        if chunk.is_empty() {
            return Ok(());
        }
        for statement in insert::<E>(&chunk, false, db.get_database_backend()) {
            db.execute(&statement).await?;
        }
    }
}
