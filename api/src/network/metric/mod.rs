//! What a graph tells of itself and of each of its nodes.

pub mod cut;
pub mod distance;
pub mod shell;
pub mod spectrum;
#[cfg(test)]
mod tests;
pub mod triangle;

use self::cut::Cuts;
use self::distance::Distances;
use self::triangle::Triangles;
use super::graph::{Graph, Stop, Stopped, real};

/// All metrics of a graph.
#[derive(Clone, Debug)]
pub struct Metrics {
    /// Ways between the nodes.
    pub distances: Distances,
    /// PageRank of each node, with a damping of 0.85; all together 1.
    pub page_rank: Vec<f64>,
    /// Eigenvector centrality of each node; of length 1.
    pub eigenvector: Vec<f64>,
    /// Core number of each node.
    pub core: Vec<u32>,
    /// Triangles.
    pub triangles: Triangles,
    /// What holds the graph together.
    pub cuts: Cuts,
    /// The place of each node by betweenness, closeness, PageRank, eigenvector and degree; equal ones share a rank.
    pub ranks: Ranks,
}

/// The place of each node by each metric, from 1; equal ones share the better rank.
#[derive(Clone, Debug)]
pub struct Ranks {
    /// By the number of neighbours.
    pub degree: Vec<u32>,
    /// By betweenness.
    pub betweenness: Vec<u32>,
    /// By closeness.
    pub closeness: Vec<u32>,
    /// By PageRank.
    pub page_rank: Vec<u32>,
    /// By eigenvector centrality.
    pub eigenvector: Vec<u32>,
    /// By core number.
    pub core: Vec<u32>,
    /// By clustering.
    pub clustering: Vec<u32>,
}

impl Metrics {
    /// Computes all of them.
    ///
    /// # Errors
    /// [`Stopped`] when told to stop.
    pub fn of(graph: &Graph, stop: &Stop) -> Result<Self, Stopped> {
        let cuts = Cuts::of(graph);
        let distances = Distances::of(graph, &cuts.components, stop)?;
        let page_rank = spectrum::page_rank(graph, stop)?;
        let eigenvector = spectrum::eigenvector(graph, stop)?;
        let core = shell::core_numbers(graph);
        let triangles = Triangles::of(graph, stop)?;
        let degrees: Vec<f64> = graph.nodes().map(|node| real(graph.degree(node))).collect();
        let cores: Vec<f64> = core.iter().map(|it| f64::from(*it)).collect();
        let ranks = Ranks {
            degree: ranks(&degrees),
            betweenness: ranks(&distances.betweenness),
            closeness: ranks(&distances.closeness),
            page_rank: ranks(&page_rank),
            eigenvector: ranks(&eigenvector),
            core: ranks(&cores),
            clustering: ranks(&triangles.clustering),
        };
        Ok(Self { distances, page_rank, eigenvector, core, triangles, cuts, ranks })
    }
}

/// The place of each value, the largest first. What differs by rounding only counts as equal.
fn ranks(values: &[f64]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|a, b| values[*b].total_cmp(&values[*a]));
    let mut ranks = vec![0; values.len()];
    let (mut rank, mut last) = (0, None);
    for (at, node) in order.into_iter().enumerate() {
        let value = values[node];
        if last.is_none_or(|last: f64| last - value > 1e-9 * last.abs().max(1e-3)) {
            rank = at;
            last = Some(value);
        }
        ranks[node] = super::graph::place(rank + 1);
    }
    ranks
}

/// The share of possible edges that there are; 0 with fewer than two nodes.
#[must_use]
pub fn density(graph: &Graph) -> f64 {
    let nodes = real(graph.len());
    if graph.len() < 2 { 0.0 } else { 2.0 * real(graph.edge_count()) / (nodes * (nodes - 1.0)) }
}
