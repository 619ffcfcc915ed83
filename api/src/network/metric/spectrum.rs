//! Importance by the importance of one's neighbours: PageRank and eigenvector centrality.

use crate::network::graph::{Graph, Stop, Stopped, real};

const DAMPING: f64 = 0.85;
/// How much all values together may still move when PageRank is done.
const SETTLED: f64 = 1e-10;
/// How much the vector may still move when the eigenvector is done.
const STILL: f64 = 1e-12;
/// Work after which the eigenvector is taken as it is: edges times rounds.
const MOST_STEPS: usize = 400_000_000;

/// The share of time that somebody is at each node who wanders along edges and starts anew one time in seven.
///
/// # Errors
/// [`Stopped`] when told to stop.
pub fn page_rank(graph: &Graph, stop: &Stop) -> Result<Vec<f64>, Stopped> {
    if graph.is_empty() {
        return Ok(Vec::new());
    }
    let isolated = graph.nodes().filter(|node| graph.degree(*node) == 0).count();
    // What everyone gets of those who start anew, among them all who are at a node without edges.
    let base = (1.0 - DAMPING) / (real(graph.len()) - DAMPING * real(isolated));
    let shares: Vec<f64> = graph.nodes().map(|node| 1.0 / real(graph.degree(node)).max(1.0)).collect();
    let mut ranks = vec![1.0 / real(graph.len()); graph.len()];
    let mut given: Vec<f64> = ranks.iter().zip(&shares).map(|(rank, share)| rank * share).collect();
    loop {
        stop.check()?;
        let mut moved = 0.0;
        for (node, (rank, share)) in graph.nodes().zip(ranks.iter_mut().zip(&shares)) {
            let sum: f64 = graph.neighbours(node).iter().map(|it| given[*it as usize]).sum();
            let next = base + DAMPING * sum;
            moved += (next - *rank).abs();
            *rank = next;
            // Known to the next nodes at once (Gauss and Seidel), which takes about half the rounds.
            given[node as usize] = next * share;
        }
        if moved < SETTLED {
            return Ok(ranks);
        }
    }
}

/// The eigenvector of the largest eigenvalue, of length 1: whoever is next to important nodes is important.
///
/// # Errors
/// [`Stopped`] when told to stop.
pub fn eigenvector(graph: &Graph, stop: &Stop) -> Result<Vec<f64>, Stopped> {
    if graph.is_empty() {
        return Ok(Vec::new());
    }
    let mut vector = vec![1.0 / real(graph.len()).sqrt(); graph.len()];
    let mut next = vector.clone();
    for _ in 0..(MOST_STEPS / (graph.edge_count() * 2 + graph.len())).clamp(100, 100_000) {
        stop.check()?;
        for (node, value) in graph.nodes().zip(&mut next) {
            // Itself included: that keeps the vector and lets it settle where the graph has two sides.
            let around: f64 = graph.neighbours(node).iter().map(|it| vector[*it as usize]).sum();
            *value = vector[node as usize] + around;
        }
        let length = next.iter().map(|value| value * value).sum::<f64>().sqrt();
        for value in &mut next {
            *value /= length;
        }
        let moved: f64 = next.iter().zip(&vector).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        std::mem::swap(&mut vector, &mut next);
        if moved < STILL {
            break;
        }
    }
    Ok(vector)
}
