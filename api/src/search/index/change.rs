//! From one index to the next.

use std::collections::HashMap;
use std::sync::Arc;

use super::document::{AUDIENCES, Document};
use super::list::{List, Posting};
use super::weigh::{BETWEEN, MEANS, Weighed, weigh};
use super::{Index, Word, letters};
use crate::search::analysis::{Lexicon, LocalWord};

/// A record that changes: what was said of it and what is said now.
#[derive(Debug, Default)]
pub struct Entry<'a> {
    /// Its number.
    pub record: u32,
    /// What the index was told before; nothing of a new record.
    pub before: Document<'a>,
    /// What it is told now.
    pub after: Document<'a>,
}

/// A word of the change, a record, and its posting from now on.
type Delta = (LocalWord, u32, Option<Posting>);

impl Index {
    /// Changes what is known of some records, each given once. Of one that says what it said before nothing is read.
    pub fn change<'a>(&mut self, entries: impl Iterator<Item = Entry<'a>>) {
        let mut lexicon = Lexicon::default();
        let mut deltas: Vec<Delta> = Vec::new();
        let mut names = Vec::new();
        for entry in entries.filter(|entry| entry.before != entry.after) {
            let before = weigh(&entry.before, &mut lexicon);
            let after = weigh(&entry.after, &mut lexicon);
            add_deltas(&mut deltas, entry.record, &before, &after);
            for audience in 0..AUDIENCES {
                self.records[audience] += u32::from(entry.after.texts[audience].is_some());
                self.records[audience] -= u32::from(entry.before.texts[audience].is_some());
            }
            names.push((entry.record, after.names));
        }
        deltas.sort_unstable_by_key(|(word, record, _)| (*word, *record));
        let numbers = self.change_lists(&deltas, &lexicon);
        for (record, words) in names {
            let words =
                words.into_iter().map(|word| if word >= MEANS { word } else { self.number(word, &numbers, &lexicon) });
            let words: Arc<[u32]> = words.collect();
            while self.names.len() <= record as usize {
                self.names.push(Arc::default());
            }
            if **self.names.get_mut(record as usize) != *words {
                *self.names.get_mut(record as usize) = words;
            }
        }
    }

    /// Applies the deltas, which are sorted by word and record; tells the numbers of the lists.
    fn change_lists(&mut self, deltas: &[Delta], lexicon: &Lexicon) -> HashMap<LocalWord, u32> {
        let mut numbers = HashMap::new();
        let (mut new, mut gone) = (Vec::new(), Vec::new());
        let mut free: Option<Vec<u32>> = None;
        for of_word in deltas.chunk_by(|a, b| a.0 == b.0) {
            let local = of_word[0].0;
            let analysed = lexicon.word(local);
            let known = self.word(&analysed.text).cloned();
            let changes: Vec<(u32, Option<Posting>)> = of_word.iter().map(|(_, record, new)| (*record, *new)).collect();
            let before = known.as_ref().map_or(List::none(), |word| self.list(word.list));
            let list = before.changed(&changes);
            let number = match &known {
                Some(word) => word.list,
                None if list.is_empty() => continue,
                None => {
                    let free = free.get_or_insert_with(|| self.free.to_vec());
                    let number = free.pop().unwrap_or_else(|| u32::try_from(self.lists.len()).unwrap_or(u32::MAX));
                    if number as usize == self.lists.len() {
                        self.lists.push(Arc::default());
                    }
                    new.push(Word {
                        text: (*analysed.text).into(),
                        stem: u8::try_from(analysed.stem).unwrap_or(u8::MAX),
                        list: number,
                        letters: letters(analysed.stem()),
                    });
                    number
                }
            };
            if list.is_empty() {
                gone.extend(known);
                free.get_or_insert_with(|| self.free.to_vec()).push(number);
            }
            *self.lists.get_mut(number as usize) = Arc::new(list);
            numbers.insert(local, number);
        }
        self.words.remove_all(gone, |a, b| a.text.cmp(&b.text));
        self.words.insert_all(new, |a, b| a.text.cmp(&b.text));
        if let Some(free) = free {
            self.free = Arc::new(free);
        }
        numbers
    }

    /// The number of the list of a word that stands in a record.
    fn number(&self, word: LocalWord, changed: &HashMap<LocalWord, u32>, lexicon: &Lexicon) -> u32 {
        let known = || self.word(&lexicon.word(word).text).map_or(BETWEEN, |word| word.list);
        changed.get(&word).copied().unwrap_or_else(known)
    }

    /// A word of the directory.
    #[must_use]
    pub fn word(&self, text: &str) -> Option<&Word> {
        let place = self.words.partition_point(|word| *word.text < *text);
        self.words.onward(place).next().filter(|word| *word.text == *text)
    }
}

fn add_deltas(deltas: &mut Vec<Delta>, record: u32, before: &Weighed, after: &Weighed) {
    let mut old = before.words.iter().peekable();
    for (word, weights, marks) in &after.words {
        while let Some((gone, ..)) = old.next_if(|(old, ..)| old < word) {
            deltas.push((*gone, record, None));
        }
        let same = old.next_if(|(old, ..)| old == word);
        if same.is_none_or(|(_, old, old_marks)| (old, old_marks) != (weights, marks)) {
            deltas.push((*word, record, Some(Posting { record, weights: *weights, marks: *marks })));
        }
    }
    deltas.extend(old.map(|(gone, ..)| (*gone, record, None)));
}
