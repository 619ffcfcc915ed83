//! Metrics against their definitions, computed the slow way, on random graphs: disconnected, with parallel edges, tiny.

use proptest::prelude::*;

use super::graph;
use crate::network::graph::{Graph, Stop, place, real};
use crate::network::metric::cut::Cuts;
use crate::network::metric::distance::Distances;
use crate::network::metric::{Metrics, density, distance, spectrum};

/// Distance and number of shortest ways of all pairs; none where there is no way.
fn all_pairs(graph: &Graph) -> Vec<Vec<Option<(u32, f64)>>> {
    let count = graph.len();
    let mut found: Vec<Vec<Option<(u32, f64)>>> = vec![vec![None; count]; count];
    for (from, row) in found.iter_mut().enumerate() {
        row[from] = Some((0, 1.0));
        for length in 1..=place(count) {
            for to in 0..count {
                let before = graph.neighbours(place(to)).iter().filter_map(|it| row[*it as usize]);
                let ways: f64 = before.filter(|(at, _)| at + 1 == length).map(|(_, ways)| ways).sum();
                if row[to].is_none() && ways > 0.0 {
                    row[to] = Some((length, ways));
                }
            }
        }
    }
    found
}

fn components(graph: &Graph, without_node: Option<u32>, without_edge: Option<(u32, u32)>) -> usize {
    let mut seen = vec![false; graph.len()];
    let mut count = 0;
    for root in graph.nodes().filter(|it| Some(*it) != without_node) {
        count += usize::from(!seen[root as usize]);
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            if !std::mem::replace(&mut seen[node as usize], true) {
                open.extend(
                    graph.neighbours(node).iter().filter(|it| {
                        Some(**it) != without_node && without_edge != Some((node.min(**it), node.max(**it)))
                    }),
                );
            }
        }
    }
    count
}

fn core(graph: &Graph, node: u32) -> u32 {
    let stays = |least: u32| {
        let mut is_in = vec![true; graph.len()];
        loop {
            let weak = graph.nodes().find(|it| {
                let around = graph.neighbours(*it).iter().filter(|other| is_in[**other as usize]).count();
                is_in[*it as usize] && around < least as usize
            });
            match weak {
                Some(weak) => is_in[weak as usize] = false,
                None => return is_in[node as usize],
            }
        }
    };
    (0..=place(graph.len())).take_while(|least| stays(*least)).last().unwrap()
}

fn check(graph: &Graph) {
    let metrics = Metrics::of(graph, &Stop::default()).unwrap();
    let (pairs, nodes) = (all_pairs(graph), graph.len());
    let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} is not {b} in {graph:?}");
    let (mut sum, mut count) = (0.0, 0.0);
    for v in 0..nodes {
        let reached: Vec<u32> = pairs[v].iter().flatten().map(|(length, _)| *length).collect();
        let (total, others) = (f64::from(reached.iter().sum::<u32>()), real(reached.len()) - 1.0);
        near(
            metrics.distances.closeness[v],
            if total > 0.0 { others / total * others / (real(nodes) - 1.0) } else { 0.0 },
        );
        assert_eq!(metrics.distances.eccentricity[v], reached.iter().max().copied());
        sum += total;
        count += others;
        let mut between = 0.0;
        for s in (0..nodes).filter(|it| *it != v) {
            for t in (0..s).filter(|it| *it != v) {
                if let (Some(whole), Some(a), Some(b)) = (pairs[s][t], pairs[s][v], pairs[v][t])
                    && a.0 + b.0 == whole.0
                {
                    between += a.1 * b.1 / whole.1;
                }
            }
        }
        near(metrics.distances.betweenness[v], between);
        let node = place(v);
        let around = graph.neighbours(node);
        let joined = around.iter().flat_map(|a| around.iter().map(move |b| (a, b)));
        let joined = joined.filter(|(a, b)| a < b && graph.neighbours(**a).contains(b)).count();
        near(
            metrics.triangles.clustering[v],
            if around.len() < 2 { 0.0 } else { real(joined) / distance::pairs(around.len()) },
        );
        assert_eq!(metrics.core[v], core(graph, node));
        let whole = components(graph, None, None);
        assert_eq!(metrics.cuts.is_articulation[v], components(graph, Some(node), None) > whole);
    }
    assert_eq!(metrics.distances.mean_distance.is_some(), count > 0.0);
    near(metrics.distances.mean_distance.unwrap_or_default(), if count > 0.0 { sum / count } else { 0.0 });
    let whole = components(graph, None, None);
    assert_eq!(metrics.cuts.sizes.len(), whole);
    let bridges: Vec<_> = graph.edges().map(|(a, b, _)| (a, b)).collect();
    let bridges: Vec<_> = bridges.into_iter().filter(|it| components(graph, None, Some(*it)) > whole).collect();
    assert_eq!(metrics.cuts.bridges, bridges);
    near(metrics.page_rank.iter().sum(), f64::from(u8::from(nodes > 0)));
    stands_still(graph, &metrics);
}

