//! What hangs on records and relations, and goes with them.

use sea_orm_migration::{
    prelude::*,
    schema::{boolean, date_null, double_null, integer, text, text_null, uuid, uuid_null},
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
    satellites().into_iter().chain(evidence()).collect()
}

fn satellites() -> Vec<NewTable> {
    vec![
        NewTable::new(
            "address",
            &["id"],
            [
                uuid("id"),
                uuid("record_id"),
                integer("position"),
                text("type"),
                text_null("recipient"),
                text_null("street"),
                text_null("postal_code"),
                text_null("locality"),
                text_null("country"),
                uuid_null("place_id"),
                double_null("latitude"),
                double_null("longitude"),
            ],
        )
        .one_of("type", &["postal", "visiting", "billing"])
        .check("country", Expr::cust("length(\"country\") = 2"))
        .check("coordinates", Expr::cust("(\"latitude\" IS NULL) = (\"longitude\" IS NULL)"))
        .check("latitude", Expr::col("latitude").between(-90, 90))
        .check("longitude", Expr::col("longitude").between(-180, 180))
        .belongs("record_id", "record", "id")
        .refers("place_id", "term", "record_id"),
        NewTable::new(
            "contact_point",
            &["id"],
            [
                uuid("id"),
                uuid("record_id"),
                uuid_null("relation_id"),
                integer("position"),
                text("type"),
                text("value"),
                text("visibility"),
            ],
        )
        .one_of("type", &["email", "phone", "mobile", "fax", "website", "form"])
        .one_of("visibility", VISIBILITIES)
        .belongs("record_id", "record", "id")
        .belongs("relation_id", "relation", "id"),
        NewTable::new(
            "opening_hours",
            &["id"],
            [
                uuid("id"),
                uuid("record_id"),
                integer("position"),
                text("days"),
                text_null("opens"),
                text_null("closes"),
                text("timezone"),
                date_null("valid_from"),
                date_null("valid_through"),
                boolean("closed"),
            ],
        )
        .belongs("record_id", "record", "id"),
        NewTable::new(
            "other_name",
            &["id"],
            [
                uuid("id"),
                uuid("record_id"),
                integer("position"),
                text("value"),
                text_null("language"),
                text_null("usage"),
            ],
        )
        .belongs("record_id", "record", "id"),
        NewTable::new(
            "record_term",
            &["id"],
            [uuid("id"), uuid("record_id"), integer("position"), uuid("term_id"), boolean("implied")],
        )
        .unique(&["record_id", "term_id"])
        .belongs("record_id", "record", "id")
        .refers("term_id", "term", "record_id"),
    ]
}

fn evidence() -> Vec<NewTable> {
    vec![
        NewTable::new(
            "citation",
            &["id"],
            [
                uuid("id"),
                integer("position"),
                text("quote"),
                text_null("source_key"),
                text_null("field"),
                boolean("implied"),
                uuid_null("record_id"),
                uuid_null("relation_id"),
                uuid_null("address_id"),
                uuid_null("contact_point_id"),
                uuid_null("opening_hours_id"),
                uuid_null("record_term_id"),
            ],
        )
        .exactly_one(
            "owner",
            &["record_id", "relation_id", "address_id", "contact_point_id", "opening_hours_id", "record_term_id"],
        )
        .refers("source_key", "source", "key")
        .belongs("record_id", "record", "id")
        .belongs("relation_id", "relation", "id")
        .belongs("address_id", "address", "id")
        .belongs("contact_point_id", "contact_point", "id")
        .belongs("opening_hours_id", "opening_hours", "id")
        .belongs("record_term_id", "record_term", "id"),
        NewTable::new(
            "source_gap",
            &["id"],
            [uuid("id"), uuid_null("record_id"), integer("position"), text("quote"), text("missing")],
        )
        .belongs("record_id", "record", "id"),
    ]
}
