//! Communities: parts of the network that are joined more closely within than with the rest.

use std::collections::BTreeMap;

use super::graph::{Graph, Stop, Stopped, place};
use super::metric::distance::mix;

/// A gain of modularity below this is rounding.
const GAIN: f64 = 1e-9;

/// The communities of a graph (Louvain; nodes are asked in an order that only their keys decide).
#[derive(Clone, Debug, Default)]
pub struct Communities {
    /// The community of each node, the largest first; none of a node that is joined to nobody.
    pub of: Vec<Option<u32>>,
    /// How many nodes each has.
    pub sizes: Vec<u32>,
    /// The best connected node of each: it names the community.
    pub hubs: Vec<u32>,
    /// How much more lies within communities than chance would put there: 0 to 1.
    pub modularity: f64,
}

impl Communities {
    /// Of a graph; parallel relations weigh more.
    ///
    /// # Errors
    /// [`Stopped`] when told to stop.
    pub fn of(graph: &Graph, stop: &Stop) -> Result<Self, Stopped> {
        let mut order: Vec<u32> = graph.nodes().collect();
        order.sort_by_key(|node| (mix(graph.key(*node)), *node));
        let mut level = Level::of(graph);
        let mut of: Vec<u32> = graph.nodes().collect();
        loop {
            let (home, moved) = level.settle(&order, stop)?;
            if !moved {
                break;
            }
            for community in &mut of {
                *community = home[*community as usize];
            }
            level = level.merged(&home);
            order = (0..place(level.rows.len())).collect();
        }
        let modularity = level.modularity();
        Ok(Self::named(graph, &of, modularity))
    }

    fn named(graph: &Graph, raw: &[u32], modularity: f64) -> Self {
        let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for node in graph.nodes().filter(|node| graph.degree(*node) > 0) {
            members.entry(raw[node as usize]).or_default().push(node);
        }
        let mut members: Vec<Vec<u32>> = members.into_values().collect();
        members.sort_by_key(|nodes| (std::cmp::Reverse(nodes.len()), nodes[0]));
        let mut named = Self { of: vec![None; graph.len()], modularity, ..Self::default() };
        for (label, nodes) in members.iter().enumerate() {
            for node in nodes {
                named.of[*node as usize] = Some(place(label));
            }
            let hub = nodes.iter().min_by_key(|node| (std::cmp::Reverse(graph.degree(**node)), **node));
            named.hubs.extend(hub);
            named.sizes.push(place(nodes.len()));
        }
        named
    }
}

/// The graph of one round: its nodes are the communities of the round before.
struct Level {
    /// Neighbours with the weight of what joins them; never itself.
    rows: Vec<Vec<(u32, f64)>>,
    /// The weight within a node, counted from both ends.
    inner: Vec<f64>,
    /// All that ends at a node.
    strength: Vec<f64>,
    /// All strength together.
    total: f64,
}

impl Level {
    fn of(graph: &Graph) -> Self {
        let row = |node: u32| -> Vec<(u32, f64)> {
            graph.neighbours(node).iter().copied().zip(graph.weights(node).iter().map(|it| f64::from(*it))).collect()
        };
        Self::with(graph.nodes().map(row).collect(), vec![0.0; graph.len()])
    }

    fn with(rows: Vec<Vec<(u32, f64)>>, inner: Vec<f64>) -> Self {
        let strength: Vec<f64> =
            rows.iter().zip(&inner).map(|(row, inner)| inner + row.iter().map(|(_, it)| it).sum::<f64>()).collect();
        let total = strength.iter().sum();
        Self { rows, inner, strength, total }
    }

