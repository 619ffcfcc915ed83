//! What the query root shows of records of any noun, and of everything that has a global id.

mod part;

use async_graphql::{Context, ID, Object};

use super::filter::RecordFilter;
use super::{Node, Record};
use crate::directory::View;
use crate::graphql::error::Failure;
use crate::graphql::filter::FilterInput;
use crate::graphql::handle::{record_of, view};
use crate::graphql::list::{RecordOrder, RecordPage};
use crate::graphql::node::{GlobalId, PartId, Tag};
use crate::graphql::noun::lookup;
use crate::graphql::page::{MOST, PageInput};
use crate::graphql::record_type::RecordType;
use crate::history::record_at;
use crate::relation::object::Relation;

lookup!(RecordBy);

/// What the query root shows of records of any noun.
#[derive(Default)]
pub struct RecordQuery;

/// What the query root shows of records of any noun.
#[Object]
impl RecordQuery {
    /// A record of any noun; null if there is none or you may not see it.
    async fn record(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "By what it is looked up.")] by: RecordBy,
        #[graphql(
            desc = "As it was at this version, the rest of the directory as it is; null if it never had that version. Staff only: FORBIDDEN_FIELD for everyone else."
        )]
        version: Option<i32>,
    ) -> Option<Result<Record, Failure>> {
        let view = view(ctx);
        match version {
            None => by.find(view).map(Record::show).map(Ok),
            Some(version) => record_at(ctx, by.find(view), version).await.transpose(),
        }
    }

    /// Records of all nouns that you may see, a page at a time.
    async fn records(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which; all where nothing is said.")] filter: Option<RecordFilter>,
        #[graphql(desc = "In which order; by name where nothing is said.")] order_by: Option<Vec<RecordOrder>>,
        #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")] first: Option<i32>,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows (1 to 100).")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Result<RecordPage<Record>, Failure> {
        let view = view(ctx);
        let filter = filter.map(|filter| filter.compile(view)).transpose()?.unwrap_or_default();
        RecordPage::of(view, filter, order_by, &PageInput { first, after, last, before })
    }

    /// Anything by its global id: a record, a relation, an address … Null if there is none or you may not see it.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "The global id.")] id: ID) -> Option<Node> {
        find(view(ctx), &id)
    }

    /// Anything by its global ids, in their order; null where there is none or you may not see it.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global ids, at most 100.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>, Failure> {
        if ids.len() > MOST {
            return Err(Failure::bad_input(
                format!("Auf einmal lassen sich höchstens {MOST} Dinge holen, gefragt war nach {}.", ids.len()),
                format!("At most {MOST} things can be had at once, {} were asked for.", ids.len()),
            ));
        }
        Ok(ids.iter().map(|id| find(view(ctx), id)).collect())
    }
}

fn find(view: &View, id: &str) -> Option<Node> {
    if let Some(part) = PartId::parse(id) {
        return part::find(view, part);
    }
    match GlobalId::parse(id)?.of(Tag::Relation) {
        Some(id) => view.relation_by_id(id).map(|relation| Node::Relation(Relation(relation.into()))),
        None => record_of(view, id).map(|record| node_of(Record::show(record))),
    }
}

fn node_of(record: Record) -> Node {
    match record {
        Record::Institution(it) => Node::Institution(it),
        Record::Person(it) => Node::Person(it),
        Record::WorkingGroup(it) => Node::WorkingGroup(it),
        Record::Cooperation(it) => Node::Cooperation(it),
        Record::Publication(it) => Node::Publication(it),
        Record::Term(it) => Node::Term(it),
    }
}
