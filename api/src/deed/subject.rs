//! What a deed was done to, as it can be stored and found again.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// What a deed was done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A record.
    Record(Uuid),
    /// A relation.
    Relation(Uuid),
    /// A kind of relation, by code.
    Kind(Box<str>),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(id) => write!(f, "record {id}"),
            Self::Relation(id) => write!(f, "relation {id}"),
            Self::Kind(code) => write!(f, "kind {code}"),
        }
    }
}

impl FromStr for Subject {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once(' ').ok_or(())? {
            ("record", id) => id.parse().map(Self::Record).map_err(drop),
            ("relation", id) => id.parse().map(Self::Relation).map_err(drop),
            ("kind", code) => Ok(Self::Kind(code.into())),
            _ => Err(()),
        }
    }
}
