//! `vocabulary.json` as it is written.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use crate::document::model::RelationKind;

/// The file that ships.
pub(super) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    serde_json::from_str(include_str!("vocabulary.json")).expect("the shipped vocabulary is read by a test")
});

#[derive(Deserialize)]
pub(super) struct Vocabulary {
    pub(super) schemes: Vec<Scheme>,
    pub(super) open_schemes: Vec<Scheme>,
    pub(super) relation_kinds: Vec<RelationKind>,
}

#[derive(Deserialize)]
pub(super) struct Scheme {
    pub(super) code: String,
    pub(super) de: String,
    pub(super) en: String,
    #[serde(default)]
    pub(super) terms: Vec<Term>,
}

#[derive(Deserialize)]
pub(super) struct Term {
    pub(super) code: String,
    pub(super) de: String,
    pub(super) en: String,
    /// Verb phrases, under the keys of a record.
    #[serde(flatten)]
    pub(super) rest: BTreeMap<String, Value>,
}
