//! Ways from one record to another: the shortest, how many there are, and the next ones (Yen's algorithm).

use std::collections::{BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::graph::{Stop, Stopped};
use super::reader::Reader;
use crate::directory::RecordNo;

/// A way, from its first record to its last.
pub type Way = Vec<RecordNo>;

/// Looks for ways between two records.
pub struct Search<'r, 'v> {
    reader: &'r mut Reader<'v>,
    to: RecordNo,
    longest: usize,
    stop: &'r Stop,
}

/// What must not be used by a way that branches off another.
#[derive(Default)]
struct Barred {
    records: HashSet<RecordNo>,
    /// Where the way must not go on to from its first record.
    first_steps: HashSet<RecordNo>,
}

impl<'r, 'v> Search<'r, 'v> {
    /// Looks for ways to a record with at most so many steps.
    pub fn to(reader: &'r mut Reader<'v>, to: RecordNo, longest: usize, stop: &'r Stop) -> Self {
        Self { reader, to, longest, stop }
    }

    /// The so many shortest ways from a record, none of which meets a record twice; equally long ones by the ids on them.
    ///
    /// # Errors
    /// [`Stopped`] when told to stop.
    pub fn shortest(&mut self, from: RecordNo, count: usize) -> Result<Vec<Way>, Stopped> {
        let mut found: Vec<Way> = self.way(from, self.longest, &Barred::default())?.into_iter().collect();
        let mut known: HashSet<Way> = found.iter().cloned().collect();
        let mut candidates: BTreeSet<(usize, Vec<Uuid>, Way)> = BTreeSet::new();
        while let Some(last) = found.last().filter(|_| found.len() < count) {
            for at in 0..last.len() - 1 {
                let root = &last[..=at];
                let alike = found.iter().filter(|way| way.starts_with(root));
                let barred = Barred {
                    records: root[..at].iter().copied().collect(),
                    first_steps: alike.filter_map(|way| way.get(at + 1).copied()).collect(),
                };
                if let Some(rest) = self.way(last[at], self.longest - at, &barred)? {
                    let way: Way = root[..at].iter().copied().chain(rest).collect();
                    if known.insert(way.clone()) {
                        let ids = way.iter().map(|no| self.reader.record(*no).id()).collect();
                        candidates.insert((way.len(), ids, way));
                    }
                }
            }
            match candidates.pop_first() {
                Some((_, _, way)) => found.push(way),
                None => break,
            }
        }
        Ok(found)
    }

    /// A shortest way: searched from both ends, the end with fewer records to look at first.
    fn way(&mut self, from: RecordNo, longest: usize, barred: &Barred) -> Result<Option<Way>, Stopped> {
        let is_barred = |a: RecordNo, b: RecordNo| {
            barred.records.contains(&b)
                || (a == from && barred.first_steps.contains(&b))
                || (b == from && barred.first_steps.contains(&a))
        };
        // Of each record that was reached from an end, the one from which it was.
        let mut before = [HashMap::from([(from, from)]), HashMap::from([(self.to, self.to)])];
        let mut levels = [vec![from], vec![self.to]];
        for _ in 0..longest {
            self.stop.check()?;
            let side = usize::from(levels[1].len() < levels[0].len());
            let level = std::mem::take(&mut levels[side]);
            for no in level {
                for &next in &*self.reader.neighbours(no) {
                    if is_barred(no, next) || before[side].contains_key(&next) {
                        continue;
                    }
                    before[side].insert(next, no);
                    if before[1 - side].contains_key(&next) {
                        return Ok(Some(joined(&before, next)));
                    }
                    levels[side].push(next);
                }
            }
            if levels[side].is_empty() {
                break;
            }
        }
        Ok(None)
    }

    /// How many ways of this length there are from a record, if none is shorter.
    ///
    /// # Errors
    /// [`Stopped`] when told to stop.
    pub fn count(&mut self, from: RecordNo, length: usize) -> Result<u64, Stopped> {
        let half = length / 2;
        let (near, far) = (self.counts(from, half)?, self.counts(self.to, length - half)?);
        let ways = |no: &RecordNo, count: &u64| far.get(no).map_or(0, |other| count.saturating_mul(*other));
        Ok(near.iter().map(|(no, count)| ways(no, count)).fold(0, u64::saturating_add))
    }

    /// The records at exactly this distance, and how many shortest ways lead to each.
    fn counts(&mut self, from: RecordNo, distance: usize) -> Result<HashMap<RecordNo, u64>, Stopped> {
        let mut seen = HashSet::from([from]);
        let mut level = HashMap::from([(from, 1)]);
        for _ in 0..distance {
            self.stop.check()?;
            let mut next: HashMap<RecordNo, u64> = HashMap::new();
            for (no, count) in level {
                for &neighbour in &*self.reader.neighbours(no) {
                    if !seen.contains(&neighbour) {
                        let ways = next.entry(neighbour).or_default();
                        *ways = ways.saturating_add(count);
                    }
                }
            }
            seen.extend(next.keys().copied());
            level = next;
        }
        Ok(level)
    }
}

/// The way through a record that was reached from both ends.
fn joined(before: &[HashMap<RecordNo, RecordNo>; 2], middle: RecordNo) -> Way {
    let walk = |side: usize| {
        let mut at = middle;
        std::iter::from_fn(move || {
            let next = before[side][&at];
            (next != at).then(|| {
                at = next;
                next
            })
        })
    };
    let mut way: Way = walk(0).collect();
    way.reverse();
    way.push(middle);
    way.extend(walk(1));
    way
}
