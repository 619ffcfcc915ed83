//! Databases of their own for tests: an SQLite file in a temporary folder, or a PostgreSQL database that is dropped.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Once};

use partnernetz::clock::Clock;
use partnernetz::config::Database;
use sea_orm::{ConnectOptions, ConnectionTrait};
use tempfile::TempDir;

const SWITCH: &str = "PARTNERNETZ_TEST_POSTGRES";

/// A database of its own. It is removed with the last of its clones.
#[derive(Clone)]
pub struct Place {
    database: Database,
    kept: Arc<Kept>,
}

/// What is there as long as the database.
struct Kept {
    folder: TempDir,
    /// The server's URL and the database's name, on PostgreSQL.
    postgres: Option<(String, String)>,
}

impl Place {
    /// PostgreSQL where one is named, else SQLite.
    pub async fn any() -> Self {
        match Self::postgres().await {
            Some(place) => place,
            None => Self::sqlite(),
        }
    }

    /// An SQLite file.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a temporary folder");
        let database = Database::Sqlite(folder.path().join("partnernetz.db"));
        Self { database, kept: Arc::new(Kept { folder, postgres: None }) }
    }

    /// A PostgreSQL database, where a server is named.
    pub async fn postgres() -> Option<Self> {
        if !has_postgres() {
            return None;
        }
        let server = std::env::var(SWITCH).ok()?.trim_end_matches('/').to_owned();
        let name = format!("test_{}", Clock::system().id().simple());
        execute(&server, &format!("CREATE DATABASE {name}")).await;
        let database = format!("{server}/{name}").parse().expect("this is a database");
        let folder = tempfile::tempdir().expect("there is room for a temporary folder");
        Some(Self { database, kept: Arc::new(Kept { folder, postgres: Some((server, name)) }) })
    }

    /// One of each kind there is: SQLite first.
    pub async fn each() -> Vec<Self> {
        let mut places = vec![Self::sqlite()];
        places.extend(Self::postgres().await);
        places
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// The database as `--database` takes it, password included.
    pub fn url(&self) -> String {
        match &self.database {
            Database::Sqlite(file) => format!("sqlite://{}", file.display()),
            Database::Postgres(url) => url.to_string(),
        }
    }

    /// The same database by another way: without TLS, through this port of this machine.
    pub fn through(&self, port: u16) -> Self {
        let mut url = reqwest::Url::parse(&self.url()).expect("this is a URL");
        url.set_host(Some("127.0.0.1")).expect("another host can be named");
        url.set_port(Some(port)).expect("another port can be named");
        url.query_pairs_mut().append_pair("sslmode", "disable");
        let database = url.as_str().parse().expect("this is a database");
        Self { database, kept: Arc::clone(&self.kept) }
    }

    /// A folder for files of the test.
    pub fn folder(&self) -> &Path {
        self.kept.folder.path()
    }

    /// Writes a file of the test.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder().join(name);
        std::fs::write(&path, content).expect("a temporary folder can be written");
        path
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        let Some((server, name)) = self.postgres.take() else { return };
        // A runtime of its own: the test's may be ending.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
            runtime.block_on(execute(&server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
        });
        let _ = dropped.join();
    }
}

/// Whether tests run on PostgreSQL, too; if not, says once how.
fn has_postgres() -> bool {
    static HINT: Once = Once::new();
    let named = std::env::var_os(SWITCH).is_some();
    if !named {
        // Not `eprintln!`, which is swallowed when tests pass.
        HINT.call_once(|| {
            let hint = format!("PostgreSQL is not tested: set {SWITCH}=postgres://postgres@127.0.0.1:5432\n");
            let _ = std::io::stderr().write_all(hint.as_bytes());
        });
    }
    named
}

async fn execute(server: &str, statement: &str) {
    let mut options = ConnectOptions::new(format!("{server}/postgres"));
    options.max_connections(1).sqlx_logging(false);
    let connection = sea_orm::Database::connect(options).await.expect("PostgreSQL answers");
    connection.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    let _ = connection.close().await;
}
