//! The six nouns of the directory.

use serde::{Deserialize, Serialize};

use super::visibility::codes;

/// What a record is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    async_graphql::Enum,
)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    /// Who takes part: authority, unit of an authority, chamber, agency, company, association.
    Institution,
    /// Whom one can talk to.
    Person,
    /// Where institutions and persons meet over time.
    WorkingGroup,
    /// What several partners do together.
    Cooperation,
    /// What came out of it.
    Publication,
    /// An entry of a controlled vocabulary.
    Term,
}

codes!(Noun: Institution = "institution", Person = "person", WorkingGroup = "working_group",
    Cooperation = "cooperation", Publication = "publication", Term = "term");
