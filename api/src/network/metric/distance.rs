//! Ways between nodes: how central each is, how far apart they are. Exact up to 5,000 nodes, sampled above.

use crate::network::graph::{Graph, Stop, Stopped, place, real};

/// Up to so many nodes everything is exact.
pub const EXACT: usize = 5_000;
/// Above, a component with more nodes than this is sampled; smaller ones stay exact.
const SMALL: usize = 1_000;
/// From how many nodes of a large component ways are followed.
const PIVOTS: usize = 96;

/// What shortest ways tell.
#[derive(Clone, Debug, Default)]
pub struct Distances {
    /// Of how many pairs of other nodes a node lies between, by the share of their shortest ways.
    pub betweenness: Vec<f64>,
    /// How near a node is to all that it reaches, times the share of the graph that it reaches.
    pub closeness: Vec<f64>,
    /// How far the farthest is that a node reaches; none where it was sampled.
    pub eccentricity: Vec<Option<u32>>,
    /// The standard error of the betweenness, no less than what the sample may well have missed; 0 where it is exact.
    pub betweenness_error: Vec<f64>,
    /// The standard error of the closeness; 0 where it is exact.
    pub closeness_error: Vec<f64>,
    /// The greatest distance in the largest component, and the least eccentricity in it. Where it was sampled, the
    /// greatest that was met, and the least of the nodes that were asked.
    pub extent: (u32, u32),
    /// The mean distance of all pairs that reach each other; none where there is no pair.
    pub mean_distance: Option<f64>,
    /// From how many nodes ways were followed in the components that were sampled; none where all is exact.
    pub pivots: Option<usize>,
}

impl Distances {
    /// Of a graph whose components are known.
    ///
    /// # Errors
    /// [`Stopped`] when told to stop.
    pub fn of(graph: &Graph, components: &[u32], stop: &Stop) -> Result<Self, Stopped> {
        Self::exact_up_to(EXACT, graph, components, stop)
    }

    /// As [`Self::of`], exact up to so many nodes.
    pub(super) fn exact_up_to(most: usize, graph: &Graph, components: &[u32], stop: &Stop) -> Result<Self, Stopped> {
        let mut members: Vec<Vec<u32>> = Vec::new();
        for node in graph.nodes() {
            let component = components[node as usize] as usize;
            members.resize_with(members.len().max(component + 1), Vec::new);
            members[component].push(node);
        }
        let mut survey = Survey::of(graph);
        let mut extents = Vec::with_capacity(members.len());
        let (mut total, mut pairs) = (0.0, 0.0);
        for nodes in &members {
            let is_sampled = graph.len() > most && nodes.len() > SMALL;
            let sources = if is_sampled { sample(graph, nodes) } else { nodes.clone() };
            let (sum, count, extent) = survey.component(nodes, &sources, stop)?;
            total += sum / real(sources.len()) * real(nodes.len());
            pairs += count / real(sources.len()) * real(nodes.len());
            extents.push(extent);
            if is_sampled {
                survey.found.pivots = Some(PIVOTS);
            }
        }
        let mut found = survey.found;
        found.extent = extents.first().copied().unwrap_or_default();
        found.mean_distance = (pairs > 0.0).then(|| total / pairs);
        Ok(found)
    }
}

/// Nodes of a component that stand for all: spread by their keys, so that the same are taken everywhere.
fn sample(graph: &Graph, nodes: &[u32]) -> Vec<u32> {
    let mut mixed: Vec<(u64, u32)> = nodes.iter().map(|node| (mix(graph.key(*node)), *node)).collect();
    mixed.sort_unstable();
    mixed.truncate(PIVOTS);
    mixed.into_iter().map(|(_, node)| node).collect()
}

