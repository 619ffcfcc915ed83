//! What the log still holds about somebody: every value that was once stated of them or of one of their relations.

use std::collections::HashMap;

use partnernetz_entities::{revision, revision_item};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{History, Item, read};
use crate::directory::Revision;
use crate::journal::log::number;

/// A value that the log holds.
#[derive(Clone, Debug)]
pub struct Held {
    /// The revision that changed it, when, and what the deed is called.
    pub revision: revision::Model,
    /// Of which record or relation.
    pub id: Uuid,
    /// Which field, with what it was and what it became.
    pub item: Item,
}

impl History {
    /// What the log holds of a record and of all relations that it has or ever had, the oldest first.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn held(&self, record: Uuid, relations: &[Uuid], last: Revision) -> anyhow::Result<Vec<Held>> {
        use revision_item::Column;
        let mut relations = relations.to_vec();
        relations.extend(relations_once_of(&self.reader, &[record]).await?);
        let owner = Condition::any().add(Column::RecordId.eq(record)).add(Column::RelationId.is_in(relations));
        let rows = revision_item::Entity::find()
            .filter(owner)
            .filter(Column::Revision.lte(number(last)))
            .order_by_asc(Column::Revision)
            .order_by_asc(Column::Seq)
            .all(&self.reader)
            .await?;
        let mut numbers: Vec<i64> = rows.iter().map(|row| row.revision).collect();
        numbers.dedup();
        let revisions =
            revision::Entity::find().filter(revision::Column::Number.is_in(numbers)).all(&self.reader).await?;
        let revisions: HashMap<i64, revision::Model> = revisions.into_iter().map(|row| (row.number, row)).collect();
        let mut held = Vec::with_capacity(rows.len());
        for row in rows {
            let id = row.record_id.or(row.relation_id).unwrap_or_default();
            let Some((number, item)) = read(row)? else { continue };
            held.extend(revisions.get(&number).map(|revision| Held { revision: revision.clone(), id, item }));
        }
        Ok(held)
    }
}

/// The relations that some records once had and that were taken back: the log still knows their ends.
pub(in crate::journal) async fn relations_once_of(
    db: &impl ConnectionTrait,
    records: &[Uuid],
) -> Result<Vec<Uuid>, DbErr> {
    use revision_item::Column;
    let ends = || records.iter().map(|id| format!("\"{id}\""));
    let found: Vec<Option<Uuid>> = revision_item::Entity::find()
        .select_only()
        .column(Column::RelationId)
        .distinct()
        .filter(Column::RelationId.is_not_null())
        .filter(Column::Field.is_in(["source", "target"]))
        .filter(Condition::any().add(Column::Before.is_in(ends())).add(Column::After.is_in(ends())))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().flatten().collect())
}
