//! A record as its viewer sees it.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Gated, View};
use crate::directory::index::scheme_and_code;
use crate::directory::{
    Address, ContactPoint, Detail, ExternalId, LegalBasis, Lifecycle, NameKey, Noun, OpeningHoursRow, OtherName,
    Record, RecordNo, RecordTerm, SourceGap, Visibility,
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
}