    /// Moves nodes to the community where they fit best, until none wants to move; communities are then numbered.
    fn settle(&self, order: &[u32], stop: &Stop) -> Result<(Vec<u32>, bool), Stopped> {
        let count = self.rows.len();
        let mut home: Vec<u32> = (0..place(count)).collect();
        let mut strength = self.strength.clone();
        let mut joint = vec![0.0; count];
        let mut moved = false;
        // A node that goes to and fro by rounding would go on for ever.
        for _ in 0..64 {
            let mut count_moved = 0;
            for (turn, &node) in order.iter().enumerate() {
                if turn % 4096 == 0 {
                    stop.check()?;
                }
                let at = node as usize;
                let own = home[at];
                let row = &self.rows[at];
                for (other, weight) in row {
                    joint[home[*other as usize] as usize] += weight;
                }
                strength[own as usize] -= self.strength[at];
                let gain =
                    |to: u32| joint[to as usize] - strength[to as usize] * self.strength[at] / self.total.max(1.0);
                let (mut best, mut most) = (own, gain(own) + GAIN);
                for (other, _) in row {
                    let to = home[*other as usize];
                    let gained = gain(to);
                    if gained > most {
                        (best, most) = (to, gained + GAIN);
                    }
                }
                for (other, _) in row {
                    joint[home[*other as usize] as usize] = 0.0;
                }
                strength[best as usize] += self.strength[at];
                home[at] = best;
                count_moved += usize::from(best != own);
            }
            moved |= count_moved > 0;
            if count_moved == 0 {
                break;
            }
        }
        let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
        for community in &mut home {
            let next = place(numbers.len());
            *community = *numbers.entry(*community).or_insert(next);
        }
        Ok((home, moved))
    }

    /// The graph of the communities.
    fn merged(&self, home: &[u32]) -> Self {
        let count = home.iter().max().map_or(0, |it| *it as usize + 1);
        let mut rows: Vec<BTreeMap<u32, f64>> = vec![BTreeMap::new(); count];
        let mut inner = vec![0.0; count];
        for (node, row) in self.rows.iter().enumerate() {
            let own = home[node];
            inner[own as usize] += self.inner[node];
            for (other, weight) in row {
                let to = home[*other as usize];
                if to == own {
                    inner[own as usize] += weight;
                } else {
                    *rows[own as usize].entry(to).or_default() += weight;
                }
            }
        }
        Self::with(rows.into_iter().map(|row| row.into_iter().collect()).collect(), inner)
    }

    fn modularity(&self) -> f64 {
        let share = |part: f64| part / self.total.max(1.0);
        self.inner.iter().zip(&self.strength).map(|(inner, all)| share(*inner) - share(*all) * share(*all)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::famous::{FAMOUS, Famous};

    #[test]
    fn famous_networks_fall_into_their_communities() {
        // The best known modularities are 0.4198 and 0.5600 (unweighted).
        for (name, least) in [("karate", 0.41), ("les-miserables", 0.54)] {
            let graph = Famous::read(name).graph();
            let found = Communities::of(&graph, &Stop::default()).unwrap();
            assert!(found.modularity > least, "{name}: {}", found.modularity);
        }
        let karate = Communities::of(&Famous::read("karate").graph(), &Stop::default()).unwrap();
        assert_ne!(karate.of[0], karate.of[33], "the two who fell out");
    }

    #[test]
    fn labels_go_by_size_and_each_names_its_best_connected_node() {
        for name in FAMOUS {
            let graph = Famous::read(name).graph();
            let found = Communities::of(&graph, &Stop::default()).unwrap();
            assert!(found.sizes.is_sorted_by(|a, b| a >= b));
            for (label, (size, hub)) in found.sizes.iter().zip(&found.hubs).enumerate() {
                let label = Some(place(label));
                let members: Vec<u32> = graph.nodes().filter(|node| found.of[*node as usize] == label).collect();
                assert_eq!(members.len(), *size as usize);
                assert!(members.contains(hub) && members.iter().all(|it| graph.degree(*it) <= graph.degree(*hub)));
            }
        }
    }

    #[test]
    fn who_is_joined_to_nobody_is_in_no_community() {
        let graph = Graph::new(vec![1, 2, 3, 4, 5], &[(0, 1), (3, 4)]);
        let found = Communities::of(&graph, &Stop::default()).unwrap();
        assert_eq!(found.of, [Some(0), Some(0), None, Some(1), Some(1)]);
        assert!(Communities::of(&Graph::default(), &Stop::default()).unwrap().sizes.is_empty());
    }

    #[test]
    fn two_cliques_with_one_edge_between_them_are_two_communities() {
        let clique = |from: u32| (from..from + 5).flat_map(move |a| (from..a).map(move |b| (a, b)));
        let pairs: Vec<_> = clique(0).chain(clique(5)).chain([(0, 5)]).collect();
        let found = Communities::of(&Graph::new((0..10).collect(), &pairs), &Stop::default()).unwrap();
        assert_eq!(found.sizes, [5, 5]);
        assert!((found.modularity - (20.0 / 21.0 - 0.5)).abs() < 1e-12);
    }
}
