//! Core numbers: how deep in the network a node lies.

use crate::network::graph::{Graph, place};

/// The largest k such that a node is in a part of the graph where everyone has k neighbours (Batagelj and Zaveršnik).
#[must_use]
pub fn core_numbers(graph: &Graph) -> Vec<u32> {
    let mut core: Vec<u32> = graph.nodes().map(|node| place(graph.degree(node))).collect();
    let largest = core.iter().copied().max().unwrap_or(0) as usize;
    // Nodes sorted by degree, where each degree begins, and where each node lies.
    let mut begins = vec![0_usize; largest + 2];
    for degree in &core {
        begins[*degree as usize + 1] += 1;
    }
    for degree in 1..begins.len() {
        begins[degree] += begins[degree - 1];
    }
    let mut next = begins.clone();
    let (mut sorted, mut at) = (vec![0_u32; graph.len()], vec![0_usize; graph.len()]);
    for node in graph.nodes() {
        let slot = &mut next[core[node as usize] as usize];
        sorted[*slot] = node;
        at[node as usize] = *slot;
        *slot += 1;
    }
    for turn in 0..graph.len() {
        let node = sorted[turn];
        for &neighbour in graph.neighbours(node) {
            let degree = core[neighbour as usize];
            if degree > core[node as usize] {
                // To the front of its degree, which then begins one later: so it has one less.
                let (here, front) = (at[neighbour as usize], begins[degree as usize].max(turn + 1));
                let other = sorted[front];
                sorted.swap(here, front);
                at[neighbour as usize] = front;
                at[other as usize] = here;
                begins[degree as usize] = front + 1;
                core[neighbour as usize] -= 1;
            }
        }
    }
    core
}
