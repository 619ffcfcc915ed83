//! How records are reached.

use sea_orm::entity::prelude::*;

/// One way to reach a record.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_point")]
pub struct Model {
    /// Its own id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The record it belongs to.
    pub record_id: Uuid,
    /// The relation under which it was given; its source is the record.
    pub relation_id: Option<Uuid>,
    /// Its place among its siblings.
    pub position: i32,
    /// `email`, `phone`, `mobile`, `fax`, `website` or `form`.
    pub r#type: String,
    /// The address or number.
    pub value: String,
    /// `PUBLIC`, `PARTNERS` or `STAFF`.
    pub visibility: String,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    pub record: BelongsTo<super::record::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
