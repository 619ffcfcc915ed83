//! Four networks with the values that networkx and igraph agree on.

use serde_json::Value;

use crate::network::famous::{FAMOUS, Famous};
use crate::network::graph::{Stop, place, real};
use crate::network::metric::{Metrics, density};

/// How near is near enough.
const NEAR: f64 = 1e-6;

#[test]
fn four_famous_networks_have_the_metrics_that_are_known_of_them() {
    for name in FAMOUS {
        let famous = Famous::read(name);
        let graph = famous.graph();
        let Famous { names, known, .. } = famous;
        let metrics = Metrics::of(&graph, &Stop::default()).unwrap();
        let near = |what: &str, value: f64, known: &Value| {
            let known = known.as_f64().unwrap_or_else(|| panic!("{name}: {what} is not known"));
            assert!((value - known).abs() < NEAR, "{name}: {what} is {value}, known is {known}");
        };
        let all = &known["metrics"];
        near("n", real(names.len()), &all["n"]);
        near("m", real(graph.edge_count()), &all["m"]);
        near("density", density(&graph), &all["density"]);
        near("components", real(metrics.cuts.sizes.len()), &all["components"]);
        near("diameter", metrics.distances.extent.0.into(), &all["diameter"]);
        near("radius", metrics.distances.extent.1.into(), &all["radius"]);
        near("mean distance", metrics.distances.mean_distance.unwrap(), &all["average_shortest_path"]);
        near("transitivity", metrics.triangles.transitivity, &all["transitivity"]);
        near("mean clustering", metrics.triangles.mean_clustering, &all["average_clustering"]);
        for (at, node) in names.iter().enumerate() {
            let known = &known["node_metrics"][node];
            near(node, real(graph.degree(place(at))), &known["degree"]);
            near(node, metrics.distances.betweenness[at], &known["betweenness"]);
            near(node, metrics.distances.closeness[at], &known["closeness"]);
            near(node, metrics.eigenvector[at], &known["eigenvector"]);
            near(node, metrics.page_rank[at], &known["pagerank"]);
            near(node, metrics.triangles.clustering[at], &known["clustering"]);
            near(node, metrics.core[at].into(), &known["core"]);
            near(node, metrics.distances.eccentricity[at].unwrap().into(), &known["eccentricity"]);
        }
        let cut: Vec<&String> =
            names.iter().enumerate().filter(|(at, _)| metrics.cuts.is_articulation[*at]).map(|(_, it)| it).collect();
        assert_eq!(sorted(cut.into_iter().cloned()), sorted(texts(&all["articulation_points"])), "{name}");
        let pair = |a: &str, b: &str| if a < b { format!("{a}–{b}") } else { format!("{b}–{a}") };
        let bridges = metrics.cuts.bridges.iter().map(|(a, b)| pair(&names[*a as usize], &names[*b as usize]));
        let known = all["bridges"].as_array().unwrap().iter();
        let known = known.map(|it| pair(it[0].as_str().unwrap(), it[1].as_str().unwrap()));
        assert_eq!(sorted(bridges), sorted(known), "{name}");
    }
}

fn texts(list: &Value) -> impl Iterator<Item = String> {
    list.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned())
}

fn sorted(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut texts: Vec<String> = texts.collect();
    texts.sort();
    texts
}
