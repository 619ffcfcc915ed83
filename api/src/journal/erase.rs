//! What is erased leaves nothing in the log but that it was there: values and reasons go.

use partnernetz_entities::{idempotency_key, revision_item, revision_touch};
use sea_orm::sea_query::{Expr, LikeExpr};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::history::relations_once_of;
use super::log::Step;
use crate::directory::{Detail, Record};

/// How others' texts and reasons may name a person.
fn names(record: &Record) -> Vec<String> {
    match &record.detail {
        Detail::Person(person) => person.written_names().into(),
        _ => Vec::new(),
    }
}

/// Blanks what the log knows of the records that a deed erases and of all relations that they ever had, and whatever else
/// in it names them.
pub(super) async fn blank(db: &impl ConnectionTrait, step: &Step) -> Result<(), DbErr> {
    use revision_item::Column;
    let ids: Vec<Uuid> = step.erased().map(|record| record.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let named = step.erased().flat_map(names).fold(Condition::any(), |any, name| {
        let like = || {
            LikeExpr::new(format!("%{}%", name.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")))
                .escape('\\')
        };
        any.add(Column::Before.like(like())).add(Column::After.like(like()))
    });
    let mut relations: Vec<Uuid> =
        step.touched.relations.iter().filter_map(|no| step.before.relation(*no)).map(|relation| relation.id).collect();
    relations.extend(relations_once_of(db, &ids).await?);
    let subjects =
        ids.iter().map(|id| format!("record {id}")).chain(relations.iter().map(|id| format!("relation {id}")));
    idempotency_key::Entity::delete_many().filter(idempotency_key::Column::Subject.is_in(subjects)).exec(db).await?;
    let touching = revision_touch::Entity::find()
        .select_only()
        .column(revision_touch::Column::Revision)
        .filter(revision_touch::Column::Id.is_in(ids.iter().chain(&relations).copied()))
        .into_query();
    let is_reason = Condition::all()
        .add(Column::RecordId.is_null())
        .add(Column::RelationId.is_null())
        .add(Column::Field.is_null())
        .add(Column::Revision.in_subquery(touching));
    let theirs = Condition::any().add(Column::RecordId.is_in(ids)).add(Column::RelationId.is_in(relations));
    revision_item::Entity::update_many()
        .col_expr(Column::Before, Expr::value(None::<String>))
        .col_expr(Column::After, Expr::value(None::<String>))
        .filter(Condition::any().add(theirs).add(is_reason).add(named))
        .exec(db)
        .await?;
    Ok(())
}
