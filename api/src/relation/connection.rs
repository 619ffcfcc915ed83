//! Relations of a record as a connection whose edges carry role, period and source.

use std::borrow::Cow;
use std::marker::PhantomData;

use async_graphql::{Object, TypeName};
use chrono::NaiveDate;

use super::object::Relation;
use super::order::{Order, RelationOrder};
use crate::directory::Direction;
use crate::directory::view::{EdgeView, RecordView, Side};
use crate::graphql::code::{check_kinds, check_roles};
use crate::graphql::error::Failure;
use crate::graphql::handle::{Handle, RelationHandle};
use crate::graphql::page::{Page, PageInfo, PageInput};
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::Date;
use crate::graphql::time::Period;
use crate::record::Record;
use crate::term::Term;
use crate::time::Holds;

/// A field that shows the relations of a record of one kind; each has a connection and an edge type of its own.
pub trait RelationField: Send + Sync + 'static {
    /// What the names of its connection and edge begin with.
    const NAME: &'static str;
    /// The code of the kind; none for all kinds.
    const KIND: Option<&'static str>;
    /// At which end of the relation the record stands.
    const SIDE: Side;
    /// What is at the other end.
    type Node: RecordType;
}

/// What is asked of the relations of a record.
#[derive(Clone, Debug, Default)]
pub struct RelationInput {
    /// Only what holds, or may hold, on this day.
    pub on: Option<Date>,
    /// Only relations in one of these roles.
    pub roles: Option<Vec<String>>,
    /// Only relations of one of these kinds.
    pub kinds: Option<Vec<String>>,
    /// In which order.
    pub order_by: Option<Vec<RelationOrder>>,
    /// Which part.
    pub page: PageInput,
}

/// A page of relations.
pub struct RelationPage<F> {
    order: String,
    page: Page<(RelationHandle, Direction)>,
    total: usize,
    on: NaiveDate,
    field: PhantomData<fn() -> F>,
}

impl<F: RelationField> RelationPage<F> {
    /// A page of the relations of a record that the viewer sees.
    ///
    /// # Errors
    /// What is wrong with the arguments.
    pub fn of(record: &Handle, input: RelationInput) -> Result<Self, Failure> {
        check_roles(record.view(), F::KIND, input.roles.as_deref().unwrap_or_default())?;
        check_kinds(record.view(), input.kinds.as_deref().unwrap_or_default())?;
        let order = Order::of(F::NAME, input.order_by);
        let window = input.page.window(&order.name, &order.descending)?;
        let lets_through = |edge: &EdgeView<'_>| {
            let role = || edge.relation.role().and_then(RecordView::code);
            F::Node::shows(edge.other().noun())
                && input.on.is_none_or(|day| edge.relation.holds(day.0) != Holds::No)
                && input.roles.as_ref().is_none_or(|roles| role().is_some_and(|role| roles.iter().any(|it| it == role)))
                && input
                    .kinds
                    .as_ref()
                    .is_none_or(|kinds| kinds.iter().any(|kind| **kind == *edge.relation.kind().code))
        };
        let edges = edges_of::<F>(record).filter(lets_through);
        let rows: Vec<_> =
            edges.map(|edge| (order.place(edge), (RelationHandle::from(edge.relation), edge.direction))).collect();
        let on = input.on.map_or_else(|| record.view().today(), |day| day.0);
        let total = rows.len();
        let page = window.cut(rows);
        Ok(Self { page, order: order.name, total, on, field: PhantomData })
    }
}

fn edges_of<F: RelationField>(record: &Handle) -> Box<dyn Iterator<Item = EdgeView<'_>> + '_> {
    let record = record.get();
    match F::KIND.map(|kind| record.view().about().kind_no(kind)) {
        Some(Some(kind)) => Box::new(record.edges(kind, F::SIDE)),
        Some(None) => Box::new(std::iter::empty()),
        None => Box::new(record.all_edges()),
    }
}

/// A page of relations of a record.
#[Object(name_type)]
impl<F: RelationField> RelationPage<F> {
    /// The relations of the page, each with what is at its other end.
    async fn edges(&self) -> Vec<RelationEdge<F>> {
        let rows = self.page.rows.iter();
        rows.map(|(place, (relation, direction))| RelationEdge {
            cursor: place.encode(&self.order),
            relation: relation.clone(),
            direction: *direction,
            on: self.on,
            field: PhantomData,
        })
        .collect()
    }

    /// What is at the other ends, without roles and periods; a record comes once for each relation.
    async fn nodes(&self) -> Vec<F::Node> {
        self.page.rows.iter().map(|(_, (relation, direction))| other_end::<F>(relation, *direction)).collect()
    }

