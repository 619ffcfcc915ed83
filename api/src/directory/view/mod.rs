//! What one viewer sees of the directory: the only way to read it for an answer.
//!
//! Everything that a [`View`] hands out is something that its viewer may see: a hidden record or relation is absent, a
//! reference to one is none, a field that is gated by role answers [`Gated`]. A resolver, filter, count or facet that
//! holds a `View` can't leak, since there is no second way in.

mod citation;
mod edge;
mod record;
mod relation;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

pub use self::edge::{EdgeView, Side};
pub use self::record::RecordView;
pub use self::relation::RelationView;
use super::{About, Directory, ExternalTarget, NameKey, Noun, Place, RecordNo, RelationNo, Revision, Runs, Visibility};
use crate::access::Viewer;
use crate::clock::berlin_day;

/// The directory at one revision as one viewer sees it at one moment. Cheap to clone.
#[derive(Clone, Debug)]
pub struct View(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    directory: Arc<Directory>,
    viewer: Viewer,
    now: DateTime<Utc>,
}

/// The viewer's role does not allow to read this field of any record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gated;

impl View {
    /// What a viewer sees of a value now.
    #[must_use]
    pub fn new(directory: Arc<Directory>, viewer: Viewer, now: DateTime<Utc>) -> Self {
        Self(Arc::new(Inner { directory, viewer, now }))
    }

    /// Who is reading.
    #[must_use]
    pub fn viewer(&self) -> &Viewer {
        &self.0.viewer
    }

    /// How far the viewer sees.
    #[must_use]
    pub fn audience(&self) -> Visibility {
        self.0.viewer.audience()
    }

    /// Hands out a value that only staff may read.
    ///
    /// # Errors
    /// [`Gated`] for everyone else.
    pub fn staff_only<T>(&self, value: T) -> Result<T, Gated> {
        if self.audience() == Visibility::Staff { Ok(value) } else { Err(Gated) }
    }

    /// The value itself, of which staff sees everything.
    ///
    /// # Errors
    /// [`Gated`] for everyone else.
    pub fn whole(&self) -> Result<&Arc<Directory>, Gated> {
        self.staff_only(&self.0.directory)
    }

    /// What the same viewer sees of another value.
    #[must_use]
    pub fn of(&self, directory: Arc<Directory>) -> Self {
        Self::new(directory, self.viewer().clone(), self.now())
    }

