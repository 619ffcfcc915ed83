//! Which database, read from its URL; a password in it is never shown.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// A database by its URL.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// One file on this machine.
    Sqlite(PathBuf),
    /// A `PostgreSQL` server, by the URL as it was given.
    Postgres(Box<str>),
}

const FORMS: &str = "write sqlite://FILE (like sqlite://partnernetz.db, or sqlite:///var/lib/partnernetz.db from the root) \
                     or postgres://USER:PASSWORD@HOST:PORT/NAME";

impl Database {
    /// The file, if the database is one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Sqlite(file) => Some(file),
            Self::Postgres(_) => None,
        }
    }
}

impl FromStr for Database {
    type Err = String;

    fn from_str(url: &str) -> Result<Self, String> {
        // What was given is not repeated, because a mistyped URL can hold a password as well.
        let Some((scheme, rest)) = url.split_once(':') else {
            return Err(format!("this is no database URL: {FORMS}"));
        };
        match scheme {
            "sqlite" => sqlite(rest.strip_prefix("//").unwrap_or(rest)),
            "postgres" | "postgresql" => match rest.strip_prefix("//") {
                Some(rest) if !rest.is_empty() => Ok(Self::Postgres(url.into())),
                _ => Err(format!("the PostgreSQL URL names no server: {FORMS}")),
            },
            _ => Err(format!("{scheme:?} is no database this program knows: {FORMS}")),
        }
    }
}

fn sqlite(file: &str) -> Result<Database, String> {
    if file.starts_with(":memory:") {
        return Err(
            "a directory in memory would be gone at the end: name a file, like sqlite://partnernetz.db".to_owned()
        );
    }
    if file.contains('?') {
        return Err("an SQLite URL takes no parameters after the file (it is made if it does not exist)".to_owned());
    }
    if file.is_empty() || file.ends_with('/') {
        return Err(format!("the SQLite URL names no file: {FORMS}"));
    }
    Ok(Database::Sqlite(file.into()))
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(file) => write!(f, "sqlite://{}", file.display()),
            Self::Postgres(url) => {
                let rest = url.split_once("://").map_or("", |(_, rest)| rest);
                let place = rest.split_once('?').map_or(rest, |(place, _)| place);
                let place = place.rsplit_once('@').map_or(place, |(_, place)| place);
                write!(f, "postgres://{place}")
            }
        }
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(url: &str) -> Result<Database, String> {
        url.parse()
    }

    #[test]
    fn sqlite_urls_name_a_file() {
        for (url, file) in [
            ("sqlite://partnernetz.db", "partnernetz.db"),
            ("sqlite:partnernetz.db", "partnernetz.db"),
            ("sqlite:///var/lib/p.db", "/var/lib/p.db"),
            ("sqlite:/var/lib/p.db", "/var/lib/p.db"),
        ] {
            assert_eq!(read(url).unwrap().file(), Some(Path::new(file)), "{url}");
        }
    }

    #[test]
    fn a_wrong_url_says_what_is_right() {
        for url in ["", "partnernetz.db", "mysql://a:geheim@b/c", "sqlite://", "postgres:x", "postgres://"] {
            let problem = read(url).unwrap_err();
            assert!(problem.contains("sqlite://FILE") && problem.contains("postgres://USER"), "{problem}");
            assert!(!problem.contains("geheim"));
        }
        assert!(read("sqlite::memory:").unwrap_err().contains("name a file"));
        assert!(read("sqlite://a.db?mode=ro").unwrap_err().contains("no parameters"));
    }

    #[test]
    fn a_password_is_never_shown() {
        for url in ["postgres://me:ge@heim@db:5432/p", "postgresql://me:geheim@db:5432/p?password=geheim"] {
            let database = read(url).unwrap();
            assert_eq!(format!("{database} {database:?}"), "postgres://db:5432/p postgres://db:5432/p");
        }
    }
}
