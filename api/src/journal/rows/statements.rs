//! The statements that write rows of any table.

use std::collections::VecDeque;

use sea_orm::sea_query::{DeleteStatement, Expr, ExprTrait, InsertStatement, OnConflict, Query, Value};
use sea_orm::{Condition, DbBackend, EntityTrait, IdenStatic, Iterable, ModelTrait, PrimaryKeyToColumn};

/// How many values a statement carries at most. More does not make it faster, and `SQLite` takes 32,766.
const VALUES: usize = 8_192;

/// How many bytes a statement for `PostgreSQL` carries, about: what one TLS record holds. sqlx 0.9.0 leaves Nagle's
/// algorithm on (later ones turn it off again), and then the rest of a longer message waits 40 ms to be sent.
const BYTES: usize = 12_000;

/// How many rows a deletion by several key columns names at most: they nest, and `SQLite` nests 1,000 deep.
const NAMED: usize = 200;

/// Inserts rows; with `or_update`, those that are there become what is given.
///
/// The rows of a statement are a power of two, so that few texts are prepared and kept.
pub(crate) fn insert<E: EntityTrait>(rows: &[E::Model], or_update: bool, backend: DbBackend) -> Vec<InsertStatement> {
    let columns: Vec<E::Column> = E::Column::iter().collect();
    let mut rows = rows.iter().map(|row| columns.iter().map(|column| row.get(*column)).collect::<Vec<_>>()).peekable();
    let most = 1 << (VALUES / columns.len()).ilog2();
    let mut statements = Vec::new();
    let mut waiting: VecDeque<Vec<Value>> = VecDeque::new();
    loop {
        let mut bytes: usize = waiting.iter().map(|row| weight(row)).sum();
        while waiting.len() < most
            && let Some(row) =
                rows.next_if(|row| waiting.is_empty() || backend != DbBackend::Postgres || bytes + weight(row) <= BYTES)
        {
            bytes += weight(&row);
            waiting.push_back(row);
        }
        if waiting.is_empty() {
            return statements;
        }
        let mut statement = Query::insert();
        statement.into_table(E::default().table_ref()).columns(columns.iter().copied());
        for row in waiting.drain(..1 << waiting.len().ilog2()) {
            statement.values_panic(row.into_iter().map(Expr::val));
        }
        if or_update {
            statement.on_conflict(update::<E>(&columns));
        }
        statements.push(statement);
    }
}

/// How many bytes a row is on its way, about.
fn weight(row: &[Value]) -> usize {
    let of = |value: &Value| match value {
        Value::String(Some(text)) => 8 + text.len(),
        _ => 24,
    };
    row.iter().map(of).sum()
}

fn update<E: EntityTrait>(columns: &[E::Column]) -> OnConflict {
    let key = key::<E>();
    let is_key = |column: &E::Column| key.iter().any(|key| key.as_str() == column.as_str());
    let others: Vec<E::Column> = columns.iter().copied().filter(|column| !is_key(column)).collect();
    let mut conflict = OnConflict::columns(key);
    if others.is_empty() {
        conflict.do_nothing();
    } else {
        conflict.update_columns(others);
    }
    conflict
}

/// Deletes rows by their keys.
pub(super) fn delete<E: EntityTrait>(rows: &[E::Model]) -> Vec<DeleteStatement> {
    let key = key::<E>();
    let named = |rows: &[E::Model]| match key.as_slice() {
        [only] => Condition::all().add(Expr::col(*only).is_in(rows.iter().map(|row| row.get(*only)))),
        several => rows.iter().fold(Condition::any(), |any, row| {
            any.add(
                several.iter().fold(Condition::all(), |all, column| all.add(Expr::col(*column).eq(row.get(*column)))),
            )
        }),
    };
    rows.chunks(NAMED)
        .map(|rows| Query::delete().from_table(E::default().table_ref()).cond_where(named(rows)).take())
        .collect()
}

fn key<E: EntityTrait>() -> Vec<E::Column> {
    E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column).collect()
}
