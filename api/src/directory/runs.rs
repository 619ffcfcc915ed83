//! A sorted list that is cheap to change by copying: sorted runs, shared with the values it was copied from.

use std::cmp::Ordering;
use std::sync::Arc;

/// Items in an order that the caller knows: each call hands in how items compare. A run is split when it gets longer than
/// `LONGEST`; short runs suit items that are dear to copy.
#[derive(Clone, Debug)]
pub struct Runs<T, const LONGEST: usize = 512> {
    runs: Arc<Vec<Arc<Vec<T>>>>,
    len: usize,
}

impl<T, const LONGEST: usize> Default for Runs<T, LONGEST> {
    fn default() -> Self {
        Self { runs: Arc::default(), len: 0 }
    }
}

/// A place in [`Runs`]: before the item at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    run: usize,
    at: usize,
}

impl<T: Clone, const LONGEST: usize> Runs<T, LONGEST> {
    /// How many items there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The first place whose item is not `before`; `before` must be true of a first part of the items only.
    pub fn partition_point(&self, mut before: impl FnMut(&T) -> bool) -> Place {
        let run = self.runs.partition_point(|run| run.last().is_some_and(&mut before));
        let at = self.runs.get(run).map_or(0, |run| run.partition_point(before));
        Place { run, at }
    }

    /// The items from a place on.
    pub fn onward(&self, place: Place) -> impl Iterator<Item = &T> {
        let head = self.runs.get(place.run).map_or(&[][..], |run| &run[place.at..]);
        head.iter().chain(self.runs.iter().skip(place.run + 1).flat_map(|run| run.iter()))
    }

    /// The items before a place, the nearest first.
    pub fn backward(&self, place: Place) -> impl Iterator<Item = &T> {
        let head = self.runs.get(place.run).map_or(&[][..], |run| &run[..place.at]);
        head.iter()
            .rev()
            .chain(self.runs[..place.run.min(self.runs.len())].iter().rev().flat_map(|run| run.iter().rev()))
    }

    /// The first item.
    #[must_use]
    pub const fn start(&self) -> Place {
        Place { run: 0, at: 0 }
    }

    /// Behind the last item.
    #[must_use]
    pub fn end(&self) -> Place {
        Place { run: self.runs.len(), at: 0 }
    }

    /// All items in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.onward(self.start())
    }

    /// Adds items; few are put in one by one, for many the list is made anew.
    pub fn insert_all(&mut self, mut items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
        if items.len() * 16 < self.len {
            for item in items {
                self.insert(item, &compare);
            }
        } else if !items.is_empty() {
            items.extend(self.iter().cloned());
            items.sort_by(compare);
            self.rebuild(&items);
        }
    }

    /// Takes items out; they must be there and compare as when they were put in.
    pub fn remove_all(&mut self, mut items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
        if items.len() * 16 < self.len {
            for item in items {
                self.remove(&item, &compare);
            }
        } else if !items.is_empty() {
            items.sort_by(&compare);
            let kept: Vec<T> = self
                .iter()
                .filter(|item| items.binary_search_by(|probe| compare(probe, item)).is_err())
                .cloned()
                .collect();
            self.rebuild(&kept);
        }
    }

    fn rebuild(&mut self, sorted: &[T]) {
        self.len = sorted.len();
        // Filled to three quarters, so that the next few inserts split nothing.
        self.runs = Arc::new(sorted.chunks(LONGEST * 3 / 4).map(|run| Arc::new(run.to_vec())).collect());
    }

    fn insert(&mut self, item: T, compare: impl Fn(&T, &T) -> Ordering) {
        let mut place = self.partition_point(|probe| compare(probe, &item).is_lt());
        let runs = Arc::make_mut(&mut self.runs);
        if place.run == runs.len() {
            match runs.last() {
                None => runs.push(Arc::default()),
                Some(last) => place = Place { run: place.run - 1, at: last.len() },
            }
        }
        let run = Arc::make_mut(&mut runs[place.run]);
        run.insert(place.at, item);
        if run.len() > LONGEST {
            let tail = run.split_off(LONGEST / 2);
            runs.insert(place.run + 1, Arc::new(tail));
        }
        self.len += 1;
    }

    fn remove(&mut self, item: &T, compare: impl Fn(&T, &T) -> Ordering) {
        let place = self.partition_point(|probe| compare(probe, item).is_lt());
        let found = self.runs.get(place.run).and_then(|run| run.get(place.at));
        if found.is_none_or(|found| compare(found, item).is_ne()) {
            debug_assert!(false, "an index holds every item that is taken out of it");
            return;
        }
        let runs = Arc::make_mut(&mut self.runs);
        let run = Arc::make_mut(&mut runs[place.run]);
        run.remove(place.at);
        if run.is_empty() {
            runs.remove(place.run);
        }
        self.len -= 1;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::Runs;

    proptest! {
        #[test]
        fn runs_hold_what_a_sorted_set_holds(
            deeds in proptest::collection::vec((any::<bool>(), proptest::collection::btree_set(0u16..3000, 0..200)), 1..30),
        ) {
            let (mut runs, mut set) = (<Runs<u16>>::default(), BTreeSet::new());
            for (adds, items) in deeds {
                if adds {
                    runs.insert_all(items.difference(&set).copied().collect(), u16::cmp);
                    set.extend(items);
                } else {
                    runs.remove_all(items.intersection(&set).copied().collect(), u16::cmp);
                    set.retain(|item| !items.contains(item));
                }
                prop_assert_eq!(runs.len(), set.len());
                prop_assert!(runs.iter().eq(set.iter()));
                for cut in [0, 1, 700, 2999, 3000] {
                    let place = runs.partition_point(|item| *item < cut);
                    prop_assert!(runs.onward(place).eq(set.range(cut..)));
                    prop_assert!(runs.backward(place).eq(set.range(..cut).rev()));
                }
            }
        }
    }

    #[test]
    fn single_changes_keep_the_order_while_runs_split_and_vanish() {
        let mut runs: Runs<u32> = Runs::default();
        for item in 0..5000_u32 {
            runs.insert((item * 7919) % 5000, u32::cmp);
        }
        assert!(runs.iter().copied().eq(0..5000));
        for item in 0..5000 {
            runs.remove(&item, u32::cmp);
        }
        assert!(runs.is_empty() && runs.iter().next().is_none() && runs.runs.is_empty());
    }
}
