//! Cooperations: what several partners do together.

use async_graphql::Object;

use crate::directory::{Cooperation as Own, Detail};
use crate::graphql::handle::Handle;
use crate::graphql::noun::{lookup, noun, noun_filter};
use crate::graphql::record_type::RecordType;
use crate::graphql::time::{Period, Recurrence};
use crate::publication::Publication;
use crate::record::Record;
use crate::relation::connection::relation_fields;
use crate::relation::contact::{ContactFields, ContactPersons};
use crate::relation::hierarchy::HierarchyFields;
use crate::term::Term;
use crate::working_group::WorkingGroup;

mod deeds;

pub use deeds::{CooperationCreateInput, CooperationMutation, CooperationPatch, CooperationPayload};

noun! {
    /// What several partners do together: project, programme, event or event series, campaign, agreement.
    Cooperation(CooperationFields, CooperationRelations, HierarchyFields<Cooperation>, ContactFields<Cooperation>), Cooperation,
    by CooperationBy, filter CooperationFilter, query CooperationQuery: cooperation cooperations
}

lookup!(CooperationBy, Cooperation);

/// What only cooperations have.
#[derive(Clone, Debug)]
pub struct CooperationFields(pub Handle);

impl From<Handle> for CooperationFields {
    fn from(handle: Handle) -> Self {
        Self(handle)
    }
}

impl CooperationFields {
    fn own(&self) -> &Own {
        match self.0.get().detail() {
            Detail::Cooperation(own) => own,
            _ => unreachable!("a cooperation is made of a record of its noun"),
        }
    }
}

/// What only cooperations have.
#[Object]
impl CooperationFields {
    /// What kind of cooperation it is: a term of the scheme `cooperation_type`; null where nothing is stated.
    #[graphql(name = "type")]
    async fn kind(&self) -> Option<Term> {
        self.0.get().type_term().map(Term::show)
    }

    /// When it takes place or runs; null where nothing is stated.
    async fn period(&self) -> Option<Period> {
        self.own().period.as_ref().map(Period::from)
    }

    /// When it comes again; null where nothing is stated.
    async fn recurrence(&self) -> Option<Recurrence> {
        self.own().recurrence.clone().map(|recurrence| Recurrence(recurrence, self.0.view().today()))
    }
}

relation_fields! {
    /// The relations of a cooperation.
    CooperationRelations {
        /// Who takes part, in which role: institutions, working groups, cooperations, persons.
        partners: CooperationPartners = "takes_part_in" In Record;
        /// Cooperations in which it takes part itself, in which role.
        cooperations: CooperationCooperations = "takes_part_in" Out Cooperation;
        /// Working groups that belong to it.
        working_groups: CooperationWorkingGroups = "part_of" In WorkingGroup;
        /// Cooperations that it is part of.
        parents: CooperationParents = "part_of" Out Cooperation;
        /// Cooperations that are part of it.
        parts: CooperationParts = "part_of" In Cooperation;
        /// Working groups to which it attaches importance.
        important_groups: CooperationImportantGroups = "attaches_importance_to" Out WorkingGroup;
        /// Cooperations that take place at the same time.
        concurrent_with: CooperationConcurrentWith = "concurrent_with" Both Cooperation;
        /// Publications to which it contributed.
        publications: CooperationPublications = "contributed_to" Out Publication;
        /// Cooperations in which it was absorbed.
        successors: CooperationSuccessors = "succeeded_by" Out Cooperation;
        /// Cooperations that were absorbed in it.
        predecessors: CooperationPredecessors = "succeeded_by" In Cooperation;
    }
}

noun_filter! {
    /// Which cooperations. All conditions that are given must hold; a value that you may not see counts as not stated.
    CooperationFilter {
        codes {
            /// What kind of cooperation it is (codes of the scheme `cooperation_type`).
            r#type: "cooperation_type" = |detail| match detail { Detail::Cooperation(own) => own.type_term, _ => None };
        }
        dates {
            /// When it began.
            start = |detail| match detail { Detail::Cooperation(own) => own.period.as_ref()?.start.as_ref(), _ => None };
            /// When it ended or will end.
            end = |detail| match detail { Detail::Cooperation(own) => own.period.as_ref()?.end.as_ref(), _ => None };
        }
        relations {
            /// Who takes part.
            partners: CooperationPartners;
            /// Cooperations in which it takes part itself.
            cooperations: CooperationCooperations;
            /// Working groups that belong to it.
            working_groups: CooperationWorkingGroups;
            /// Cooperations that it is part of.
            parents: CooperationParents;
            /// Persons who are its contacts.
            contacts: ContactPersons;
            /// Publications to which it contributed.
            publications: CooperationPublications;
        }
    }
}
