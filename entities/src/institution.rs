//! The columns of their own that institutions have.

use sea_orm::entity::prelude::*;

/// An institution: who takes part.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "institution")]
pub struct Model {
    /// The record it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub record_id: Uuid,
    /// The term for what it is.
    pub type_id: Option<Uuid>,
    /// The term for its legal form.
    pub legal_form_id: Option<Uuid>,
    /// When it was founded, in the source's own words.
    pub founded_text: Option<String>,
    /// When it was founded, as an EDTF value.
    pub founded_edtf: Option<String>,
    /// When it was dissolved, in the source's own words.
    pub dissolved_text: Option<String>,
    /// When it was dissolved, as an EDTF value.
    pub dissolved_edtf: Option<String>,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    pub record: BelongsTo<super::record::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
