//! Ways between two records in GraphQL, and as lines that people read.

use async_graphql::Object;
use chrono::NaiveDate;

use crate::directory::view::EdgeView;
use crate::directory::{Direction, View};
use crate::graphql::handle::{Handle, RelationHandle};
use crate::graphql::language::Language;
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::Date;
use crate::network::path::Way;
use crate::network::selection::{Selection, int};
use crate::network::sentence::{line, telling, verb};
use crate::record::Record;
use crate::relation::object::Relation;
use crate::term::Term;

/// Ways from one record to another.
pub struct Paths {
    /// The ways, the shortest first.
    pub ways: Vec<Path>,
    /// How many of the shortest length there are.
    pub count: u64,
    /// On which day.
    pub on: NaiveDate,
}

/// Ways from one record to another through the network, as far as you may see it.
#[Object]
impl Paths {
    /// The ways, the shortest first; none of them meets a record twice. Empty if there is none within `maxLength` steps.
    async fn ways(&self) -> &[Path] {
        &self.ways
    }

    /// How many steps the shortest way has; null if there is none.
    async fn shortest_length(&self) -> Option<i32> {
        self.ways.first().map(|way| int(way.steps.len()))
    }

    /// How many ways are as short as the shortest.
    async fn shortest_count(&self) -> i32 {
        i32::try_from(self.count).unwrap_or(i32::MAX)
    }

    /// The day on which all relations on the ways hold, or may hold.
    async fn on(&self) -> Date {
        Date(self.on)
    }
}

/// A way from one record to another.
#[derive(Clone)]
pub struct Path {
    from: Handle,
    steps: Vec<PathStep>,
}

impl Path {
    /// A way that was found; none if a step of it is not there.
    #[must_use]
    pub fn of(view: &View, selection: &Selection, way: &Way, on: NaiveDate) -> Option<Self> {
        let step = |pair: &[crate::directory::RecordNo]| {
            let to = view.record(pair[1])?;
            let mut edges: Vec<EdgeView<'_>> =
                selection.edges(view.record(pair[0])?).filter(|edge| edge.other() == to).collect();
            edges.sort_by_key(|edge| edge.relation.id());
            let first = *telling(&edges, on)?;
            let rest = edges.iter().filter(|edge| edge.relation.no() != first.relation.no());
            let others = rest.map(|edge| edge.relation.into()).collect();
            Some(PathStep { relation: first.relation.into(), direction: first.direction, others })
        };
        let steps = way.windows(2).map(step).collect::<Option<_>>()?;
        Some(Self { from: view.record(*way.first()?)?.into(), steps })
    }
}

/// A way from one record to another.
#[Object]
impl Path {
    /// How many steps it has.
    async fn length(&self) -> i32 {
        int(self.steps.len())
    }

    /// The way as a line: „Agentur Herzstück – unterstützt → Nacht der Ausbildung ← veranstaltet – Kreiswirtschaftsförderung
    /// Lippe“. Arrows point to the target of a relation.
    async fn line(&self, #[graphql(desc = "In which language.", default)] language: Language) -> String {
        line(self.from.get(), self.steps.iter().map(PathStep::edge), language)
    }

    /// The records on the way, both ends included.
    async fn nodes(&self) -> Vec<Record> {
        let further = self.steps.iter().map(|step| step.edge().other());
        std::iter::once(self.from.get()).chain(further).map(Record::show).collect()
    }

    /// The steps from one record to the next.
    async fn steps(&self) -> &[PathStep] {
        &self.steps
    }
}

/// A step from one record to the next.
#[derive(Clone)]
pub struct PathStep {
    relation: RelationHandle,
    direction: Direction,
    others: Vec<RelationHandle>,
}

impl PathStep {
    fn edge(&self) -> EdgeView<'_> {
        EdgeView { relation: self.relation.get(), direction: self.direction }
    }
}

/// A step from one record to the next.
#[Object]
impl PathStep {
    /// Where it begins.
    async fn from(&self) -> Record {
        let relation = self.relation.get();
        Record::show(match self.direction {
            Direction::Out => relation.source(),
            Direction::In => relation.target(),
        })
    }

    /// Where it leads.
    async fn to(&self) -> Record {
        Record::show(self.edge().other())
    }

    /// The relation that joins the two; of several the one that says most.
    async fn relation(&self) -> Relation {
        Relation(self.relation.clone())
    }

    /// Further relations between the two.
    async fn other_relations(&self) -> Vec<Relation> {
        self.others.iter().cloned().map(Relation).collect()
    }

    /// In which role the source of the relation is in its target; null where the source names none.
    async fn role(&self) -> Option<Term> {
        self.relation.get().role().map(Term::show)
    }

    /// OUT where the relation leads from `from` to `to`, IN where it leads back.
    async fn direction(&self) -> Direction {
        self.direction
    }

    /// What the source of the relation does with its target: "unterstützt".
    async fn verb(&self, #[graphql(desc = "In which language.", default)] language: Language) -> &str {
        verb(self.relation.get(), language)
    }
}
