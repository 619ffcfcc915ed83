//! Which term is wider than which.

use sea_orm::entity::prelude::*;

/// One step from a term to a broader one; a term may have several.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "term_broader")]
pub struct Model {
    /// The narrower term.
    #[sea_orm(primary_key, auto_increment = false)]
    pub term_id: Uuid,
    /// The broader term.
    #[sea_orm(primary_key, auto_increment = false)]
    pub broader_id: Uuid,
    /// Its place among the broader terms.
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}
