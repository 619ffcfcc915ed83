//! What each revision changed, field by field.

use sea_orm::entity::prelude::*;

/// One changed field; values can be blanked when a person is erased.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revision_item")]
pub struct Model {
    /// The revision.
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i64,
    /// Counts within the revision.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i32,
    /// The record; no foreign key, its row may go.
    pub record_id: Option<Uuid>,
    /// The relation; no foreign key, its row may go.
    pub relation_id: Option<Uuid>,
    /// The field; null: the free-text reason.
    pub field: Option<String>,
    /// The value before, as JSON.
    pub before: Option<String>,
    /// The value after, as JSON.
    pub after: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
