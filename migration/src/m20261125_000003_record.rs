//! What is true of every record.

use sea_orm_migration::{
    prelude::*,
    schema::{
        boolean_null, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
        uuid_null,
    },
};

use crate::{
    m20261125_000002_vocabulary::NOUNS,
    new_table::{self, NewTable},
};

/// Who may see a thing.
pub(crate) const VISIBILITIES: &[&str] = &["PUBLIC", "PARTNERS", "STAFF"];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        new_table::create(manager, tables()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        new_table::drop(manager, tables()).await
    }
}

fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new(
            "record",
            &["id"],
            [
                uuid("id"),
                text("noun"),
                text("slug"),
                text("name"),
                text_null("short_name"),
                text_null("description"),
                text_null("website"),
                text_null("note"),
                text("visibility"),
                text("lifecycle"),
                boolean_null("by_appointment"),
                integer("version"),
                timestamp_with_time_zone("created_at"),
                timestamp_with_time_zone("updated_at"),
                timestamp_with_time_zone_null("verified_at"),
                text_null("verified_by"),
                uuid_null("merged_into"),
            ],
        )
        .one_of("noun", NOUNS)
        .one_of("visibility", VISIBILITIES)
        .one_of("lifecycle", &["DRAFT", "PUBLISHED", "ARCHIVED"])
        .check("version", Expr::col("version").gte(1))
        .unique(&["slug"])
        .refers("merged_into", "record", "id"),
        NewTable::new("slug_alias", &["slug"], [text("slug"), uuid("record_id"), integer("position")]).belongs(
            "record_id",
            "record",
            "id",
        ),
    ]
}
