//! Institutions: who takes part.

use async_graphql::Object;

use crate::cooperation::Cooperation;
use crate::directory::{Detail, Institution as Own};
use crate::graphql::handle::Handle;
use crate::graphql::noun::{lookup, noun, noun_filter};
use crate::graphql::record_type::RecordType;
use crate::graphql::time::PartialDate;
use crate::publication::Publication;
use crate::relation::connection::relation_fields;
use crate::relation::contact::{ContactFields, ContactPersons};
use crate::relation::hierarchy::HierarchyFields;
use crate::term::Term;
use crate::working_group::WorkingGroup;

mod deeds;

pub use deeds::{InstitutionCreateInput, InstitutionMutation, InstitutionPatch, InstitutionPayload};

noun! {
    /// Who takes part: authority, unit of an authority, chamber, agency, training provider, company, association.
    Institution(InstitutionFields, InstitutionRelations, HierarchyFields<Institution>, ContactFields<Institution>), Institution,
    by InstitutionBy, filter InstitutionFilter, query InstitutionQuery: institution institutions
}

lookup!(InstitutionBy, Institution);

/// What only institutions have.
#[derive(Clone, Debug)]
pub struct InstitutionFields(pub Handle);

impl From<Handle> for InstitutionFields {
    fn from(handle: Handle) -> Self {
        Self(handle)
    }
}

impl InstitutionFields {
    fn own(&self) -> &Own {
        match self.0.get().detail() {
            Detail::Institution(own) => own,
            _ => unreachable!("an institution is made of a record of its noun"),
        }
    }
}

/// What only institutions have.
#[Object]
impl InstitutionFields {
    /// What kind of institution it is: a term of the scheme `institution_type`; null where nothing is stated.
    #[graphql(name = "type")]
    async fn kind(&self) -> Option<Term> {
        self.0.get().type_term().map(Term::show)
    }

    /// Its legal form, another axis than its type: a term of the scheme `legal_form`; null where nothing is stated.
    async fn legal_form(&self) -> Option<Term> {
        self.0.get().follow(self.own().legal_form).map(Term::show)
    }

    /// When it was founded; null where nothing is stated.
    async fn founded(&self) -> Option<PartialDate> {
        self.own().founded.as_deref().map(PartialDate::from)
    }

    /// When it was dissolved; null where nothing is stated. Its past stays readable.
    async fn dissolved(&self) -> Option<PartialDate> {
        self.own().dissolved.as_deref().map(PartialDate::from)
    }
}

relation_fields! {
    /// The relations of an institution.
    InstitutionRelations {
        /// Working groups in which it is a member.
        memberships: InstitutionMemberships = "member_of" Out WorkingGroup;
        /// Cooperations in which it takes part, in which role.
        cooperations: InstitutionCooperations = "takes_part_in" Out Cooperation;
        /// Institutions that are part of it.
        units: InstitutionUnits = "part_of" In Institution;
        /// Institutions that it is part of.
        parents: InstitutionParents = "part_of" Out Institution;
        /// Working groups that belong to it.
        working_groups: InstitutionWorkingGroups = "part_of" In WorkingGroup;
        /// Working groups that it established.
        established_groups: InstitutionEstablishedGroups = "established_by" In WorkingGroup;
        /// Institutions with which it cooperates.
        cooperates_with: InstitutionCooperatesWith = "cooperates_with" Both Institution;
        /// Publications to which it contributed.
        publications: InstitutionPublications = "contributed_to" Out Publication;
        /// Institutions in which it was absorbed.
        successors: InstitutionSuccessors = "succeeded_by" Out Institution;
        /// Institutions that were absorbed in it.
        predecessors: InstitutionPredecessors = "succeeded_by" In Institution;
    }
}

noun_filter! {
    /// Which institutions. All conditions that are given must hold; a value that you may not see counts as not stated.
    InstitutionFilter {
        codes {
            /// What kind of institution it is (codes of the scheme `institution_type`).
            r#type: "institution_type" = |detail| match detail { Detail::Institution(own) => own.type_term, _ => None };
            /// The legal form (codes of the scheme `legal_form`).
            legal_form: "legal_form" = |detail| match detail { Detail::Institution(own) => own.legal_form, _ => None };
        }
        dates {
            /// When it was founded.
            founded = |detail| match detail { Detail::Institution(own) => own.founded.as_deref(), _ => None };
            /// When it was dissolved.
            dissolved = |detail| match detail { Detail::Institution(own) => own.dissolved.as_deref(), _ => None };
        }
        relations {
            /// Working groups in which it is a member.
            memberships: InstitutionMemberships;
            /// Cooperations in which it takes part.
            cooperations: InstitutionCooperations;
            /// Persons who are its contacts.
            contacts: ContactPersons;
            /// Institutions that are part of it.
            units: InstitutionUnits;
            /// Institutions that it is part of.
            parents: InstitutionParents;
            /// Working groups that belong to it.
            working_groups: InstitutionWorkingGroups;
            /// Institutions with which it cooperates.
            cooperates_with: InstitutionCooperatesWith;
            /// Publications to which it contributed.
            publications: InstitutionPublications;
        }
    }
}
