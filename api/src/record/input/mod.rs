//! What is written to any record: the inputs that the inputs of all nouns contain.

mod fill;
mod hours;
mod part;
mod rows;

use async_graphql::{InputObject, MaybeUndefined};

pub(crate) use fill::external_ids;
pub use part::{
    AddressInput, AddressListPatch, CitationInput, CitationListPatch, ContactPointInput, ContactPointListPatch,
    ExternalIdInput, ExternalIdListPatch, OpeningHoursInput, OpeningHoursListPatch, OtherNameInput, OtherNameListPatch,
    RecordTermInput, RecordTermListPatch,
};

use crate::deed::ListPatch;
use crate::directory::{Lifecycle, Visibility};

/// What can be stated of any new record.
#[derive(Clone, Debug, InputObject)]
pub struct RecordCreateInput {
    /// Unique over all nouns, for addresses on the web; made of the name (of a person at random) where nothing is said.
    pub slug: Option<String>,
    /// DRAFT (only staff see it) or PUBLISHED; DRAFT where nothing is said.
    pub lifecycle: Option<Lifecycle>,
    /// Who may see it once it is published; persons PARTNERS, all else PUBLIC where nothing is said.
    pub visibility: Option<Visibility>,
    /// The abbreviation by which it is known.
    pub short_name: Option<String>,
    /// What it is, in a few sentences.
    pub description: Option<String>,
    /// Its address on the web (http or https).
    pub website: Option<String>,
    /// Free words of staff, for staff only.
    pub note: Option<String>,
    /// Whether one can come by appointment outside of the opening hours.
    pub by_appointment: Option<bool>,
    /// Its ids in partners' own systems.
    pub external_ids: Option<Vec<ExternalIdInput>>,
    /// Other names by which it is known.
    pub other_names: Option<Vec<OtherNameInput>>,
    /// Topics, goals, target groups, places … that it bears.
    pub terms: Option<Vec<RecordTermInput>>,
    /// Where to write to or go to.
    pub addresses: Option<Vec<AddressInput>>,
    /// Its own phone numbers, e-mail addresses …
    pub contact_points: Option<Vec<ContactPointInput>>,
    /// When its visiting address is open.
    pub opening_hours: Option<Vec<OpeningHoursInput>>,
    /// The words of the sources from which its facts are taken.
    pub citations: Option<Vec<CitationInput>>,
}

/// What can be changed of any record. A field that is not there stays, null clears it.
#[derive(Clone, Debug, InputObject)]
pub struct RecordPatch {
    /// Unique over all nouns; the one that it had still finds it.
    pub slug: MaybeUndefined<String>,
    /// Who may see it.
    pub visibility: Option<Visibility>,
    /// The abbreviation by which it is known.
    pub short_name: MaybeUndefined<String>,
    /// What it is, in a few sentences.
    pub description: MaybeUndefined<String>,
    /// Its address on the web (http or https).
    pub website: MaybeUndefined<String>,
    /// Free words of staff, for staff only.
    pub note: MaybeUndefined<String>,
    /// Whether one can come by appointment outside of the opening hours.
    pub by_appointment: MaybeUndefined<bool>,
    /// Its ids in partners' own systems.
    pub external_ids: Option<ExternalIdListPatch>,
    /// Other names by which it is known.
    pub other_names: Option<OtherNameListPatch>,
    /// Topics, goals, target groups, places … that it bears.
    pub terms: Option<RecordTermListPatch>,
    /// Where to write to or go to.
    pub addresses: Option<AddressListPatch>,
    /// Its own phone numbers, e-mail addresses …
    pub contact_points: Option<ContactPointListPatch>,
    /// When its visiting address is open.
    pub opening_hours: Option<OpeningHoursListPatch>,
    /// The words of the sources from which its facts are taken.
    pub citations: Option<CitationListPatch>,
}

/// What is written to any record, be it new or not.
#[derive(Clone, Debug)]
pub struct RecordValues {
    slug: MaybeUndefined<String>,
    lifecycle: Option<Lifecycle>,
    visibility: Option<Visibility>,
    short_name: MaybeUndefined<String>,
    description: MaybeUndefined<String>,
    website: MaybeUndefined<String>,
    note: MaybeUndefined<String>,
    by_appointment: MaybeUndefined<bool>,
    external_ids: Option<ListPatch<ExternalIdInput, ExternalIdInput>>,
    other_names: Option<ListPatch<OtherNameInput>>,
    terms: Option<ListPatch<RecordTermInput, crate::graphql::filter::TermBy>>,
    addresses: Option<ListPatch<AddressInput>>,
    contact_points: Option<ListPatch<ContactPointInput>>,
    opening_hours: Option<ListPatch<OpeningHoursInput>>,
    citations: Option<ListPatch<CitationInput>>,
}

impl From<RecordCreateInput> for RecordValues {
    fn from(input: RecordCreateInput) -> Self {
        Self {
            slug: stated(input.slug),
            lifecycle: Some(input.lifecycle.unwrap_or(Lifecycle::Draft)),
            visibility: input.visibility,
            short_name: stated(input.short_name),
            description: stated(input.description),
            website: stated(input.website),
            note: stated(input.note),
            by_appointment: stated(input.by_appointment),
            external_ids: input.external_ids.map(ListPatch::bare),
            other_names: input.other_names.map(ListPatch::bare),
            terms: input.terms.map(ListPatch::bare),
            addresses: input.addresses.map(ListPatch::bare),
            contact_points: input.contact_points.map(ListPatch::bare),
            opening_hours: input.opening_hours.map(ListPatch::bare),
            citations: input.citations.map(ListPatch::bare),
        }
    }
}

impl From<RecordPatch> for RecordValues {
    fn from(patch: RecordPatch) -> Self {
        Self {
            slug: patch.slug,
            lifecycle: None,
            visibility: patch.visibility,
            short_name: patch.short_name,
            description: patch.description,
            website: patch.website,
            note: patch.note,
            by_appointment: patch.by_appointment,
            external_ids: patch.external_ids.map(Into::into),
            other_names: patch.other_names.map(Into::into),
            terms: patch.terms.map(Into::into),
            addresses: patch.addresses.map(Into::into),
            contact_points: patch.contact_points.map(Into::into),
            opening_hours: patch.opening_hours.map(Into::into),
            citations: patch.citations.map(Into::into),
        }
    }
}

/// What a new thing states; absent and null are the same.
pub(crate) fn stated<T>(given: Option<T>) -> MaybeUndefined<T> {
    given.map_or(MaybeUndefined::Undefined, MaybeUndefined::Value)
}
