//! Slugs that records had before.

use sea_orm::entity::prelude::*;

/// An old slug that still leads to its record.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "slug_alias")]
pub struct Model {
    /// The old slug.
    #[sea_orm(primary_key, auto_increment = false)]
    pub slug: String,
    /// The record that had it.
    pub record_id: Uuid,
    /// Its place among its siblings.
    pub position: i32,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    pub record: BelongsTo<super::record::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
