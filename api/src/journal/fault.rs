//! What an error of the database means: try again later, or a fault of this program.

use sea_orm::sqlx::Error as SqlxError;
use sea_orm::{DbErr, RuntimeErr};

/// `SQLite`: busy, locked, input or output failed, disk full, file can't be opened.
const SQLITE: [i32; 5] = [5, 6, 10, 13, 14];

/// `PostgreSQL`: connection failed, transaction rolled back by the server, resources missing, operator intervened, and
/// a lock that did not come in time.
const POSTGRES: [&str; 5] = ["08", "40", "53", "57", "55P03"];

/// Whether the database is not there, not now, or not for us; trying again later can help.
#[must_use]
pub fn is_unavailable(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<DbErr>().is_some_and(of_database))
}

fn of_database(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => of_driver(error),
        _ => false,
    }
}

fn of_driver(error: &SqlxError) -> bool {
    match error {
        SqlxError::Database(error) => error.code().is_some_and(|code| match code.parse::<i32>() {
            // The lower byte is the code, the rest says more; codes of PostgreSQL have five characters.
            Ok(code) if error.try_downcast_ref::<sea_orm::sqlx::sqlite::SqliteError>().is_some() => {
                SQLITE.contains(&(code & 0xff))
            }
            _ => POSTGRES.iter().any(|class| code.starts_with(class)),
        }),
        SqlxError::Io(_)
        | SqlxError::Tls(_)
        | SqlxError::Protocol(_)
        | SqlxError::PoolTimedOut
        | SqlxError::PoolClosed
        | SqlxError::WorkerCrashed => true,
        _ => false,
    }
}

/// Whether the answer to a COMMIT may have been lost, so that nobody knows whether it was done.
pub(super) fn is_lost(error: &DbErr) -> bool {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => match &**error {
            SqlxError::Database(error) => {
                error.code().is_some_and(|code| code.starts_with("08") || code.starts_with("57"))
            }
            error => of_driver(error),
        },
        error => of_database(error),
    }
}
