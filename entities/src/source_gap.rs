//! What sources lost or left out.

use sea_orm::entity::prelude::*;

/// A gap in a source; of a record, or of the directory as a whole.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "source_gap")]
pub struct Model {
    /// Its own id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The record it concerns; null: the directory.
    pub record_id: Option<Uuid>,
    /// Its place among its siblings.
    pub position: i32,
    /// The source's words around the gap.
    pub quote: String,
    /// What is missing.
    pub missing: String,
}

impl ActiveModelBehavior for ActiveModel {}
