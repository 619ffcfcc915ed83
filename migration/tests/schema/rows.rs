//! A row for every table, with every column filled that may be; each reads back as it was written.

use std::fmt::Debug;

use sea_orm_migration::sea_orm::{
    DatabaseConnection, EntityTrait, IntoActiveModel,
    prelude::{Date, DateTimeUtc, Uuid},
};

use crate::database::on_databases;

mod edges;
mod nodes;

const INSTITUTION: Uuid = Uuid::from_u128(1);
const PERSON: Uuid = Uuid::from_u128(2);
const WORKING_GROUP: Uuid = Uuid::from_u128(3);
const COOPERATION: Uuid = Uuid::from_u128(4);
const PUBLICATION: Uuid = Uuid::from_u128(5);
const TERM: Uuid = Uuid::from_u128(6);
const BROADER: Uuid = Uuid::from_u128(7);

#[tokio::test]
async fn every_row_reads_back_as_it_was_written() {
    on_databases(fill).await;
}

/// Puts the rows into an empty database.
pub async fn fill(db: &DatabaseConnection) {
    nodes::fill(db).await;
    edges::fill(db).await;
}

/// Writes the row and finds it again, equal.
async fn keep<E>(db: &DatabaseConnection, _: E, row: E::Model)
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + Clone + Debug + PartialEq,
{
    E::insert(row.clone().into_active_model()).exec_without_returning(db).await.unwrap();
    let found = E::find().all(db).await.unwrap();
    assert!(found.contains(&row), "wrote {row:?}, found {found:?}");
}

#[expect(clippy::unnecessary_wraps, reason = "written where a column may be null")]
fn some(text: &str) -> Option<String> {
    Some(text.into())
}

/// An instant with milliseconds, which both databases must keep.
fn instant() -> DateTimeUtc {
    DateTimeUtc::from_timestamp_millis(1_764_057_600_123).unwrap()
}

fn day() -> Option<Date> {
    Date::from_ymd_opt(2028, 2, 29)
}
