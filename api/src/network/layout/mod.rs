//! Where the nodes of a picture lie: near to what they are joined with, the same for everyone, moved little by little changes.
//!
//! Each component is laid out so that distances in the picture are distances in the graph ([`stress`], begun from
//! [`scaling`]); the components are then packed beside each other, the largest first.

mod scaling;
mod stress;
#[cfg(test)]
mod tests;

use super::graph::{Graph, Stop, Stopped, real};
use super::metric::cut::Cuts;
use super::metric::distance::mix;

/// A place in the plane; an edge is about 1 long.
pub type Point = [f64; 2];

/// Free space around each component.
const MARGIN: f64 = 0.6;
/// How much wider than high the picture is.
const ASPECT: f64 = 1.5;

/// The place of each node.
///
/// # Errors
/// [`Stopped`] when told to stop.
pub fn layout(graph: &Graph, stop: &Stop) -> Result<Vec<Point>, Stopped> {
    let cuts = Cuts::of(graph);
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); cuts.sizes.len()];
    for node in graph.nodes() {
        members[cuts.components[node as usize] as usize].push(node);
    }
    let mut parts = Vec::with_capacity(members.len());
    for nodes in &members {
        parts.push(Part::of(component(graph, nodes, stop)?));
    }
    let mut points = vec![[0.0; 2]; graph.len()];
    for (nodes, placed) in members.iter().zip(pack(parts)) {
        for (node, point) in nodes.iter().zip(placed) {
            points[*node as usize] = point;
        }
    }
    Ok(points)
}

/// One component by itself.
fn component(graph: &Graph, nodes: &[u32], stop: &Stop) -> Result<Vec<Point>, Stopped> {
    let distances = stress::distances(graph, nodes, stop)?;
    let mut points = scaling::scale(&distances, nodes.len());
    turn(graph, nodes, &mut points);
    for (node, point) in nodes.iter().zip(&mut points) {
        // Nodes with the same neighbours would begin, and stay, on top of each other.
        let (sine, cosine) = (real((mix(graph.key(*node)) % 6283) as usize) / 1000.0).sin_cos();
        point[0] += cosine * 0.01;
        point[1] += sine * 0.01;
    }
    stress::relax(&distances, &mut points, stop)?;
    Ok(points)
}

/// Mirrors a component so that most edges lie to the right and down: a guess has no sides of its own.
fn turn(graph: &Graph, nodes: &[u32], points: &mut [Point]) {
    for axis in 0..2 {
        let middle = points.iter().map(|it| it[axis]).sum::<f64>() / real(points.len());
        let side: f64 =
            nodes.iter().zip(&*points).map(|(node, it)| (it[axis] - middle) * real(graph.degree(*node))).sum();
        if side < 0.0 {
            for it in points.iter_mut() {
                it[axis] = -it[axis];
            }
        }
    }
}

/// A component with its extent.
struct Part {
    points: Vec<Point>,
    size: Point,
}

impl Part {
    /// Moves the points so that the least coordinates are 0.
    fn of(mut points: Vec<Point>) -> Self {
        let mut size = [0.0; 2];
        for axis in 0..2 {
            let least = points.iter().map(|it| it[axis]).fold(f64::INFINITY, f64::min);
            for it in &mut points {
                it[axis] -= least;
            }
            size[axis] = points.iter().map(|it| it[axis]).fold(0.0, f64::max);
        }
        Self { points, size }
    }
}

/// Puts parts into rows from left to right. The middle of the nodes of the first is the origin: not of its extent, which
/// one node can change much.
fn pack(mut parts: Vec<Part>) -> Vec<Vec<Point>> {
    let outer = |part: &Part| part.size.map(|it| it + 2.0 * MARGIN);
    let area: f64 = parts.iter().map(|part| outer(part)[0] * outer(part)[1]).sum();
    let widest = parts.iter().map(|part| outer(part)[0]).fold(0.0, f64::max);
    let row_width = (area * ASPECT).sqrt().max(widest);
    let (mut corner, mut height) = ([0.0, 0.0], 0.0_f64);
    for part in &mut parts {
        let [width, own] = outer(part);
        if corner[0] + width > row_width * 1.000_001 && corner[0] > 0.0 {
            corner = [0.0, corner[1] + height];
            height = 0.0;
        }
        for it in &mut part.points {
            *it = [it[0] + corner[0], it[1] + corner[1]];
        }
        corner[0] += width;
        height = height.max(own);
    }
    let first = parts.first().map_or(&[][..], |part| &part.points);
    let middle = [0, 1].map(|axis| first.iter().map(|it| it[axis]).sum::<f64>() / real(first.len()).max(1.0));
    let shifted = |part: Part| part.points.into_iter().map(|it| [it[0] - middle[0], it[1] - middle[1]]).collect();
    parts.into_iter().map(shifted).collect()
}
