//! The GraphQL type of a relation.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};

use super::kind::RelationKind;
use crate::directory::Visibility;
use crate::graphql::error::{Failure, gated};
use crate::graphql::handle::RelationHandle;
use crate::graphql::node::{GlobalId, Tag};
use crate::graphql::page::PageInput;
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::Date;
use crate::graphql::time::Period;
use crate::history::HistoryPage;
use crate::record::Record;
use crate::record::part::{Citation, ContactPoint, ExternalId, Owner};
use crate::term::Term;
use crate::time::Holds;

/// An edge of the network: two records, what joins them, in which role and when.
#[derive(Clone, Debug)]
pub struct Relation(pub RelationHandle);

/// An edge of the network: two records, what joins them, in which role and when. You see it if you may see both ends.
#[Object]
impl Relation {
    /// The global id.
    pub async fn id(&self) -> ID {
        ID(GlobalId::new(Tag::Relation, self.0.get().id()).to_string())
    }

    /// What joins the two ends.
    async fn kind(&self) -> RelationKind {
        RelationKind(self.0.view().clone(), self.0.get().kind_no())
    }

    /// Where it starts.
    async fn source(&self) -> Record {
        Record::show(self.0.get().source())
    }

    /// Where it ends.
    async fn target(&self) -> Record {
        Record::show(self.0.get().target())
    }

    /// In which role; null where the source names none.
    async fn role(&self) -> Option<Term> {
        self.0.get().role().map(Term::show)
    }

    /// As what, in free words ("Projektleitung"); null where nothing is stated.
    async fn function(&self) -> Option<&str> {
        self.0.get().function()
    }

    /// For whom a person acts; null where nothing is stated or you may not see it.
    async fn on_behalf_of(&self) -> Option<Record> {
        self.0.get().on_behalf_of().map(Record::show)
    }

    /// From when to when; null where nothing is stated.
    async fn period(&self) -> Option<Period> {
        self.0.get().period().map(Period::from)
    }

    /// Whether it holds on a day.
    async fn holds(
        &self,
        #[graphql(desc = "The day; today in Europe/Berlin where nothing is said.")] on: Option<Date>,
    ) -> Holds {
        self.0.get().holds(on.map_or_else(|| self.0.view().today(), |day| day.0))
    }

    /// The topics of a contact that you may see.
    async fn terms(&self) -> Vec<RelationTerm> {
        self.0.get().terms().map(|(term, implied)| RelationTerm { term: Term::show(term), implied }).collect()
    }

    /// Contact points that the source has for this relation only, as far as you may see them.
    async fn contact_points(&self) -> Vec<ContactPoint> {
        let owner = Owner::Relation(self.0.clone());
        self.0.get().contact_points().map(|point| ContactPoint::new(&owner, point)).collect()
    }

    /// The words of the sources from which it is taken.
    async fn citations(&self) -> Vec<Citation> {
        let owner = Owner::Relation(self.0.clone());
        self.0.get().citations().map(|citation| Citation::new(&owner, citation)).collect()
    }

    /// Its ids in partners' own systems.
    async fn external_ids(&self) -> Vec<ExternalId> {
        self.0.get().external_ids().iter().map(ExternalId::from).collect()
    }

    /// Free words of staff. Staff only: FORBIDDEN_FIELD for everyone else. Null where there are none.
    async fn note(&self) -> Option<Result<&str, Failure>> {
        gated("note", self.0.get().note())
    }

    /// Who may see it, if they may see both ends. Staff only: FORBIDDEN_FIELD for everyone else.
    async fn visibility(&self) -> Option<Result<Visibility, Failure>> {
        gated("visibility", self.0.get().visibility().map(Some))
    }

    /// Counts up with each change, from 1.
    async fn version(&self) -> i32 {
        self.0.get().version()
    }

    /// When it came into the directory.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.get().created_at()
    }

    /// When it was changed last.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.get().updated_at()
    }

    /// What was done to it: who, when, why, and what each field was before; the newest first. Staff only: FORBIDDEN_FIELD
    /// for everyone else.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")] first: Option<i32>,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows (1 to 100).")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Option<Result<HistoryPage, Failure>> {
        Some(HistoryPage::of_relation(ctx, self.0.get(), PageInput { first, after, last, before }).await)
    }
}

/// A topic of a contact.
#[derive(async_graphql::SimpleObject)]
pub struct RelationTerm {
    /// The term.
    term: Term,
    /// Whether this is our reading rather than the source's words.
    implied: bool,
}
