//! The ids that other systems know records and relations by.

use sea_orm::entity::prelude::*;

/// An id in another system; of exactly one record or relation.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "external_id")]
pub struct Model {
    /// The other system.
    #[sea_orm(primary_key, auto_increment = false)]
    pub system: String,
    /// The id there.
    #[sea_orm(primary_key, auto_increment = false)]
    pub value: String,
    /// The record it names.
    pub record_id: Option<Uuid>,
    /// The relation it names.
    pub relation_id: Option<Uuid>,
    /// Its place among its siblings.
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}
