//! The change log: append-only, without personal values.

use sea_orm::entity::prelude::*;

/// One committed change of the directory.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revision")]
pub struct Model {
    /// Counts without gaps; log order is commit order.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// When it was committed.
    pub at: DateTimeUtc,
    /// Who did it: the subject of the token.
    pub actor: Option<String>,
    /// What was done, such as `load`.
    pub deed: String,
    /// The request it came from.
    pub request_id: Option<String>,
    /// Random; tells whether a commit whose answer was lost took place.
    #[sea_orm(unique)]
    pub commit_id: Uuid,
    /// The epoch of the server that wrote it.
    pub epoch: i32,
}

impl ActiveModelBehavior for ActiveModel {}
