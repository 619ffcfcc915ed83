//! Which nouns a kind of relation may join.

use sea_orm::entity::prelude::*;

/// One allowed pair of ends.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "relation_kind_end")]
pub struct Model {
    /// The kind of relation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// The noun of the source.
    #[sea_orm(primary_key, auto_increment = false)]
    pub source_noun: String,
    /// The noun of the target.
    #[sea_orm(primary_key, auto_increment = false)]
    pub target_noun: String,
    /// Its place among its siblings.
    pub position: i32,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "kind", to = "code")]
    pub relation_kind: BelongsTo<super::relation_kind::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
