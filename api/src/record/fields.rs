//! What every record has, whatever its noun: written once and merged into the type of each noun.
#![expect(clippy::missing_errors_doc, reason = "what is written here is the text of the schema")]

use std::borrow::Cow;
use std::marker::PhantomData;

use async_graphql::{Context, ID, Object, TypeName};
use chrono::{DateTime, Utc};

use super::Record;
use super::part::{Address, Citation, ContactPoint, ExternalId, OpeningHours, OtherName, Owner, RecordTerm, SourceGap};
use super::query::RecordBy;
use crate::directory::view::Side;
use crate::directory::{Lifecycle, Noun, Visibility};
use crate::graphql::error::{Failure, gated};
use crate::graphql::handle::Handle;
use crate::graphql::page::PageInput;
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::Date;
use crate::history::HistoryPage;
use crate::network::object::{RecordMetrics, Shared, analyses, shared};
use crate::relation::connection::{RelationField, RelationInput, RelationPage};
use crate::relation::order::RelationOrder;

/// The fields of every record, for one noun: if two nouns shared them, the one that async-graphql meets while it registers
/// the other would get none of them.
#[derive(Clone, Debug)]
pub struct RecordFields<T>(Handle, PhantomData<fn() -> T>);

impl<T> From<Handle> for RecordFields<T> {
    fn from(handle: Handle) -> Self {
        Self(handle, PhantomData)
    }
}

impl<T: RecordType> TypeName for RecordFields<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}RecordFields", T::NAME).into()
    }
}

/// All relations of a record, of any kind: also of those that staff added.
pub struct RecordRelations;

impl RelationField for RecordRelations {
    const NAME: &'static str = "RecordRelations";
    const KIND: Option<&'static str> = None;
    const SIDE: Side = Side::Both;
    type Node = Record;
}

/// The fields of every record.
#[Object(name_type)]
impl<T: RecordType> RecordFields<T> {
    /// The global id: opaque, typed, the same for ever.
    pub async fn id(&self) -> ID {
        self.0.id()
    }

    /// What it is.
    pub async fn noun(&self) -> Noun {
        self.0.get().noun()
    }

    /// Unique over all nouns, for addresses on the web; one that it had before still finds it.
    pub async fn slug(&self) -> &str {
        self.0.get().slug()
    }

    /// The name; of a person honorific, given and family name; of a term its German label.
    pub async fn name(&self) -> &str {
        self.0.get().name()
    }

    /// The abbreviation by which it is known; null where there is none.
    pub async fn short_name(&self) -> Option<&str> {
        self.0.get().short_name()
    }

    /// Other names by which it is known.
    pub async fn other_names(&self) -> Vec<OtherName> {
        self.0.get().other_names().iter().map(|name| OtherName::new(self.0.get().id(), name)).collect()
    }

    /// What it is, in a few sentences; null where nothing is stated.
    pub async fn description(&self) -> Option<&str> {
        self.0.get().description()
    }

    /// Its address on the web (http or https); null where none is stated.
    pub async fn website(&self) -> Option<&str> {
        self.0.get().website()
    }

    /// Topics, goals, fields of work, target groups, places … that it bears, as far as you may see them.
    pub async fn terms(
        &self,
        #[graphql(desc = "Only terms of this scheme (code), such as `topic`.")] scheme: Option<String>,
    ) -> Vec<RecordTerm> {
        let terms = self.0.get().terms();
        terms
            .filter(|(_, term)| scheme.is_none() || term.scheme() == scheme.as_deref())
            .map(|(it, _)| RecordTerm::new(&self.0, it))
            .collect()
    }

    /// Where to write to or go to.
    pub async fn addresses(&self) -> Vec<Address> {
        (0..self.0.get().addresses().len()).map(|at| Address(self.0.clone(), at)).collect()
    }

    /// Its own phone numbers, e-mail addresses …, as far as you may see them. Those given for one relation only are in
    /// that relation.
    pub async fn contact_points(&self) -> Vec<ContactPoint> {
        let owner = Owner::Record(self.0.clone());
        self.0.get().contact_points().map(|point| ContactPoint::new(&owner, point)).collect()
    }

    /// When its visiting address is open.
    pub async fn opening_hours(&self) -> Vec<OpeningHours> {
        (0..self.0.get().opening_hours().len()).map(|at| OpeningHours(self.0.clone(), at)).collect()
    }

    /// Whether one can come by appointment outside of the opening hours; null where nothing is stated.
    pub async fn by_appointment(&self) -> Option<bool> {
        self.0.get().by_appointment()
    }

    /// Whether the visiting address is open at a moment, by the opening hours in their own time zone. Null when that is
    /// unknown, or only by appointment.
    pub async fn is_open(
        &self,
        #[graphql(desc = "The moment; now where nothing is said.")] at: Option<DateTime<Utc>>,
    ) -> Option<bool> {
        let record = self.0.get();
        let hours = record.opening_hours().iter().map(|row| &row.hours);
        let at = at.unwrap_or_else(|| self.0.view().now());
        crate::time::is_open(hours, record.by_appointment() == Some(true), at)
    }

