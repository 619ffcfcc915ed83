//! Which records and relations are the network: by noun, kind and day, as one viewer sees them.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::graph::Graph;
use crate::directory::view::{EdgeView, RecordView};
use crate::directory::{KindNo, Lifecycle, Noun, RecordNo, View};
use crate::graphql::code::check_kinds;
use crate::graphql::error::Failure;
use crate::time::{Holds, Temporal};

/// The nouns whose records are in the network unless asked otherwise.
pub const NOUNS: [Noun; 3] = [Noun::Institution, Noun::WorkingGroup, Noun::Cooperation];

/// Which records and relations are meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Selection {
    nouns: Vec<Noun>,
    kinds: Option<Vec<KindNo>>,
    on: Option<NaiveDate>,
}

/// A graph with the record of each of its nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordGraph {
    /// The graph; the key of a node is the id of its record.
    pub graph: Graph,
    /// The record of each node.
    pub records: Vec<RecordNo>,
}

impl Selection {
    /// Institutions, working groups and cooperations and all states between them on a day.
    #[must_use]
    pub fn standard(on: NaiveDate) -> Self {
        Self { nouns: NOUNS.to_vec(), kinds: None, on: Some(on) }
    }

    /// What is asked for; what is not said is as in [`Self::standard`]. Without a day everything that ever was is meant.
    ///
    /// # Errors
    /// Terms, which are no nodes of the network, and kinds that there are not.
    pub fn new(
        view: &View,
        nouns: Option<Vec<Noun>>,
        kinds: Option<&[String]>,
        on: Option<NaiveDate>,
    ) -> Result<Self, Failure> {
        let mut nouns = nouns.unwrap_or_else(|| NOUNS.to_vec());
        if nouns.contains(&Noun::Term) {
            return Err(Failure::bad_input(
                "Begriffe gehören nicht zum Netzwerk: „nouns“ nennt Institutionen, Personen, Gremien, Kooperationen, Veröffentlichungen.",
                "Terms are no part of the network: “nouns” names institutions, persons, working groups, cooperations, publications.",
            ));
        }
        nouns.sort_unstable();
        nouns.dedup();
        check_kinds(view, kinds.unwrap_or_default())?;
        let kinds = kinds.map(|kinds| kinds.iter().filter_map(|kind| view.about().kind_no(kind)).collect());
        Ok(Self { nouns, kinds, on })
    }

    /// The same with records of a further noun.
    #[must_use]
    pub fn with(mut self, noun: Noun) -> Self {
        if !self.nouns.contains(&noun) {
            self.nouns.push(noun);
            self.nouns.sort_unstable();
        }
        self
    }

    /// The day that is meant; none for all times.
    #[must_use]
    pub const fn on(&self) -> Option<NaiveDate> {
        self.on
    }

    /// Whether it is the network that everyone means who says nothing.
    #[must_use]
    pub fn is_standard(&self) -> bool {
        self.nouns == NOUNS && self.kinds.is_none()
    }

    /// Whether a record is in the network: of a noun that is meant, and published, also for staff.
    #[must_use]
    pub fn shows(&self, record: RecordView<'_>) -> bool {
        // Others than staff see only what is published, and may not ask.
        self.nouns.contains(&record.noun()) && record.lifecycle().unwrap_or_default() == Lifecycle::Published
    }

    /// Whether relations of a kind that join these nouns are meant: states, and events where they are named or join a
    /// publication, which has no others.
    fn means(&self, view: &View, kind: KindNo, ends: [Noun; 2]) -> bool {
        match &self.kinds {
            Some(kinds) => kinds.contains(&kind),
            None => view.about().kind(kind).temporal == Temporal::State || ends.contains(&Noun::Publication),
        }
    }

    /// Whether any relation of a kind between a record of these nouns and another is meant.
    fn means_any(&self, view: &View, kind: KindNo) -> bool {
        let ends = view.about().kind(kind).ends.iter().map(|(a, b)| [*a, *b]);
        ends.into_iter().any(|ends| ends.iter().all(|noun| self.nouns.contains(noun)) && self.means(view, kind, ends))
    }

