//! The directory itself and what it is cited from.

use sea_orm_migration::{
    prelude::*,
    schema::{integer, text, text_null, timestamp_with_time_zone},
};

use crate::new_table::{self, NewTable};

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
        NewTable::new("source", &["key"], [text("key"), text("title"), text_null("url")]),
        NewTable::new(
            "directory",
            &["id"],
            [
                integer("id"),
                text("title"),
                text("language"),
                text_null("default_source"),
                integer("epoch"),
                timestamp_with_time_zone("created_at"),
            ],
        )
        .check("id", Expr::col("id").eq(1))
        .refers("default_source", "source", "key"),
    ]
}
