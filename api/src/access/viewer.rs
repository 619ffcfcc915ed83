//! The one who asks, and what that makes them.

use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::directory::Visibility;

/// What somebody may do, from least to most.
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
    ValueEnum,
    Serialize,
    Deserialize,
    async_graphql::Enum,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Anyone, without a token
    #[default]
    #[value(skip)]
    #[serde(skip)]
    Anonymous,
    /// Belongs to a partner institution and sees what partners see
    Partner,
    /// Belongs to the office: sees and edits everything
    Editor,
    /// An editor who also looks after accounts and vocabulary
    Admin,
}

/// The one who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Viewer {
    /// What they may do.
    pub role: Role,
    /// Who they are to the issuer of their token; none without a token.
    pub subject: Option<Box<str>>,
    /// The institution they belong to, as their token names it; every partner has one.
    pub institution: Option<Uuid>,
}

impl Viewer {
    /// Somebody without a token.
    #[must_use]
    pub const fn anonymous() -> Self {
        Self { role: Role::Anonymous, subject: None, institution: None }
    }

    /// How far they see.
    #[must_use]
    pub const fn audience(&self) -> Visibility {
        match self.role {
            Role::Anonymous => Visibility::Public,
            Role::Partner => Visibility::Partners,
            Role::Editor | Role::Admin => Visibility::Staff,
        }
    }

    /// Whether they have shown a token.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        self.role != Role::Anonymous
    }
}
