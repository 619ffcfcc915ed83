//! Retries that are known: what a viewer's key was used for. Holds no payload.

use sea_orm::entity::prelude::*;

/// A key that a viewer gave a creating deed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_key")]
pub struct Model {
    /// Whose key it is: the subject of the token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub actor: String,
    /// The key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// SHA-256 of the deed and its input, in base64url.
    pub input: String,
    /// What was made: `record <uuid>`, `relation <uuid>`, `kind <code>`.
    pub subject: String,
    /// The revision that made it.
    pub revision: i64,
    /// When; it is good for 24 hours.
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
