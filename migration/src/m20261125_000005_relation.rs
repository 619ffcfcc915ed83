//! The edges between records, and the ids that other systems give to both.

use sea_orm_migration::{
    prelude::*,
    schema::{boolean, boolean_null, integer, text, text_null, timestamp_with_time_zone, uuid, uuid_null},
};

use crate::{
    m20261125_000003_record::VISIBILITIES,
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
            "relation",
            &["id"],
            [
                uuid("id"),
                text("kind"),
                uuid("source_id"),
                uuid("target_id"),
                uuid_null("role_id"),
                text_null("function"),
                uuid_null("on_behalf_of_id"),
                text_null("period_text"),
                text_null("period_start_text"),
                text_null("period_start_edtf"),
                text_null("period_end_text"),
                text_null("period_end_edtf"),
                boolean_null("period_ongoing"),
                text_null("note"),
                text("visibility"),
                integer("version"),
                timestamp_with_time_zone("created_at"),
                timestamp_with_time_zone("updated_at"),
            ],
        )
        .check("self", Expr::col("source_id").ne(Expr::col("target_id")))
        .one_of("visibility", VISIBILITIES)
        .check("version", Expr::col("version").gte(1))
        .refers("kind", "relation_kind", "code")
        .refers("source_id", "record", "id")
        .refers("target_id", "record", "id")
        .refers("role_id", "term", "record_id")
        .refers("on_behalf_of_id", "record", "id"),
        NewTable::new(
            "relation_term",
            &["relation_id", "term_id"],
            [uuid("relation_id"), uuid("term_id"), integer("position"), boolean("implied")],
        )
        .belongs("relation_id", "relation", "id")
        .refers("term_id", "term", "record_id"),
        NewTable::new(
            "external_id",
            &["system", "value"],
            [text("system"), text("value"), uuid_null("record_id"), uuid_null("relation_id"), integer("position")],
        )
        .exactly_one("owner", &["record_id", "relation_id"])
        .belongs("record_id", "record", "id")
        .belongs("relation_id", "relation", "id"),
    ]
}
