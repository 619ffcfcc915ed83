//! Foreign keys: none leads nowhere, and deleting takes what is a part and stops at what is needed.

use std::collections::BTreeSet;

use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};

use crate::{
    database::{catalogue, on_databases},
    rows::fill,
};

/// The foreign keys whose rows go with what they belong to; the others hold it.
const PARTS: &[(&str, &str)] = &[
    ("address", "record_id"),
    ("citation", "address_id"),
    ("citation", "contact_point_id"),
    ("citation", "opening_hours_id"),
    ("citation", "record_id"),
    ("citation", "record_term_id"),
    ("citation", "relation_id"),
    ("contact_point", "record_id"),
    ("contact_point", "relation_id"),
    ("external_id", "record_id"),
    ("external_id", "relation_id"),
    ("opening_hours", "record_id"),
    ("other_name", "record_id"),
    ("record_term", "record_id"),
    ("relation_term", "relation_id"),
    ("slug_alias", "record_id"),
    ("source_gap", "record_id"),
    ("stated_count", "record_id"),
    ("term_broader", "term_id"),
];

/// Table, column, and what happens on delete.
async fn foreign_keys(db: &DatabaseConnection) -> Vec<(String, String, String)> {
    let sqlite = r#"SELECT m.name AS a, f."from" AS b, f.on_delete AS c
        FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"#;
    let postgres = "SELECT c.conrelid::regclass::text AS a, a.attname::text AS b,
            CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' ELSE c.confdeltype::text END AS c
        FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        WHERE c.contype = 'f'";
    catalogue(db, sqlite, postgres).await
}

async fn is_refused(db: &DatabaseConnection, statement: &str) {
    // Not `sql_err()`: it does not know the code that SQLite gives when RESTRICT refuses (1811).
    let refusal = db.execute_unprepared(statement).await.expect_err(statement).to_string();
    assert!(refusal.to_lowercase().contains("foreign key constraint"), "{statement}: {refusal}");
}

async fn count(db: &DatabaseConnection, from: &str) -> i64 {
    let sql = format!("SELECT count(*) AS a FROM {from}");
    catalogue::<(i64,)>(db, &sql, &sql).await[0].0
}

#[tokio::test]
async fn no_reference_leads_nowhere() {
    on_databases(async |db| {
        fill(db).await;
        let keys = foreign_keys(db).await;
        assert_eq!(keys.len(), 48);
        for (table, column, _) in keys {
            let nowhere = match (column.as_str(), db.get_database_backend()) {
                ("revision", _) => "-1",
                (column, _) if !column.ends_with("_id") && column != "merged_into" => "'nowhere'",
                (_, DbBackend::Postgres) => "'ffffffff-0000-0000-0000-000000000000'",
                _ => "x'ffffffff000000000000000000000000'",
            };
            let one = format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL LIMIT 1");
            is_refused(db, &format!("UPDATE {table} SET {column} = {nowhere} WHERE {column} IN ({one})")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn parts_go_with_the_whole_and_nothing_else_does() {
    on_databases(async |db| {
        let found: BTreeSet<_> = foreign_keys(db).await.into_iter().collect();
        let parts = found.iter().filter(|(.., on_delete)| on_delete == "CASCADE");
        let parts: Vec<_> = parts.map(|(table, column, _)| (table.as_str(), column.as_str())).collect();
        assert_eq!(parts, PARTS);
        assert!(found.iter().all(|(.., on_delete)| on_delete == "CASCADE" || on_delete == "RESTRICT"), "{found:?}");
    })
    .await;
}

#[tokio::test]
async fn a_relation_takes_what_hangs_on_it_and_holds_its_ends() {
    on_databases(async |db| {
        fill(db).await;
        is_refused(db, "DELETE FROM record WHERE id IN (SELECT target_id FROM relation)").await;
        assert_eq!(count(db, "citation WHERE contact_point_id IS NOT NULL").await, 1);
        db.execute_unprepared("DELETE FROM relation").await.unwrap();
        for gone in ["relation_term", "contact_point", "external_id WHERE relation_id IS NOT NULL"] {
            assert_eq!(count(db, gone).await, 0, "{gone}");
        }
        assert_eq!(count(db, "citation WHERE contact_point_id IS NOT NULL OR relation_id IS NOT NULL").await, 0);
        assert_eq!(count(db, "citation").await, 4);
        assert_eq!(count(db, "revision_item WHERE relation_id IS NOT NULL").await, 1);
    })
    .await;
}

#[tokio::test]
async fn every_reference_can_be_followed_backwards() {
    on_databases(async |db| {
        let sqlite = "SELECT m.name AS a, c.name AS b FROM sqlite_master m, pragma_index_list(m.name) i,
            pragma_index_info(i.name) c WHERE m.type = 'table' AND c.seqno = 0";
        let postgres = "SELECT i.indrelid::regclass::text AS a, a.attname::text AS b FROM pg_index i
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]";
        let indexed: BTreeSet<(String, String)> = catalogue(db, sqlite, postgres).await.into_iter().collect();
        for (table, column, _) in foreign_keys(db).await {
            assert!(indexed.contains(&(table.clone(), column.clone())), "no index begins with {table}.{column}");
        }
    })
    .await;
}
