//! The GraphQL types of small parts: other names, ids in other systems, stated counts.

use async_graphql::{ID, Object, SimpleObject};
use uuid::Uuid;

use super::part_id;
use crate::directory;
use crate::graphql::node::Tag;

/// A name besides the name.
#[derive(Clone, Debug)]
pub struct OtherName {
    owner: Uuid,
    name: directory::OtherName,
}

impl OtherName {
    /// A name of a record that the viewer may see.
    #[must_use]
    pub fn new(owner: Uuid, name: &directory::OtherName) -> Self {
        Self { owner, name: name.clone() }
    }
}

/// A name besides the name.
#[Object]
impl OtherName {
    /// The global id.
    pub async fn id(&self) -> ID {
        part_id(Tag::OtherName, self.owner, self.name.id)
    }

    /// The name.
    async fn value(&self) -> &str {
        &self.name.value
    }

    /// Its language (ISO 639-1); null where it is the directory's own.
    async fn language(&self) -> Option<&str> {
        self.name.language.as_deref()
    }

    /// What it is used for ("acronym", "former"); null where nothing is stated.
    async fn usage(&self) -> Option<&str> {
        self.name.usage.as_deref()
    }
}

/// An id in a partner's own system.
#[derive(SimpleObject)]
pub struct ExternalId {
    /// The system, such as `ror`.
    system: String,
    /// The id there, unique in the system.
    value: String,
}

impl From<&directory::ExternalId> for ExternalId {
    fn from(id: &directory::ExternalId) -> Self {
        Self { system: id.system.to_string(), value: id.value.to_string() }
    }
}

/// A number that a source states.
#[derive(Clone, Debug)]
pub struct StatedCount {
    owner: Uuid,
    count: directory::StatedCount,
}

impl StatedCount {
    /// A count of a publication that the viewer may see.
    #[must_use]
    pub fn new(owner: Uuid, count: &directory::StatedCount) -> Self {
        Self { owner, count: count.clone() }
    }
}

/// A number that a source states ("103 Empfehlungen"); it is never counted from records.
#[Object]
impl StatedCount {
    /// The global id.
    pub async fn id(&self) -> ID {
        part_id(Tag::StatedCount, self.owner, self.count.id)
    }

    /// What is counted, in the source's words.
    async fn what(&self) -> &str {
        &self.count.what
    }

    /// How many.
    async fn count(&self) -> i64 {
        self.count.count
    }
}
