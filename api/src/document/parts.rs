//! The parts of records and relations in a document.

use std::fmt;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

use crate::directory::{AddressType, ContactPointType, Visibility};

document! {
    /// An id in a partner's own system.
    pub struct ExternalId {
        /// The system.
        pub system: String,
        /// The id there.
        pub value: String,
    }

    /// A name with what is known of it.
    pub struct OtherNameWords {
        /// The id of the row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<Uuid>,
        /// The name.
        pub value: String,
        /// ISO 639-1 code, where it is not the directory's language.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<String>,
        /// What the name is used for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub usage: Option<String>,
    }

    /// A term that a record bears.
    pub struct TermUse {
        /// The id of the row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<Uuid>,
        /// Slug of the term.
        pub term: String,
        /// Whether it is our reading rather than the source's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub implied: Option<bool>,
        /// Where this is from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub citations: Option<Vec<Citation>>,
    }

    /// A topic of a contact.
    pub struct RelationTerm {
        /// Slug of the term.
        pub term: String,
        /// Whether it is our reading rather than the source's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub implied: Option<bool>,
    }

    /// The words of a source from which a fact is taken.
    pub struct Citation {
        /// The id of the row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<Uuid>,
        /// The words, verbatim.
        pub quote: String,
        /// The field that the words are about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub field: Option<String>,
        /// Whether the fact is our reading rather than the source's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub implied: Option<bool>,
        /// Key of the source; without it the document's source.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<String>,
    }

    /// Where to write to or go to.
    pub struct Address {
        /// The id of the row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<Uuid>,
        /// What it is for.
        #[serde(rename = "type")]
        pub kind: AddressType,
        /// Lines above the street.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub recipient: Option<Vec<String>>,
        /// Street and house number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub street: Option<String>,
        /// Postcode.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub postal_code: Option<String>,
        /// Town.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub locality: Option<String>,
        /// ISO 3166-1 alpha-2.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub country: Option<String>,
        /// Slug of a term of the scheme `place`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub place: Option<String>,
        /// WGS 84, degrees.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub latitude: Option<f64>,
        /// WGS 84, degrees.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub longitude: Option<f64>,
        /// Where this is from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub citations: Option<Vec<Citation>>,
    }

    /// A phone number, an e-mail address …
    pub struct ContactPoint {
        /// The id of the row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<Uuid>,
        /// What it is.
        #[serde(rename = "type")]
        pub kind: ContactPointType,
        /// The number or address.
        pub value: String,
        /// Who may see it; of a person and under a relation of a person PARTNERS, else PUBLIC.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub visibility: Option<Visibility>,
        /// Where this is from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub citations: Option<Vec<Citation>>,
    }

    /// Days and times at which the visiting address is open, or closed.
    pub struct OpeningHours {
        /// The id of the row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<Uuid>,
        /// On which days of the week.
        pub days: Vec<Weekday>,
        /// HH:MM.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub opens: Option<String>,
        /// HH:MM; before `opens` means on the next day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub closes: Option<String>,
        /// IANA time zone; Europe/Berlin where it is not stated.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub timezone: Option<String>,
        /// First day on which this is so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub valid_from: Option<NaiveDate>,
        /// Last day on which this is so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub valid_through: Option<NaiveDate>,
        /// Closed on these days, whatever other rows say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub closed: Option<bool>,
        /// Where this is from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub citations: Option<Vec<Citation>>,
    }

    /// A date as precise as its source.
    pub struct Date {
        /// The source's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<String>,
        /// Its value: EDTF level 1, and `[a..b]` of level 2.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub edtf: Option<String>,
        /// Derived from `edtf`; must agree with it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub earliest: Option<NaiveDate>,
        /// Derived from `edtf`; must agree with it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub latest: Option<NaiveDate>,
    }

    /// From when to when.
    pub struct Period {
        /// The source's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<String>,
        /// When it began.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub start: Option<Date>,
        /// When it ended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub end: Option<Date>,
        /// Whether it lasts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ongoing: Option<bool>,
    }

    /// When something comes again.
    pub struct Recurrence {
        /// The source's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<String>,
        /// An RFC 5545 rule.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rrule: Option<String>,
        /// First day of a yearly window: --MM-DD.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub window_start: Option<String>,
        /// Last day of a yearly window: --MM-DD.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub window_end: Option<String>,
    }

    /// A number that a source states.
    pub struct StatedCount {
        /// The id of the row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<Uuid>,
        /// What is counted, in the source's words.
        pub what: String,
        /// How many.
        pub count: i64,
    }
}

/// A name besides the name: just the name, or with what is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum OtherName {
    /// Just the name.
    Plain(String),
    /// With language and use.
    Words(OtherNameWords),
}

/// A day of the week, as in RFC 5545.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Mo,
    Tu,
    We,
    Th,
    Fr,
    Sa,
    Su,
}

impl<'de> Deserialize<'de> for OtherName {
    // By hand, since the derived one answers each mistake with "did not match any variant".
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OtherNameVisitor)
    }
}

struct OtherNameVisitor;

impl<'de> Visitor<'de> for OtherNameVisitor {
    type Value = OtherName;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string or an object")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<OtherName, E> {
        Ok(OtherName::Plain(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<OtherName, A::Error> {
        OtherNameWords::deserialize(MapAccessDeserializer::new(map)).map(OtherName::Words)
    }
}
