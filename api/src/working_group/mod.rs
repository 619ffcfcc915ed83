//! Working groups: where institutions and persons meet over time.

use async_graphql::Object;

use crate::cooperation::Cooperation;
use crate::directory::{Detail, WorkingGroup as Own};
use crate::graphql::handle::Handle;
use crate::graphql::noun::{lookup, noun, noun_filter};
use crate::graphql::record_type::RecordType;
use crate::graphql::time::PartialDate;
use crate::publication::Publication;
use crate::record::Record;
use crate::relation::connection::relation_fields;
use crate::relation::contact::{ContactFields, ContactPersons};
use crate::relation::hierarchy::HierarchyFields;
use crate::term::Term;

mod deeds;

pub use deeds::{WorkingGroupCreateInput, WorkingGroupMutation, WorkingGroupPatch, WorkingGroupPayload};

noun! {
    /// Where institutions and persons meet over time: Arbeitskreis, Lenkungskreis, network.
    WorkingGroup(WorkingGroupFields, WorkingGroupRelations, HierarchyFields<WorkingGroup>, ContactFields<WorkingGroup>), WorkingGroup,
    by WorkingGroupBy, filter WorkingGroupFilter, query WorkingGroupQuery: working_group working_groups
}

lookup!(WorkingGroupBy, WorkingGroup);

/// What only working groups have.
#[derive(Clone, Debug)]
pub struct WorkingGroupFields(pub Handle);

impl From<Handle> for WorkingGroupFields {
    fn from(handle: Handle) -> Self {
        Self(handle)
    }
}

impl WorkingGroupFields {
    fn own(&self) -> &Own {
        match self.0.get().detail() {
            Detail::WorkingGroup(own) => own,
            _ => unreachable!("a working group is made of a record of its noun"),
        }
    }
}

/// What only working groups have.
#[Object]
impl WorkingGroupFields {
    /// What kind of group it is: a term of the scheme `working_group_type`; null where nothing is stated.
    #[graphql(name = "type")]
    async fn kind(&self) -> Option<Term> {
        self.0.get().type_term().map(Term::show)
    }

    /// When it was founded; null where nothing is stated.
    async fn founded(&self) -> Option<PartialDate> {
        self.own().founded.as_ref().map(PartialDate::from)
    }

    /// When it was dissolved; null where nothing is stated. Its past stays readable.
    async fn dissolved(&self) -> Option<PartialDate> {
        self.own().dissolved.as_ref().map(PartialDate::from)
    }

    /// What it is for; null where nothing is stated.
    async fn purpose(&self) -> Option<&str> {
        self.own().purpose.as_deref()
    }
}

relation_fields! {
    /// The relations of a working group.
    WorkingGroupRelations {
        /// Institutions and persons who are members, in which role and on whose behalf.
        members: WorkingGroupMembers = "member_of" In Record;
        /// What it is part of: institutions, cooperations, other groups.
        parents: WorkingGroupParents = "part_of" Out Record;
        /// Groups that are part of it.
        subgroups: WorkingGroupSubgroups = "part_of" In WorkingGroup;
        /// Cooperations in which it takes part, in which role.
        cooperations: WorkingGroupCooperations = "takes_part_in" Out Cooperation;
        /// Who established it.
        established_by: WorkingGroupEstablishedBy = "established_by" Out Record;
        /// Groups that it established.
        established_groups: WorkingGroupEstablishedGroups = "established_by" In WorkingGroup;
        /// Cooperations that attach importance to it.
        important_to: WorkingGroupImportantTo = "attaches_importance_to" In Cooperation;
        /// Publications to which it contributed.
        publications: WorkingGroupPublications = "contributed_to" Out Publication;
        /// Groups in which it was absorbed.
        successors: WorkingGroupSuccessors = "succeeded_by" Out WorkingGroup;
        /// Groups that were absorbed in it.
        predecessors: WorkingGroupPredecessors = "succeeded_by" In WorkingGroup;
    }
}

noun_filter! {
    /// Which working groups. All conditions that are given must hold; a value that you may not see counts as not stated.
    WorkingGroupFilter {
        codes {
            /// What kind of group it is (codes of the scheme `working_group_type`).
            r#type: "working_group_type" = |detail| match detail { Detail::WorkingGroup(own) => own.type_term, _ => None };
        }
        dates {
            /// When it was founded.
            founded = |detail| match detail { Detail::WorkingGroup(own) => own.founded.as_ref(), _ => None };
            /// When it was dissolved.
            dissolved = |detail| match detail { Detail::WorkingGroup(own) => own.dissolved.as_ref(), _ => None };
        }
        texts {
            /// What it is for.
            purpose = |detail| match detail { Detail::WorkingGroup(own) => own.purpose.as_deref(), _ => None };
        }
        relations {
            /// Institutions and persons who are members.
            members: WorkingGroupMembers;
            /// What it is part of.
            parents: WorkingGroupParents;
            /// Groups that are part of it.
            subgroups: WorkingGroupSubgroups;
            /// Cooperations in which it takes part.
            cooperations: WorkingGroupCooperations;
            /// Persons who are its contacts.
            contacts: ContactPersons;
            /// Publications to which it contributed.
            publications: WorkingGroupPublications;
        }
    }
}
