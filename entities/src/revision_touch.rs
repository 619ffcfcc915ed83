//! What each revision touched.

use sea_orm::entity::prelude::*;

/// One record or relation that a revision touched.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revision_touch")]
pub struct Model {
    /// The revision.
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i64,
    /// Counts within the revision.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i32,
    /// The noun of the record; null: a relation; `ALL`: everything.
    pub noun: Option<String>,
    /// The record or relation; null with `ALL`.
    pub id: Option<Uuid>,
    /// The version that it has after the revision; null where the revision changed only who sees it or what it shows of
    /// others.
    pub version: Option<i32>,
    /// The smallest audience that saw it before; null: it was not there.
    pub sight: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
