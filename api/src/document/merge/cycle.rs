//! Hierarchies have no cycles: whatever is part of something is not above it as well.

use std::collections::{HashMap, HashSet};

use super::Merge;
use crate::directory::{Detail, Direction, RecordNo, Relation, RelationNo};
use crate::document::at::{Part, Place};
use crate::document::problem::{Words, words};

/// What the document puts below what.
#[derive(Debug, Default)]
pub(super) struct Hierarchy {
    pub(super) broader: HashMap<RecordNo, (Box<[RecordNo]>, Place)>,
    parents: HashMap<RecordNo, Vec<(RecordNo, Place)>>,
    /// Stored relations whose state the document names.
    named: HashSet<RelationNo>,
}

impl Merge<'_> {
    /// Keeps what a relation puts below what.
    pub(super) fn learn_parent(&mut self, no: RelationNo, relation: &Relation, place: Place) {
        let Some(part_of) = self.about.kind_no("part_of") else { return };
        if self.directory.relation(no).is_some_and(|stored| stored.kind == part_of) {
            self.hierarchy.named.insert(no);
        }
        if relation.kind == part_of {
            self.hierarchy.parents.entry(relation.source).or_default().push((relation.target, place));
        }
    }

    pub(super) fn check_cycles(&mut self) {
        let hierarchy = std::mem::take(&mut self.hierarchy);
        let part_of = self.about.kind_no("part_of");
        let parents = |no: RecordNo| -> Vec<RecordNo> {
            let edges = part_of.map_or(&[][..], |kind| self.directory.edges_of(no, kind, Direction::Out));
            let stored = edges.iter().filter(|edge| !hierarchy.named.contains(&edge.relation)).map(|edge| edge.other);
            let named = hierarchy.parents.get(&no).into_iter().flatten().map(|(parent, _)| *parent);
            stored.chain(named).collect()
        };
        let broader = |no: RecordNo| -> Vec<RecordNo> {
            match hierarchy.broader.get(&no) {
                Some((broader, _)) => broader.to_vec(),
                None => match self.directory.record(no).map(|record| &record.detail) {
                    // A term that the file names without broader ones keeps those that it has.
                    Some(Detail::Term(term)) => self.changed_broader(no).unwrap_or_else(|| term.broader.to_vec()),
                    _ => Vec::new(),
                },
            }
        };
        let of_parts = cycles(hierarchy.parents.keys().copied(), parents);
        let of_terms = cycles(hierarchy.broader.keys().copied(), broader);
        for cycle in of_parts {
            // The closing edge that is in the file; one is, since the stored ones have no cycle.
            let place = cycle.iter().enumerate().filter_map(|(at, no)| {
                let next = cycle[(at + 1) % cycle.len()];
                hierarchy.parents.get(no)?.iter().find(|(parent, _)| *parent == next).map(|(_, place)| *place)
            });
            let place = place.max_by_key(|place| (place.line, place.index));
            let way = self.way(&cycle);
            self.note_cycle(
                place,
                ".target",
                words!(
                    "Hier schließt sich ein Kreis: {way}. Eine dieser Beziehungen („part_of“) muss weg",
                    "This closes a cycle: {way}. One of these relations (“part_of”) must go",
                ),
            );
        }
        for cycle in of_terms {
            let place = cycle.iter().filter_map(|no| hierarchy.broader.get(no)).map(|(_, place)| *place);
            let place = place.max_by_key(|place| (place.line, place.index));
            let way = self.way(&cycle);
            self.note_cycle(
                place,
                ".broader",
                words!(
                    "Hier schließt sich ein Kreis: {way}. Einer dieser Oberbegriffe („broader“) muss weg",
                    "This closes a cycle: {way}. One of these broader terms (“broader”) must go",
                ),
            );
        }
    }

    fn changed_broader(&self, no: RecordNo) -> Option<Vec<RecordNo>> {
        match &self.change.record(no)?.detail {
            Detail::Term(term) => Some(term.broader.to_vec()),
            _ => None,
        }
    }

    fn note_cycle(&mut self, place: Option<Place>, way: &str, words: Words) {
        let place = place.unwrap_or(Place { part: Part::Header, index: None, line: 1 });
        self.problems.add_at(place, way, words);
    }

    /// The way round, by slug.
    fn way(&self, cycle: &[RecordNo]) -> String {
        let slug = |no: &RecordNo| {
            let record = self.change.record(*no).or_else(|| self.directory.record(*no).map(AsRef::as_ref));
            record.map(|record| record.slug.to_string()).unwrap_or_default()
        };
        let shown = cycle.iter().chain(cycle.first()).map(slug);
        shown.collect::<Vec<_>>().join(" → ")
    }
}

/// The cycles that can be reached from some nodes, each once; an edge leads to what `next` gives.
fn cycles(starts: impl Iterator<Item = RecordNo>, next: impl Fn(RecordNo) -> Vec<RecordNo>) -> Vec<Vec<RecordNo>> {
    let mut starts: Vec<RecordNo> = starts.collect();
    starts.sort_unstable();
    let mut found = Vec::new();
    // On the way now: its place on it. Done: none.
    let mut seen: HashMap<RecordNo, Option<usize>> = HashMap::new();
    for start in starts {
        if seen.contains_key(&start) {
            continue;
        }
        seen.insert(start, Some(0));
        let mut way = vec![(start, next(start))];
        while let Some((node, ahead)) = way.last_mut() {
            let Some(to) = ahead.pop() else {
                seen.insert(*node, None);
                way.pop();
                continue;
            };
            match seen.get(&to) {
                Some(Some(place)) => found.push(way[*place..].iter().map(|(no, _)| *no).collect()),
                Some(None) => {}
                None => {
                    seen.insert(to, Some(way.len()));
                    way.push((to, next(to)));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_is_found_once_and_a_diamond_is_none() {
        let edges = [(1, 2), (2, 3), (3, 1), (4, 5), (4, 6), (5, 7), (6, 7), (8, 1), (9, 9)];
        let next = |no: RecordNo| edges.iter().filter(|edge| edge.0 == no.0).map(|edge| RecordNo(edge.1)).collect();
        let found = cycles((1..10).map(RecordNo), next);
        let found: Vec<Vec<u32>> = found.iter().map(|cycle| cycle.iter().map(|no| no.0).collect()).collect();
        assert_eq!(found, [vec![1, 2, 3], vec![9]]);
    }
}
