//! The schemes that terms belong to.

use sea_orm::entity::prelude::*;

/// A scheme of terms, such as topics, places or the types of institution.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scheme")]
pub struct Model {
    /// Its name in documents and filters.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// The German label.
    pub label_de: String,
    /// The English label.
    pub label_en: String,
    /// Whether documents may add terms to it; a closed one comes from the vocabulary.
    pub open: bool,
}

impl ActiveModelBehavior for ActiveModel {}
