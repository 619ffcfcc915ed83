//! The document as a whole: its header, its lists, and the small objects that belong to no record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::{Record, Relation};
use crate::directory::Noun;

/// The name of the format, with its version.
pub const FORMAT: &str = "partnernetz-directory/1";

document! {
    /// A whole document, as one JSON object. In JSON Lines the first line holds everything but the lists; each line
    /// after it is an object with one key (`record`, `relation`, `gap` or `relation_kind`).
    pub struct Document {
        /// Always `partnernetz-directory/1`.
        pub format: String,
        /// The title of the directory.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        /// The language of its texts (ISO 639-1).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<String>,
        /// The source of citations that name none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<Source>,
        /// Further sources, named by key.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sources: Option<Vec<Source>>,
        /// Kinds of relation that staff added or relabelled.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub relation_kinds: Option<Vec<RelationKind>>,
        /// The nodes of the network.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub records: Option<Vec<Record>>,
        /// Its edges.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub relations: Option<Vec<Relation>>,
        /// What the sources lost or left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub gaps: Option<Vec<Gap>>,
    }

    /// Everything of a document but its lists: the first line of JSON Lines.
    pub struct Header {
        /// Always `partnernetz-directory/1`.
        pub format: String,
        /// The title of the directory.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        /// The language of its texts (ISO 639-1).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<String>,
        /// The source of citations that name none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<Source>,
        /// Further sources, named by key.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sources: Option<Vec<Source>>,
    }

    /// Where facts are from.
    pub struct Source {
        /// Its key.
        pub key: String,
        /// Its title.
        pub title: String,
        /// Where it can be read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
    }

    /// A kind of relation that staff added, or a shipped one with other labels.
    pub struct RelationKind {
        /// Its code.
        pub code: String,
        /// German label from source to target.
        pub de: String,
        /// German label from target to source.
        pub inverse_de: String,
        /// English label from source to target.
        pub en: String,
        /// English label from target to source.
        pub inverse_en: String,
        /// STATE or EVENT.
        pub temporal: Temporal,
        /// Whether both ends are alike.
        pub symmetric: bool,
        /// The scheme of its roles.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub roles: Option<String>,
        /// Which nouns it may join, source first.
        pub ends: Vec<(Noun, Noun)>,
    }

    /// What a source lost or left out.
    pub struct Gap {
        /// The id of the row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<Uuid>,
        /// Slug of the record that it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub record: Option<String>,
        /// The words after which something is missing.
        pub quote: String,
        /// What is missing.
        pub missing: String,
    }
}

/// Whether a kind of relation lasts or happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Temporal {
    /// It lasts.
    State,
    /// It happened.
    Event,
}
