//! Every check refuses the rows it is there for, and no others.

use std::collections::BTreeSet;

use sea_orm_migration::sea_orm::{ConnectionTrait, SqlErr};

use crate::{
    database::{catalogue, on_databases},
    rows::fill,
};

/// A check and a statement that it refuses.
const REFUSED: &[(&str, &str)] = &[
    ("ck_directory_id", "UPDATE directory SET id = 2"),
    ("ck_relation_kind_temporal", "UPDATE relation_kind SET temporal = 'state'"),
    ("ck_relation_kind_end_source_noun", "UPDATE relation_kind_end SET source_noun = 'dog'"),
    ("ck_relation_kind_end_target_noun", "UPDATE relation_kind_end SET target_noun = 'ALL'"),
    ("ck_record_noun", "UPDATE record SET noun = 'Person'"),
    ("ck_record_visibility", "UPDATE record SET visibility = 'public'"),
    ("ck_record_lifecycle", "UPDATE record SET lifecycle = ''"),
    ("ck_record_version", "UPDATE record SET version = 0"),
    ("ck_term_broader_self", "UPDATE term_broader SET broader_id = term_id"),
    ("ck_person_legal_basis", "UPDATE person SET legal_basis = 'CONSENT'"),
    ("ck_relation_self", "UPDATE relation SET target_id = source_id"),
    ("ck_relation_visibility", "UPDATE relation SET visibility = 'NOBODY'"),
    ("ck_relation_version", "UPDATE relation SET version = -1"),
    ("ck_external_id_owner", "UPDATE external_id SET record_id = NULL, relation_id = NULL"),
    (
        "ck_external_id_owner",
        "UPDATE external_id SET record_id = (SELECT id FROM record LIMIT 1) WHERE relation_id IS NOT NULL",
    ),
    ("ck_address_type", "UPDATE address SET type = 'home'"),
    ("ck_address_country", "UPDATE address SET country = 'DEU'"),
    ("ck_address_coordinates", "UPDATE address SET longitude = NULL"),
    ("ck_address_coordinates", "UPDATE address SET latitude = NULL"),
    ("ck_address_latitude", "UPDATE address SET latitude = 90.001"),
    ("ck_address_latitude", "UPDATE address SET latitude = -90.001"),
    ("ck_address_longitude", "UPDATE address SET longitude = 180.001"),
    ("ck_address_longitude", "UPDATE address SET longitude = -180.001"),
    ("ck_contact_point_type", "UPDATE contact_point SET type = 'pigeon'"),
    ("ck_contact_point_visibility", "UPDATE contact_point SET visibility = 'ALL'"),
    ("ck_citation_owner", "UPDATE citation SET record_id = NULL"),
    ("ck_citation_owner", "UPDATE citation SET relation_id = (SELECT id FROM relation) WHERE record_id IS NOT NULL"),
    (
        "ck_citation_owner",
        "UPDATE citation SET record_id = (SELECT id FROM record LIMIT 1) WHERE record_term_id IS NOT NULL",
    ),
    ("ck_revision_touch_noun", "UPDATE revision_touch SET noun = 'relation'"),
    ("ck_revision_touch_sight", "UPDATE revision_touch SET sight = 'ALL'"),
    ("ck_revision_item_owner", "UPDATE revision_item SET record_id = relation_id WHERE relation_id IS NOT NULL"),
];

/// A column and all values it takes.
const TAKEN: &[(&str, &str, &[&str])] = &[
    ("record", "noun", &["institution", "person", "working_group", "cooperation", "publication", "term"]),
    ("record", "visibility", &["PUBLIC", "PARTNERS", "STAFF"]),
    ("record", "lifecycle", &["DRAFT", "PUBLISHED", "ARCHIVED"]),
    ("relation", "visibility", &["PUBLIC", "PARTNERS", "STAFF"]),
    ("relation_kind", "temporal", &["STATE", "EVENT"]),
    (
        "relation_kind_end",
        "source_noun",
        &["institution", "person", "working_group", "cooperation", "publication", "term"],
    ),
    (
        "relation_kind_end",
        "target_noun",
        &["institution", "person", "working_group", "cooperation", "publication", "term"],
    ),
    ("person", "legal_basis", &["consent", "contract", "legal_obligation", "public_task", "legitimate_interest"]),
    ("address", "type", &["postal", "visiting", "billing"]),
    ("contact_point", "type", &["email", "phone", "mobile", "fax", "website", "form"]),
    ("contact_point", "visibility", &["PUBLIC", "PARTNERS", "STAFF"]),
    (
        "revision_touch",
        "noun",
        &["institution", "person", "working_group", "cooperation", "publication", "term", "ALL"],
    ),
    ("revision_touch", "sight", &["PUBLIC", "PARTNERS", "STAFF"]),
];

/// Statements that would make two rows agree where they must not.
const NOT_TWICE: &[&str] = &[
    "UPDATE record SET slug = 'same'",
    "UPDATE term SET code = 'same'",
    "UPDATE external_id SET value = 'same'",
    "UPDATE record_term SET term_id = (SELECT record_id FROM term LIMIT 1)",
    "UPDATE revision SET commit_id = (SELECT commit_id FROM revision LIMIT 1)",
];

#[tokio::test]
async fn checks_refuse_what_must_not_be() {
    on_databases(async |db| {
        fill(db).await;
        for (check, statement) in REFUSED {
            let refusal = db.execute_unprepared(statement).await.expect_err(statement).to_string();
            // Quoted by PostgreSQL, last by SQLite: a longer name is another check.
            let named = refusal.contains(&format!("\"{check}\"")) || refusal.ends_with(check);
            assert!(named, "{statement}: {refusal}");
        }
    })
    .await;
}

#[tokio::test]
async fn no_check_is_untested() {
    on_databases(async |db| {
        let sqlite = "SELECT sql AS a FROM sqlite_master WHERE type = 'table'";
        let postgres = "SELECT 'CONSTRAINT \"' || conname || '\"' AS a FROM pg_constraint WHERE contype = 'c'
            AND connamespace = current_schema()::regnamespace";
        let catalogue: Vec<(String,)> = catalogue(db, sqlite, postgres).await;
        let found: BTreeSet<&str> = catalogue
            .iter()
            .flat_map(|(sql,)| sql.split("CONSTRAINT \"").skip(1))
            .filter_map(|rest| rest.split('"').next())
            .filter(|name| name.starts_with("ck_"))
            .collect();
        assert_eq!(found, REFUSED.iter().map(|(check, _)| *check).collect());
    })
    .await;
}

#[tokio::test]
async fn checks_take_what_may_be() {
    on_databases(async |db| {
        fill(db).await;
        for (table, column, values) in TAKEN {
            for value in *values {
                let statement = format!("UPDATE {table} SET {column} = '{value}'");
                let taken = db.execute_unprepared(&statement).await.expect(&statement);
                assert!(taken.rows_affected() > 0, "{statement} met no row");
            }
        }
        for statement in [
            "UPDATE address SET latitude = 90, longitude = -180",
            "UPDATE address SET latitude = NULL, longitude = NULL, country = NULL",
        ] {
            db.execute_unprepared(statement).await.expect(statement);
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_unique_is_not_there_twice() {
    on_databases(async |db| {
        fill(db).await;
        for statement in NOT_TWICE {
            let refusal = db.execute_unprepared(statement).await.expect_err(statement);
            assert!(matches!(refusal.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))), "{statement}: {refusal}");
        }
    })
    .await;
}
