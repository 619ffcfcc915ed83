//! Persons: whom one can talk to.

use async_graphql::Object;

use crate::cooperation::Cooperation;
use crate::directory::{Detail, LegalBasis, Person as Own};
use crate::graphql::error::{Failure, gated};
use crate::graphql::handle::Handle;
use crate::graphql::noun::{lookup, noun, noun_filter};
use crate::graphql::scalar::Date;
use crate::publication::Publication;
use crate::record::Record;
use crate::relation::connection::relation_fields;
use crate::working_group::WorkingGroup;

mod data;
mod deeds;
mod erase;
mod mutation;
pub mod personal;

pub use data::{PersonDataQuery, PersonExport};
pub use deeds::{PersonCreateInput, PersonMutation, PersonPatch, PersonPayload};
pub use mutation::{PersonErasePayload, PersonErasure};

noun! {
    /// Whom one can talk to. Persons, and whatever is tied to a person, are seen by partners and staff unless they are
    /// marked as public.
    Person(PersonFields, PersonRelations), Person,
    by PersonBy, filter PersonFilter, query PersonQuery: person persons
}

lookup!(PersonBy, Person);

/// What only persons have.
#[derive(Clone, Debug)]
pub struct PersonFields(pub Handle);

impl From<Handle> for PersonFields {
    fn from(handle: Handle) -> Self {
        Self(handle)
    }
}

impl PersonFields {
    fn own(&self) -> &Own {
        match self.0.get().detail() {
            Detail::Person(own) => own,
            _ => unreachable!("a person is made of a record of its noun"),
        }
    }
}

/// What only persons have.
#[Object]
impl PersonFields {
    /// Given name or names.
    async fn given_name(&self) -> &str {
        &self.own().given_name
    }

    /// Family name.
    async fn family_name(&self) -> &str {
        &self.own().family_name
    }

    /// Title before the name ("Dr."); null where there is none.
    async fn honorific(&self) -> Option<&str> {
        self.own().honorific.as_deref()
    }

    /// On what ground the data is held. Staff only: FORBIDDEN_FIELD for everyone else.
    async fn legal_basis(&self) -> Option<Result<LegalBasis, Failure>> {
        gated("legalBasis", self.0.get().legal_basis())
    }

    /// The day after which the data must go; null if none is set. Staff only: FORBIDDEN_FIELD for everyone else.
    async fn delete_after(&self) -> Option<Result<Date, Failure>> {
        gated("deleteAfter", self.0.get().delete_after().map(|day| day.map(Date)))
    }
}

relation_fields! {
    /// The relations of a person.
    PersonRelations {
        /// Institutions, working groups and cooperations whose contact the person is.
        contact_for: PersonContactFor = "contact_for" Out Record;
        /// Working groups in which the person is a member.
        memberships: PersonMemberships = "member_of" Out WorkingGroup;
        /// Cooperations in which the person takes part.
        cooperations: PersonCooperations = "takes_part_in" Out Cooperation;
        /// Publications to which the person contributed.
        publications: PersonPublications = "contributed_to" Out Publication;
    }
}

noun_filter! {
    /// Which persons. All conditions that are given must hold; a value that you may not see counts as not stated.
    PersonFilter {
        texts {
            /// Given name or names.
            given_name = |detail| match detail { Detail::Person(own) => Some(&own.given_name), _ => None };
            /// Family name.
            family_name = |detail| match detail { Detail::Person(own) => Some(&own.family_name), _ => None };
        }
        relations {
            /// What the person is a contact for.
            contact_for: PersonContactFor;
            /// Working groups in which the person is a member.
            memberships: PersonMemberships;
            /// Cooperations in which the person takes part.
            cooperations: PersonCooperations;
            /// Publications to which the person contributed.
            publications: PersonPublications;
        }
    }
}
