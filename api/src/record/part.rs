//! The parts that hang on a record or relation: addresses, contact points, opening hours, names, terms, citations, gaps.

mod address;
mod citation;
mod contact_point;
mod name;
mod opening_hours;
mod term;

pub use address::Address;
pub use citation::{Citation, Source, SourceGap};
pub use contact_point::ContactPoint;
pub use name::{ExternalId, OtherName, StatedCount};
pub use opening_hours::OpeningHours;
pub use term::RecordTerm;

use async_graphql::{ID, Object};
use uuid::Uuid;

use crate::graphql::handle::{Handle, RelationHandle};
use crate::graphql::language::Language;
use crate::graphql::node::{PartId, Tag};

/// What a part hangs on.
#[derive(Clone, Debug)]
pub enum Owner {
    /// A record.
    Record(Handle),
    /// A relation.
    Relation(RelationHandle),
}

impl Owner {
    /// The id of what the part hangs on.
    #[must_use]
    pub fn id(&self) -> Uuid {
        match self {
            Self::Record(record) => record.get().id(),
            Self::Relation(relation) => relation.get().id(),
        }
    }

    /// The view that it is read through.
    #[must_use]
    pub const fn view(&self) -> &crate::directory::View {
        match self {
            Self::Record(record) => record.view(),
            Self::Relation(relation) => relation.view(),
        }
    }
}

/// The global id of a part.
pub(crate) fn part_id(tag: Tag, owner: Uuid, id: Uuid) -> ID {
    ID(PartId { tag, owner, id }.to_string())
}

/// An entry of a fixed list, with what people read.
#[derive(Clone, Copy, Debug)]
pub struct PartType {
    /// Its code.
    pub code: &'static str,
    /// What people read in German.
    pub de: &'static str,
    /// What people read in English.
    pub en: &'static str,
}

/// An entry of a fixed list, with what people read.
#[Object]
impl PartType {
    /// Its code; it never changes.
    async fn code(&self) -> &'static str {
        self.code
    }

    /// What people read.
    async fn label(&self, #[graphql(desc = "In which language.", default)] language: Language) -> &'static str {
        match language {
            Language::De => self.de,
            Language::En => self.en,
        }
    }
}