    /// The relations of a record that are in the network, in no order that means anything.
    pub fn edges<'v>(&self, record: RecordView<'v>) -> impl Iterator<Item = EdgeView<'v>> {
        let view = record.view();
        // Most relations of an institution are those of persons, who are seldom meant: kind and other end alone tell, unread.
        let edges = record.edges_with(self.kinds_of(record), |other| self.shows(other));
        edges.filter(move |edge| {
            self.means(view, edge.relation.kind_no(), [record.noun(), edge.other().noun()])
                && self.on.is_none_or(|day| edge.relation.holds(day) != Holds::No)
        })
    }

    /// How many neighbours a record has at most: to save work, never to be told.
    #[must_use]
    pub fn most_neighbours(&self, record: RecordView<'_>) -> usize {
        record.most_edges(self.kinds_of(record))
    }

    /// Which kinds of relations of a record can be in the network.
    fn kinds_of<'v>(&self, record: RecordView<'v>) -> impl Fn(KindNo) -> bool + use<'_, 'v> {
        let is_inside = self.nouns.contains(&record.noun());
        move |kind| !is_inside || self.means_any(record.view(), kind)
    }

    /// The records of the whole network, each noun by name.
    pub fn records<'v>(&self, view: &'v View) -> impl Iterator<Item = RecordView<'v>> {
        self.nouns.iter().flat_map(|noun| view.by_name(*noun)).filter(|record| self.shows(*record))
    }

    /// The whole network.
    #[must_use]
    pub fn graph(&self, view: &View) -> RecordGraph {
        self.graph_of(self.records(view).collect())
    }

    /// The network of these records only.
    #[must_use]
    pub fn graph_of(&self, mut records: Vec<RecordView<'_>>) -> RecordGraph {
        records.sort_unstable_by_key(|record| record.id());
        let places: HashMap<RecordNo, u32> = records.iter().map(|record| record.no()).zip(0..).collect();
        let mut pairs = Vec::new();
        for (record, from) in records.iter().zip(0..) {
            let others = self.edges(*record).filter_map(|edge| places.get(&edge.other().no()).copied());
            // Each relation is met from both ends.
            pairs.extend(others.filter(|to| from < *to).map(|to| (from, to)));
        }
        let keys = records.iter().map(|record| record.id().as_u128()).collect();
        RecordGraph { graph: Graph::new(keys, &pairs), records: records.iter().map(|record| record.no()).collect() }
    }
}

impl RecordGraph {
    /// The node of a record.
    #[must_use]
    pub fn node(&self, record: RecordView<'_>) -> Option<u32> {
        self.graph.find(record.id().as_u128())
    }

    /// The record of a node.
    #[must_use]
    pub fn record(&self, node: u32) -> RecordNo {
        self.records[node as usize]
    }

    /// The record of a node through a view that this was made of, or one of whose network it is.
    ///
    /// # Panics
    /// Where it is of another view's network.
    #[must_use]
    pub fn show<'v>(&self, view: &'v View, node: u32) -> RecordView<'v> {
        view.record(self.record(node)).expect("a network holds what its view shows")
    }

    /// Nodes by how many neighbours they have, the best connected first.
    #[must_use]
    pub fn best_connected(&self) -> Vec<u32> {
        let mut nodes: Vec<u32> = self.graph.nodes().collect();
        nodes.sort_by_key(|node| (std::cmp::Reverse(self.graph.degree(*node)), *node));
        nodes
    }
}

/// The number of rows that is asked for.
///
/// # Errors
/// Where it is less than 1 or more than `most`.
pub fn within(argument: &str, given: Option<i32>, usual: usize, most: usize) -> Result<usize, Failure> {
    let Some(given) = given else { return Ok(usual) };
    usize::try_from(given).ok().filter(|it| (1..=most).contains(it)).ok_or_else(|| {
        Failure::bad_input(
            format!("„{argument}“ ist 1 bis {most}, gefragt war nach {given}."),
            format!("“{argument}” is 1 to {most}, {given} was asked for."),
        )
    })
}

/// A count as GraphQL holds it.
#[must_use]
pub fn int(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
