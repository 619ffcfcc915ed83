//! Who may see a thing, and whether it is shown at all.

use serde::{Deserialize, Serialize};

/// How far a thing may be seen, and at the same time how far a viewer sees: a viewer sees what is at or below its own
/// audience.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
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
#[serde(rename_all = "UPPERCASE")]
pub enum Visibility {
    /// Anyone, signed in or not.
    #[default]
    Public,
    /// Signed-in partner organisations and staff.
    Partners,
    /// Staff only: editors and admins.
    Staff,
}

/// Where a record is in its life.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
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
#[serde(rename_all = "UPPERCASE")]
pub enum Lifecycle {
    /// Being written; staff only.
    Draft,
    /// Shown to everyone whom its visibility allows.
    #[default]
    Published,
    /// No longer shown; staff only.
    Archived,
}

macro_rules! codes {
    ($type:ident: $($variant:ident = $code:literal),+) => {
        impl $type {
            /// The code in the database and in documents.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value of a code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }

            /// All values.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}
pub(crate) use codes;

codes!(Visibility: Public = "PUBLIC", Partners = "PARTNERS", Staff = "STAFF");
codes!(Lifecycle: Draft = "DRAFT", Published = "PUBLISHED", Archived = "ARCHIVED");
