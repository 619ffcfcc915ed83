//! The network as its users ask it: what lies around a record, ways, metrics, partners, change, files.

mod change;
mod exports;
mod hidden;
mod log;
mod metrics;
mod partners;
mod ways;

use serde_json::{Value, json};

/// A document of institutions that cooperate, by their slugs; names are slugs.
fn cooperating(nodes: &[&str], pairs: &[(&str, &str)]) -> Value {
    let record = |slug: &&str| json!({ "noun": "institution", "slug": slug, "name": slug });
    let relation = |(a, b): &(&str, &str)| json!({ "kind": "cooperates_with", "source": a, "target": b });
    json!({
        "format": "partnernetz-directory/1", "title": "Probe", "language": "de",
        "records": nodes.iter().map(record).collect::<Vec<_>>(),
        "relations": pairs.iter().map(relation).collect::<Vec<_>>(),
    })
}

/// A famous network as a document.
fn famous(name: &str) -> (Value, Value) {
    let file = format!("{}/../tests/data/graphs/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let known: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let slug = |id: &Value| id.as_str().unwrap().to_lowercase().replace(' ', "-");
    let nodes: Vec<String> = known["nodes"].as_array().unwrap().iter().map(|node| slug(&node["id"])).collect();
    let edges = known["edges"].as_array().unwrap().iter();
    let pairs: Vec<(String, String)> = edges.map(|edge| (slug(&edge[0]), slug(&edge[1]))).collect();
    let nodes: Vec<&str> = nodes.iter().map(String::as_str).collect();
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    (cooperating(&nodes, &pairs), known)
}
