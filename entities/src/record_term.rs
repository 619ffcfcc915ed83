//! The terms that describe records.

use sea_orm::entity::prelude::*;

/// One term of a record, unique for both.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "record_term")]
pub struct Model {
    /// Its own id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The record it belongs to.
    pub record_id: Uuid,
    /// Its place among its siblings.
    pub position: i32,
    /// The term.
    pub term_id: Uuid,
    /// Whether it is our reading rather than the source's words.
    pub implied: bool,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    pub record: BelongsTo<super::record::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
