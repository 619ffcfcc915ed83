//! From the words of a search to the lists of the index that answer it.

use std::ops::Range;

use super::planner::Planner;
use crate::search::analysis::{Analysed, tokens};
use crate::search::index::Index;

/// The most words of a search that are looked at.
const MOST_WORDS: usize = 64;

/// How words begin that ask for somebody; they may be longer.
const WHO: [&str; 5] = ["wer", "zustandig", "ansprech", "kontaktperson", "verantwortlich"];

/// Why a word of a record answers a word of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, async_graphql::Enum)]
pub enum Reason {
    /// It is the word, perhaps inflected or spelt otherwise (ä as ae).
    Word,
    /// It is a part of the compound, or the compound of the parts.
    Compound,
    /// It means nearly the same.
    Synonym,
    /// It begins with the word.
    Beginning,
    /// The word seems to be mistyped; this is the nearest that the directory has.
    Correction,
    /// It is the area that the place lies in.
    Area,
}

impl Reason {
    const fn weight(self) -> f32 {
        match self {
            Self::Word => 1.0,
            Self::Synonym => 0.75,
            Self::Beginning => 0.5,
            Self::Compound | Self::Correction => 0.8,
            Self::Area => 0.25,
        }
    }
}

/// One way in which a record can answer: it has a word of each of these sets.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// Numbers of lists.
    pub lists: Vec<Vec<u32>>,
    /// Why this is an answer.
    pub reason: Reason,
    /// How much it counts against the word itself.
    pub weight: f32,
}

/// A word of a search (or several that are one expression) and what answers it.
#[derive(Clone, Debug)]
pub struct Group {
    /// Where it stands in the search.
    pub range: Range<usize>,
    /// What answers it; the best one counts.
    pub alternatives: Vec<Alternative>,
    /// How much the word says: rare words say more.
    pub rarity: f32,
    /// The word as it was probably meant, folded, where it was corrected.
    pub corrected: Option<Box<str>>,
    /// Whether it is in the name of a place that the search has in it.
    pub is_place: bool,
}

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The words of the search that say something.
    pub groups: Vec<Group>,
    /// Whether somebody is looked for: „Wer ist zuständig …?“
    pub asks_who: bool,
    /// The words as they stand in the search, also those that come again: places in `groups`.
    pub order: Vec<usize>,
}

impl Plan {
    /// The plan of a search for an audience. The last word may be half typed where `is_typing`.
    #[must_use]
    pub fn of(index: &Index, text: &str, audience: usize, is_typing: bool, areas: &dyn Fn(u32) -> Vec<u32>) -> Self {
        let tokens = tokens(text);
        let all: Vec<(Range<usize>, Analysed)> = tokens
            .iter()
            .filter(|token| !token.is_whole)
            .map(|token| (token.range.clone(), Analysed::of(&token.folded)))
            .take(MOST_WORDS)
            .collect();
        let mut words: Vec<(Range<usize>, Analysed)> = Vec::new();
        let only_stops = all.iter().all(|(_, word)| word.is_stop);
        let mut sequence: Vec<Box<str>> = Vec::new();
        for (at, (range, word)) in all.into_iter().enumerate() {
            let is_last = is_typing && at + 1 == tokens.len();
            if !word.is_stop || only_stops || is_last {
                sequence.push(word.stem().into());
                if !words.iter().any(|(_, known)| known.stem() == word.stem()) {
                    words.push((range, word));
                }
            }
        }
        let last = words.len().wrapping_sub(1);
        let planner = Planner { index, audience };
        let mut groups: Vec<Group> = words
            .iter_mut()
            .enumerate()
            .map(|(at, (range, word))| planner.group(range.clone(), word, is_typing && at == last))
            .collect();
        planner.add_expressions(&mut groups, &words);
        planner.add_parts(&mut groups, &words);
        planner.add_terms(&mut groups);
        planner.add_abbreviations(&mut groups);
        let records = index.records(audience);
        for group in &mut groups {
            group.rarity = rarity(planner.count(group).min(records), records);
        }
        planner.add_areas(&mut groups, areas);
        let of_stem = |stem: &str| words.iter().position(|(_, word)| word.stem() == stem);
        let order = sequence.iter().filter_map(|stem| of_stem(stem)).collect();
        let asks_who = tokens.iter().any(|token| {
            WHO.iter().any(|who| token.folded == *who || (who.len() > 3 && token.folded.starts_with(who)))
        });
        Self { groups, asks_who, order }
    }
}

impl Group {
    /// The lists of the word itself.
    pub(super) fn words(&self) -> Vec<u32> {
        let own = self.alternatives.iter().filter(|it| matches!(it.reason, Reason::Word | Reason::Correction));
        own.flat_map(|alternative| alternative.lists.iter().flatten().copied()).collect()
    }

    /// All lists that answer it, and as part of what.
    pub fn lists(&self) -> impl Iterator<Item = (u32, &Alternative)> {
        self.alternatives.iter().flat_map(|it| it.lists.iter().flatten().map(move |list| (*list, it)))
    }

    pub(super) fn offer(&mut self, reason: Reason, lists: Vec<Vec<u32>>) {
        self.offer_at(reason.weight(), reason, lists);
    }

    /// Offers an answer that counts for more or less than its reason says.
    pub(super) fn offer_at(&mut self, weight: f32, reason: Reason, lists: Vec<Vec<u32>>) {
        if !lists.is_empty() && lists.iter().all(|set| !set.is_empty()) {
            self.alternatives.push(Alternative { lists, reason, weight });
        }
    }
}

/// How much a word says that is in so many of all records.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "four digits are enough")]
pub fn rarity(count: u32, records: u32) -> f32 {
    let (count, records) = (count as f32, records as f32);
    (1.0 + (records - count + 0.5).max(0.0) / (count + 0.5)).ln()
}
