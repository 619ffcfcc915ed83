//! Further names of records.

use sea_orm::entity::prelude::*;

/// A name besides the main one.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "other_name")]
pub struct Model {
    /// Its own id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The record it belongs to.
    pub record_id: Uuid,
    /// Its place among its siblings.
    pub position: i32,
    /// The name.
    pub value: String,
    /// Its language, such as `en`.
    pub language: Option<String>,
    /// When it is used, such as "former".
    pub usage: Option<String>,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    pub record: BelongsTo<super::record::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
