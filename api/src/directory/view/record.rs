//! A record as its viewer sees it.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{EdgeView, Gated, Side, View};
use crate::directory::index::scheme_and_code;
use crate::directory::{
    Address, ContactPoint, Detail, Direction, Edge, ExternalId, KindNo, LegalBasis, Lifecycle, NameKey, Noun,
    OpeningHoursRow, OtherName, Record, RecordNo, RecordTerm, SourceGap, Visibility,
};

/// A record that the viewer may see. Two views of the same record are equal.
#[derive(Clone, Copy, Debug)]
pub struct RecordView<'v> {
    pub(super) view: &'v View,
    pub(super) no: RecordNo,
    pub(super) record: &'v Record,
}

impl PartialEq for RecordView<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.no == other.no
    }
}

impl<'v> RecordView<'v> {
    /// The view that it is read through.
    #[must_use]
    pub const fn view(self) -> &'v View {
        self.view
    }

    /// Its number in this value.
    #[must_use]
    pub const fn no(self) -> RecordNo {
        self.no
    }

    /// Its id.
    #[must_use]
    pub const fn id(self) -> Uuid {
        self.record.id
    }

    /// What it is.
    #[must_use]
    pub const fn noun(self) -> Noun {
        self.record.noun()
    }

    /// Its slug.
    #[must_use]
    pub fn slug(self) -> &'v str {
        &self.record.slug
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'v str {
        &self.record.name
    }

    /// The place of its name in German collation.
    #[must_use]
    pub const fn name_key(self) -> &'v NameKey {
        &self.record.name_key
    }

    /// Its abbreviation.
    #[must_use]
    pub fn short_name(self) -> Option<&'v str> {
        self.record.short_name.as_deref()
    }

    /// What it is, in a few sentences.
    #[must_use]
    pub fn description(self) -> Option<&'v str> {
        self.record.description.as_deref()
    }

    /// Its address on the web.
    #[must_use]
    pub fn website(self) -> Option<&'v str> {
        self.record.website.as_deref()
    }

    /// Whether one can come by appointment.
    #[must_use]
    pub const fn by_appointment(self) -> Option<bool> {
        self.record.by_appointment
    }

    /// Its version.
    #[must_use]
    pub const fn version(self) -> i32 {
        self.record.version
    }

    /// When it came into the directory.
    #[must_use]
    pub const fn created_at(self) -> DateTime<Utc> {
        self.record.created_at
    }

    /// When it was changed last.
    #[must_use]
    pub const fn updated_at(self) -> DateTime<Utc> {
        self.record.updated_at
    }

    /// When somebody last confirmed it.
    #[must_use]
    pub const fn verified_at(self) -> Option<DateTime<Utc>> {
        self.record.verified_at
    }

    /// What only its noun has. A person's legal basis and deletion date are read with [`Self::legal_basis`] and
    /// [`Self::delete_after`], references with [`Self::follow`].
    #[must_use]
    pub const fn detail(self) -> &'v Detail {
        &self.record.detail
    }

    /// A record that this one refers to; none if the viewer may not see it.
    #[must_use]
    pub fn follow(self, reference: Option<RecordNo>) -> Option<Self> {
        self.view.record(reference?)
    }

    /// The term that says of what type it is.
    #[must_use]
    pub fn type_term(self) -> Option<Self> {
        self.follow(self.record.type_term())
    }

    /// The record that took its place.
    #[must_use]
    pub fn merged_into(self) -> Option<Self> {
        self.follow(self.record.merged_into)
    }

    /// Free words of staff.
    ///
    /// # Errors
    /// [`Gated`] for everyone but staff.
    pub fn note(self) -> Result<Option<&'v str>, Gated> {
        self.view.staff_only(self.record.note.as_deref())
    }

    /// Who may see it.
    ///
    /// # Errors
    /// [`Gated`] for everyone but staff.
    pub fn visibility(self) -> Result<Visibility, Gated> {
        self.view.staff_only(self.record.visibility)
    }

    /// Whether it is shown at all.
    ///
    /// # Errors
    /// [`Gated`] for everyone but staff.
    pub fn lifecycle(self) -> Result<Lifecycle, Gated> {
        self.view.staff_only(self.record.lifecycle)
    }

    /// Who confirmed it last.
    ///
    /// # Errors
    /// [`Gated`] for everyone but staff.
    pub fn verified_by(self) -> Result<Option<&'v str>, Gated> {
        self.view.staff_only(self.record.verified_by.as_deref())
    }

    /// On what ground a person's data is held; none for other nouns.
    ///
    /// # Errors
    /// [`Gated`] for everyone but staff.
    pub fn legal_basis(self) -> Result<Option<LegalBasis>, Gated> {
        self.view.staff_only(match &self.record.detail {
            Detail::Person(person) => Some(person.legal_basis),
            _ => None,
        })
    }

    /// The day after which a person's data must go.
    ///
    /// # Errors
    /// [`Gated`] for everyone but staff.
    pub fn delete_after(self) -> Result<Option<chrono::NaiveDate>, Gated> {
        self.view.staff_only(match &self.record.detail {
            Detail::Person(person) => person.delete_after,
            _ => None,
        })
    }

    /// Its ids in other systems.
    #[must_use]
    pub fn external_ids(self) -> &'v [ExternalId] {
        &self.record.external_ids
    }

    /// Its other names.
    #[must_use]
    pub fn other_names(self) -> &'v [OtherName] {
        &self.record.other_names
    }

    /// The terms that it bears and the viewer may see.
    pub fn terms(self) -> impl Iterator<Item = (&'v RecordTerm, Self)> {
        self.record.terms.iter().filter_map(move |it| Some((it, self.view.record(it.term)?)))
    }

    /// Its addresses.
    #[must_use]
    pub fn addresses(self) -> &'v [Address] {
        &self.record.addresses
    }

    /// Its own contact points that the viewer may see.
    pub fn contact_points(self) -> impl Iterator<Item = &'v ContactPoint> {
        let audience = self.view.audience();
        self.record.contact_points.iter().filter(move |point| point.visibility <= audience)
    }

    /// When its visiting address is open.
    #[must_use]
    pub fn opening_hours(self) -> &'v [OpeningHoursRow] {
        &self.record.opening_hours
    }

    /// What a source left out about it.
    #[must_use]
    pub fn gaps(self) -> &'v [SourceGap] {
        &self.record.gaps
    }

    /// The scheme of a term; none for other nouns.
    #[must_use]
    pub fn scheme(self) -> Option<&'v str> {
        scheme_and_code(self.record).map(|(scheme, _)| scheme)
    }

    /// The code of a term; none for other nouns.
    #[must_use]
    pub fn code(self) -> Option<&'v str> {
        scheme_and_code(self.record).map(|(_, code)| code)
    }

    /// Broader terms of a term.
    pub fn broader(self) -> impl Iterator<Item = Self> {
        let broader: &'v [RecordNo] = match &self.record.detail {
            Detail::Term(term) => &term.broader,
            _ => &[],
        };
        broader.iter().filter_map(move |no| self.view.record(*no))
    }

    /// Its relations of one kind that the viewer may see, in no order that means anything.
    pub fn edges(self, kind: KindNo, side: Side) -> impl Iterator<Item = EdgeView<'v>> {
        let directory = self.view.directory();
        let of = |direction, wanted: bool| {
            if wanted { directory.edges_of(self.no, kind, direction) } else { &[] }
        };
        let out = of(Direction::Out, side != Side::In);
        out.iter().chain(of(Direction::In, side != Side::Out)).filter_map(move |edge| EdgeView::of(self.view, *edge))
    }

    /// Its relations of some kinds with some others that the viewer may see, in no order that means anything. A relation
    /// is read only if its kind and its other end are wanted.
    pub fn edges_with(
        self,
        kinds: impl Fn(KindNo) -> bool,
        others: impl Fn(Self) -> bool,
    ) -> impl Iterator<Item = EdgeView<'v>> {
        let edges = self.edges_by_kind().filter(move |(kind, _)| kinds(*kind)).flat_map(|(_, edges)| edges);
        edges.filter_map(move |edge| {
            let other = self.view.record(edge.other).filter(|other| others(*other))?;
            EdgeView::between(self, other, *edge)
        })
    }

    /// How many relations of some kinds it has at most: those that the viewer may not see are counted, so this is to save
    /// work and never to be told.
    pub fn most_edges(self, kinds: impl Fn(KindNo) -> bool) -> usize {
        self.edges_by_kind().filter(|(kind, _)| kinds(*kind)).map(|(_, edges)| edges.len()).sum()
    }

    fn edges_by_kind(self) -> impl Iterator<Item = (KindNo, &'v [Edge])> {
        let edges = self.view.directory().edges(self.no);
        edges.chunk_by(|a, b| a.kind == b.kind).map(|same| (same[0].kind, same))
    }

    /// All its relations that the viewer may see, in no order that means anything.
    pub fn all_edges(self) -> impl Iterator<Item = EdgeView<'v>> {
        self.view.directory().edges(self.no).iter().filter_map(move |edge| EdgeView::of(self.view, *edge))
    }

    /// Its relations that start at it and that the viewer may see, in no order that means anything.
    pub fn edges_out(self) -> impl Iterator<Item = EdgeView<'v>> {
        let edges = self.view.directory().edges(self.no).iter().filter(|edge| edge.direction == Direction::Out);
        edges.filter_map(move |edge| EdgeView::of(self.view, *edge))
    }
}