/// A number that looks drawn, from a key (the finisher of `SplitMix64`): the same everywhere.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "both halves of the key go in")]
pub const fn mix(key: u128) -> u64 {
    let mut it = (key as u64) ^ ((key >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    it ^ (it >> 31)
}

const FAR: u32 = u32::MAX;

/// Follows shortest ways from one node after the other (Brandes 2001, sampled after Brandes and Pich 2007).
struct Survey<'g> {
    graph: &'g Graph,
    found: Distances,
    distance: Vec<u32>,
    ways: Vec<f64>,
    dependency: Vec<f64>,
    /// Nodes in the order in which they were reached.
    reached: Vec<u32>,
    /// Of each node the sums over all sources: of dependencies, of their squares, of distances, of their squares.
    sums: Vec<[f64; 4]>,
}

impl<'g> Survey<'g> {
    fn of(graph: &'g Graph) -> Self {
        let len = graph.len();
        let found = Distances {
            betweenness: vec![0.0; len],
            closeness: vec![0.0; len],
            eccentricity: vec![None; len],
            betweenness_error: vec![0.0; len],
            closeness_error: vec![0.0; len],
            ..Distances::default()
        };
        Self {
            graph,
            found,
            distance: vec![FAR; len],
            ways: vec![0.0; len],
            dependency: vec![0.0; len],
            reached: Vec::with_capacity(len),
            sums: vec![[0.0; 4]; len],
        }
    }

    /// One component from some of its nodes: the sum of distances from them, how many there are, diameter and radius.
    fn component(&mut self, nodes: &[u32], sources: &[u32], stop: &Stop) -> Result<(f64, f64, (u32, u32)), Stopped> {
        let is_exact = nodes.len() == sources.len();
        let (mut total, mut extent) = (0.0, (0, u32::MAX));
        for &source in sources {
            stop.check()?;
            self.from(source);
            let farthest = self.reached.last().map_or(0, |node| self.distance[*node as usize]);
            extent = (extent.0.max(farthest), extent.1.min(farthest));
            if is_exact {
                self.found.eccentricity[source as usize] = Some(farthest);
            }
            total += self.gather(source);
        }
        let (all, asked) = (real(nodes.len()), real(sources.len()));
        let share = if self.graph.len() > 1 { (all - 1.0) / (real(self.graph.len()) - 1.0) } else { 0.0 };
        for &node in nodes {
            let [dependency, its_square, distance, square] = self.sums[node as usize];
            let at = node as usize;
            // Each pair was met from both its ends.
            self.found.betweenness[at] = dependency * all / asked / 2.0;
            // A source is at no distance from itself and tells nothing of how far others are.
            let others = asked - f64::from(u8::from(is_exact || sources.contains(&node)));
            let mean = if others > 0.0 { distance / others } else { 0.0 };
            self.found.closeness[at] = if mean > 0.0 { share / mean } else { 0.0 };
            if !is_exact {
                let left = (1.0 - asked / all).max(0.0);
                let spread = |sum: f64, square: f64, count: f64| {
                    ((square - sum * sum / count).max(0.0) / (count - 1.0) / count * left).sqrt()
                };
                // Ways that only one node takes are seldom in a sample: at least so much may have been missed. An end of
                // the network lies between nobody.
                let missed = if self.graph.degree(node) < 2 { 0.0 } else { (all / asked * left).sqrt() };
                self.found.betweenness_error[at] = spread(dependency, its_square, asked).hypot(missed) * all / 2.0;
                self.found.closeness_error[at] = share / (mean * mean) * spread(distance, square, others);
            }
        }
        Ok((total, (all - 1.0) * asked, if extent.1 == u32::MAX { (0, 0) } else { extent }))
    }

    /// Follows shortest ways from one node and counts them.
    fn from(&mut self, source: u32) {
        for node in self.reached.drain(..) {
            self.distance[node as usize] = FAR;
        }
        self.reached.push(source);
        self.distance[source as usize] = 0;
        self.ways[source as usize] = 1.0;
        let mut at = 0;
        while let Some(&node) = self.reached.get(at) {
            at += 1;
            let (onward, ways) = (self.distance[node as usize] + 1, self.ways[node as usize]);
            for &neighbour in self.graph.neighbours(node) {
                let distance = &mut self.distance[neighbour as usize];
                if *distance == FAR {
                    *distance = onward;
                    self.ways[neighbour as usize] = ways;
                    self.reached.push(neighbour);
                } else if *distance == onward {
                    self.ways[neighbour as usize] += ways;
                }
            }
        }
    }

    /// Adds up, from the farthest on, how much each node lies between the source and others; gives the sum of distances.
    fn gather(&mut self, source: u32) -> f64 {
        let mut total = 0.0;
        for &node in &self.reached {
            self.dependency[node as usize] = 0.0;
        }
        for &node in self.reached.iter().rev() {
            let at = node as usize;
            let distance = f64::from(self.distance[at]);
            total += distance;
            let handed = (1.0 + self.dependency[at]) / self.ways[at];
            for &before in self.graph.neighbours(node) {
                if self.distance[before as usize] + 1 == self.distance[at] {
                    self.dependency[before as usize] += self.ways[before as usize] * handed;
                }
            }
            let dependency = if node == source { 0.0 } else { self.dependency[at] };
            let sums = &mut self.sums[at];
            sums[0] += dependency;
            sums[1] += dependency * dependency;
            sums[2] += distance;
            sums[3] += distance * distance;
        }
        total
    }
}

/// How many pairs there are in so many nodes.
#[must_use]
pub fn pairs(nodes: usize) -> f64 {
    f64::from(place(nodes)) * (f64::from(place(nodes)) - 1.0) / 2.0
}