    /// The moment of the request.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.0.now
    }

    /// The day of the request in Europe/Berlin.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        berlin_day(self.0.now)
    }

    /// The revision that is read.
    #[must_use]
    pub fn revision(&self) -> Revision {
        self.0.directory.revision()
    }

    /// Title, sources, schemes, kinds of relation: public.
    #[must_use]
    pub fn about(&self) -> &About {
        self.0.directory.about()
    }

    /// Which words stand in which records, to be read for [`Self::audience`] only.
    pub(crate) fn search_index(&self) -> &crate::search::index::Index {
        self.directory().search_index()
    }

    fn directory(&self) -> &Directory {
        &self.0.directory
    }

    /// A record, if the viewer may see it.
    #[must_use]
    pub fn record(&self, no: RecordNo) -> Option<RecordView<'_>> {
        let record = self.directory().record(no)?;
        (record.sight() <= self.audience()).then_some(RecordView { view: self, no, record })
    }

    /// The record of an id; of a record that was merged, the one that took its place.
    #[must_use]
    pub fn record_by_id(&self, id: Uuid) -> Option<RecordView<'_>> {
        self.survivor(self.directory().record_by_id(id)?)
    }

    /// The record of just this id, also if another one took its place.
    #[must_use]
    pub fn record_itself(&self, id: Uuid) -> Option<RecordView<'_>> {
        self.record(self.directory().record_by_id(id)?)
    }

    /// The records in the order of their ids, behind an id.
    pub fn records_behind(&self, id: Uuid) -> impl Iterator<Item = RecordView<'_>> {
        self.directory().records_behind(id).filter_map(|no| self.record(no))
    }

    /// The record of a slug, also of one that it had before.
    #[must_use]
    pub fn record_by_slug(&self, slug: &str) -> Option<RecordView<'_>> {
        self.survivor(self.directory().record_by_slug(slug)?)
    }

    /// The record of an id in another system.
    #[must_use]
    pub fn record_by_external_id(&self, system: &str, value: &str) -> Option<RecordView<'_>> {
        match self.directory().by_external_id(system, value)? {
            ExternalTarget::Record(no) => self.survivor(no),
            ExternalTarget::Relation(_) => None,
        }
    }

    /// The term of a scheme and code.
    #[must_use]
    pub fn term(&self, scheme: &str, code: &str) -> Option<RecordView<'_>> {
        self.record(self.directory().term_by_code(scheme, code)?)
    }

    fn survivor(&self, mut no: RecordNo) -> Option<RecordView<'_>> {
        while let Some(next) = self.directory().record(no)?.merged_into {
            no = next;
        }
        self.record(no)
    }

    /// A relation, if the viewer may see it and both its ends.
    #[must_use]
    pub fn relation(&self, no: RelationNo) -> Option<RelationView<'_>> {
        let relation = self.directory().relation(no)?;
        let source = self.record(relation.source)?;
        let target = self.record(relation.target)?;
        RelationView { no, relation, source, target }.if_seen()
    }

    /// The relation of an id.
    #[must_use]
    pub fn relation_by_id(&self, id: Uuid) -> Option<RelationView<'_>> {
        self.relation(self.directory().relation_by_id(id)?)
    }

    /// The relations in the order of their ids, behind an id.
    pub fn relations_behind(&self, id: Uuid) -> impl Iterator<Item = RelationView<'_>> {
        self.directory().relations_behind(id).filter_map(|no| self.relation(no))
    }

    /// Whether a record that the viewer once saw is still there, seen or not; to be told only of such a one.
    #[must_use]
    pub fn still_has_record(&self, once_seen: Uuid) -> bool {
        self.directory().record_by_id(once_seen).is_some()
    }

    /// Whether a relation that the viewer once saw is still there, seen or not; to be told only of such a one.
    #[must_use]
    pub fn still_has_relation(&self, once_seen: Uuid) -> bool {
        self.directory().relation_by_id(once_seen).is_some()
    }

    /// How many records of a noun the viewer sees.
    #[must_use]
    pub fn count(&self, noun: Noun) -> usize {
        self.directory().count_visible(noun, self.audience())
    }

    /// The records of a noun by name in German collation, then id.
    pub fn by_name(&self, noun: Noun) -> impl Iterator<Item = RecordView<'_>> {
        self.directory().by_name(noun).iter().filter_map(|no| self.record(*no))
    }

    /// The records of a noun by name that come after a place in that order.
    pub fn by_name_after(&self, noun: Noun, place: (&NameKey, Uuid)) -> impl Iterator<Item = RecordView<'_>> {
        let (runs, after) = self.place(noun, place, true);
        runs.onward(after).filter_map(|no| self.record(*no))
    }

    /// The records of a noun by name that come before a place in that order, the nearest first.
    pub fn by_name_before(&self, noun: Noun, place: Option<(&NameKey, Uuid)>) -> impl Iterator<Item = RecordView<'_>> {
        let runs = self.directory().by_name(noun);
        let end = place.map_or_else(|| runs.end(), |place| self.place(noun, place, false).1);
        runs.backward(end).filter_map(|no| self.record(*no))
    }

    fn place(&self, noun: Noun, place: (&NameKey, Uuid), behind: bool) -> (&Runs<RecordNo>, Place) {
        let runs = self.directory().by_name(noun);
        let key = |no: &RecordNo| self.directory().record(*no).map(|record| (&record.name_key, record.id));
        (runs, runs.partition_point(|no| if behind { key(no) <= Some(place) } else { key(no) < Some(place) }))
    }

    /// The records that bear a term (as type, legal form, topic or the place of an address), in no order that means
    /// anything.
    pub fn bearers(&self, term: RecordNo) -> impl Iterator<Item = RecordView<'_>> {
        self.directory().bearers(term).filter_map(|no| self.record(no))
    }

    /// The terms directly below a term.
    pub fn narrower(&self, term: RecordNo) -> impl Iterator<Item = RecordView<'_>> {
        self.directory().narrower(term).filter_map(|no| self.record(no))
    }
}
