//! The kinds of relation, as data.

use sea_orm::entity::prelude::*;

/// A kind of relation: what it means, in both directions and languages.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "relation_kind")]
pub struct Model {
    /// Its name, such as `member_of`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// German, from source to target.
    pub label_de: String,
    /// German, from target to source.
    pub inverse_de: String,
    /// English, from source to target.
    pub label_en: String,
    /// English, from target to source.
    pub inverse_en: String,
    /// `STATE` holds over a period, `EVENT` from its date on.
    pub temporal: String,
    /// Whether both directions mean the same; stored once, with the smaller id first.
    pub symmetric: bool,
    /// The scheme its roles come from; null if it has no roles.
    pub role_scheme: Option<String>,
    /// Its place among the kinds.
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}
