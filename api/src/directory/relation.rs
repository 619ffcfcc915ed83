//! A relation: an edge of the network with a kind, a role, a period and a source.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::noun::Noun;
use super::record::RecordNo;
use super::satellite::{Citation, ContactPoint, ExternalId};
use super::visibility::Visibility;
use crate::time::{Holds, Period, Temporal};

/// The dense number of a relation inside one [`super::Directory`]; it never leaves the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelationNo(pub u32);

/// The place of a relation kind in [`super::About::kinds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindNo(pub u16);

/// An edge of the network.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Identity for ever, in every database.
    pub id: Uuid,
    /// What joins the two ends.
    pub kind: KindNo,
    /// Where it starts; of a symmetric kind the end with the smaller id.
    pub source: RecordNo,
    /// Where it ends.
    pub target: RecordNo,
    /// In which role: a term of the kind's role scheme.
    pub role: Option<RecordNo>,
    /// As what, in free words ("Projektleitung").
    pub function: Option<Box<str>>,
    /// For whom a person acts.
    pub on_behalf_of: Option<RecordNo>,
    /// When it holds.
    pub period: Option<Box<Period>>,
    /// Free words of staff; staff only.
    pub note: Option<Box<str>>,
    /// Who may see it, if both ends may be seen.
    pub visibility: Visibility,
    /// Counts up with each change, from 1.
    pub version: i32,
    /// When it came into the directory.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
    /// Its ids in partners' own systems.
    pub external_ids: Box<[ExternalId]>,
    /// Topics of a contact.
    pub terms: Box<[RelationTerm]>,
    /// Contact points of the source that are given for this relation only.
    pub contact_points: Box<[ContactPoint]>,
    /// Where it is from.
    pub citations: Box<[Citation]>,
}

impl Relation {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(&self, temporal: Temporal, day: NaiveDate) -> Holds {
        crate::time::holds(self.period.as_deref(), temporal, day)
    }
}

/// A topic of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RelationTerm {
    /// The term.
    pub term: RecordNo,
    /// Whether it is our reading rather than the source's words.
    pub implied: bool,
}

/// A kind of relation: data, so that staff can add one without a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationKind {
    /// Its code, such as `member_of`.
    pub code: Box<str>,
    /// German label from source to target: "ist Mitglied in".
    pub label_de: Box<str>,
    /// German label from target to source: "hat als Mitglied".
    pub inverse_de: Box<str>,
    /// English label from source to target.
    pub label_en: Box<str>,
    /// English label from target to source.
    pub inverse_en: Box<str>,
    /// Whether it lasts (a state) or happened (an event).
    pub temporal: Temporal,
    /// Whether both ends are alike; such a relation is stored once, with the smaller id first.
    pub symmetric: bool,
    /// The scheme of its roles; none where it has no roles.
    pub role_scheme: Option<Box<str>>,
    /// Which nouns it may join, source first.
    pub ends: Box<[(Noun, Noun)]>,
}

impl RelationKind {
    /// Whether it may join these nouns, source first; of a symmetric kind in any order.
    #[must_use]
    pub fn joins(&self, source: Noun, target: Noun) -> bool {
        self.ends.contains(&(source, target)) || (self.symmetric && self.ends.contains(&(target, source)))
    }
}

/// From which end a relation is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, async_graphql::Enum)]
pub enum Direction {
    /// From its source to its target.
    Out,
    /// From its target to its source.
    In,
}
