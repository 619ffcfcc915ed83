//! What records are cited from.

use sea_orm::entity::prelude::*;

/// A document or site that citations point to.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "source")]
pub struct Model {
    /// A short name, used in documents.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Its title.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
