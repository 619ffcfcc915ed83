//! What has changed since: one ordered sequence, by which a partner's system or an app mirrors what it may see.

pub mod feed;
pub(crate) mod stand;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};

use self::feed::{Part, Row, Wanted};
use self::stand::Stand;
use crate::directory::Noun;
use crate::graphql::error::Failure;
use crate::graphql::handle::view;
use crate::graphql::node::{GlobalId, Tag};
use crate::graphql::page::{DEFAULT, PageInfo, size};
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::Revision;
use crate::history::{history, unread};
use crate::journal::What;
use crate::record::Record;
use crate::relation::object::Relation;

/// Which changes; all where nothing is said.
#[derive(Clone, Debug, Default, InputObject)]
pub struct ChangeFilter {
    /// Only records of these nouns; with an empty list no records.
    nouns: Option<Vec<Noun>>,
    /// Whether relations are among them.
    #[graphql(default = true)]
    relations: bool,
}

/// What the query root shows of what has changed.
#[derive(Default)]
pub struct ChangeQuery;

/// What the query root shows of what has changed.
#[Object]
impl ChangeQuery {
    /// What has changed, to keep a copy of what you may see. Without `after` it begins with all that there is. Go on from
    /// `pageInfo.endCursor`: at once while there is a next page, then whenever you like. What changes again comes again
    /// on a later page.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only what has changed behind this cursor; from the beginning where nothing is said. A cursor goes with your role and the filter that it was given for."
        )]
        after: Option<String>,
        #[graphql(desc = "Which; all where nothing is said.")] filter: Option<ChangeFilter>,
        #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")] first: Option<i32>,
    ) -> Result<ChangePage, Failure> {
        let view = view(ctx);
        let filter = filter.unwrap_or(ChangeFilter { nouns: None, relations: true });
        let wanted = Wanted { nouns: filter.nouns, relations: filter.relations };
        let order = stand::order(view.audience(), &wanted);
        let limit = first.map_or(Ok(DEFAULT), size)?;
        let after = after.map(|after| Stand::decode(&after, &order)).transpose()?;
        let part = feed::part(history(ctx), view, &wanted, after, limit).await.map_err(unread)?;
        Ok(ChangePage { part, order, revision: Revision(view.revision()), is_first: after.is_none() })
    }
}

/// A page of changes.
pub struct ChangePage {
    part: Part,
    order: String,
    revision: Revision,
    is_first: bool,
}

/// A page of changes, the oldest first.
#[Object(name = "ChangeConnection")]
impl ChangePage {
    /// The rows of the page with their cursors.
    async fn edges(&self) -> Vec<ChangeEdge> {
        let rows = self.part.rows.iter();
        rows.map(|(stand, row)| ChangeEdge { cursor: stand.encode(&self.order), node: Change::of(row) }).collect()
    }

    /// The changes of the page, without cursors.
    async fn nodes(&self) -> Vec<Change> {
        self.part.rows.iter().map(|(_, row)| Change::of(row)).collect()
    }

    /// Where the page lies. `endCursor` is there on an empty page, too.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_next_page: self.part.has_next,
            has_previous_page: !self.is_first,
            start_cursor: self.part.rows.first().map(|(stand, _)| stand.encode(&self.order)),
            end_cursor: Some(self.part.end.encode(&self.order)),
        }
    }

    /// The state of the directory that the page was read from; without a next page your copy is at this state.
    async fn revision(&self) -> Revision {
        self.revision
    }
}

/// A row of a page of changes.
#[derive(SimpleObject)]
pub struct ChangeEdge {
    /// The place of the row, for `after`.
    cursor: String,
    /// The change.
    node: Change,
}

/// What came of one thing that changed: exactly one of these is there. It comes if its own values changed or what you may
/// see of others in it, but not if another record in it is only called otherwise.
#[derive(SimpleObject)]
pub struct Change {
    /// The record as you see it now; null if it is no record or you don't see it any more.
    record: Option<Record>,
    /// The relation as you see it now; null if it is no relation or you don't see it any more.
    relation: Option<Relation>,
    /// What you don't see any more; else null.
    tombstone: Option<Tombstone>,
}

/// Something that you could see and can't any more: take it out of your copy, if you have it.
#[derive(SimpleObject)]
pub struct Tombstone {
    /// Its global id.
    id: ID,
    /// What it was; null: a relation.
    noun: Option<Noun>,
    /// Why you don't see it any more.
    reason: TombstoneReason,
}

/// Why something can't be seen any more. There may be further reasons later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum TombstoneReason {
    /// It is no more.
    Deleted,
    /// It is there, but not for you to see.
    Hidden,
    /// It was a person whose data had to go: let nothing of it stay in your copy or your backups.
    Erased,
}

impl Change {
    fn of(row: &Row) -> Self {
        let none = Self { record: None, relation: None, tombstone: None };
        match row {
            Row::Record(record) => Self { record: Some(Record::show(record.get())), ..none },
            Row::Relation(relation) => Self { relation: Some(Relation(relation.clone())), ..none },
            Row::Gone { what, reason } => Self { tombstone: Tombstone::of(*what, *reason), ..none },
        }
    }
}

impl Tombstone {
    fn of(what: What, reason: TombstoneReason) -> Option<Self> {
        let (id, noun) = match what {
            What::Record(noun, id) => (GlobalId::of_record(noun, id), Some(noun)),
            What::Relation(id) => (GlobalId::new(Tag::Relation, id), None),
            What::All | What::About => return None,
        };
        Some(Self { id: ID(id.to_string()), noun, reason })
    }
}
