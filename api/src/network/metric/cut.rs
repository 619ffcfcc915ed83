//! What holds a graph together: its components, and the nodes and edges without which one of them would fall apart.

use crate::network::graph::{Graph, place};

/// Components, articulation points and bridges.
#[derive(Clone, Debug, Default)]
pub struct Cuts {
    /// The component of each node; the largest is 0, of equal ones that with the smallest key.
    pub components: Vec<u32>,
    /// How many nodes each component has.
    pub sizes: Vec<u32>,
    /// Whether the component of a node falls apart without it.
    pub is_articulation: Vec<bool>,
    /// Edges without which a component falls apart.
    pub bridges: Vec<(u32, u32)>,
}

impl Cuts {
    /// Of a graph, by one walk in depth (Tarjan).
    #[must_use]
    pub fn of(graph: &Graph) -> Self {
        let mut walk = Walk {
            graph,
            entered: vec![0; graph.len()],
            lowest: vec![0; graph.len()],
            clock: 0,
            cuts: Self {
                components: vec![0; graph.len()],
                is_articulation: vec![false; graph.len()],
                ..Self::default()
            },
        };
        for root in graph.nodes() {
            if walk.entered[root as usize] == 0 {
                let size = walk.component(root);
                walk.cuts.sizes.push(size);
            }
        }
        let mut cuts = walk.cuts;
        cuts.bridges.sort_unstable();
        let mut order: Vec<usize> = (0..cuts.sizes.len()).collect();
        order.sort_by_key(|component| std::cmp::Reverse(cuts.sizes[*component]));
        let mut renamed = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            renamed[*old] = place(new);
        }
        for component in &mut cuts.components {
            *component = renamed[*component as usize];
        }
        cuts.sizes.sort_unstable_by(|a, b| b.cmp(a));
        cuts
    }
}

struct Walk<'g> {
    graph: &'g Graph,
    /// When a node was reached, from 1; 0 before.
    entered: Vec<u32>,
    /// The earliest node that is reached from below it without the edge it was reached by.
    lowest: Vec<u32>,
    clock: u32,
    cuts: Cuts,
}

impl Walk<'_> {
    fn enter(&mut self, node: u32) {
        self.clock += 1;
        self.entered[node as usize] = self.clock;
        self.lowest[node as usize] = self.clock;
        self.cuts.components[node as usize] = place(self.cuts.sizes.len());
    }

    /// Walks the component of a node; says how large it is.
    fn component(&mut self, root: u32) -> u32 {
        let before = self.clock;
        self.enter(root);
        let mut branches_of_root = 0;
        // Node, the node it was reached from, and which neighbour is next; a stack of our own, since a component can be deep.
        let mut stack = vec![(root, root, 0)];
        while let Some((node, from, next)) = stack.last_mut() {
            let (node, from) = (*node, *from);
            let Some(neighbour) = self.graph.neighbours(node).get(*next).copied() else {
                stack.pop();
                if node != root {
                    branches_of_root += usize::from(from == root);
                    self.leave(node, from, root);
                }
                continue;
            };
            *next += 1;
            if self.entered[neighbour as usize] == 0 {
                self.enter(neighbour);
                stack.push((neighbour, node, 0));
            } else if neighbour != from {
                let reached = self.entered[neighbour as usize];
                self.lowest[node as usize] = self.lowest[node as usize].min(reached);
            }
        }
        self.cuts.is_articulation[root as usize] = branches_of_root > 1;
        self.clock - before
    }

    fn leave(&mut self, node: u32, from: u32, root: u32) {
        let (lowest, entered) = (self.lowest[node as usize], self.entered[from as usize]);
        self.lowest[from as usize] = self.lowest[from as usize].min(lowest);
        if lowest > entered {
            self.cuts.bridges.push((node.min(from), node.max(from)));
        }
        if lowest >= entered && from != root {
            self.cuts.is_articulation[from as usize] = true;
        }
    }
}