/// PageRank is where wandering leads back to itself, the eigenvector what its neighbours make of it.
fn stands_still(graph: &Graph, metrics: &Metrics) {
    let isolated: f64 =
        graph.nodes().filter(|it| graph.degree(*it) == 0).map(|it| metrics.page_rank[it as usize]).sum();
    for node in graph.nodes() {
        let come: f64 =
            graph.neighbours(node).iter().map(|it| metrics.page_rank[*it as usize] / real(graph.degree(*it))).sum();
        let again = (0.15 + 0.85 * isolated) / real(graph.len()) + 0.85 * come;
        assert!((again - metrics.page_rank[node as usize]).abs() < 1e-9);
    }
    let length: f64 = metrics.eigenvector.iter().map(|it| it * it).sum();
    assert!(graph.is_empty() || (length - 1.0).abs() < 1e-9);
    let around = |node: u32| -> f64 { graph.neighbours(node).iter().map(|it| metrics.eigenvector[*it as usize]).sum() };
    let value: f64 = graph.nodes().map(|node| around(node) * metrics.eigenvector[node as usize]).sum();
    for node in graph.nodes() {
        assert!((around(node) - value * metrics.eigenvector[node as usize]).abs() < 1e-4, "{graph:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]
    #[test]
    fn metrics_are_what_their_definitions_say(
        nodes in 1_u32..14,
        pairs in proptest::collection::vec((0_u32..14, 0_u32..14), 0..30),
    ) {
        let pairs: Vec<_> = pairs.into_iter().map(|(a, b)| (a % nodes, b % nodes)).collect();
        check(&graph(nodes, &pairs));
    }

    #[test]
    fn parallel_relations_are_one_edge(pairs in proptest::collection::vec((0_u32..9, 0_u32..9), 0..20)) {
        let twice: Vec<_> = pairs.iter().copied().chain(pairs.iter().map(|(a, b)| (*b, *a))).collect();
        let (once, twice) = (graph(9, &pairs), graph(9, &twice));
        prop_assert_eq!(once.edge_count(), twice.edge_count());
        prop_assert!(once.edges().zip(twice.edges()).all(|(a, b)| (a.0, a.1, 2 * a.2) == b));
    }
}

#[test]
fn nobody_and_somebody_alone_have_metrics_too() {
    check(&graph(0, &[]));
    check(&graph(1, &[]));
    check(&graph(1, &[(0, 0)]));
    assert!((density(&graph(1, &[]))).abs() < 1e-12);
}

#[test]
fn equal_values_share_the_better_rank() {
    let ranks = Metrics::of(&graph(5, &[(0, 1), (0, 2), (0, 3), (1, 2)]), &Stop::default()).unwrap().ranks;
    assert_eq!(ranks.degree, [1, 2, 2, 4, 5]);
    assert_eq!(ranks.betweenness, [1, 2, 2, 2, 2]);
}

#[test]
fn what_is_sampled_lies_within_two_standard_errors() {
    // Everyone joins a few who are there already, the well-joined first: few hubs and many who have one neighbour.
    let mut pairs: Vec<(u32, u32)> = vec![(0, 1)];
    for node in 2..3_000_u32 {
        for turn in 0..=node % 4 {
            let drawn = usize::try_from(distance::mix(u128::from(node) * 7 + u128::from(turn)) >> 33).unwrap();
            let (a, b) = pairs[drawn % pairs.len()];
            pairs.push((node, if drawn.is_multiple_of(3) { a } else { b }));
        }
    }
    let graph = Graph::new((10_000..13_000).collect(), &pairs);
    let cuts = Cuts::of(&graph);
    let of = |most| Distances::exact_up_to(most, &graph, &cuts.components, &Stop::default()).unwrap();
    let (truth, sampled) = (of(3_000), of(2_999));
    assert!(truth.pivots.is_none() && sampled.pivots.is_some());
    assert!(truth.betweenness_error.iter().all(|error| error.abs() < 1e-12), "what is exact has no error");
    let share = |truth: &[f64], found: &[f64], error: &[f64]| {
        let within = (0..graph.len()).filter(|at| (found[*at] - truth[*at]).abs() <= 2.0 * error[*at] + 1e-9);
        real(within.count()) / real(graph.len())
    };
    let betweenness = share(&truth.betweenness, &sampled.betweenness, &sampled.betweenness_error);
    let closeness = share(&truth.closeness, &sampled.closeness, &sampled.closeness_error);
    assert!(betweenness > 0.9 && closeness > 0.9, "{betweenness} {closeness}");
    assert!(sampled.eccentricity.iter().all(Option::is_none), "what was sampled is not claimed");
}

#[test]
fn work_that_nobody_waits_for_stops() {
    let stop = Stop::default();
    stop.tell();
    let graph = graph(3, &[(0, 1)]);
    assert!(Metrics::of(&graph, &stop).is_err());
    assert!(spectrum::page_rank(&graph, &stop).is_err());
}
