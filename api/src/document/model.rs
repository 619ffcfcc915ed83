//! The directory document `partnernetz-directory/1`: what `load` reads, `dump` writes and `generate` makes.
//!
//! An absent key and `null` both mean "not stated": on load the stored value stays as it was. A list that is there
//! becomes what the document says.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use super::parts::{
    Address, Citation, ContactPoint, Date, ExternalId, OpeningHours, OtherName, OtherNameWords, Period, Recurrence,
    RelationTerm, StatedCount, TermUse, Weekday,
};
pub use super::whole::{Document, FORMAT, Gap, Header, RelationKind, Source, Temporal};
use crate::directory::{LegalBasis, Lifecycle, Noun, Visibility};

document! {
    /// A node of the network.
    pub struct Record {
        /// What it is.
        pub noun: Noun,
        /// Its id; identity before the slug.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<Uuid>,
        /// Unique over all nouns.
        pub slug: String,
        /// Slugs that it had before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub aliases: Option<Vec<String>>,
        /// Its ids in other systems.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub external_ids: Option<Vec<ExternalId>>,
        /// Who may see it; persons default to PARTNERS, all else to PUBLIC.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub visibility: Option<Visibility>,
        /// PUBLISHED where it is not stated.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub lifecycle: Option<Lifecycle>,
        /// The name; required but for a person. Of a term the German label.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// Person: given name, required.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub given_name: Option<String>,
        /// Person: family name, required.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub family_name: Option<String>,
        /// Person: title before the name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub honorific: Option<String>,
        /// Person: GDPR Article 6(1), required.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub legal_basis: Option<LegalBasis>,
        /// Person: the day after which the data must go.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub delete_after: Option<NaiveDate>,
        /// The abbreviation by which it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub short_name: Option<String>,
        /// Other names by which it is found.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub other_names: Option<Vec<OtherName>>,
        /// What it is, in a few sentences.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// Address on the web.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub website: Option<String>,
        /// Code of its type, in the scheme of its noun.
        #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
        pub type_code: Option<String>,
        /// Institution: code of its legal form.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub legal_form: Option<String>,
        /// Institution, working group: when it was founded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub founded: Option<Date>,
        /// Institution, working group: when it was dissolved.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub dissolved: Option<Date>,
        /// Working group: what it is for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub purpose: Option<String>,
        /// Cooperation: when it takes place or runs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub period: Option<Period>,
        /// Cooperation: when it comes again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub recurrence: Option<Recurrence>,
        /// Publication: which edition.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub edition: Option<String>,
        /// Publication: when it was published.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub published: Option<Date>,
        /// Publication: where it can be downloaded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub download_url: Option<String>,
        /// Publication: numbers that the source states.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub stated_counts: Option<Vec<StatedCount>>,
        /// Term: its scheme, required.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub scheme: Option<String>,
        /// Term: its code, required.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<String>,
        /// Term: English label.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name_en: Option<String>,
        /// Term: slugs of broader terms.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub broader: Option<Vec<String>>,
        /// Term that is a role: "veranstaltet".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub verb_de: Option<String>,
        /// Term that is a role: "veranstaltet von".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub verb_inverse_de: Option<String>,
        /// Term that is a role: "organises".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub verb_en: Option<String>,
        /// Term that is a role: "organised by".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub verb_inverse_en: Option<String>,
        /// Free words of staff; staff only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
        /// Slug of the record that took its place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub merged_into: Option<String>,
        /// When somebody last confirmed that it is right.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub verified_at: Option<DateTime<Utc>>,
        /// Who confirmed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub verified_by: Option<String>,
        /// Whether one can come by appointment outside of its opening hours.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub by_appointment: Option<bool>,
        /// Topics, goals, target groups, places … that it bears.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub terms: Option<Vec<TermUse>>,
        /// Where its facts are from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub citations: Option<Vec<Citation>>,
        /// Where to write to or go to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub addresses: Option<Vec<Address>>,
        /// Its own phone numbers, e-mail addresses …
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub contact_points: Option<Vec<ContactPoint>>,
        /// When its visiting address is open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub opening_hours: Option<Vec<OpeningHours>>,
    }

    /// An edge of the network.
    pub struct Relation {
        /// Code of its kind.
        pub kind: String,
        /// Slug of the record where it starts.
        pub source: String,
        /// Slug of the record where it ends.
        pub target: String,
        /// Its id; identity before everything else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<Uuid>,
        /// Its ids in other systems.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub external_ids: Option<Vec<ExternalId>>,
        /// Code of the role, in the role scheme of the kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub role: Option<String>,
        /// As what, in free words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub function: Option<String>,
        /// Topics of a contact.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub terms: Option<Vec<RelationTerm>>,
        /// Slug of the record for which a person acts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub on_behalf_of: Option<String>,
        /// When it holds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub period: Option<Period>,
        /// Contact points of the source for this relation only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub contact_points: Option<Vec<ContactPoint>>,
        /// Free words of staff; staff only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
        /// Who may see it; PARTNERS where an end is a person, else PUBLIC.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub visibility: Option<Visibility>,
        /// Where it is from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub citations: Option<Vec<Citation>>,
    }
}
