//! What hangs on a record or a relation: addresses, contact points, opening hours, names, terms, citations, gaps.

use uuid::Uuid;

use super::record::RecordNo;
use super::visibility::{Visibility, codes};
use crate::time::OpeningHours;

/// An id in a partner's own system, unique per system.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExternalId {
    /// The system, such as `ror`.
    pub system: Box<str>,
    /// The id there.
    pub value: Box<str>,
}

/// A name besides the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherName {
    /// Identity of the row.
    pub id: Uuid,
    /// The name.
    pub value: Box<str>,
    /// ISO 639-1 code, where it is not the directory's language.
    pub language: Option<Box<str>>,
    /// What the name is used for ("acronym", "former").
    pub usage: Option<Box<str>>,
}

/// A term that a record bears.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordTerm {
    /// Identity of the row.
    pub id: Uuid,
    /// The term.
    pub term: RecordNo,
    /// Whether it is our reading rather than the source's words.
    pub implied: bool,
    /// Where this is from.
    pub citations: Box<[Citation]>,
}

/// Where to write to or go to.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    /// Identity of the row.
    pub id: Uuid,
    /// What it is for.
    pub kind: AddressType,
    /// Lines above the street, as they stand on an envelope.
    pub recipient: Box<[Box<str>]>,
    /// Street and house number.
    pub street: Option<Box<str>>,
    /// Postcode.
    pub postal_code: Option<Box<str>>,
    /// Town.
    pub locality: Option<Box<str>>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<Box<str>>,
    /// Term of the scheme `place`.
    pub place: Option<RecordNo>,
    /// WGS 84 latitude and longitude in degrees.
    pub position: Option<(f64, f64)>,
    /// Where this is from.
    pub citations: Box<[Citation]>,
}

/// What an address is for.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
    async_graphql::Enum,
)]
#[serde(rename_all = "snake_case")]
pub enum AddressType {
    /// Postanschrift: where letters go.
    Postal,
    /// Besucheradresse: where people go.
    Visiting,
    /// Rechnungsanschrift: where invoices go.
    Billing,
}

codes!(AddressType: Postal = "postal", Visiting = "visiting", Billing = "billing");

/// A phone number, an e-mail address …
#[derive(Clone, Debug, PartialEq)]
pub struct ContactPoint {
    /// Identity of the row.
    pub id: Uuid,
    /// What it is.
    pub kind: ContactPointType,
    /// The number or address.
    pub value: Box<str>,
    /// Who may see it, if the record (and the relation) may be seen.
    pub visibility: Visibility,
    /// Where this is from.
    pub citations: Box<[Citation]>,
}

/// What a contact point is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
    async_graphql::Enum,
)]
#[serde(rename_all = "snake_case")]
pub enum ContactPointType {
    /// E-mail address.
    Email,
    /// Telephone.
    Phone,
    /// Mobile phone.
    Mobile,
    /// Fax.
    Fax,
    /// Address on the web.
    Website,
    /// Contact form on the web.
    Form,
}

codes!(ContactPointType: Email = "email", Phone = "phone", Mobile = "mobile", Fax = "fax", Website = "website",
    Form = "form");

/// A row of opening hours, with its identity and source.
#[derive(Clone, Debug, PartialEq)]
pub struct OpeningHoursRow {
    /// Identity of the row.
    pub id: Uuid,
    /// Days and times.
    pub hours: OpeningHours,
    /// Where this is from.
    pub citations: Box<[Citation]>,
}

/// The words of a source from which a fact is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Identity of the row.
    pub id: Uuid,
    /// The words, verbatim.
    pub quote: Box<str>,
    /// The key of the source; without it the directory's own source.
    pub source: Option<Box<str>>,
    /// The field of the thing that the words are about.
    pub field: Option<Box<str>>,
    /// Whether the fact is our reading rather than the source's words.
    pub implied: bool,
}

/// What a source lost or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceGap {
    /// Identity of the row.
    pub id: Uuid,
    /// The words after which something is missing.
    pub quote: Box<str>,
    /// What is missing.
    pub missing: Box<str>,
}
