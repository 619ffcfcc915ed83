//! The statements that write rows of any table.

use sea_orm::sea_query::{DeleteStatement, Expr, ExprTrait, InsertStatement, OnConflict, Query};
use sea_orm::{Condition, EntityTrait, IdenStatic, Iterable, ModelTrait, PrimaryKeyToColumn};

/// How many values a statement carries at most. More does not make it faster, and `SQLite` takes 32,766.
const VALUES: usize = 8_192;

/// How many rows a deletion by several key columns names at most: they nest, and `SQLite` nests 1,000 deep.
const NAMED: usize = 200;

/// Inserts rows; with `or_update`, those that are there become what is given.
///
/// The rows of a statement are a power of two, so that few texts are prepared and kept.
pub(crate) fn insert<E: EntityTrait>(rows: &[E::Model], or_update: bool) -> Vec<InsertStatement> {
    let columns: Vec<E::Column> = E::Column::iter().collect();
    let most = 1 << (VALUES / columns.len()).ilog2();
    let mut statements = Vec::new();
    let mut rest = rows;
    while !rest.is_empty() {
        let (now, later) = rest.split_at(usize::min(most, 1 << rest.len().ilog2()));
        rest = later;
        let mut statement = Query::insert();
        statement.into_table(E::default().table_ref()).columns(columns.iter().copied());
        for row in now {
            statement.values_panic(columns.iter().map(|column| Expr::val(row.get(*column))));
        }
        if or_update {
            statement.on_conflict(update::<E>(&columns));
        }
        statements.push(statement);
    }
    statements
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
