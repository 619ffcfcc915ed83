//! What the law asks about persons: whose data must go, and all that is held about one.

use async_graphql::{Context, ID, Json, Object, SimpleObject};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::Person;
use super::personal::{PERSONAL, personal_fields};
use crate::access::Rule;
use crate::deed::camel;
use crate::directory::view::RecordView;
use crate::directory::{Detail, Noun};
use crate::document::dump::{object, record_document, relation_document};
use crate::graphql::error::Failure;
use crate::graphql::filter::Filter;
use crate::graphql::handle::{record_of, view};
use crate::graphql::list::{RecordOrder, RecordPage};
use crate::graphql::page::PageInput;
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::Date;
use crate::history::{Held, history, unread};

/// All that is held about one person.
#[derive(SimpleObject)]
pub struct PersonExport {
    /// The person.
    person: Person,
    /// When this was put together.
    exported_at: DateTime<Utc>,
    /// The person's record, as the directory document writes it.
    record: Json<Map<String, Value>>,
    /// The person's relations, as the directory document writes them.
    relations: Vec<Json<Map<String, Value>>>,
    /// What the history still holds of the record and of all its relations, also of those that were taken back; the oldest
    /// first.
    history: Vec<HeldValue>,
}

/// A value that the history holds.
#[derive(SimpleObject)]
pub struct HeldValue {
    /// When it was changed.
    at: DateTime<Utc>,
    /// Who changed it: the subject of their token; null: the program itself.
    actor: Option<String>,
    /// What the deed is called.
    deed: String,
    /// The field.
    field: String,
    /// What it was; null where it had no value.
    before: Option<Json<Value>>,
    /// What it became; null where it has no value.
    after: Option<Json<Value>>,
}

impl From<Held> for HeldValue {
    fn from(Held { revision, item, .. }: Held) -> Self {
        Self {
            at: revision.at,
            actor: revision.actor,
            deed: revision.deed,
            field: camel(&item.field),
            before: item.before.map(Json),
            after: item.after.map(Json),
        }
    }
}

/// What is asked about persons' data.
#[derive(Default)]
pub struct PersonDataQuery;

/// What is asked about persons' data.
#[Object]
impl PersonDataQuery {
    /// Persons whose data must go by now, because the day of `deleteAfter` is past; nothing is erased by itself. For
    /// editors; FORBIDDEN for everyone else.
    async fn persons_due(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Due on this day; today in Europe/Berlin where nothing is said.")] on: Option<Date>,
        #[graphql(desc = "In which order; by name where nothing is said.")] order_by: Option<Vec<RecordOrder>>,
        #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")] first: Option<i32>,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows (1 to 100).")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Option<Result<RecordPage<Person>, Failure>> {
        let view = view(ctx);
        if let Err(why) = Rule::Maintain.admit(view.viewer()) {
            return Some(Err(why.into()));
        }
        let on = on.map_or_else(|| view.today(), |day| day.0);
        let is_due = move |record: RecordView<'_>| match record.detail() {
            Detail::Person(_) => record.delete_after().ok().flatten().is_some_and(|day| day < on),
            _ => false,
        };
        let mut filter = Filter::default();
        filter.add(is_due);
        Some(RecordPage::of(view, filter, order_by, &PageInput { first, after, last, before }))
    }

    /// All that is held about one person, for the person (GDPR Article 15). For admins; FORBIDDEN for everyone else. Null if
    /// there is no such person.
    async fn person_export(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The person.")] id: ID,
    ) -> Option<Result<PersonExport, Failure>> {
        let view = view(ctx);
        if let Err(why) = Rule::Govern.admit(view.viewer()) {
            return Some(Err(why.into()));
        }
        let person = record_of(view, &id).filter(|record| record.noun() == Noun::Person)?;
        let whole = view.whole().ok()?;
        let record = record_document(whole, person.no())?;
        let ids: Vec<_> = person.all_edges().map(|edge| edge.relation.id()).collect();
        let held = match history(ctx).held(person.id(), &ids, view.revision()).await {
            Ok(held) => held,
            Err(error) => return Some(Err(unread(error))),
        };
        let relations = person.all_edges().filter_map(|edge| relation_document(whole, edge.relation.no()));
        Some(Ok(PersonExport {
            exported_at: view.now(),
            record: Json(listed(&object(&record), PERSONAL.record)),
            relations: relations.map(|it| Json(listed(&object(&it), PERSONAL.relation))).collect(),
            history: held.into_iter().map(HeldValue::from).collect(),
            person: Person::show(person),
        }))
    }
}

/// The fields of a document that are in the list.
fn listed(document: &Map<String, Value>, list: &'static [&'static str]) -> Map<String, Value> {
    personal_fields(document, list).map(|(field, value, _)| (field.to_owned(), value.clone())).collect()
}
