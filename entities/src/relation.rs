//! The edges of the network.

use sea_orm::entity::prelude::*;

/// One relation between two records.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "relation")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The kind of relation.
    pub kind: String,
    /// Where it starts.
    pub source_id: Uuid,
    /// Where it ends.
    pub target_id: Uuid,
    /// The term for the role.
    pub role_id: Option<Uuid>,
    /// The function in free words, such as "Projektleitung".
    pub function: Option<String>,
    /// The record in whose name.
    pub on_behalf_of_id: Option<Uuid>,
    /// The period in the source's own words.
    pub period_text: Option<String>,
    /// The start in the source's own words.
    pub period_start_text: Option<String>,
    /// The start as an EDTF value.
    pub period_start_edtf: Option<String>,
    /// The end in the source's own words.
    pub period_end_text: Option<String>,
    /// The end as an EDTF value.
    pub period_end_edtf: Option<String>,
    /// True if the source says that it goes on; null if it says nothing.
    pub period_ongoing: Option<bool>,
    /// For staff only.
    pub note: Option<String>,
    /// `PUBLIC`, `PARTNERS` or `STAFF`.
    pub visibility: String,
    /// Counts its changes, from 1.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
