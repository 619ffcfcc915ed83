//! A table that is cheap to change by copying: two levels of shared blocks.

use std::sync::Arc;

const BLOCK: usize = 512;

/// An array in blocks that are shared with the values it was copied from; a change copies one block and the list of
/// blocks. Small blocks suit changes that are strewn over the array.
#[derive(Clone, Debug)]
pub struct Blocks<T, const SIZE: usize = BLOCK> {
    blocks: Arc<Vec<Arc<Vec<T>>>>,
    len: usize,
}

impl<T, const SIZE: usize> Default for Blocks<T, SIZE> {
    fn default() -> Self {
        Self { blocks: Arc::default(), len: 0 }
    }
}

impl<T: Clone, const SIZE: usize> Blocks<T, SIZE> {
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

    /// The item at a place.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&T> {
        self.blocks.get(at / SIZE)?.get(at % SIZE)
    }

    /// The item at a place, to be changed.
    ///
    /// # Panics
    /// Where there is no such place.
    pub fn get_mut(&mut self, at: usize) -> &mut T {
        &mut Arc::make_mut(&mut Arc::make_mut(&mut self.blocks)[at / SIZE])[at % SIZE]
    }

    /// Adds an item at the end.
    pub fn push(&mut self, item: T) {
        let blocks = Arc::make_mut(&mut self.blocks);
        if self.len.is_multiple_of(SIZE) {
            blocks.push(Arc::new(Vec::with_capacity(SIZE)));
        }
        if let Some(last) = blocks.last_mut() {
            Arc::make_mut(last).push(item);
        }
        self.len += 1;
    }

    /// All items in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.blocks.iter().flat_map(|block| block.iter())
    }

    /// How many blocks are not shared with another table: what a change has cost.
    #[must_use]
    pub fn blocks_not_shared_with(&self, other: &Self) -> usize {
        self.blocks
            .iter()
            .enumerate()
            .filter(|(at, block)| other.blocks.get(*at).is_none_or(|theirs| !Arc::ptr_eq(block, theirs)))
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Blocks};

    #[test]
    fn a_change_leaves_the_old_value_alone_and_copies_one_block() {
        let mut before: Blocks<usize> = Blocks::default();
        for item in 0..10 * BLOCK {
            before.push(item);
        }
        let mut after = before.clone();
        *after.get_mut(700) = 7;
        assert_eq!((before.get(700), after.get(700)), (Some(&700), Some(&7)));
        assert_eq!(after.blocks_not_shared_with(&before), 1);
        after.push(1);
        assert_eq!((before.len(), after.len(), after.get(10 * BLOCK)), (10 * BLOCK, 10 * BLOCK + 1, Some(&1)));
        assert!(after.get(10 * BLOCK + 1).is_none());
    }
}
