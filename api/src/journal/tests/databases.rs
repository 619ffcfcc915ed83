//! Databases of their own for tests.

use std::io::Write;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::Once;

use futures_util::FutureExt;
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection};

use crate::clock::Clock;
use crate::config::Database;

const SWITCH: &str = "PARTNERNETZ_TEST_POSTGRES";

/// Runs the test on an empty database of each kind.
pub(crate) async fn on_databases(test: impl AsyncFn(&Database)) {
    let folder = tempfile::tempdir().unwrap();
    test(&Database::Sqlite(folder.path().join("test.db"))).await;

    let Ok(server) = std::env::var(SWITCH) else {
        static HINT: Once = Once::new();
        // Not `eprintln!`, which is swallowed when tests pass.
        HINT.call_once(|| {
            writeln!(std::io::stderr(), "PostgreSQL is not tested: set {SWITCH}=postgres://postgres@127.0.0.1:5432")
                .unwrap();
        });
        return;
    };
    let server = server.trim_end_matches('/');
    let name = format!("test_{}", Clock::system().id().simple());
    let admin = connect(&Database::Postgres(format!("{server}/postgres").into())).await;
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let database = Database::Postgres(format!("{server}/{name}").into());
    let outcome = AssertUnwindSafe(test(&database)).catch_unwind().await;
    admin.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// A connection beside the journal.
pub(crate) async fn connect(database: &Database) -> DatabaseConnection {
    let url = match database {
        Database::Sqlite(file) => format!("sqlite://{}", file.display()),
        Database::Postgres(url) => url.to_string(),
    };
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    sea_orm::Database::connect(options).await.unwrap()
}
