//! The GraphQL type of an address.

use async_graphql::{ID, Object};

use super::{Citation, Owner, PartType, part_id};
use crate::directory::{self, AddressType};
use crate::graphql::handle::Handle;
use crate::graphql::node::Tag;
use crate::graphql::record_type::RecordType;
use crate::term::Term;

/// Where to write to or go to: a record, and which of its addresses.
#[derive(Clone, Debug)]
pub struct Address(pub Handle, pub usize);

impl Address {
    fn get(&self) -> &directory::Address {
        &self.0.get().addresses()[self.1]
    }
}

impl AddressType {
    /// The type with its labels.
    #[must_use]
    pub const fn labelled(self) -> PartType {
        let (de, en) = match self {
            Self::Postal => ("Postanschrift", "Postal address"),
            Self::Visiting => ("Besucheradresse", "Visiting address"),
            Self::Billing => ("Rechnungsanschrift", "Billing address"),
        };
        PartType { code: self.code(), de, en }
    }
}

/// Where to write to or go to. The postal and the visiting address of a record are two.
#[Object]
impl Address {
    /// The global id.
    pub async fn id(&self) -> ID {
        part_id(Tag::Address, self.0.get().id(), self.get().id)
    }

    /// What it is for: `postal`, `visiting`, `billing`.
    #[graphql(name = "type")]
    async fn kind(&self) -> PartType {
        self.get().kind.labelled()
    }

    /// The lines above the street, as they stand on an envelope.
    async fn recipient(&self) -> Vec<&str> {
        self.get().recipient.iter().map(AsRef::as_ref).collect()
    }

    /// Street and house number; null where none is stated.
    async fn street(&self) -> Option<&str> {
        self.get().street.as_deref()
    }

    /// Postcode; null where none is stated.
    async fn postal_code(&self) -> Option<&str> {
        self.get().postal_code.as_deref()
    }

    /// Town; null where none is stated.
    async fn locality(&self) -> Option<&str> {
        self.get().locality.as_deref()
    }

    /// Country, ISO 3166-1 alpha-2; null where none is stated.
    async fn country(&self) -> Option<&str> {
        self.get().country.as_deref()
    }

    /// The place as a term; null where none is stated or you may not see it.
    async fn place(&self) -> Option<Term> {
        self.0.get().follow(self.get().place).map(Term::show)
    }

    /// WGS 84 latitude in degrees; null where none is stated.
    async fn latitude(&self) -> Option<f64> {
        self.get().position.map(|(latitude, _)| latitude)
    }

    /// WGS 84 longitude in degrees; null where none is stated.
    async fn longitude(&self) -> Option<f64> {
        self.get().position.map(|(_, longitude)| longitude)
    }

    /// The words of the sources from which it is taken.
    async fn citations(&self) -> Vec<Citation> {
        let owner = Owner::Record(self.0.clone());
        self.get().citations.iter().map(|citation| Citation::new(&owner, citation)).collect()
    }
}
