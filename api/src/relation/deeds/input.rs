//! What is stated of a relation: the inputs of all deeds on relations, and what each writes.

use async_graphql::{ID, InputObject, MaybeUndefined};

use crate::deed::{ListPatch, list_patch};
use crate::directory::Visibility;
use crate::graphql::filter::TermBy;
use crate::graphql::time::PeriodInput;
use crate::record::input::{
    CitationInput, CitationListPatch, ContactPointInput, ContactPointListPatch, ExternalIdInput, ExternalIdListPatch,
    stated,
};

/// A topic of a contact.
#[derive(Clone, Debug, InputObject)]
pub struct RelationTermInput {
    /// The term.
    pub term: TermBy,
    /// Whether this is our reading rather than the source's words.
    #[graphql(default)]
    pub implied: bool,
}

list_patch! {
    RelationTermListPatch: RelationTermInput, removed by TermBy;
}

/// What can be stated of any new relation.
#[derive(Clone, Debug, InputObject)]
pub struct RelationFacts {
    /// As what, in free words ("Projektleitung").
    pub function: Option<String>,
    /// For whom a person acts: an institution, a working group or a cooperation.
    pub on_behalf_of: Option<ID>,
    /// From when to when.
    pub period: Option<PeriodInput>,
    /// Free words of staff, for staff only.
    pub note: Option<String>,
    /// Who may see it, if they may see both ends; PARTNERS where an end is a person, else PUBLIC where nothing is said.
    pub visibility: Option<Visibility>,
    /// Its ids in partners' own systems.
    pub external_ids: Option<Vec<ExternalIdInput>>,
    /// The words of the sources from which it is taken.
    pub citations: Option<Vec<CitationInput>>,
}

/// A new relation of any kind.
#[derive(Clone, Debug, InputObject)]
pub struct RelationStartInput {
    /// The code of its kind, such as `member_of`.
    pub kind: String,
    /// The record where it starts.
    pub source: ID,
    /// The record where it ends. Where the kind joins both alike, it does not matter which end is which.
    pub target: ID,
    /// In which role: a code of the scheme that the kind has for its roles.
    pub role: Option<String>,
    /// Topics of a contact.
    pub terms: Option<Vec<RelationTermInput>>,
    /// Contact points that the source has for this relation only; not where the kind joins both alike.
    pub contact_points: Option<Vec<ContactPointInput>>,
    #[expect(missing_docs, reason = "its fields stand in its place")]
    #[graphql(flatten)]
    pub facts: RelationFacts,
}

/// Who becomes a member of which working group.
#[derive(Clone, Debug, InputObject)]
pub struct MembershipStartInput {
    /// The person or institution.
    pub member: ID,
    /// The working group.
    pub working_group: ID,
    /// In which role: a code of the scheme `membership_role`.
    pub role: Option<String>,
    #[expect(missing_docs, reason = "its fields stand in its place")]
    #[graphql(flatten)]
    pub facts: RelationFacts,
}

/// Who takes part in which cooperation.
#[derive(Clone, Debug, InputObject)]
pub struct CooperationAddPartnerInput {
    /// The cooperation.
    pub cooperation: ID,
    /// Who takes part: an institution, a working group, another cooperation or a person.
    pub partner: ID,
    /// In which role: a code of the scheme `participation_role`.
    pub role: Option<String>,
    #[expect(missing_docs, reason = "its fields stand in its place")]
    #[graphql(flatten)]
    pub facts: RelationFacts,
}

/// Who is the contact for what.
#[derive(Clone, Debug, InputObject)]
pub struct ContactAssignInput {
    /// The person to talk to.
    pub person: ID,
    /// The institution, working group or cooperation.
    pub contact_for: ID,
    /// For which topics; for everything where nothing is said.
    pub terms: Option<Vec<RelationTermInput>>,
    /// Contact points that the person has for this only.
    pub contact_points: Option<Vec<ContactPointInput>>,
    #[expect(missing_docs, reason = "its fields stand in its place")]
    #[graphql(flatten)]
    pub facts: RelationFacts,
}

/// What is changed of a relation. A field that is not there stays, null clears it. Kind and ends stay for ever.
#[derive(Clone, Debug, InputObject)]
pub struct RelationPatch {
    /// In which role: a code of the scheme that the kind has for its roles.
    pub role: MaybeUndefined<String>,
    /// As what, in free words ("Projektleitung").
    pub function: MaybeUndefined<String>,
    /// For whom a person acts: an institution, a working group or a cooperation.
    pub on_behalf_of: MaybeUndefined<ID>,
    /// From when to when, as a whole.
    pub period: MaybeUndefined<PeriodInput>,
    /// Topics of a contact.
    pub terms: Option<RelationTermListPatch>,
    /// Contact points that the source has for this relation only; not where the kind joins both alike.
    pub contact_points: Option<ContactPointListPatch>,
    /// Free words of staff, for staff only.
    pub note: MaybeUndefined<String>,
    /// Who may see it, if they may see both ends.
    pub visibility: Option<Visibility>,
    /// Its ids in partners' own systems.
    pub external_ids: Option<ExternalIdListPatch>,
    /// The words of the sources from which it is taken.
    pub citations: Option<CitationListPatch>,
}

/// What is written to any relation, be it new or not.
#[derive(Clone, Debug)]
pub struct RelationValues {
    pub(super) role: MaybeUndefined<String>,
    pub(super) function: MaybeUndefined<String>,
    pub(super) on_behalf_of: MaybeUndefined<ID>,
    pub(super) period: MaybeUndefined<PeriodInput>,
    pub(super) terms: Option<ListPatch<RelationTermInput, TermBy>>,
    pub(super) contact_points: Option<ListPatch<ContactPointInput>>,
    pub(super) note: MaybeUndefined<String>,
    pub(super) visibility: Option<Visibility>,
    pub(super) external_ids: Option<ListPatch<ExternalIdInput, ExternalIdInput>>,
    pub(super) citations: Option<ListPatch<CitationInput>>,
}

impl From<RelationFacts> for RelationValues {
    fn from(facts: RelationFacts) -> Self {
        Self {
            role: MaybeUndefined::Undefined,
            function: stated(facts.function),
            on_behalf_of: stated(facts.on_behalf_of),
            period: stated(facts.period),
            terms: None,
            contact_points: None,
            note: stated(facts.note),
            visibility: facts.visibility,
            external_ids: facts.external_ids.map(ListPatch::bare),
            citations: facts.citations.map(ListPatch::bare),
        }
    }
}

impl From<RelationPatch> for RelationValues {
    fn from(patch: RelationPatch) -> Self {
        Self {
            role: patch.role,
            function: patch.function,
            on_behalf_of: patch.on_behalf_of,
            period: patch.period,
            terms: patch.terms.map(Into::into),
            contact_points: patch.contact_points.map(Into::into),
            note: patch.note,
            visibility: patch.visibility,
            external_ids: patch.external_ids.map(Into::into),
            citations: patch.citations.map(Into::into),
        }
    }
}
