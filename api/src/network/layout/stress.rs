//! Moves nodes until their distances in the plane are those in the graph as nearly as they can be (stress majorization).

use super::super::graph::{Graph, Stop, Stopped, real};
use super::Point;

/// The most rounds over all nodes.
const ROUNDS: usize = 60;
/// How far the nodes may still move on average when the picture is done.
const STILL: f64 = 2e-4;

/// The distances between all nodes of a component, row by row.
///
/// # Errors
/// [`Stopped`] when told to stop.
pub fn distances(graph: &Graph, nodes: &[u32], stop: &Stop) -> Result<Vec<f32>, Stopped> {
    let count = nodes.len();
    let mut places = vec![u32::MAX; graph.len()];
    for (node, at) in nodes.iter().zip(0..) {
        places[*node as usize] = at;
    }
    let mut found = vec![0.0_f32; count * count];
    for (from, source) in nodes.iter().enumerate() {
        stop.check()?;
        let row = &mut found[from * count..(from + 1) * count];
        let mut reached = vec![*source];
        let mut at = 0;
        while let Some(node) = reached.get(at).copied() {
            at += 1;
            let onward = row[places[node as usize] as usize] + 1.0;
            for neighbour in graph.neighbours(node) {
                let distance = &mut row[places[*neighbour as usize] as usize];
                if *distance == 0.0 && neighbour != source {
                    *distance = onward;
                    reached.push(*neighbour);
                }
            }
        }
    }
    Ok(found)
}

/// Moves each node in turn to where the others want it; near ones have more say.
///
/// # Errors
/// [`Stopped`] when told to stop.
pub fn relax(distances: &[f32], points: &mut [Point], stop: &Stop) -> Result<(), Stopped> {
    let count = points.len();
    for _ in 0..ROUNDS {
        stop.check()?;
        let mut moved = 0.0;
        for node in 0..count {
            let here = points[node];
            let (mut sum, mut say) = ([0.0; 2], 0.0);
            for (other, wanted) in points.iter().zip(&distances[node * count..(node + 1) * count]) {
                let wanted = f64::from(*wanted);
                if wanted > 0.0 {
                    let [x, y] = [here[0] - other[0], here[1] - other[1]];
                    let found = (x * x + y * y).sqrt().max(1e-9);
                    let weight = 1.0 / (wanted * wanted);
                    let factor = wanted / found;
                    sum[0] += weight * (other[0] + factor * x);
                    sum[1] += weight * (other[1] + factor * y);
                    say += weight;
                }
            }
            if say > 0.0 {
                points[node] = [sum[0] / say, sum[1] / say];
                moved += (points[node][0] - here[0]).hypot(points[node][1] - here[1]);
            }
        }
        if moved <= STILL * real(count) {
            break;
        }
    }
    Ok(())
}
