//! The migrations of the directory: they own the schema, on SQLite and PostgreSQL alike.

mod m20261125_000001_directory;
mod m20261125_000002_vocabulary;
mod m20261125_000003_record;
mod m20261125_000004_nouns;
mod m20261125_000005_relation;
mod m20261125_000006_satellites;
mod m20261125_000007_journal;
mod m20261125_000008_history;
mod m20261125_000009_idempotency;
mod new_table;

use sea_orm_migration::{
    prelude::*,
    sea_orm::{
        DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait,
    },
};

/// Which state of the tables this program reads and writes; raised by every later migration that changes what servers
/// read, so that a server with a smaller one stops.
pub const EPOCH: i32 = 2;

/// All migrations, in order.
#[derive(Clone, Copy, Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261125_000001_directory::Migration),
            Box::new(m20261125_000002_vocabulary::Migration),
            Box::new(m20261125_000003_record::Migration),
            Box::new(m20261125_000004_nouns::Migration),
            Box::new(m20261125_000005_relation::Migration),
            Box::new(m20261125_000006_satellites::Migration),
            Box::new(m20261125_000007_journal::Migration),
            Box::new(m20261125_000008_history::Migration),
            Box::new(m20261125_000009_idempotency::Migration),
        ]
    }
}

/// Applies what is pending: all of it or nothing, and only once when several servers start together.
///
/// Needs no right to change tables, and waits for nobody, when nothing is pending.
///
/// # Errors
/// If the database refuses, or has been migrated by a later version of this program.
pub async fn migrate(db: &DatabaseConnection) -> Result<(), DbErr> {
    if Migrator::get_pending_migrations_read_only(db).await?.is_empty() {
        return Ok(());
    }
    let transaction = locked(db).await?;
    // Reads again what is pending: another server may have been faster.
    Migrator::up(&transaction, None).await?;
    transaction.commit().await
}

/// The migrator takes no lock of its own: two of them would both find the same migrations pending.
async fn locked(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let immediate = Some(SqliteTransactionMode::Immediate);
    let transaction =
        db.begin_with_options(TransactionOptions { sqlite_transaction_mode: immediate, ..Default::default() }).await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        let lock = "SELECT pg_advisory_xact_lock(hashtextextended('partnernetz migration ' || current_schema(), 0))";
        transaction.execute_unprepared(lock).await?;
    }
    Ok(transaction)
}
