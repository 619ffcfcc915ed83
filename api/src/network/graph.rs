//! The network as a plain graph, undirected and simple: what metrics, communities and layout are computed on.
//!
//! It knows neither records nor views: whoever makes one has decided what is in it. Nodes lie in the order of their keys,
//! which are the same in every database, so that whatever is computed is too.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// An undirected graph without loops in compressed rows; parallel relations are one edge with a weight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    keys: Vec<u128>,
    offsets: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<u32>,
}

impl Graph {
    /// A graph of nodes with these ascending keys and of pairs of their places; a pair that comes twice has the weight 2.
    ///
    /// # Panics
    /// With more than four billion pairs.
    #[must_use]
    pub fn new(keys: Vec<u128>, pairs: &[(u32, u32)]) -> Self {
        debug_assert!(keys.is_sorted(), "nodes lie in the order of their keys");
        let ends = |(a, b): &(u32, u32)| [(*a, *b), (*b, *a)];
        let mut counts = vec![0_u32; keys.len() + 1];
        for (from, _) in pairs.iter().filter(|(a, b)| a != b).flat_map(ends) {
            counts[from as usize + 1] += 1;
        }
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        let mut places = counts.clone();
        let mut crowded = vec![0_u32; counts[keys.len()] as usize];
        for (from, to) in pairs.iter().filter(|(a, b)| a != b).flat_map(ends) {
            crowded[places[from as usize] as usize] = to;
            places[from as usize] += 1;
        }
        let mut graph =
            Self { offsets: Vec::with_capacity(counts.len()), targets: Vec::new(), weights: Vec::new(), keys };
        graph.offsets.push(0);
        for node in 0..graph.keys.len() {
            let row = &mut crowded[counts[node] as usize..counts[node + 1] as usize];
            row.sort_unstable();
            for same in row.chunk_by(|a, b| a == b) {
                graph.targets.push(same[0]);
                graph.weights.push(place(same.len()));
            }
            graph.offsets.push(place(graph.targets.len()));
        }
        graph
    }

    /// How many nodes there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are no nodes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// How many edges there are.
    #[must_use]
    pub const fn edge_count(&self) -> usize {
        self.targets.len() / 2
    }

    /// The places of all nodes.
    #[must_use]
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = u32> + use<> {
        0..place(self.len())
    }

    /// The key of a node.
    #[must_use]
    pub fn key(&self, node: u32) -> u128 {
        self.keys[node as usize]
    }

    /// The node of a key.
    #[must_use]
    pub fn find(&self, key: u128) -> Option<u32> {
        self.keys.binary_search(&key).ok().map(place)
    }

    /// The neighbours of a node, in the order of their keys.
    #[must_use]
    pub fn neighbours(&self, node: u32) -> &[u32] {
        &self.targets[self.row(node)]
    }

    /// How many relations join a node with each of its neighbours.
    #[must_use]
    pub fn weights(&self, node: u32) -> &[u32] {
        &self.weights[self.row(node)]
    }

    /// How many neighbours a node has.
    #[must_use]
    pub fn degree(&self, node: u32) -> usize {
        self.row(node).len()
    }

    /// All edges, each once, with their weights.
    pub fn edges(&self) -> impl Iterator<Item = (u32, u32, u32)> {
        self.nodes().flat_map(move |from| {
            let row = self.neighbours(from).iter().zip(self.weights(from));
            row.filter(move |(to, _)| from < **to).map(move |(to, weight)| (from, *to, *weight))
        })
    }

    fn row(&self, node: u32) -> std::ops::Range<usize> {
        self.offsets[node as usize] as usize..self.offsets[node as usize + 1] as usize
    }
}

/// A place as the dense number that graphs hold.
///
/// # Panics
/// Beyond four billion.
#[must_use]
pub fn place(at: usize) -> u32 {
    u32::try_from(at).expect("a graph holds fewer than four billion nodes and edges")
}

/// A number of things as a number to calculate with: exact up to 2^53, which no graph reaches.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "no graph has 2^53 of anything")]
pub const fn real(count: usize) -> f64 {
    count as f64
}

/// Tells long work that nobody waits for it any more; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

/// The work was told to stop before it had a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl Stop {
    /// Tells it.
    pub fn tell(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether to go on.
    ///
    /// # Errors
    /// [`Stopped`] once it was told.
    pub fn check(&self) -> Result<(), Stopped> {
        if self.0.load(Ordering::Relaxed) { Err(Stopped) } else { Ok(()) }
    }
}
