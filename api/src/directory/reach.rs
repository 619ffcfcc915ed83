//! Walking a hierarchy.

use std::collections::HashSet;

use super::RecordNo;

/// What can be reached from a record by steps, the nearest first, each once; not the record itself.
#[must_use]
pub fn reach(start: RecordNo, mut next: impl FnMut(RecordNo) -> Vec<RecordNo>) -> Vec<RecordNo> {
    let mut seen = HashSet::from([start]);
    let mut found = vec![start];
    let mut at = 0;
    while at < found.len() {
        let steps = next(found[at]);
        found.extend(steps.into_iter().filter(|no| seen.insert(*no)));
        at += 1;
    }
    found.remove(0);
    found
}
