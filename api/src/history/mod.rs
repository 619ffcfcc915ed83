//! What was done to a record or relation: a page of deeds, each with what it changed.

mod earlier;

pub use earlier::record_at;

pub use crate::journal::Earlier;

pub use crate::journal::Held;

pub use crate::journal::Past;

use std::sync::Arc;

use async_graphql::{Context, Json, Object, SimpleObject};
use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::deed::camel;
use crate::directory::view::{RecordView, RelationView};
use crate::directory::{Directory, View};
use crate::graphql::cursor::{Cursor, Key};
use crate::graphql::error::{Failure, forbidden_field};
use crate::graphql::page::{Page, PageInfo, PageInput, Window};
use crate::graphql::scalar::Revision;
use crate::journal::{Entry, History, Item, Journal, Span, Subject, is_unavailable, name_references};

/// The reader of the log.
pub(crate) fn history<'c>(ctx: &Context<'c>) -> &'c History {
    ctx.data_unchecked::<Journal>().history()
}

/// Why the log could not be read.
pub(crate) fn unread(error: anyhow::Error) -> Failure {
    if is_unavailable(&error) { Failure::Unavailable } else { Failure::from(error) }
}

/// A page of deeds, the newest first.
pub struct HistoryPage {
    history: History,
    subject: Subject,
    order: String,
    page: Page<HistoryEntry>,
}

impl HistoryPage {
    /// The page of the history of a record.
    ///
    /// # Errors
    /// For everyone but staff; what is wrong with the page's arguments; a database that can't be read.
    pub async fn of_record(ctx: &Context<'_>, record: RecordView<'_>, input: PageInput) -> Result<Self, Failure> {
        Self::of(ctx, record.view(), record.into(), input).await
    }

    /// The page of the history of a relation.
    ///
    /// # Errors
    /// As of a record.
    pub async fn of_relation(ctx: &Context<'_>, relation: RelationView<'_>, input: PageInput) -> Result<Self, Failure> {
        Self::of(ctx, relation.view(), relation.into(), input).await
    }

    async fn of(ctx: &Context<'_>, view: &View, subject: Subject, input: PageInput) -> Result<Self, Failure> {
        let directory = view.whole().map_err(|_| forbidden_field("history"))?;
        let history = history(ctx).clone();
        let order = format!("history of {}", subject.id());
        let window = input.window(&order, &[true])?;
        let entries = history.entries(subject, span(&window)).await.map_err(unread)?;
        let rows = entries.into_iter().map(|entry| (place(subject, &entry), HistoryEntry::of(directory, entry)));
        let page = window.page(rows);
        Ok(Self { history, subject, order, page })
    }
}

/// What the window asks of the log: one row more than it shows, to know whether there are more.
fn span(window: &Window<'_>) -> Span {
    let revision = |cursor: &Option<Cursor>| match cursor.as_ref()?.keys.first()? {
        Key::Number(number) => u64::try_from(*number).ok(),
        _ => None,
    };
    // Behind in a list that begins with the newest is older.
    Span {
        before: revision(&window.after),
        after: revision(&window.before),
        newest_first: window.forward,
        limit: window.limit + 1,
    }
}

fn place(subject: Subject, entry: &Entry) -> Cursor {
    Cursor { keys: vec![Key::Number(i64::try_from(entry.revision).unwrap_or(i64::MAX))], id: subject.id() }
}

/// A page of deeds, the newest first.
#[Object(name = "HistoryConnection")]
impl HistoryPage {
    /// The rows of the page with their cursors.
    async fn edges(&self) -> Vec<HistoryEdge> {
        let rows = self.page.rows.iter();
        rows.map(|(place, node)| HistoryEdge { cursor: place.encode(&self.order), node: node.clone() }).collect()
    }

    /// The deeds of the page, without cursors.
    async fn nodes(&self) -> Vec<HistoryEntry> {
        self.page.rows.iter().map(|(_, node)| node.clone()).collect()
    }

    /// Where the page lies in the list.
    async fn page_info(&self) -> PageInfo {
        self.page.info(&self.order)
    }

    /// How many deeds the whole history has.
    async fn total_count(&self) -> Result<u64, Failure> {
        self.history.count(self.subject).await.map_err(unread)
    }
}

/// A row of a page of deeds.
#[derive(SimpleObject)]
pub struct HistoryEdge {
    /// The place of the row in the list, for `after` and `before`.
    cursor: String,
    /// The deed.
    node: HistoryEntry,
}

/// One deed: who did what, when and why.
#[derive(Clone, SimpleObject)]
pub struct HistoryEntry {
    /// The state of the directory that the deed made.
    revision: Revision,
    /// When it was done.
    at: DateTime<Utc>,
    /// Who did it: the subject of their token. Null: the program itself, or whoever ran one of its commands.
    actor: Option<String>,
    /// What it is called, such as `load`.
    deed: String,
    /// Why it was done; null where nothing was said.
    reason: Option<String>,
    /// The request that asked for it; null where it came by none.
    request_id: Option<String>,
    /// The version after it: one more than before, or the same where somebody only confirmed it.
    version: i32,
    /// What it changed, field by field. Empty in the oldest entry, with which it came into the directory.
    changes: Vec<FieldChange>,
}

/// A field that a deed changed.
#[derive(Clone, SimpleObject)]
pub struct FieldChange {
    /// The field, such as `shortName`.
    field: String,
    /// Its value before, as the document of `dump` writes it; null where it had none.
    before: Option<Json<Value>>,
    /// Its value after, as the document of `dump` writes it; null where it has none.
    after: Option<Json<Value>>,
}

impl HistoryEntry {
    fn of(directory: &Arc<Directory>, entry: Entry) -> Self {
        Self {
            revision: Revision(entry.revision),
            at: entry.at,
            actor: entry.actor,
            deed: entry.deed,
            reason: entry.reason,
            request_id: entry.request_id,
            version: entry.version,
            changes: entry.items.into_iter().map(|item| FieldChange::of(directory, item)).collect(),
        }
    }
}

impl FieldChange {
    fn of(directory: &Directory, Item { field, mut before, mut after }: Item) -> Self {
        for value in [&mut before, &mut after].into_iter().flatten() {
            name_references(directory, &field, value);
        }
        Self { field: camel(&field), before: before.map(Json), after: after.map(Json) }
    }
}
