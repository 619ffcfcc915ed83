//! Metrics against what others published of four famous networks, and against slow and simple ways to compute them.

mod naive;
mod truth;

use super::super::graph::Graph;

/// A graph whose nodes are numbered.
pub(super) fn graph(nodes: u32, pairs: &[(u32, u32)]) -> Graph {
    Graph::new((0..u128::from(nodes)).collect(), pairs)
}
