//! The GraphQL types of what sources say and leave out.

use async_graphql::{ID, Object, SimpleObject};
use uuid::Uuid;

use super::{Owner, part_id};
use crate::directory;
use crate::graphql::handle::Handle;
use crate::graphql::node::Tag;
use crate::graphql::record_type::RecordType;
use crate::record::Record;

/// The words of a source from which a fact is taken.
#[derive(Clone, Debug)]
pub struct Citation {
    owner: Owner,
    citation: directory::Citation,
}

impl Citation {
    /// A citation that the viewer may see.
    #[must_use]
    pub fn new(owner: &Owner, citation: &directory::Citation) -> Self {
        Self { owner: owner.clone(), citation: citation.clone() }
    }
}

/// The words of a source from which a fact is taken.
#[Object]
impl Citation {
    /// The global id.
    pub async fn id(&self) -> ID {
        part_id(Tag::Citation, self.owner.id(), self.citation.id)
    }

    /// The words, verbatim.
    async fn quote(&self) -> &str {
        &self.citation.quote
    }

    /// Where the words stand; null if the directory names no source.
    async fn source(&self) -> Option<Source> {
        self.owner.view().about().source(self.citation.source.as_deref()).map(Source::from)
    }

    /// The field that the words are about; null if they are about the whole.
    async fn field(&self) -> Option<&str> {
        self.citation.field.as_deref()
    }

    /// Whether the fact is our reading rather than the source's words.
    async fn implied(&self) -> bool {
        self.citation.implied
    }
}

/// Where facts are from.
#[derive(SimpleObject)]
pub struct Source {
    /// The key by which citations name it.
    key: String,
    /// The title.
    title: String,
    /// Where it can be read; null where it is not on the web.
    url: Option<String>,
}

impl From<&directory::Source> for Source {
    fn from(source: &directory::Source) -> Self {
        let url = source.url.as_deref().map(Into::into);
        Self { key: source.key.to_string(), title: source.title.to_string(), url }
    }
}

/// What a source lost or left out.
#[derive(Clone, Debug)]
pub struct SourceGap {
    record: Option<Handle>,
    gap: directory::SourceGap,
}

impl SourceGap {
    /// A gap of a record that the viewer may see, or of the directory.
    #[must_use]
    pub fn new(record: Option<&Handle>, gap: &directory::SourceGap) -> Self {
        Self { record: record.cloned(), gap: gap.clone() }
    }
}

/// What a source lost or left out: an honest directory says what it does not know.
#[Object]
impl SourceGap {
    /// The global id.
    pub async fn id(&self) -> ID {
        let owner = self.record.as_ref().map_or(Uuid::nil(), |record| record.get().id());
        part_id(Tag::SourceGap, owner, self.gap.id)
    }

    /// The record that it is about; null if it is about the source as a whole.
    async fn record(&self) -> Option<Record> {
        self.record.as_ref().map(|record| Record::show(record.get()))
    }

    /// The words after which something is missing.
    async fn quote(&self) -> &str {
        &self.gap.quote
    }

    /// What is missing.
    async fn missing(&self) -> &str {
        &self.gap.missing
    }
}