    /// Where the page lies in the list.
    async fn page_info(&self) -> PageInfo {
        self.page.info(&self.order)
    }

    /// How many relations the whole list has that you may see.
    async fn total_count(&self) -> usize {
        self.total
    }
}

impl<F: RelationField> TypeName for RelationPage<F> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", F::NAME).into()
    }
}

/// A relation as seen from one of its ends.
pub struct RelationEdge<F> {
    cursor: String,
    relation: RelationHandle,
    direction: Direction,
    on: NaiveDate,
    field: PhantomData<fn() -> F>,
}

fn other_end<F: RelationField>(relation: &RelationHandle, direction: Direction) -> F::Node {
    F::Node::show(EdgeView { relation: relation.get(), direction }.other())
}

/// A relation as seen from one of its ends: what is at the other end, in which role, when and on whose behalf.
#[Object(name_type)]
impl<F: RelationField> RelationEdge<F> {
    /// The place of the row in the list, for `after` and `before`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// What is at the other end.
    async fn node(&self) -> F::Node {
        other_end::<F>(&self.relation, self.direction)
    }

    /// In which role; null where the source names none.
    async fn role(&self) -> Option<Term> {
        self.relation.get().role().map(Term::show)
    }

    /// As what, in free words ("Projektleitung"); null where nothing is stated.
    async fn function(&self) -> Option<&str> {
        self.relation.get().function()
    }

    /// For whom a person acts; null where nothing is stated or you may not see it.
    async fn on_behalf_of(&self) -> Option<Record> {
        self.relation.get().on_behalf_of().map(Record::show)
    }

    /// From when to when; null where nothing is stated.
    async fn period(&self) -> Option<Period> {
        self.relation.get().period().map(Period::from)
    }

    /// Whether the relation holds on the day given as `on`, or today in Europe/Berlin. With `on` never NO: what does
    /// not hold is left out.
    async fn holds(&self) -> Holds {
        self.relation.get().holds(self.on)
    }

    /// From which end the relation is seen: OUT where the record is its source.
    async fn direction(&self) -> Direction {
        self.direction
    }

    /// The relation itself, with its kind, version and citations.
    async fn relation(&self) -> Relation {
        Relation(self.relation.clone())
    }
}

impl<F: RelationField> TypeName for RelationEdge<F> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", F::NAME).into()
    }
}

/// Makes the relation fields of a noun: a marker for each, and the object that has them.
macro_rules! relation_fields {
    ($(#[$doc:meta])* $owner:ident { $($(#[$fdoc:meta])* $field:ident: $marker:ident = $kind:literal $side:ident $node:ty;)* }) => {
        $(
            $(#[$fdoc])*
            #[derive(Clone, Copy, Debug)]
            pub struct $marker;

            impl $crate::relation::connection::RelationField for $marker {
                const NAME: &'static str = stringify!($marker);
                const KIND: Option<&'static str> = Some($kind);
                const SIDE: $crate::directory::view::Side = $crate::directory::view::Side::$side;
                type Node = $node;
            }
        )*

        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $owner(pub $crate::graphql::handle::Handle);

        impl From<$crate::graphql::handle::Handle> for $owner {
            fn from(handle: $crate::graphql::handle::Handle) -> Self {
                Self(handle)
            }
        }

        $(#[$doc])*
        #[async_graphql::Object]
        impl $owner {
            $(
                $(#[$fdoc])*
                async fn $field(
                    &self,
                    #[graphql(desc = "Only relations that hold, or may hold, on this day; without it past and future ones, too.")]
                    on: Option<$crate::graphql::scalar::Date>,
                    #[graphql(desc = "Only relations in one of these roles (codes).")]
                    roles: Option<Vec<String>>,
                    #[graphql(desc = "In which order; by the name of the other end where nothing is said.")]
                    order_by: Option<Vec<$crate::relation::order::RelationOrder>>,
                    #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")]
                    first: Option<i32>,
                    #[graphql(desc = "Only rows behind this cursor.")]
                    after: Option<String>,
                    #[graphql(desc = "The last so many rows (1 to 100).")]
                    last: Option<i32>,
                    #[graphql(desc = "Only rows before this cursor.")]
                    before: Option<String>,
                ) -> Result<$crate::relation::connection::RelationPage<$marker>, $crate::graphql::error::Failure> {
                    let page = $crate::graphql::page::PageInput { first, after, last, before };
                    let input = $crate::relation::connection::RelationInput { on, roles, order_by, page, kinds: None };
                    $crate::relation::connection::RelationPage::of(&self.0, input)
                }
            )*
        }
    };
}
pub(crate) use relation_fields;
