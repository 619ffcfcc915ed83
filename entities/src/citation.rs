//! What sources say, word for word.

use sea_orm::entity::prelude::*;

/// A quote that backs exactly one thing.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "citation")]
pub struct Model {
    /// Its own id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its place among its siblings.
    pub position: i32,
    /// The source's words.
    pub quote: String,
    /// The source quoted.
    pub source_key: Option<String>,
    /// The field it backs; null: the whole thing.
    pub field: Option<String>,
    /// Whether it is our reading rather than the source's words.
    pub implied: bool,
    /// The record it backs.
    pub record_id: Option<Uuid>,
    /// The relation it backs.
    pub relation_id: Option<Uuid>,
    /// The address it backs.
    pub address_id: Option<Uuid>,
    /// The contact point it backs.
    pub contact_point_id: Option<Uuid>,
    /// The opening hours it backs.
    pub opening_hours_id: Option<Uuid>,
    /// The term of a record it backs.
    pub record_term_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
