//! One server per `SQLite` file.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::config::Database;

/// Held by the server of an `SQLite` file; two would answer one client differently for a moment. `load` and other
/// commands beside it are fine, so they don't take it.
#[derive(Debug)]
pub struct ServeLock {
    /// The system lets go of the lock when the file is closed, however the program ends.
    _file: Option<File>,
}

impl ServeLock {
    /// Takes the lock. Servers of `PostgreSQL` need none.
    ///
    /// # Errors
    /// If another server has it, or the lock file can't be made.
    pub fn take(database: &Database) -> anyhow::Result<Self> {
        let Some(database) = database.file() else { return Ok(Self { _file: None }) };
        let path = beside(database);
        let file = File::options().write(true).create(true).truncate(false).open(&path);
        let file = file.with_context(|| format!("the lock file {} can't be made", path.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: Some(file) }),
            Err(TryLockError::WouldBlock) => bail!(
                "another `partnernetz serve` already serves {}: stop it first, or use PostgreSQL for several servers",
                database.display()
            ),
            Err(TryLockError::Error(error)) => {
                Err(error).with_context(|| format!("the lock file {} can't be locked", path.display()))
            }
        }
    }
}

/// The lock file of a database, the same for all names of the same file.
fn beside(database: &Path) -> PathBuf {
    let mut path = database.canonicalize().unwrap_or_else(|_| database.to_owned()).into_os_string();
    path.push(".serve-lock");
    path.into()
}

#[cfg(test)]
mod tests {
    use super::ServeLock;
    use crate::config::Database;

    #[test]
    fn a_second_server_of_a_file_is_refused_until_the_first_ends() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.db");
        std::fs::write(&file, "").unwrap();
        let first = ServeLock::take(&Database::Sqlite(file.clone())).unwrap();
        let detour = folder.path().join(".").join("a.db");
        let refused = ServeLock::take(&Database::Sqlite(detour)).unwrap_err();
        assert!(refused.to_string().contains("already serves"), "{refused}");
        drop(first);
        ServeLock::take(&Database::Sqlite(file)).unwrap();
    }

    #[test]
    fn servers_of_postgresql_need_no_lock() {
        let database = Database::Postgres("postgres://db/p".into());
        let _first = ServeLock::take(&database).unwrap();
        ServeLock::take(&database).unwrap();
    }
}
