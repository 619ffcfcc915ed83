//! Numbers that a publication states.

use sea_orm::entity::prelude::*;

/// Such as "103 Empfehlungen": stated by the source, never derived from rows.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stated_count")]
pub struct Model {
    /// Its own id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The publication that states it.
    pub record_id: Uuid,
    /// Its place among its siblings.
    pub position: i32,
    /// What is counted.
    pub what: String,
    /// How many.
    pub count: i64,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    pub record: BelongsTo<super::record::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
