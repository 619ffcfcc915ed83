//! The entities know exactly the columns that the databases have.

use std::collections::BTreeSet;

use partnernetz_entities::{
    address, citation, contact_point, cooperation, directory, external_id, idempotency_key, institution, opening_hours,
    other_name, person, publication, record, record_term, relation, relation_kind, relation_kind_end, relation_term,
    revision, revision_item, revision_touch, scheme, slug_alias, source, source_gap, stated_count, term, term_broader,
    working_group,
};
use sea_orm_migration::sea_orm::{
    ColumnTrait, ColumnType, DbBackend, EntityTrait, IdenStatic, Iterable, PrimaryKeyToColumn,
};

use crate::database::{catalogue, on_databases};

/// Table, column, type and whether it may be null.
type Line = (String, String, String, bool);

#[tokio::test]
async fn entities_and_databases_agree() {
    on_databases(async |db| {
        let sqlite = r#"SELECT m.name AS a, c.name AS b, lower(c.type) AS c, NOT c."notnull" AS d
            FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name <> 'seaql_migrations'"#;
        let postgres =
            "SELECT table_name::text AS a, column_name::text AS b, udt_name::text AS c, is_nullable = 'YES' AS d
            FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> 'seaql_migrations'";
        let found: BTreeSet<Line> = catalogue(db, sqlite, postgres).await.into_iter().collect();
        let known: BTreeSet<_> = every_column(db.get_database_backend()).into_iter().collect();
        assert!(found == known, "not the same: {:?}", found.symmetric_difference(&known).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn entities_and_databases_agree_on_keys() {
    on_databases(async |db| {
        let sqlite = "SELECT m.name AS a, c.name AS b FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND c.pk > 0 AND m.name <> 'seaql_migrations'";
        let postgres = "SELECT c.conrelid::regclass::text AS a, a.attname::text AS b FROM pg_constraint c
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
            WHERE c.contype = 'p' AND c.connamespace = current_schema()::regnamespace
                AND c.conrelid <> 'seaql_migrations'::regclass";
        let found: BTreeSet<(String, String)> = catalogue(db, sqlite, postgres).await.into_iter().collect();
        let known: BTreeSet<_> = every_key().into_iter().collect();
        assert!(found == known, "not the same: {:?}", found.symmetric_difference(&known).collect::<Vec<_>>());
    })
    .await;
}

macro_rules! of_every_entity {
    ($lines:ident($($backend:ident)?)) => {
        of_every_entity!($lines($($backend)?), address citation contact_point cooperation directory external_id
            idempotency_key institution opening_hours other_name person publication record record_term relation relation_kind
            relation_kind_end relation_term revision revision_item revision_touch scheme slug_alias source source_gap
            stated_count term term_broader working_group)
    };
    ($lines:ident($backend:ident), $($entity:ident)*) => {
        [$($lines::<$entity::Entity>($backend)),*].concat()
    };
    ($lines:ident(), $($entity:ident)*) => {
        [$($lines::<$entity::Entity>()),*].concat()
    };
}

fn every_column(backend: DbBackend) -> Vec<Line> {
    of_every_entity!(columns(backend))
}

fn every_key() -> Vec<(String, String)> {
    of_every_entity!(keys())
}

fn columns<E: EntityTrait>(backend: DbBackend) -> Vec<Line> {
    E::Column::iter()
        .map(|column| {
            let definition = column.def();
            let kind = type_name(definition.get_column_type(), backend);
            (E::default().table_name().into(), column.as_str().into(), kind.into(), definition.is_null())
        })
        .collect()
}

fn keys<E: EntityTrait>() -> Vec<(String, String)> {
    E::PrimaryKey::iter().map(|key| (E::default().table_name().into(), key.into_column().as_str().into())).collect()
}

fn type_name(kind: &ColumnType, backend: DbBackend) -> &'static str {
    let (sqlite, postgres) = match kind {
        ColumnType::Uuid => ("uuid_text", "uuid"),
        ColumnType::String(_) => ("text", "text"),
        ColumnType::Integer => ("integer", "int4"),
        ColumnType::BigInteger => ("integer", "int8"),
        ColumnType::Boolean => ("boolean", "bool"),
        ColumnType::Double => ("double", "float8"),
        ColumnType::Date => ("date_text", "date"),
        ColumnType::TimestampWithTimeZone => ("timestamp_with_timezone_text", "timestamptz"),
        other => panic!("{other:?} is in no table yet"),
    };
    if backend == DbBackend::Postgres { postgres } else { sqlite }
}
