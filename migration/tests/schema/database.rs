//! Databases of their own for tests: SQLite always, PostgreSQL where one is named.

use std::{
    io::Write,
    panic::{AssertUnwindSafe, resume_unwind},
    sync::Once,
};

use futures_util::FutureExt;
use partnernetz_migration::migrate;
use sea_orm_migration::sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement, TryGetableMany,
};
use uuid::Uuid;

const SWITCH: &str = "PARTNERNETZ_TEST_POSTGRES";

/// Runs the test on an empty database of each kind; it gets the URL, to connect as often as it likes.
pub async fn on_empty_databases(test: impl AsyncFn(&str)) {
    let folder = tempfile::tempdir().unwrap();
    test(&format!("sqlite://{}?mode=rwc", folder.path().join("test.db").display())).await;

    let Ok(server) = std::env::var(SWITCH) else {
        static HINT: Once = Once::new();
        // Not `eprintln!`, which is swallowed when tests pass.
        HINT.call_once(|| {
            let hint = format!(
                "PostgreSQL is not tested: set {SWITCH}=postgres://postgres@127.0.0.1:5432
"
            );
            std::io::stderr().write_all(hint.as_bytes()).unwrap();
        });
        return;
    };
    let server = server.trim_end_matches('/');
    let name = format!("test_{}", Uuid::new_v4().simple());
    let admin = connect(&format!("{server}/postgres")).await;
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let outcome = AssertUnwindSafe(test(&format!("{server}/{name}"))).catch_unwind().await;
    admin.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// Runs the test on a migrated database of each kind.
pub async fn on_databases(test: impl AsyncFn(&DatabaseConnection)) {
    on_empty_databases(async |url| {
        let db = connect(url).await;
        migrate(&db).await.unwrap();
        test(&db).await;
        db.close().await.unwrap();
    })
    .await;
}

pub async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(2).sqlx_logging(false);
    Database::connect(options).await.unwrap()
}

/// What the catalogue says, as columns named `a`, `b` and so on: one question for SQLite, one for PostgreSQL.
pub async fn catalogue<T: TryGetableMany>(db: &DatabaseConnection, sqlite: &str, postgres: &str) -> Vec<T> {
    let backend = db.get_database_backend();
    let sql = if backend == DbBackend::Postgres { postgres } else { sqlite };
    let rows = db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
    let columns = ["a", "b", "c", "d"].map(str::to_owned);
    rows.iter().map(|row| T::try_get_many(row, "", &columns).unwrap()).collect()
}

/// The names of all tables, in order.
pub async fn tables(db: &DatabaseConnection) -> Vec<String> {
    let sqlite = "SELECT name AS a FROM sqlite_master WHERE type = 'table' ORDER BY 1";
    let postgres = "SELECT tablename::text AS a FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1";
    catalogue::<(String,)>(db, sqlite, postgres).await.into_iter().map(|(name,)| name).collect()
}
