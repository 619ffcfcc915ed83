//! What is true of the whole directory: its title, its sources, its vocabulary's schemes and its kinds of relation.

use super::relation::{KindNo, RelationKind};
use super::satellite::SourceGap;

/// The small tables of the directory, replaced as a whole when one of them changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// The title; none before the first document is loaded.
    pub title: Option<Box<str>>,
    /// The language of the records' texts (ISO 639-1).
    pub language: Option<Box<str>>,
    /// The key of the source of citations that name none.
    pub default_source: Option<Box<str>>,
    /// The sources of citations, by key.
    pub sources: Vec<Source>,
    /// The schemes of the vocabulary, by code.
    pub schemes: Vec<Scheme>,
    /// The kinds of relation, in the order of the vocabulary; [`KindNo`] is a place in it. Kinds are only ever added at
    /// the end.
    pub kinds: Vec<RelationKind>,
    /// Gaps of the source that belong to no record.
    pub gaps: Vec<SourceGap>,
}

impl About {
    /// The kind of a code.
    #[must_use]
    pub fn kind_no(&self, code: &str) -> Option<KindNo> {
        let place = self.kinds.iter().position(|kind| &*kind.code == code)?;
        u16::try_from(place).ok().map(KindNo)
    }

    /// The kind at a place.
    #[must_use]
    pub fn kind(&self, no: KindNo) -> &RelationKind {
        &self.kinds[usize::from(no.0)]
    }

    /// The scheme of a code.
    #[must_use]
    pub fn scheme(&self, code: &str) -> Option<&Scheme> {
        self.schemes.iter().find(|scheme| &*scheme.code == code)
    }

    /// The source of a citation.
    #[must_use]
    pub fn source(&self, key: Option<&str>) -> Option<&Source> {
        let key = key.or(self.default_source.as_deref())?;
        self.sources.iter().find(|source| &*source.key == key)
    }
}

/// Where facts are from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its key, by which citations name it.
    pub key: Box<str>,
    /// Its title.
    pub title: Box<str>,
    /// Where it can be read.
    pub url: Option<Box<str>>,
}

/// A scheme of the vocabulary: what its terms are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its code, such as `topic` or `institution_type`.
    pub code: Box<str>,
    /// German label.
    pub label_de: Box<str>,
    /// English label.
    pub label_en: Box<str>,
    /// Whether staff fill it freely (topics, places …); the others hold types and roles.
    pub open: bool,
}