    /// The words of the sources from which its facts are taken.
    pub async fn citations(
        &self,
        #[graphql(desc = "Only what is said of this field.")] field: Option<String>,
    ) -> Vec<Citation> {
        let owner = Owner::Record(self.0.clone());
        let citations = self.0.get().citations();
        citations
            .filter(|citation| field.is_none() || citation.field.as_deref() == field.as_deref())
            .map(|citation| Citation::new(&owner, citation))
            .collect()
    }

    /// What a source lost or left out about it.
    pub async fn gaps(&self) -> Vec<SourceGap> {
        self.0.get().gaps().iter().map(|gap| SourceGap::new(Some(&self.0), gap)).collect()
    }

    /// Its ids in partners' own systems.
    pub async fn external_ids(&self) -> Vec<ExternalId> {
        self.0.get().external_ids().iter().map(ExternalId::from).collect()
    }

    /// All its relations of any kind, also of kinds that staff added.
    pub async fn relations(
        &self,
        #[graphql(desc = "Only relations of one of these kinds (codes).")] kinds: Option<Vec<String>>,
        #[graphql(desc = "Only relations that hold, or may hold, on this day; without it past and future ones, too.")]
        on: Option<Date>,
        #[graphql(desc = "Only relations in one of these roles (codes).")] roles: Option<Vec<String>>,
        #[graphql(desc = "In which order; by the name of the other end where nothing is said.")] order_by: Option<
            Vec<RelationOrder>,
        >,
        #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")] first: Option<i32>,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows (1 to 100).")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Result<RelationPage<RecordRelations>, Failure> {
        let page = PageInput { first, after, last, before };
        RelationPage::of(&self.0, RelationInput { on, roles, kinds, order_by, page })
    }

    /// What it is to the whole network of institutions, working groups and cooperations, as far as you may see it; null for
    /// what is not in it. Today's is kept ready; of other days it is computed when asked.
    pub async fn metrics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "On which day; today in Europe/Berlin where nothing is said.")] on: Option<Date>,
    ) -> Option<Result<RecordMetrics, Failure>> {
        let on = on.map_or_else(|| self.0.view().today(), |day| day.0);
        RecordMetrics::of(&analyses(ctx), self.0.get(), on).await
    }

    /// What it shares with another record: relations, groups and cooperations in which both are, topics. Null if there is
    /// no such record or you may not see it.
    pub async fn shared_with(
        &self,
        #[graphql(desc = "With which record.")] other: RecordBy,
        #[graphql(desc = "What holds, or may hold, on this day; today in Europe/Berlin where nothing is said.")]
        on: Option<Date>,
    ) -> Option<Shared> {
        let other = other.find(self.0.view())?;
        Some(shared(self.0.get(), other, on.map_or_else(|| self.0.view().today(), |day| day.0)))
    }

    /// The record that took its place; null if none did or you may not see it.
    pub async fn merged_into(&self) -> Option<Record> {
        self.0.get().merged_into().map(Record::show)
    }

    /// Counts up with each change, from 1.
    pub async fn version(&self) -> i32 {
        self.0.get().version()
    }

    /// When it came into the directory.
    pub async fn created_at(&self) -> DateTime<Utc> {
        self.0.get().created_at()
    }

    /// When it was changed last.
    pub async fn updated_at(&self) -> DateTime<Utc> {
        self.0.get().updated_at()
    }

    /// When somebody last confirmed that it is right (which is not a change); null if nobody did.
    pub async fn verified_at(&self) -> Option<DateTime<Utc>> {
        self.0.get().verified_at()
    }

    /// Who confirmed it last. Staff only: FORBIDDEN_FIELD for everyone else. Null if nobody did.
    pub async fn verified_by(&self) -> Option<Result<&str, Failure>> {
        gated("verifiedBy", self.0.get().verified_by())
    }

    /// Free words of staff. Staff only: FORBIDDEN_FIELD for everyone else. Null where there are none.
    pub async fn note(&self) -> Option<Result<&str, Failure>> {
        gated("note", self.0.get().note())
    }

    /// Who may see it. Staff only: FORBIDDEN_FIELD for everyone else.
    pub async fn visibility(&self) -> Option<Result<Visibility, Failure>> {
        gated("visibility", self.0.get().visibility().map(Some))
    }

    /// Whether it is shown at all. Staff only: FORBIDDEN_FIELD for everyone else.
    pub async fn lifecycle(&self) -> Option<Result<Lifecycle, Failure>> {
        gated("lifecycle", self.0.get().lifecycle().map(Some))
    }

    /// What was done to it: who, when, why, and what each field was before; the newest first. Staff only: FORBIDDEN_FIELD
    /// for everyone else.
    pub async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")] first: Option<i32>,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows (1 to 100).")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Option<Result<HistoryPage, Failure>> {
        Some(HistoryPage::of_record(ctx, self.0.get(), PageInput { first, after, last, before }).await)
    }
}
