//! What each noun adds to a record; the key is shared.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, boolean_null, date_null, integer, text, text_null, uuid, uuid_null},
};

use crate::new_table::{self, NewTable};

const LEGAL_BASES: &[&str] = &["consent", "contract", "legal_obligation", "public_task", "legitimate_interest"];

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
    terms().into_iter().chain(other_nouns()).collect()
}

fn terms() -> Vec<NewTable> {
    vec![
        NewTable::new(
            "term",
            &["record_id"],
            [
                uuid("record_id"),
                text("scheme"),
                text("code"),
                text_null("name_en"),
                text_null("verb_de"),
                text_null("verb_inverse_de"),
                text_null("verb_en"),
                text_null("verb_inverse_en"),
            ],
        )
        .unique(&["scheme", "code"])
        .refers("record_id", "record", "id")
        .refers("scheme", "scheme", "code"),
        NewTable::new(
            "term_broader",
            &["term_id", "broader_id"],
            [uuid("term_id"), uuid("broader_id"), integer("position")],
        )
        .check("self", Expr::col("term_id").ne(Expr::col("broader_id")))
        .belongs("term_id", "term", "record_id")
        .refers("broader_id", "term", "record_id"),
    ]
}

fn other_nouns() -> Vec<NewTable> {
    vec![
        NewTable::new(
            "institution",
            &["record_id"],
            [
                uuid("record_id"),
                uuid_null("type_id"),
                uuid_null("legal_form_id"),
                text_null("founded_text"),
                text_null("founded_edtf"),
                text_null("dissolved_text"),
                text_null("dissolved_edtf"),
            ],
        )
        .refers("record_id", "record", "id")
        .refers("type_id", "term", "record_id")
        .refers("legal_form_id", "term", "record_id"),
        NewTable::new(
            "person",
            &["record_id"],
            [
                uuid("record_id"),
                text("given_name"),
                text("family_name"),
                text_null("honorific"),
                text("legal_basis"),
                date_null("delete_after"),
            ],
        )
        .one_of("legal_basis", LEGAL_BASES)
        .refers("record_id", "record", "id"),
        NewTable::new(
            "working_group",
            &["record_id"],
            [
                uuid("record_id"),
                uuid_null("type_id"),
                text_null("founded_text"),
                text_null("founded_edtf"),
                text_null("dissolved_text"),
                text_null("dissolved_edtf"),
                text_null("purpose"),
            ],
        )
        .refers("record_id", "record", "id")
        .refers("type_id", "term", "record_id"),
        NewTable::new(
            "cooperation",
            &["record_id"],
            [
                uuid("record_id"),
                uuid_null("type_id"),
                text_null("period_text"),
                text_null("period_start_text"),
                text_null("period_start_edtf"),
                text_null("period_end_text"),
                text_null("period_end_edtf"),
                boolean_null("period_ongoing"),
                text_null("recurrence_text"),
                text_null("rrule"),
                text_null("window_start"),
                text_null("window_end"),
            ],
        )
        .refers("record_id", "record", "id")
        .refers("type_id", "term", "record_id"),
        NewTable::new(
            "publication",
            &["record_id"],
            [
                uuid("record_id"),
                uuid_null("type_id"),
                text_null("edition"),
                text_null("published_text"),
                text_null("published_edtf"),
                text_null("download_url"),
            ],
        )
        .refers("record_id", "record", "id")
        .refers("type_id", "term", "record_id"),
        NewTable::new(
            "stated_count",
            &["id"],
            [uuid("id"), uuid("record_id"), integer("position"), text("what"), big_integer("count")],
        )
        .belongs("record_id", "publication", "record_id"),
    ]
}
