//! Inputs for what hangs on a record or relation.

use async_graphql::{ID, InputObject};

use crate::deed::list_patch;
use crate::directory::{AddressType, ContactPointType, Visibility};
use crate::graphql::filter::TermBy;
use crate::graphql::scalar::Date;
use crate::graphql::time::DayOfWeek;

/// The words of a source from which a fact is taken.
#[derive(Clone, Debug, InputObject)]
pub struct CitationInput {
    /// The id of the citation that it is, where it is there already.
    pub id: Option<ID>,
    /// The words, verbatim.
    pub quote: String,
    /// The key of the source; without it the directory's own source.
    pub source: Option<String>,
    /// The field that the words are about.
    pub field: Option<String>,
    /// Whether the fact is our reading rather than the source's words.
    #[graphql(default)]
    pub implied: bool,
}

/// An id in a partner's own system.
#[derive(Clone, Debug, InputObject)]
pub struct ExternalIdInput {
    /// The system, such as `ror`.
    pub system: String,
    /// The id there, unique in the system.
    pub value: String,
}

/// A name besides the name.
#[derive(Clone, Debug, InputObject)]
pub struct OtherNameInput {
    /// The id of the name that it is, where it is there already.
    pub id: Option<ID>,
    /// The name.
    pub value: String,
    /// Its language (ISO 639-1), where it is not the directory's own.
    pub language: Option<String>,
    /// What it is used for ("acronym", "former").
    pub usage: Option<String>,
}

/// A term that a record bears.
#[derive(Clone, Debug, InputObject)]
pub struct RecordTermInput {
    /// The term.
    pub term: TermBy,
    /// Whether this is our reading rather than the source's words.
    #[graphql(default)]
    pub implied: bool,
    /// The words of the sources; those that are there stay where nothing is said.
    pub citations: Option<Vec<CitationInput>>,
}

/// Where to write to or go to.
#[derive(Clone, Debug, InputObject)]
pub struct AddressInput {
    /// The id of the address that it is, where it is there already.
    pub id: Option<ID>,
    /// What it is for.
    #[graphql(name = "type")]
    pub kind: AddressType,
    /// Lines above the street, as they stand on an envelope.
    pub recipient: Option<Vec<String>>,
    /// Street and house number.
    pub street: Option<String>,
    /// Postcode.
    pub postal_code: Option<String>,
    /// Town.
    pub locality: Option<String>,
    /// ISO 3166-1 alpha-2; Germany is meant where nothing is said.
    pub country: Option<String>,
    /// A term of the scheme `place`.
    pub place: Option<TermBy>,
    /// WGS 84 latitude in degrees; with `longitude`.
    pub latitude: Option<f64>,
    /// WGS 84 longitude in degrees; with `latitude`.
    pub longitude: Option<f64>,
    /// The words of the sources; those that are there stay where nothing is said.
    pub citations: Option<Vec<CitationInput>>,
}

/// A phone number, an e-mail address …
#[derive(Clone, Debug, InputObject)]
pub struct ContactPointInput {
    /// The id of the contact point that it is, where it is there already.
    pub id: Option<ID>,
    /// What it is.
    #[graphql(name = "type")]
    pub kind: ContactPointType,
    /// The number or address. Numbers are stored in the international form; without a country code they are German.
    pub value: String,
    /// Who may see it, if they may see what it belongs to; as its noun has it where nothing is said.
    pub visibility: Option<Visibility>,
    /// The words of the sources; those that are there stay where nothing is said.
    pub citations: Option<Vec<CitationInput>>,
}

/// When a visiting address is open, or closed.
#[derive(Clone, Debug, InputObject)]
pub struct OpeningHoursInput {
    /// The id of the row that it is, where it is there already.
    pub id: Option<ID>,
    /// On which days of the week.
    pub days: Vec<DayOfWeek>,
    /// From when, as HH:MM.
    pub opens: Option<String>,
    /// Until when, as HH:MM; before `opens` it is on the next day.
    pub closes: Option<String>,
    /// IANA time zone; Europe/Berlin where nothing is said.
    pub timezone: Option<String>,
    /// The first day on which this is so.
    pub valid_from: Option<Date>,
    /// The last day on which this is so.
    pub valid_through: Option<Date>,
    /// Whether it is closed on these days, whatever other rows say.
    #[graphql(default)]
    pub closed: bool,
    /// The words of the sources; those that are there stay where nothing is said.
    pub citations: Option<Vec<CitationInput>>,
}

list_patch! {
    CitationListPatch: CitationInput;
    ExternalIdListPatch: ExternalIdInput, removed by ExternalIdInput;
    OtherNameListPatch: OtherNameInput;
    RecordTermListPatch: RecordTermInput, removed by TermBy;
    AddressListPatch: AddressInput;
    ContactPointListPatch: ContactPointInput;
    OpeningHoursListPatch: OpeningHoursInput;
}
