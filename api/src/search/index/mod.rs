//! The index: which words stand in which records, and how much they say there to each audience.
//!
//! It is a part of the directory's value and changes with it: a change copies the few blocks that it touches. Every weight
//! and every count is kept per audience, so that a search for one equals a search over a directory without what it may not
//! see.

mod change;
mod document;
mod list;
mod weigh;

use std::sync::Arc;

pub use change::Entry;
pub use document::{AUDIENCES, Document, Text};
pub use list::{ABBREVIATED, List, NAME, PLACE, Posting, TERM};
pub use weigh::BETWEEN;
use weigh::MEANS;

use crate::directory::{Blocks, Runs};

/// The words of all records and where they stand.
#[derive(Clone, Debug, Default)]
pub struct Index {
    words: Runs<Word, 64>,
    lists: Blocks<Arc<List>, 32>,
    /// Numbers of lists that no word has any more.
    free: Arc<Vec<u32>>,
    /// Of each record the words of its names, divided by [`BETWEEN`], and its abbreviations, each behind a [`MEANS`].
    names: Blocks<Arc<[u32]>>,
    /// How many records each audience sees.
    records: [u32; AUDIENCES],
}

/// A word of the directory.
#[derive(Clone, Debug)]
pub struct Word {
    /// The folded word.
    pub text: Arc<str>,
    /// How many bytes of it are its stem.
    pub stem: u8,
    /// The number of its list.
    pub list: u32,
    /// Which letters its stem has: a bit each, so that words too unlike for a typing error are passed over at once.
    pub letters: u32,
}

impl Word {
    /// The stem.
    #[must_use]
    pub fn stem(&self) -> &str {
        &self.text[..usize::from(self.stem)]
    }
}

impl Index {
    /// How many records an audience sees.
    #[must_use]
    pub const fn records(&self, audience: usize) -> u32 {
        self.records[audience]
    }

    /// How many numbers of records are in use.
    #[must_use]
    pub const fn numbers(&self) -> usize {
        self.names.len()
    }

    /// The list of a number.
    #[must_use]
    pub fn list(&self, number: u32) -> &List {
        self.lists.get(number as usize).map_or(List::none(), |list| list)
    }

    /// The words of a record's names, divided by [`BETWEEN`].
    #[must_use]
    pub fn names(&self, record: u32) -> &[u32] {
        let names = self.all_names(record);
        &names[..names.iter().position(|word| *word == MEANS).unwrap_or(names.len())]
    }

    /// The abbreviations that a record has, each with the words that it stands for there.
    pub fn abbreviations(&self, record: u32) -> impl Iterator<Item = (u32, &[u32])> {
        let split = self.all_names(record).split(|word| *word == MEANS).skip(1);
        split.filter_map(|it| it.split_first()).map(|(short, words)| (*short, words))
    }

    fn all_names(&self, record: u32) -> &[u32] {
        self.names.get(record as usize).map_or(&[], |names| names)
    }

    /// How much memory it takes, without what the allocator adds.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let counts = 2 * size_of::<usize>();
        let words: usize = self.words.iter().map(|word| size_of::<Word>() + word.text.len() + counts).sum();
        let lists: usize = self.lists.iter().map(|list| list.bytes() + counts + size_of::<usize>()).sum();
        let names = self.names.iter().map(|names| size_of_val(&**names) + counts + 2 * size_of::<usize>());
        words + lists + names.sum::<usize>()
    }

    /// All words.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.words.iter()
    }

    /// The words that begin with some letters.
    pub fn beginning_with<'i>(&'i self, start: &'i str) -> impl Iterator<Item = &'i Word> {
        let place = self.words.partition_point(|word| *word.text < *start);
        self.words.onward(place).take_while(move |word| word.text.starts_with(start))
    }

    /// The words of a stem: a stem is the beginning of all its words.
    pub fn with_stem<'i>(&'i self, stem: &'i str) -> impl Iterator<Item = &'i Word> {
        self.beginning_with(stem).filter(move |word| usize::from(word.stem) == stem.len())
    }
}

/// The letters of a word, a bit each.
#[must_use]
pub fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| {
        letters
            | match byte {
                b'a'..=b'z' => 1 << (byte - b'a'),
                b'0'..=b'9' => 1 << 26,
                _ => 1 << 27,
            }
    })
}
