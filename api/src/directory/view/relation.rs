//! A relation as its viewer sees it.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{Gated, RecordView, View};
use crate::directory::{ContactPoint, ExternalId, KindNo, Relation, RelationKind, RelationNo, Visibility};
use crate::time::{Holds, Period};

/// A relation that the viewer may see.
#[derive(Clone, Copy, Debug)]
pub struct RelationView<'v> {
    pub(super) no: RelationNo,
    pub(super) relation: &'v Relation,
    pub(super) source: RecordView<'v>,
    pub(super) target: RecordView<'v>,
}

impl<'v> RelationView<'v> {
    /// Itself, if the viewer, who may see both ends, may see the relation, too.
    pub(super) fn if_seen(self) -> Option<Self> {
        (self.relation.visibility <= self.view().audience()).then_some(self)
    }

    /// The view that it is read through.
    #[must_use]
    pub const fn view(self) -> &'v View {
        self.source.view
    }

    /// Its number in this value.
    #[must_use]
    pub const fn no(self) -> RelationNo {
        self.no
    }

    /// Its id.
    #[must_use]
    pub const fn id(self) -> Uuid {
        self.relation.id
    }

    /// The number of its kind.
    #[must_use]
    pub const fn kind_no(self) -> KindNo {
        self.relation.kind
    }

    /// Its kind.
    #[must_use]
    pub fn kind(self) -> &'v RelationKind {
        self.view().about().kind(self.relation.kind)
    }

    /// Where it starts.
    #[must_use]
    pub const fn source(self) -> RecordView<'v> {
        self.source
    }

    /// Where it ends.
    #[must_use]
    pub const fn target(self) -> RecordView<'v> {
        self.target
    }

    /// The term of its role.
    #[must_use]
    pub fn role(self) -> Option<RecordView<'v>> {
        self.source.follow(self.relation.role)
    }

    /// As what, in free words.
    #[must_use]
    pub fn function(self) -> Option<&'v str> {
        self.relation.function.as_deref()
    }

    /// For whom a person acts; none if the viewer may not see it.
    #[must_use]
    pub fn on_behalf_of(self) -> Option<RecordView<'v>> {
        self.source.follow(self.relation.on_behalf_of)
    }

    /// From when to when.
    #[must_use]
    pub fn period(self) -> Option<&'v Period> {
        self.relation.period.as_deref()
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> Holds {
        self.relation.holds(self.kind().temporal, day)
    }

    /// Whether this and a relation of another value say the same, whenever they came and were changed.
    #[must_use]
    pub fn says_the_same(self, other: RelationView<'_>) -> bool {
        let now = self.view().now();
        let timeless = |it: &Relation| Relation { version: 0, created_at: now, updated_at: now, ..it.clone() };
        // What no deed touched is shared.
        std::ptr::eq(self.relation, other.relation) || timeless(self.relation) == timeless(other.relation)
    }

    /// Its version.
    #[must_use]
    pub const fn version(self) -> i32 {
        self.relation.version
    }

    /// When it came into the directory.
    #[must_use]
    pub const fn created_at(self) -> DateTime<Utc> {
        self.relation.created_at
    }

    /// When it was changed last.
    #[must_use]
    pub const fn updated_at(self) -> DateTime<Utc> {
        self.relation.updated_at
    }

    /// Free words of staff.
    ///
    /// # Errors
    /// [`Gated`] for everyone but staff.
    pub fn note(self) -> Result<Option<&'v str>, Gated> {
        self.view().staff_only(self.relation.note.as_deref())
    }

    /// Who may see it, if both ends may be seen.
    ///
    /// # Errors
    /// [`Gated`] for everyone but staff.
    pub fn visibility(self) -> Result<Visibility, Gated> {
        self.view().staff_only(self.relation.visibility)
    }

    /// Its ids in other systems.
    #[must_use]
    pub fn external_ids(self) -> &'v [ExternalId] {
        &self.relation.external_ids
    }

    /// Topics of a contact that the viewer may see, and whether each is our reading.
    pub fn terms(self) -> impl Iterator<Item = (RecordView<'v>, bool)> {
        self.relation.terms.iter().filter_map(move |it| Some((self.view().record(it.term)?, it.implied)))
    }

    /// Contact points of the source for this relation that the viewer may see.
    pub fn contact_points(self) -> impl Iterator<Item = &'v ContactPoint> {
        let audience = self.view().audience();
        self.relation.contact_points.iter().filter(move |point| point.visibility <= audience)
    }
}
