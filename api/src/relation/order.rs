//! By what the relations of a record are ordered.

use async_graphql::{Enum, InputObject};
use chrono::Datelike;

use crate::directory::view::EdgeView;
use crate::graphql::cursor::{Cursor, Key};
use crate::graphql::list::OrderDirection;

/// By what relations are ordered, and in which direction.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct RelationOrder {
    /// By what.
    pub field: RelationOrderField,
    /// In which direction; ascending where nothing is said.
    #[graphql(default)]
    pub direction: OrderDirection,
}

/// By what relations can be ordered. Rows without the value come last in either direction; ties are broken by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum RelationOrderField {
    /// The name of the record at the other end, in German collation.
    Name,
    /// When the relation began (the earliest day that this can be).
    Start,
    /// The German label of the role.
    Role,
    /// When the relation came into the directory.
    CreatedAt,
}

/// The order of a list of relations, ready to compare.
pub(super) struct Order {
    fields: Vec<RelationOrderField>,
    /// Of each field whether it descends.
    pub(super) descending: Vec<bool>,
    /// What cursors are bound to.
    pub(super) name: String,
}

impl Order {
    /// The order that is asked for of a list, by name where nothing is said.
    pub(super) fn of(list: &str, wanted: Option<Vec<RelationOrder>>) -> Self {
        let mut wanted = wanted.unwrap_or_default();
        let mut seen = Vec::new();
        // A field that comes again decides nothing, and a thousand of them would cost a row dearly.
        wanted.retain(|it| {
            !seen.contains(&it.field) && {
                seen.push(it.field);
                true
            }
        });
        if wanted.is_empty() {
            wanted.push(RelationOrder { field: RelationOrderField::Name, direction: OrderDirection::Asc });
        }
        let descending: Vec<bool> = wanted.iter().map(|it| it.direction == OrderDirection::Desc).collect();
        let fields: Vec<_> = wanted.iter().map(|it| it.field).collect();
        Self { name: format!("{list} {fields:?} {descending:?}"), fields, descending }
    }

    /// The place of a relation in it.
    pub(super) fn place(&self, edge: EdgeView<'_>) -> Cursor {
        Cursor { keys: self.fields.iter().map(|field| key(edge, *field)).collect(), id: edge.relation.id() }
    }
}

fn key(edge: EdgeView<'_>, field: RelationOrderField) -> Key {
    let start = || edge.relation.period()?.start.as_ref()?.earliest();
    match field {
        RelationOrderField::Name => Key::Name(edge.other().name_key().clone()),
        RelationOrderField::Start => start().map_or(Key::Absent, |day| Key::Number(day.num_days_from_ce().into())),
        RelationOrderField::Role => edge.relation.role().map_or(Key::Absent, |it| Key::Name(it.name_key().clone())),
        RelationOrderField::CreatedAt => Key::Number(edge.relation.created_at().timestamp_millis()),
    }
}
