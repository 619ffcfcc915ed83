//! A record: what is true of every node of the network, and what only its noun has.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::collation::NameKey;
use super::noun::Noun;
use super::satellite::{
    Address, Citation, ContactPoint, ExternalId, OpeningHoursRow, OtherName, RecordTerm, SourceGap,
};
use super::visibility::{Lifecycle, Visibility, codes};
use crate::time::{PartialDate, Period, Recurrence};

/// The dense number of a record inside one [`super::Directory`]; it never leaves the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordNo(pub u32);

/// A node of the network. It is read through a [`super::View`], which knows what a viewer may see of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Identity for ever, in every database (`UUIDv7`; of shipped terms a `UUIDv5` of scheme and code).
    pub id: Uuid,
    /// Unique over all nouns; for people and addresses on the web.
    pub slug: Box<str>,
    /// Slugs that it had before; they still find it.
    pub aliases: Box<[Box<str>]>,
    /// The name; of a person honorific, given and family name; of a term its German label.
    pub name: Box<str>,
    /// The place of the name in German collation; made by [`NameKey::of`].
    pub name_key: NameKey,
    /// The abbreviation by which it is known.
    pub short_name: Option<Box<str>>,
    /// What it is, in a few sentences.
    pub description: Option<Box<str>>,
    /// Address on the web (http or https).
    pub website: Option<Box<str>>,
    /// Free words of staff; staff only.
    pub note: Option<Box<str>>,
    /// Who may see it.
    pub visibility: Visibility,
    /// Whether it is shown at all.
    pub lifecycle: Lifecycle,
    /// Whether one can come by appointment outside of its opening hours.
    pub by_appointment: Option<bool>,
    /// Counts up with each change, from 1.
    pub version: i32,
    /// When it came into the directory.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
    /// When somebody last confirmed that it is right.
    pub verified_at: Option<DateTime<Utc>>,
    /// Who confirmed it: the subject of a token; staff only.
    pub verified_by: Option<Box<str>>,
    /// The record that took its place.
    pub merged_into: Option<RecordNo>,
    /// Its ids in partners' own systems.
    pub external_ids: Box<[ExternalId]>,
    /// Other names by which it is found.
    pub other_names: Box<[OtherName]>,
    /// Topics, goals, target groups, places … that it bears.
    pub terms: Box<[RecordTerm]>,
    /// Postal, visiting and billing addresses.
    pub addresses: Box<[Address]>,
    /// Its own phone numbers, e-mail addresses …; those given under a relation are in that relation.
    pub contact_points: Box<[ContactPoint]>,
    /// When its visiting address is open.
    pub opening_hours: Box<[OpeningHoursRow]>,
    /// Where its facts are from.
    pub citations: Box<[Citation]>,
    /// What a source lost or left out about it.
    pub gaps: Box<[SourceGap]>,
    /// What only its noun has.
    pub detail: Detail,
}

impl Record {
    /// What the record is.
    #[must_use]
    pub const fn noun(&self) -> Noun {
        match self.detail {
            Detail::Institution(_) => Noun::Institution,
            Detail::Person(_) => Noun::Person,
            Detail::WorkingGroup(_) => Noun::WorkingGroup,
            Detail::Cooperation(_) => Noun::Cooperation,
            Detail::Publication(_) => Noun::Publication,
            Detail::Term(_) => Noun::Term,
        }
    }

    /// The audience that it takes to see the record.
    #[must_use]
    pub fn sight(&self) -> Visibility {
        match self.lifecycle {
            Lifecycle::Published => self.visibility,
            Lifecycle::Draft | Lifecycle::Archived => Visibility::Staff,
        }
    }

    /// The term that says of what type the record is.
    #[must_use]
    pub const fn type_term(&self) -> Option<RecordNo> {
        match &self.detail {
            Detail::Institution(it) => it.type_term,
            Detail::WorkingGroup(it) => it.type_term,
            Detail::Cooperation(it) => it.type_term,
            Detail::Publication(it) => it.type_term,
            Detail::Person(_) | Detail::Term(_) => None,
        }
    }
}

/// What only one noun has.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// Who takes part.
    Institution(Institution),
    /// Whom one can talk to.
    Person(Person),
    /// Where institutions and persons meet over time.
    WorkingGroup(Box<WorkingGroup>),
    /// What several partners do together.
    Cooperation(Box<Cooperation>),
    /// What came out of it.
    Publication(Box<Publication>),
    /// An entry of a controlled vocabulary.
    Term(Box<Term>),
}

