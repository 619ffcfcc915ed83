//! The columns of their own that persons have.

use sea_orm::entity::prelude::*;

/// A person whom one can talk to.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// The record it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub record_id: Uuid,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Such as "Dr.".
    pub honorific: Option<String>,
    /// Why the data may be kept, GDPR Art. 6(1): `consent`, `contract`, `legal_obligation`, `public_task` or
    /// `legitimate_interest`.
    pub legal_basis: String,
    /// The last day it may be kept.
    pub delete_after: Option<Date>,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    pub record: BelongsTo<super::record::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
