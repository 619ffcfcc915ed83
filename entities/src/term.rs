//! The columns of their own that terms have.

use sea_orm::entity::prelude::*;

/// A term of the controlled vocabulary; its record's `name` is the German label.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "term")]
pub struct Model {
    /// The record it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub record_id: Uuid,
    /// The scheme it belongs to.
    pub scheme: String,
    /// Its name within the scheme.
    pub code: String,
    /// The English label.
    pub name_en: Option<String>,
    /// Of a role: the German phrase, from source to target.
    pub verb_de: Option<String>,
    /// Of a role: the German phrase, from target to source.
    pub verb_inverse_de: Option<String>,
    /// Of a role: the English phrase, from source to target.
    pub verb_en: Option<String>,
    /// Of a role: the English phrase, from target to source.
    pub verb_inverse_en: Option<String>,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    pub record: BelongsTo<super::record::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
