//! The columns of their own that working groups have.

use sea_orm::entity::prelude::*;

/// A working group: where institutions and persons meet over time.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "working_group")]
pub struct Model {
    /// The record it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub record_id: Uuid,
    /// The term for what it is.
    pub type_id: Option<Uuid>,
    /// When it was founded, in the source's own words.
    pub founded_text: Option<String>,
    /// When it was founded, as an EDTF value.
    pub founded_edtf: Option<String>,
    /// When it was dissolved, in the source's own words.
    pub dissolved_text: Option<String>,
    /// When it was dissolved, as an EDTF value.
    pub dissolved_edtf: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    pub record: BelongsTo<super::record::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
