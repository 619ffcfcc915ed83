//! How often the neighbours of a node are neighbours of each other.

use crate::network::graph::{Graph, Stop, Stopped, real};

/// Clustering of each node and of the whole graph.
#[derive(Clone, Debug)]
pub struct Triangles {
    /// The share of pairs of neighbours that are joined; 0 with fewer than two neighbours.
    pub clustering: Vec<f64>,
    /// Three times the triangles by the pairs of edges that meet; 0 where none meet.
    pub transitivity: f64,
    /// The mean of the clustering of all nodes; 0 without nodes.
    pub mean_clustering: f64,
}

impl Triangles {
    /// Of a graph.
    ///
    /// # Errors
    /// [`Stopped`] when told to stop.
    pub fn of(graph: &Graph, stop: &Stop) -> Result<Self, Stopped> {
        // Each edge leads from the end with fewer neighbours to the other: so hubs have short rows.
        let order = |node: u32| (graph.degree(node), node);
        let onward: Vec<Vec<u32>> = graph
            .nodes()
            .map(|node| graph.neighbours(node).iter().copied().filter(|it| order(node) < order(*it)).collect())
            .collect();
        let mut at = vec![0_usize; graph.len()];
        let mut is_marked = vec![false; graph.len()];
        for node in graph.nodes() {
            if node % 4096 == 0 {
                stop.check()?;
            }
            let row = &onward[node as usize];
            for it in row {
                is_marked[*it as usize] = true;
            }
            for &second in row {
                for &third in onward[second as usize].iter().filter(|it| is_marked[**it as usize]) {
                    at[node as usize] += 1;
                    at[second as usize] += 1;
                    at[third as usize] += 1;
                }
            }
            for it in row {
                is_marked[*it as usize] = false;
            }
        }
        let pairs = |node: u32| real(graph.degree(node)) * (real(graph.degree(node)) - 1.0) / 2.0;
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        let clustering: Vec<f64> = graph.nodes().map(|it| share(real(at[it as usize]), pairs(it))).collect();
        let transitivity = share(real(at.iter().sum()), graph.nodes().map(pairs).sum());
        let mean_clustering = share(clustering.iter().sum(), real(graph.len()));
        Ok(Self { clustering, transitivity, mean_clustering })
    }
}
