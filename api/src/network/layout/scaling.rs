//! A first guess of places from distances: the two directions in which they differ most (classical scaling with pivots).
//!
//! It is made of the roots of distances: a node far out then hardly turns the whole picture.

use super::super::graph::real;
use super::Point;

/// Distances to so many nodes are enough for a guess.
const PIVOTS: usize = 200;
const ROUNDS: usize = 200;

/// Places of so many nodes from all their distances.
#[must_use]
pub fn scale(distances: &[f32], count: usize) -> Vec<Point> {
    if count < 2 {
        return vec![[0.0; 2]; count];
    }
    let pivots = pivots(distances, count);
    let squares = pivots.iter().map(|pivot| row(distances, count, *pivot).iter().map(|it| f64::from(*it)).collect());
    let columns = centred(squares.collect(), count);
    let first = direction(&columns, None);
    let second = direction(&columns, Some(&first));
    let along = |weights: &[f64]| -> Vec<f64> {
        let sum = |node: usize| columns.iter().zip(weights).map(|(column, weight)| column[node] * weight).sum::<f64>();
        (0..count).map(sum).collect()
    };
    let (x, y) = (along(&first), along(&second));
    let mut points: Vec<Point> = x.into_iter().zip(y).map(|(x, y)| [x, y]).collect();
    fit(distances, &mut points, &pivots);
    points
}

fn row(distances: &[f32], count: usize, node: usize) -> &[f32] {
    &distances[node * count..(node + 1) * count]
}

/// Nodes far from each other: each next one is the farthest from those before.
fn pivots(distances: &[f32], count: usize) -> Vec<usize> {
    let row = |node: usize| row(distances, count, node);
    let sum = |node: usize| row(node).iter().sum::<f32>();
    let middle = (0..count).min_by(|a, b| sum(*a).total_cmp(&sum(*b))).unwrap_or(0);
    let mut pivots = vec![middle];
    let mut nearest = row(middle).to_vec();
    while pivots.len() < count.min(PIVOTS) {
        let next = (0..count).rev().max_by(|a, b| nearest[*a].total_cmp(&nearest[*b])).unwrap_or(0);
        pivots.push(next);
        nearest.iter_mut().zip(row(next)).for_each(|(nearest, it)| *nearest = nearest.min(*it));
    }
    pivots
}

/// Squares (of roots) without what all of a row or a column have in common.
fn centred(mut columns: Vec<Vec<f64>>, count: usize) -> Vec<Vec<f64>> {
    let pivots = real(columns.len());
    let rows: Vec<f64> = (0..count).map(|node| columns.iter().map(|it| it[node]).sum::<f64>() / pivots).collect();
    let all = rows.iter().sum::<f64>() / real(count);
    for column in &mut columns {
        let mean = column.iter().sum::<f64>() / real(count);
        column.iter_mut().zip(&rows).for_each(|(it, row)| *it = -0.5 * (*it - mean - row + all));
    }
    columns
}

/// The weights of the columns in the direction in which the rows differ most, at a right angle to another.
fn direction(columns: &[Vec<f64>], other: Option<&[f64]>) -> Vec<f64> {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let products: Vec<Vec<f64>> = columns.iter().map(|a| columns.iter().map(|b| dot(a, b)).collect()).collect();
    let mut weights: Vec<f64> = (0..columns.len()).map(|at| 1.0 + real(at * 7 % 11)).collect();
    for _ in 0..ROUNDS {
        if let Some(other) = other {
            let common = dot(&weights, other);
            weights.iter_mut().zip(other).for_each(|(it, other)| *it -= common * other);
        }
        weights = products.iter().map(|row| dot(row, &weights)).collect();
        let length = dot(&weights, &weights).sqrt();
        if length <= 1e-12 {
            return vec![0.0; columns.len()];
        }
        for it in &mut weights {
            *it /= length;
        }
    }
    weights
}

/// Scales the guess so that distances in it are on the whole those of the graph.
fn fit(distances: &[f32], points: &mut [Point], pivots: &[usize]) {
    let count = points.len();
    let (mut wanted, mut found) = (0.0, 0.0);
    for pivot in pivots {
        for node in 0..count {
            let [x, y] = [0, 1].map(|axis| points[*pivot][axis] - points[node][axis]);
            wanted += f64::from(distances[pivot * count + node]);
            found += x.hypot(y);
        }
    }
    let factor = if found > 0.0 { wanted / found } else { 1.0 };
    for it in points.iter_mut() {
        *it = it.map(|value| value * factor);
    }
}
