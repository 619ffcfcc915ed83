//! In which records a word stands: a sorted list in blocks, shared with the values it was copied from.

use std::sync::{Arc, LazyLock};

use super::document::AUDIENCES;

/// A block is split when it gets longer than this.
const LONGEST: usize = 512;

/// A word in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The number of the record.
    pub record: u32,
    /// How much the word says there to each audience, 1 to 255; 0 where the audience does not see it there.
    pub weights: [u8; AUDIENCES],
    /// [`NAME`], [`PLACE`], [`TERM`], [`ABBREVIATED`].
    pub marks: u8,
}

/// The word stands in a name of the record.
pub const NAME: u8 = 1;
/// The record is a term of the scheme `place`.
pub const PLACE: u8 = 2;
/// The record is a term.
pub const TERM: u8 = 4;
/// The record says what the word abbreviates, or by what it is abbreviated.
pub const ABBREVIATED: u8 = 8;

/// The records of a word, by number.
#[derive(Clone, Debug, Default)]
pub struct List {
    blocks: Box<[Arc<[Posting]>]>,
    /// In how many records each audience sees the word.
    counts: [u32; AUDIENCES],
}

static NONE: LazyLock<List> = LazyLock::new(List::default);

impl List {
    /// The list of a word that stands nowhere.
    pub(super) fn none() -> &'static Self {
        &NONE
    }

    /// In how many records an audience sees the word.
    #[must_use]
    pub const fn count(&self, audience: usize) -> u32 {
        self.counts[audience]
    }

    /// Whether nobody sees it anywhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// All postings by the number of the record.
    pub fn iter(&self) -> impl Iterator<Item = &Posting> {
        self.blocks.iter().flat_map(|block| block.iter())
    }

    /// The blocks of postings.
    #[must_use]
    pub fn blocks(&self) -> &[Arc<[Posting]>] {
        &self.blocks
    }

    /// How much memory it takes, without what the allocator adds.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let block = |block: &Arc<[Posting]>| size_of_val(&**block) + 2 * size_of::<usize>();
        size_of::<Self>() + size_of_val(&*self.blocks) + self.blocks.iter().map(block).sum::<usize>()
    }

    /// The posting of a record.
    #[must_use]
    pub fn posting(&self, record: u32) -> Option<&Posting> {
        let block = self.blocks.partition_point(|block| block[block.len() - 1].record < record);
        let block = self.blocks.get(block)?;
        block.binary_search_by_key(&record, |posting| posting.record).ok().map(|at| &block[at])
    }

    /// The list after changes, which are sorted by record: a new posting, or none where the word is gone from it. Blocks
    /// without a change are shared.
    #[must_use]
    pub fn changed(&self, changes: &[(u32, Option<Posting>)]) -> Self {
        let mut blocks: Vec<Arc<[Posting]>> = Vec::with_capacity(self.blocks.len() + changes.len() / LONGEST + 1);
        let mut rest = changes;
        for (at, block) in self.blocks.iter().enumerate() {
            let next = self.blocks.get(at + 1).map(|next| next[0].record);
            let count = next.map_or(rest.len(), |next| rest.partition_point(|(record, _)| *record < next));
            let (of_block, behind) = rest.split_at(count);
            rest = behind;
            if of_block.is_empty() {
                blocks.push(Arc::clone(block));
            } else {
                push(&mut blocks, &merged(block, of_block));
            }
        }
        push(&mut blocks, &merged(&[], rest));
        let mut counts = self.counts;
        for (record, new) in changes {
            let old = self.posting(*record).map_or([0; AUDIENCES], |posting| posting.weights);
            let new = new.map_or([0; AUDIENCES], |posting| posting.weights);
            for (count, (old, new)) in counts.iter_mut().zip(old.into_iter().zip(new)) {
                *count = *count + u32::from(new > 0) - u32::from(old > 0);
            }
        }
        Self { blocks: blocks.into(), counts }
    }
}

fn merged(block: &[Posting], changes: &[(u32, Option<Posting>)]) -> Vec<Posting> {
    let mut merged = Vec::with_capacity(block.len() + changes.len());
    let mut old = block.iter().peekable();
    for (record, new) in changes {
        while let Some(posting) = old.next_if(|posting| posting.record < *record) {
            merged.push(*posting);
        }
        old.next_if(|posting| posting.record == *record);
        merged.extend(*new);
    }
    merged.extend(old);
    merged
}

fn push(blocks: &mut Vec<Arc<[Posting]>>, postings: &[Posting]) {
    let parts = postings.len().div_ceil(LONGEST).max(1);
    let size = postings.len().div_ceil(parts).max(1);
    blocks.extend(postings.chunks(size).map(Into::into));
}
