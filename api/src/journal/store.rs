//! The connections to the database: one that writes, a few that read.

use std::time::Duration;

use anyhow::Context;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use crate::config::Database;

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);

/// Locked until the transaction ends by whoever writes to this schema of this database (such locks are per database).
const LOCK: &str = "SET LOCAL lock_timeout = '5s'; \
                    SELECT pg_advisory_xact_lock(hashtextextended('partnernetz journal ' || current_schema(), 0))";

/// The connections to the database.
#[derive(Clone, Debug)]
pub(super) struct Store {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
}

impl Store {
    /// Connects; an `SQLite` file is made if there is none.
    pub(super) async fn connect(database: &Database) -> anyhow::Result<Self> {
        let connect = async |options: ConnectOptions| {
            sea_orm::Database::connect(options)
                .await
                .with_context(|| format!("the database {database} can't be opened"))
        };
        // One after the other: the writer makes the file.
        let writer = connect(options(database, true)).await?;
        let reader = connect(options(database, false)).await?;
        Ok(Self { writer, reader })
    }

    /// The connection that writes.
    pub(super) const fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// A transaction that no other writer shares its time with: what it reads stays true until it commits.
    pub(super) async fn locked(&self) -> Result<DatabaseTransaction, DbErr> {
        let immediate = Some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode: immediate, ..Default::default() };
        let transaction = self.writer.begin_with_options(options).await?;
        if transaction.get_database_backend() == DbBackend::Postgres {
            transaction.execute_unprepared(LOCK).await?;
        }
        Ok(transaction)
    }

    /// A transaction that sees one state of the database.
    pub(super) async fn snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        if self.reader.get_database_backend() == DbBackend::Postgres {
            self.reader.begin_with_config(Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly)).await
        } else {
            self.reader.begin().await
        }
    }

    /// Lets an `SQLite` file keep nothing of what was erased: the log of pages is emptied, and freed pages are zeroes.
    /// If somebody is reading, a later checkpoint does it.
    pub(super) async fn forget_pages(&self) {
        if self.writer.get_database_backend() == DbBackend::Sqlite
            && let Err(error) = self.writer.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await
        {
            tracing::warn!(%error, "the log of pages is emptied later");
        }
    }

    /// The connections that read.
    pub(super) const fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Lets go of the database.
    pub(super) async fn close(self) {
        for connection in [self.reader, self.writer] {
            if let Err(error) = connection.close().await {
                tracing::warn!(%error, "a connection did not close");
            }
        }
    }
}

fn options(database: &Database, writes: bool) -> ConnectOptions {
    let mut options = match database {
        Database::Sqlite(file) => {
            // The file is set here and not in the URL, which gives some letters of a name another meaning.
            let file = file.clone();
            let mut options = ConnectOptions::new("sqlite://file");
            options.map_sqlx_sqlite_opts(move |options| {
                let options = options
                    .filename(&file)
                    .create_if_missing(writes)
                    .foreign_keys(true)
                    .busy_timeout(PATIENCE)
                    // Rows come from a thread of their own; few at a time, the two would wait for each other all the time.
                    .row_buffer_size(4_096)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full);
                if writes { options.pragma("secure_delete", "on") } else { options.pragma("query_only", "on") }
            });
            options
        }
        Database::Postgres(url) => ConnectOptions::new(url.as_ref()),
    };
    options
        .max_connections(if writes { 1 } else { 3 })
        .min_connections(0)
        .acquire_timeout(PATIENCE)
        .connect_timeout(PATIENCE)
        // A ping for each use would cost a round trip per commit.
        .test_before_acquire_if_idle_for(Duration::from_secs(1))
        .sqlx_logging_level("debug".parse().expect("a level of the log"))
        // The text of a bulk insert has no place in the log, however slow.
        .sqlx_slow_statements_logging_settings("debug".parse().expect("a level of the log"), Duration::from_mins(1));
    options
}
