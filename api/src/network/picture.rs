//! A part of the network as it is shown: its records, what joins them, where they lie.

use std::collections::BTreeMap;
use std::sync::Arc;

use tokio::sync::OnceCell;

use super::analysis::Analyses;
use super::layout::{Point, layout};
use super::neighbourhood::Found;
use super::selection::{RecordGraph, Selection};
use super::sentence::telling;
use crate::directory::view::EdgeView;
use crate::directory::{RelationNo, View};
use crate::graphql::error::Failure;

/// There are at most so many edges for each record that may be shown.
pub const EDGES: usize = 4;

/// A part of the network as one viewer sees it.
#[derive(Debug)]
pub struct Picture {
    /// Who looks at what.
    pub view: View,
    /// Which relations are meant.
    pub selection: Selection,
    /// What has been computed of the whole.
    pub analyses: Analyses,
    /// The records that are shown, and all edges between them.
    pub network: Arc<RecordGraph>,
    /// The nodes in the order in which they are shown, each with its distance.
    pub nodes: Vec<(u32, usize)>,
    /// The edges that are shown, the strongest first.
    pub edges: Vec<Line>,
    /// How many records were left out.
    pub left_out: usize,
    /// How many edges between shown records were left out.
    pub left_out_edges: usize,
    /// Whether distances are from a record that was asked for.
    pub is_around: bool,
    points: OnceCell<Vec<Point>>,
}

/// An edge of a picture.
#[derive(Clone, Debug)]
pub struct Line {
    /// Where it begins: the source of the relation that says most.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// The relations, the one that says most first.
    pub relations: Vec<RelationNo>,
}

impl Picture {
    /// A picture of records that were found.
    #[must_use]
    pub fn of(
        view: View,
        selection: Selection,
        analyses: Analyses,
        found: &Found,
        limit: usize,
        is_around: bool,
    ) -> Self {
        let records: Vec<_> = found.records.iter().filter_map(|(no, _)| view.record(*no)).collect();
        let network = selection.graph_of(records);
        let nodes =
            found.records.iter().filter_map(|(no, distance)| Some((network.node(view.record(*no)?)?, *distance)));
        let nodes = nodes.collect();
        let mut edges = lines(&view, &selection, &network);
        let left_out_edges = edges.len().saturating_sub(limit * EDGES);
        edges.truncate(limit * EDGES);
        let (left_out, network) = (found.left_out, Arc::new(network));
        Self {
            view,
            selection,
            analyses,
            network,
            nodes,
            edges,
            left_out,
            left_out_edges,
            is_around,
            points: OnceCell::new(),
        }
    }

    /// Where each node lies: laid out when first asked for, beside the requests.
    ///
    /// # Errors
    /// When it takes too long.
    pub async fn points(&self) -> Result<&[Point], Failure> {
        let network = Arc::clone(&self.network);
        let laid =
            self.points.get_or_try_init(|| self.analyses.workers().run(move |stop| layout(&network.graph, stop)));
        laid.await.map(Vec::as_slice)
    }
}

fn lines(view: &View, selection: &Selection, network: &RecordGraph) -> Vec<Line> {
    let mut pairs: BTreeMap<(u32, u32), Vec<EdgeView<'_>>> = BTreeMap::new();
    for node in network.graph.nodes() {
        let Some(record) = view.record(network.record(node)) else { continue };
        for edge in selection.edges(record) {
            if let Some(other) = network.node(edge.other()).filter(|other| node < *other) {
                pairs.entry((node, other)).or_default().push(edge);
            }
        }
    }
    let on = selection.on().unwrap_or_else(|| view.today());
    let mut lines: Vec<Line> = pairs.into_values().filter_map(|edges| line(network, edges, on)).collect();
    lines.sort_by_key(|line| (std::cmp::Reverse(line.relations.len()), line.from.min(line.to), line.from.max(line.to)));
    lines
}

fn line(network: &RecordGraph, mut edges: Vec<EdgeView<'_>>, on: chrono::NaiveDate) -> Option<Line> {
    edges.sort_by_key(|edge| edge.relation.id());
    let first = telling(&edges, on)?.relation;
    let rest = edges.iter().map(|edge| edge.relation.no()).filter(|no| *no != first.no());
    let relations = std::iter::once(first.no()).chain(rest).collect();
    Some(Line { from: network.node(first.source())?, to: network.node(first.target())?, relations })
}
