//! What is true of every record, whatever its noun.

use sea_orm::entity::prelude::*;

/// A node of the network.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "record")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `institution`, `person`, `working_group`, `cooperation`, `publication` or `term`; the table that shares the key.
    pub noun: String,
    /// Its readable name in addresses, unique over all nouns.
    #[sea_orm(unique)]
    pub slug: String,
    /// The name; of a term, the German label.
    pub name: String,
    /// An abbreviation.
    pub short_name: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Its own site.
    pub website: Option<String>,
    /// For staff only.
    pub note: Option<String>,
    /// `PUBLIC`, `PARTNERS` or `STAFF`.
    pub visibility: String,
    /// `DRAFT`, `PUBLISHED` or `ARCHIVED`.
    pub lifecycle: String,
    /// Whether one needs an appointment; null if unknown.
    pub by_appointment: Option<bool>,
    /// Counts its changes, from 1.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
    /// When somebody last confirmed it.
    pub verified_at: Option<DateTimeUtc>,
    /// Who confirmed it: the subject of the token.
    pub verified_by: Option<String>,
    /// The record that took its place.
    pub merged_into: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
