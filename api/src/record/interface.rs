//! The interfaces of the API: what all records share, and everything that has a global id.
#![expect(clippy::duplicated_attributes, reason = "several fields have arguments of the same type")]
#![expect(missing_docs, reason = "the derive makes methods without docs; in the schema each field has its description")]

use async_graphql::{ID, Interface};
use chrono::{DateTime, Utc};

use super::RecordRelations;
use super::part::{
    Address, Citation, ContactPoint, ExternalId, OpeningHours, OtherName, RecordTerm, SourceGap, StatedCount,
};
use super::query::RecordBy;
use crate::cooperation::Cooperation;
use crate::directory::{Lifecycle, Noun, Visibility};
use crate::graphql::error::Failure;
use crate::graphql::scalar::Date;
use crate::history::HistoryPage;
use crate::institution::Institution;
use crate::network::object::{RecordMetrics, Shared};
use crate::person::Person;
use crate::publication::Publication;
use crate::relation::connection::RelationPage;
use crate::relation::object::Relation;
use crate::relation::order::RelationOrder;
use crate::term::Term;
use crate::working_group::WorkingGroup;

/// A node of the network: an institution, person, working group, cooperation, publication or term.
#[derive(Interface)]
#[graphql(
    field(name = "id", ty = "ID", desc = "The global id: opaque, typed, the same for ever."),
    field(name = "noun", ty = "Noun", desc = "What it is."),
    field(name = "slug", ty = "&str", desc = "Unique over all nouns, for addresses on the web."),
    field(name = "name", ty = "&str", desc = "The name; of a term its German label."),
    field(
        name = "short_name",
        ty = "Option<&str>",
        desc = "The abbreviation by which it is known; null where there is none."
    ),
    field(name = "other_names", ty = "Vec<OtherName>", desc = "Other names by which it is known."),
    field(
        name = "description",
        ty = "Option<&str>",
        desc = "What it is, in a few sentences; null where nothing is stated."
    ),
    field(name = "website", ty = "Option<&str>", desc = "Its address on the web; null where none is stated."),
    field(
        name = "terms",
        ty = "Vec<RecordTerm>",
        desc = "Topics, goals, target groups, places … that it bears, as far as you may see them.",
        arg(name = "scheme", ty = "Option<String>", desc = "Only terms of this scheme (code), such as `topic`.")
    ),
    field(name = "addresses", ty = "Vec<Address>", desc = "Where to write to or go to."),
    field(
        name = "contact_points",
        ty = "Vec<ContactPoint>",
        desc = "Its own phone numbers, e-mail addresses …, as far as you may see them."
    ),
    field(name = "opening_hours", ty = "Vec<OpeningHours>", desc = "When its visiting address is open."),
    field(
        name = "by_appointment",
        ty = "Option<bool>",
        desc = "Whether one can come by appointment outside of the opening hours; null where nothing is stated."
    ),
    field(
        name = "is_open",
        ty = "Option<bool>",
        desc = "Whether the visiting address is open at a moment. Null when that is unknown, or only by appointment.",
        arg(name = "at", ty = "Option<DateTime<Utc>>", desc = "The moment; now where nothing is said.")
    ),
    field(
        name = "citations",
        ty = "Vec<Citation>",
        desc = "The words of the sources from which its facts are taken.",
        arg(name = "field", ty = "Option<String>", desc = "Only what is said of this field.")
    ),
    field(name = "gaps", ty = "Vec<SourceGap>", desc = "What a source lost or left out about it."),
    field(name = "external_ids", ty = "Vec<ExternalId>", desc = "Its ids in partners' own systems."),
    field(
        name = "relations",
        ty = "RelationPage<RecordRelations>",
        desc = "All its relations of any kind, also of kinds that staff added.",
        arg(name = "kinds", ty = "Option<Vec<String>>", desc = "Only relations of one of these kinds (codes)."),
        arg(
            name = "on",
            ty = "Option<Date>",
            desc = "Only relations that hold, or may hold, on this day; without it past and future ones, too."
        ),
        arg(name = "roles", ty = "Option<Vec<String>>", desc = "Only relations in one of these roles (codes)."),
        arg(
            name = "order_by",
            ty = "Option<Vec<RelationOrder>>",
            desc = "In which order; by the name of the other end where nothing is said."
        ),
        arg(name = "first", ty = "Option<i32>", desc = "The first so many rows (1 to 100; 20 where nothing is said)."),
        arg(name = "after", ty = "Option<String>", desc = "Only rows behind this cursor."),
        arg(name = "last", ty = "Option<i32>", desc = "The last so many rows (1 to 100)."),
        arg(name = "before", ty = "Option<String>", desc = "Only rows before this cursor.")
    ),
    field(
        name = "metrics",
        ty = "Option<Result<RecordMetrics, Failure>>",
        desc = "What it is to the whole network, as far as you may see it; null for what is not in it.",
        arg(name = "on", ty = "Option<Date>", desc = "On which day; today in Europe/Berlin where nothing is said.")
    ),
    field(
        name = "shared_with",
        ty = "Option<Shared>",
        desc = "What it shares with another record. Null if there is no such record or you may not see it.",
        arg(name = "other", ty = "RecordBy", desc = "With which record."),
        arg(
            name = "on",
            ty = "Option<Date>",
            desc = "What holds, or may hold, on this day; today in Europe/Berlin where nothing is said."
        )
    ),
    field(
        name = "merged_into",
        ty = "Option<Record>",
        desc = "The record that took its place; null if none did or you may not see it."
    ),
    field(name = "version", ty = "i32", desc = "Counts up with each change, from 1."),
    field(name = "created_at", ty = "DateTime<Utc>", desc = "When it came into the directory."),
    field(name = "updated_at", ty = "DateTime<Utc>", desc = "When it was changed last."),
    field(
        name = "verified_at",
        ty = "Option<DateTime<Utc>>",
        desc = "When somebody last confirmed that it is right; null if nobody did."
    ),
    field(
        name = "verified_by",
        ty = "Option<Result<&str, Failure>>",
        desc = "Who confirmed it last. Staff only: FORBIDDEN_FIELD for everyone else."
    ),
    field(
        name = "note",
        ty = "Option<Result<&str, Failure>>",
        desc = "Free words of staff. Staff only: FORBIDDEN_FIELD for everyone else."
    ),
    field(
        name = "visibility",
        ty = "Option<Result<Visibility, Failure>>",
        desc = "Who may see it. Staff only: FORBIDDEN_FIELD for everyone else."
    ),
    field(
        name = "lifecycle",
        ty = "Option<Result<Lifecycle, Failure>>",
        desc = "Whether it is shown at all. Staff only: FORBIDDEN_FIELD for everyone else."
    ),
    field(
        name = "history",
        ty = "Option<Result<HistoryPage, Failure>>",
        desc = "What was done to it, the newest first. Staff only: FORBIDDEN_FIELD for everyone else.",
        arg(name = "first", ty = "Option<i32>", desc = "The first so many rows (1 to 100; 20 where nothing is said)."),
        arg(name = "after", ty = "Option<String>", desc = "Only rows behind this cursor."),
        arg(name = "last", ty = "Option<i32>", desc = "The last so many rows (1 to 100)."),
        arg(name = "before", ty = "Option<String>", desc = "Only rows before this cursor.")
    )
)]
pub enum Record {
    /// Who takes part.
    Institution(Institution),
    /// Whom one can talk to.
    Person(Person),
    /// Where institutions and persons meet over time.
    WorkingGroup(WorkingGroup),
    /// What several partners do together.
    Cooperation(Cooperation),
    /// What came out of it.
    Publication(Publication),
    /// An entry of a controlled vocabulary.
    Term(Term),
}

/// Anything that has a global id.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "The global id: opaque, typed, the same for ever."))]
pub enum Node {
    Institution(Institution),
    Person(Person),
    WorkingGroup(WorkingGroup),
    Cooperation(Cooperation),
    Publication(Publication),
    Term(Term),
    Relation(Relation),
    Address(Address),
    ContactPoint(ContactPoint),
    OpeningHours(OpeningHours),
    Citation(Citation),
    SourceGap(SourceGap),
    OtherName(OtherName),
    RecordTerm(RecordTerm),
    StatedCount(StatedCount),
}
