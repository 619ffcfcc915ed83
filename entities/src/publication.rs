//! The columns of their own that publications have.

use sea_orm::entity::prelude::*;

/// A publication: what came out of it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publication")]
pub struct Model {
    /// The record it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub record_id: Uuid,
    /// The term for what it is.
    pub type_id: Option<Uuid>,
    /// Which edition.
    pub edition: Option<String>,
    /// When it came out, in the source's own words.
    pub published_text: Option<String>,
    /// When it came out, as an EDTF value.
    pub published_edtf: Option<String>,
    /// Where the file is.
    pub download_url: Option<String>,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    pub record: BelongsTo<super::record::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
