//! What a picture must be: the same for the same network, hardly another for hardly another network, without overlap.

use super::{Point, layout};
use crate::network::famous::Famous;
use crate::network::graph::{Graph, Stop, place, real};

fn of(nodes: usize, pairs: &[(u32, u32)]) -> Vec<Point> {
    layout(&Graph::new((0..nodes as u128).collect(), pairs), &Stop::default()).unwrap()
}

fn between(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

fn diameter(points: &[Point]) -> f64 {
    points.iter().flat_map(|a| points.iter().map(|b| between(*a, *b))).fold(0.0, f64::max)
}

#[test]
fn a_further_leaf_moves_the_others_by_less_than_a_twentieth_of_the_picture() {
    let Famous { names, pairs, .. } = Famous::read("les-miserables");
    let nodes = names.len();
    let before = of(nodes, &pairs);
    assert!(before == of(nodes, &pairs), "the same network is the same picture");
    let mut most = 0.0_f64;
    for host in 0..place(nodes) {
        let with_leaf: Vec<_> = pairs.iter().copied().chain([(host, place(nodes))]).collect();
        let after = of(nodes + 1, &with_leaf);
        let moved: f64 = before.iter().zip(&after).map(|(a, b)| between(*a, *b)).sum::<f64>() / real(nodes);
        most = most.max(moved / diameter(&before));
    }
    assert!(most < 0.05, "{most}");
}

#[test]
fn no_two_nodes_lie_on_each_other_even_if_they_are_alike() {
    // A star, a triangle, a pair and three who know nobody.
    let star: Vec<_> = (1..20).map(|leaf| (0, leaf)).collect();
    let pairs: Vec<_> = star.into_iter().chain([(20, 21), (21, 22), (22, 20), (23, 24)]).collect();
    let points = of(28, &pairs);
    for (at, a) in points.iter().enumerate() {
        for b in &points[..at] {
            assert!(between(*a, *b) > 0.15, "{a:?} {b:?}");
        }
    }
    assert!((1..20).all(|leaf| (between(points[0], points[leaf]) - 1.0).abs() < 0.5));
}

#[test]
fn nobody_and_somebody_alone_have_a_picture() {
    assert_eq!(of(0, &[]), Vec::<Point>::new());
    assert_eq!(of(1, &[]), [[0.0, 0.0]]);
}
