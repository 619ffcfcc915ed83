//! Four networks that everyone knows, for tests: what others published of them is the truth.

use std::path::Path;

use serde_json::Value;

use super::graph::Graph;

/// A network from `tests/data/graphs`.
pub struct Famous {
    /// The names of the nodes, in their order.
    pub names: Vec<String>,
    /// The pairs that are joined.
    pub pairs: Vec<(u32, u32)>,
    /// The file, with all metrics.
    pub known: Value,
}

/// The names of the files.
pub const FAMOUS: [&str; 4] = ["karate", "davis-southern-women", "florentine-families", "les-miserables"];

impl Famous {
    /// Reads a file.
    pub fn read(name: &str) -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/data/graphs/{name}.json"));
        let known: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let nodes = known["nodes"].as_array().unwrap().iter();
        let names: Vec<String> = nodes.map(|node| node["id"].as_str().unwrap().to_owned()).collect();
        let place = |id: &Value| names.iter().zip(0..).find(|(name, _)| id == *name).unwrap().1;
        let edges = known["edges"].as_array().unwrap().iter();
        let pairs = edges.map(|edge| (place(&edge[0]), place(&edge[1]))).collect();
        Self { names, pairs, known }
    }

    /// As a graph; each node's key is its place.
    pub fn graph(&self) -> Graph {
        Graph::new((0..self.names.len() as u128).collect(), &self.pairs)
    }
}
