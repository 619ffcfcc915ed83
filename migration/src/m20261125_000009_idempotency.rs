//! Keys by which retries are known.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, text, timestamp_with_time_zone},
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
        NewTable::new(
            "idempotency_key",
            &["actor", "key"],
            [
                text("actor"),
                text("key"),
                text("input"),
                text("subject"),
                big_integer("revision"),
                timestamp_with_time_zone("at"),
            ],
        )
        .refers("revision", "revision", "number")
        .found_by(&["at"]),
    ]
}
