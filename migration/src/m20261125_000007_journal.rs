//! The change log.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, integer, text, text_null, timestamp_with_time_zone, uuid, uuid_null},
};

use crate::{
    m20261125_000002_vocabulary::NOUNS,
    new_table::{self, NewTable},
};

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
            "revision",
            &["number"],
            [
                big_integer("number"),
                timestamp_with_time_zone("at"),
                text_null("actor"),
                text("deed"),
                text_null("request_id"),
                uuid("commit_id"),
                integer("epoch"),
            ],
        )
        .unique(&["commit_id"]),
        NewTable::new(
            "revision_touch",
            &["revision", "seq"],
            [big_integer("revision"), integer("seq"), text_null("noun"), uuid_null("id")],
        )
        .check("noun", Expr::col("noun").is_in(NOUNS.iter().copied().chain(["ALL"])))
        .refers("revision", "revision", "number")
        .found_by(&["id", "revision"]),
        // No foreign key to the record or relation: its row may go, the log stays.
        NewTable::new(
            "revision_item",
            &["revision", "seq"],
            [
                big_integer("revision"),
                integer("seq"),
                uuid_null("record_id"),
                uuid_null("relation_id"),
                text_null("field"),
                text_null("before"),
                text_null("after"),
            ],
        )
        .check("owner", Expr::cust("\"record_id\" IS NULL OR \"relation_id\" IS NULL"))
        .refers("revision", "revision", "number")
        .found_by(&["record_id", "revision"])
        .found_by(&["relation_id", "revision"]),
    ]
}
