//! Conditions on the relations of a record: all of one condition hold for one and the same relation.

use async_graphql::InputObject;

use super::RecordFilter;
use crate::directory::view::{EdgeView, RecordView};
use crate::directory::{Direction, RecordNo, View};
use crate::graphql::code::{check_kinds, check_roles};
use crate::graphql::error::Failure;
use crate::graphql::filter::{CountFilter, Filter, FilterInput, TermBy, TextFilter, with_narrower};
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::Date;
use crate::relation::connection::RelationField;
use crate::time::Holds;

/// Conditions on the relations of a record. All that are given must hold.
#[derive(Debug, Default, InputObject)]
pub struct RelationsFilter {
    /// There is at least one such relation.
    pub some: Option<RelationCondition>,
    /// There is no such relation.
    pub none: Option<RelationCondition>,
    /// There are so many such relations.
    pub count: Option<RelationCount>,
}

/// How many relations of some sort there must be.
#[derive(Debug, Default, InputObject)]
pub struct RelationCount {
    /// Exactly so many.
    pub eq: Option<u32>,
    /// At least so many.
    pub min: Option<u32>,
    /// At most so many.
    pub max: Option<u32>,
    /// Which relations are counted; all where nothing is said.
    pub matching: Option<RelationCondition>,
}

/// What must hold for one and the same relation.
#[derive(Debug, Default, InputObject)]
pub struct RelationCondition {
    /// Is of one of these kinds (codes).
    pub kinds: Option<Vec<String>>,
    /// Is in one of these roles (codes).
    pub roles: Option<Vec<String>>,
    /// Holds, or may hold, on this day.
    pub on: Option<Date>,
    /// From which end it is seen.
    pub direction: Option<Direction>,
    /// As what, in free words.
    pub function: Option<TextFilter>,
    /// Bears this term as a topic; narrower terms count.
    pub term: Option<TermBy>,
    /// What is at its other end.
    pub node: Option<Box<RecordFilter>>,
}

type TextTest = Box<dyn Fn(Option<&str>) -> bool + Send + Sync>;

/// A condition, compiled.
struct Compiled {
    condition: RelationCondition,
    function: Option<TextTest>,
    terms: Option<Vec<RecordNo>>,
    node: Option<Filter>,
}

impl RelationsFilter {
    /// Adds the conditions on the relations that a field shows.
    ///
    /// # Errors
    /// What is wrong with the input.
    pub fn add_to<F: RelationField>(self, view: &View, filter: &mut Filter) -> Result<(), Failure> {
        if let Some(condition) = self.some {
            let condition = Compiled::of::<F>(condition, view)?;
            filter.add(move |record| edges::<F>(record).any(|edge| condition.holds(edge)));
        }
        if let Some(condition) = self.none {
            let condition = Compiled::of::<F>(condition, view)?;
            filter.add(move |record| !edges::<F>(record).any(|edge| condition.holds(edge)));
        }
        if let Some(RelationCount { eq, min, max, matching }) = self.count {
            let count = CountFilter { eq, min, max };
            let condition = Compiled::of::<F>(matching.unwrap_or_default(), view)?;
            filter.add(move |record| {
                count.lets_through(edges::<F>(record).filter(|edge| condition.holds(*edge)).count())
            });
        }
        Ok(())
    }
}

fn edges<'v, F: RelationField>(record: RecordView<'v>) -> Box<dyn Iterator<Item = EdgeView<'v>> + 'v> {
    let edges: Box<dyn Iterator<Item = EdgeView<'v>>> = match F::KIND.map(|kind| record.view().about().kind_no(kind)) {
        Some(Some(kind)) => Box::new(record.edges(kind, F::SIDE)),
        Some(None) => Box::new(std::iter::empty()),
        None => Box::new(record.all_edges()),
    };
    Box::new(edges.filter(|edge| F::Node::shows(edge.other().noun())))
}

impl Compiled {
    fn of<F: RelationField>(mut condition: RelationCondition, view: &View) -> Result<Self, Failure> {
        check_roles(view, F::KIND, condition.roles.as_deref().unwrap_or_default())?;
        check_kinds(view, condition.kinds.as_deref().unwrap_or_default())?;
        let function = condition.function.take().map(|text| Box::new(text.test()) as Box<_>);
        let narrower = |by: TermBy| by.find(view).map_or_else(Vec::new, |term| with_narrower(term, true));
        let terms = condition.term.take().map(narrower);
        let node = condition.node.take().map(|node| node.compile(view)).transpose()?;
        Ok(Self { condition, function, terms, node })
    }

    fn holds(&self, edge: EdgeView<'_>) -> bool {
        let RelationCondition { kinds, roles, on, direction, .. } = &self.condition;
        let relation = edge.relation;
        kinds.as_ref().is_none_or(|kinds| kinds.iter().any(|kind| **kind == *relation.kind().code))
            && roles.as_ref().is_none_or(|roles| {
                relation.role().and_then(RecordView::code).is_some_and(|role| roles.iter().any(|it| it == role))
            })
            && on.is_none_or(|day| relation.holds(day.0) != Holds::No)
            && direction.is_none_or(|direction| direction == edge.direction)
            && self.function.as_ref().is_none_or(|test| test(relation.function()))
            && self.terms.as_ref().is_none_or(|terms| relation.terms().any(|(term, _)| terms.contains(&term.no())))
            && self.node.as_ref().is_none_or(|node| node.lets_through(edge.other()))
    }
}
