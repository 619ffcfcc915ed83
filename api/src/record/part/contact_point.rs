//! The GraphQL type of a contact point.

use async_graphql::{ID, Object};

use super::{Citation, Owner, PartType, part_id};
use crate::deed::din_5008;
use crate::directory::{self, ContactPointType, Visibility};
use crate::graphql::error::{Failure, gated};
use crate::graphql::node::Tag;

/// A phone number, an e-mail address …
#[derive(Clone, Debug)]
pub struct ContactPoint {
    owner: Owner,
    point: directory::ContactPoint,
}

impl ContactPoint {
    /// A contact point that the viewer may see.
    #[must_use]
    pub fn new(owner: &Owner, point: &directory::ContactPoint) -> Self {
        Self { owner: owner.clone(), point: point.clone() }
    }
}

impl ContactPointType {
    /// The type with its labels.
    #[must_use]
    pub const fn labelled(self) -> PartType {
        let (de, en) = match self {
            Self::Email => ("E-Mail", "E-mail"),
            Self::Phone => ("Telefon", "Phone"),
            Self::Mobile => ("Mobil", "Mobile"),
            Self::Fax => ("Fax", "Fax"),
            Self::Website => ("Internet", "Website"),
            Self::Form => ("Kontaktformular", "Contact form"),
        };
        PartType { code: self.code(), de, en }
    }
}

/// A phone number, an e-mail address …
#[Object]
impl ContactPoint {
    /// The global id.
    pub async fn id(&self) -> ID {
        part_id(Tag::ContactPoint, self.owner.id(), self.point.id)
    }

    /// What it is: `email`, `phone`, `mobile`, `fax`, `website`, `form`.
    #[graphql(name = "type")]
    async fn kind(&self) -> PartType {
        self.point.kind.labelled()
    }

    /// The number or address, for programs: numbers that were entered here are in the international form (E.164).
    async fn value(&self) -> &str {
        &self.point.value
    }

    /// The number or address, for people: numbers by DIN 5008 ("+49 5231 620").
    async fn display(&self) -> String {
        match self.point.kind {
            ContactPointType::Phone | ContactPointType::Mobile | ContactPointType::Fax => din_5008(&self.point.value),
            _ => self.point.value.to_string(),
        }
    }

    /// Who may see it, if they may see what it belongs to. Staff only: FORBIDDEN_FIELD for everyone else.
    async fn visibility(&self) -> Option<Result<Visibility, Failure>> {
        gated("visibility", self.owner.view().staff_only(Some(self.point.visibility)))
    }

    /// The words of the sources from which it is taken.
    async fn citations(&self) -> Vec<Citation> {
        self.point.citations.iter().map(|citation| Citation::new(&self.owner, citation)).collect()
    }
}
