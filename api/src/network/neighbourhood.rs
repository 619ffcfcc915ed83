//! What lies around a record: breadth first, and the best connected first where there is not room for all.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};

use super::reader::Reader;
use super::selection::RecordGraph;
use crate::directory::view::RecordView;
use crate::directory::{RecordNo, View};

/// Records of the network, and how many did not fit.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The records, the nearest first, with their distance from the record asked for; 0 for all where none was.
    pub records: Vec<(RecordNo, usize)>,
    /// How many more lie within the same distance.
    pub left_out: usize,
}

/// Everything within so many steps of a record.
#[must_use]
pub fn around(reader: &mut Reader<'_>, record: RecordView<'_>, depth: usize, limit: usize) -> Found {
    let mut seen = HashSet::from([record.no()]);
    let mut found = Found { records: vec![(record.no(), 0)], left_out: 0 };
    let mut level = vec![record.no()];
    for distance in 1..=depth {
        let mut next = Vec::new();
        for no in level {
            next.extend(reader.neighbours(no).iter().copied().filter(|it| seen.insert(*it)));
        }
        let room = limit - found.records.len();
        if next.len() > room {
            found.left_out += next.len() - room;
            found.records.extend(best(reader, &next, room).into_iter().map(|no| (no, distance)));
        } else {
            found.records.extend(next.iter().map(|no| (*no, distance)));
        }
        level = next;
    }
    found
}

/// The best connected of some records, the best first; of equally good ones those with the smaller ids.
fn best(reader: &Reader<'_>, records: &[RecordNo], count: usize) -> Vec<RecordNo> {
    let mut hopeful: Vec<_> = records.iter().map(|no| (Reverse(reader.most(*no)), *no)).collect();
    hopeful.sort_unstable();
    let mut best = BTreeSet::new();
    for (Reverse(most), no) in hopeful {
        // Whoever can't have as many neighbours as the last of the best need not be read, and nobody behind either.
        let is_full = best.len() >= count;
        if is_full && best.last().is_none_or(|(Reverse(degree), _, _)| *degree > most) {
            break;
        }
        best.insert((Reverse(reader.degree(no)), reader.record(no).id(), no));
        if is_full {
            best.pop_last();
        }
    }
    best.into_iter().map(|(_, _, no)| no).collect()
}

/// The best connected records of the whole network.
#[must_use]
pub fn best_connected(whole: &RecordGraph, view: &View, limit: usize) -> Found {
    let nodes = whole.best_connected();
    let records = nodes.iter().take(limit).map(|node| (whole.record(*node), 0));
    let records: Vec<_> = records.filter(|(no, _)| view.record(*no).is_some()).collect();
    Found { left_out: nodes.len() - records.len(), records }
}