/// Who takes part: authority, unit of an authority, chamber, agency, training provider, company, association.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Institution {
    /// Term of the scheme `institution_type`.
    pub type_term: Option<RecordNo>,
    /// Term of the scheme `legal_form`: another axis than the type.
    pub legal_form: Option<RecordNo>,
    /// When it was founded.
    pub founded: Option<Box<PartialDate>>,
    /// When it was dissolved; its past stays readable.
    pub dissolved: Option<Box<PartialDate>>,
}

/// Whom one can talk to.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Given name or names.
    pub given_name: Box<str>,
    /// Family name.
    pub family_name: Box<str>,
    /// Title before the name ("Dr.").
    pub honorific: Option<Box<str>>,
    /// On what ground the data is held; staff only.
    pub legal_basis: LegalBasis,
    /// The day after which the data must go; staff only.
    pub delete_after: Option<NaiveDate>,
}

impl Person {
    /// Honorific, given and family name: what the record is called.
    #[must_use]
    pub fn full_name(&self) -> String {
        let parts = [self.honorific.as_deref().unwrap_or_default(), &self.given_name, &self.family_name];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Given and family name side by side, in either order: how a text names the person.
    #[must_use]
    pub fn written_names(&self) -> [String; 2] {
        let (given, family) = (&self.given_name, &self.family_name);
        [format!("{given} {family}"), format!("{family}, {given}")]
    }
}

/// The ground on which personal data is held: GDPR Article 6(1).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
    async_graphql::Enum,
)]
#[serde(rename_all = "snake_case")]
pub enum LegalBasis {
    /// (a) The person has agreed.
    Consent,
    /// (b) A contract with the person.
    Contract,
    /// (c) A legal obligation.
    LegalObligation,
    /// (e) A task in the public interest.
    PublicTask,
    /// (f) A legitimate interest.
    LegitimateInterest,
}

codes!(LegalBasis: Consent = "consent", Contract = "contract", LegalObligation = "legal_obligation",
    PublicTask = "public_task", LegitimateInterest = "legitimate_interest");

/// Where institutions and persons meet over time: Arbeitskreis, Lenkungskreis, network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorkingGroup {
    /// Term of the scheme `working_group_type`.
    pub type_term: Option<RecordNo>,
    /// When it was founded.
    pub founded: Option<PartialDate>,
    /// When it was dissolved.
    pub dissolved: Option<PartialDate>,
    /// What it is for.
    pub purpose: Option<Box<str>>,
}

/// What several partners do together: project, programme, event or event series, campaign, agreement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cooperation {
    /// Term of the scheme `cooperation_type`.
    pub type_term: Option<RecordNo>,
    /// When it takes place or runs.
    pub period: Option<Period>,
    /// When it comes again.
    pub recurrence: Option<Recurrence>,
}

/// What came out of it: strategy paper, report, web page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Publication {
    /// Term of the scheme `publication_type`.
    pub type_term: Option<RecordNo>,
    /// Which edition it is ("2025").
    pub edition: Option<Box<str>>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Where it can be downloaded.
    pub download_url: Option<Box<str>>,
    /// How many of something the source says it has; never derived from rows.
    pub stated_counts: Box<[StatedCount]>,
}

/// "103 Empfehlungen": a number that a source states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedCount {
    /// Identity of the row.
    pub id: Uuid,
    /// What is counted, in the source's words.
    pub what: Box<str>,
    /// How many.
    pub count: i64,
}

/// An entry of a controlled vocabulary.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The code of its scheme (`topic`, `place`, `institution_type` …).
    pub scheme: Box<str>,
    /// Its code, unique in the scheme.
    pub code: Box<str>,
    /// The English label; the name is the German one.
    pub name_en: Option<Box<str>>,
    /// Of a role: the verbs that make a sentence of a relation.
    pub verbs: Option<Verbs>,
    /// Broader terms.
    pub broader: Box<[RecordNo]>,
}

/// The verb phrases of a role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verbs {
    /// "veranstaltet"
    pub de: Option<Box<str>>,
    /// "veranstaltet von"
    pub inverse_de: Option<Box<str>>,
    /// "organises"
    pub en: Option<Box<str>>,
    /// "organised by"
    pub inverse_en: Option<Box<str>>,
}
