//! The vocabulary: schemes of terms and kinds of relation.

use sea_orm_migration::{
    prelude::*,
    schema::{boolean, integer, text, text_null},
};

use crate::new_table::{self, NewTable};

/// All nouns.
pub(crate) const NOUNS: &[&str] = &["institution", "person", "working_group", "cooperation", "publication", "term"];

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
        NewTable::new("scheme", &["code"], [text("code"), text("label_de"), text("label_en"), boolean("open")]),
        NewTable::new(
            "relation_kind",
            &["code"],
            [
                text("code"),
                text("label_de"),
                text("inverse_de"),
                text("label_en"),
                text("inverse_en"),
                text("temporal"),
                boolean("symmetric"),
                text_null("role_scheme"),
                integer("position"),
            ],
        )
        .one_of("temporal", &["STATE", "EVENT"])
        .refers("role_scheme", "scheme", "code"),
        NewTable::new(
            "relation_kind_end",
            &["kind", "source_noun", "target_noun"],
            [text("kind"), text("source_noun"), text("target_noun"), integer("position")],
        )
        .one_of("source_noun", NOUNS)
        .one_of("target_noun", NOUNS)
        .refers("kind", "relation_kind", "code"),
    ]
}
