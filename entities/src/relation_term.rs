//! The topics of a relation.

use sea_orm::entity::prelude::*;

/// One topic of a relation, such as what a contact answers for.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "relation_term")]
pub struct Model {
    /// The relation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub relation_id: Uuid,
    /// The topic.
    #[sea_orm(primary_key, auto_increment = false)]
    pub term_id: Uuid,
    /// Its place among the topics.
    pub position: i32,
    /// Whether it is our reading rather than the source's words.
    pub implied: bool,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "relation_id", to = "id")]
    pub relation: BelongsTo<super::relation::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
