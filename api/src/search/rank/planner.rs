//! Looks up in the index what answers the words of a search.

use std::collections::BTreeSet;
use std::ops::Range;

use super::correct::nearest;
use super::plan::{Group, Reason, rarity};
use crate::search::analysis::{Analysed, LONGEST_EXPRESSION, synonyms};
use crate::search::index::{ABBREVIATED, BETWEEN, Index, NAME, PLACE, TERM, Word};

/// Words of the directory that begin with a word of the search.
const MOST_LONGER: usize = 40;
/// How much the name of a place says against another word: who looks for care in a town would rather have care in the next
/// town than anything else in this one.
const PLACE_WEIGHT: f32 = 0.7;

/// How much it counts at most that a word answers a part of a compound only.
const PART: f32 = 0.5;

/// The index as an audience sees it.
pub(super) struct Planner<'i> {
    pub index: &'i Index,
    pub audience: usize,
}

impl Planner<'_> {
    fn seen<'w>(&self, words: impl Iterator<Item = &'w Word>) -> Vec<u32> {
        words.map(|word| word.list).filter(|list| self.index.list(*list).count(self.audience) > 0).collect()
    }

    fn stem(&self, stem: &str) -> Vec<u32> {
        self.seen(self.index.with_stem(stem))
    }

    /// What answers a word; where nothing does, the word is corrected.
    pub fn group(&self, range: Range<usize>, word: &mut Analysed, is_beginning: bool) -> Group {
        let mut group = Group { range, alternatives: Vec::new(), rarity: 0.0, corrected: None, is_place: false };
        self.add_words(&mut group, word, is_beginning);
        if group.alternatives.is_empty() && synonyms(&[word.stem().into()]).is_empty() {
            let near = nearest(self.index, word.stem(), self.audience);
            let lists = near.iter().flat_map(|near| self.stem(near.stem())).collect();
            group.offer(Reason::Correction, vec![lists]);
            if let Some(near) = near.first() {
                group.corrected = Some((*near.text).into());
                *word = Analysed::of(&near.text);
                self.add_words(&mut group, word, is_beginning);
                group.alternatives.retain(|it| it.reason != Reason::Word);
            }
        }
        group
    }

    fn add_words(&self, group: &mut Group, word: &Analysed, is_beginning: bool) {
        group.offer(Reason::Word, vec![self.stem(word.stem())]);
        if !word.parts.is_empty() {
            group.offer(Reason::Compound, self.parts(word));
        }
        if is_beginning {
            group.offer(Reason::Beginning, vec![self.seen(self.index.beginning_with(&word.text))]);
        } else if word.text.len() >= 5 {
            let longer = self.index.beginning_with(&word.text).filter(|longer| longer.text.len() > word.text.len());
            let mut lists = self.seen(longer);
            lists.truncate(MOST_LONGER);
            group.offer(Reason::Beginning, vec![lists]);
        }
    }

    /// The parts of a compound; of three and more the first and what is left without it.
    fn parts(&self, word: &Analysed) -> Vec<Vec<u32>> {
        let parts: Vec<&str> = word.parts.iter().map(|part| &**part).collect();
        let simple = match parts.as_slice() {
            // The second is what is left without the first, and the others are its parts.
            [first, rest, others @ ..] if !others.is_empty() && rest.ends_with(others[others.len() - 1]) => {
                let rest = self.stem(Analysed::of(rest).stem());
                if rest.is_empty() { None } else { Some(vec![self.stem(Analysed::of(first).stem()), rest]) }
            }
            _ => None,
        };
        simple.unwrap_or_else(|| {
            let all = parts
                .iter()
                .enumerate()
                .filter(|(at, part)| !(*at == 1 && parts.len() > 2 && part.ends_with(parts[parts.len() - 1])));
            all.map(|(_, part)| self.stem(Analysed::of(part).stem())).collect()
        })
    }

    /// Adds what means nearly the same as each word, and as several that stand together.
    pub fn add_expressions(&self, groups: &mut [Group], words: &[(Range<usize>, Analysed)]) {
        let stems: Vec<Box<str>> = words.iter().map(|(_, word)| word.stem().into()).collect();
        for first in 0..words.len() {
            for last in first..words.len().min(first + LONGEST_EXPRESSION) {
                for synonym in synonyms(&stems[first..=last]) {
                    let lists: Vec<Vec<u32>> = synonym.iter().map(|stem| self.stem(stem)).collect();
                    for group in &mut groups[first..=last] {
                        group.offer(Reason::Synonym, lists.clone());
                    }
                }
            }
        }
    }

    /// Adds to compounds what each of their parts alone is answered by: there are more compounds than any list of words of the
    /// same meaning can have. A rare part says more of what is meant than a common one.
    pub fn add_parts(&self, groups: &mut [Group], words: &[(Range<usize>, Analysed)]) {
        let records = self.index.records(self.audience);
        for (group, (_, word)) in groups.iter_mut().zip(words) {
            for part in word.parts.iter().map(|part| Analysed::of(part)).filter(|part| !part.is_stop) {
                let lists = self.stem(part.stem());
                let count = lists.iter().map(|list| self.index.list(*list).count(self.audience)).sum::<u32>();
                let weight = PART * rarity(count.min(records), records) / rarity(0, records);
                group.offer_at(weight, Reason::Compound, vec![lists]);
                for synonym in synonyms(&[part.stem().into()]) {
                    group.offer_at(weight, Reason::Compound, synonym.iter().map(|stem| self.stem(stem)).collect());
                }
            }
        }
    }

    /// Adds the other names of terms that are named: so editors teach the search new words.
    pub fn add_terms(&self, groups: &mut [Group]) {
        for group in groups {
            let lists = group.words();
            let mut terms: Vec<u32> = lists.iter().flat_map(|list| self.named(*list, TERM)).collect();
            terms.sort_unstable();
            terms.dedup();
            let mut names: Vec<Vec<u32>> = Vec::new();
            for term in terms {
                let of_term = || self.index.names(term).split(|word| *word == BETWEEN);
                if of_term().any(|name| name.iter().all(|word| lists.contains(word))) {
                    names.extend(of_term().map(<[u32]>::to_vec));
                }
            }
            names.retain(|name| !name.iter().all(|word| lists.contains(word)));
            let text = |list: &u32| self.index.list(*list).count(self.audience);
            names.sort_by_key(|name| name.iter().map(text).collect::<Vec<_>>());
            for name in names {
                group.offer(Reason::Synonym, name.into_iter().map(|word| vec![word]).collect());
            }
        }
    }

    /// Adds to abbreviations what they stand for in some record, and to words in a row their abbreviation.
    pub fn add_abbreviations(&self, groups: &mut [Group]) {
        let words: Vec<Vec<u32>> = groups.iter().map(Group::words).collect();
        let mut found: BTreeSet<(usize, Vec<u32>)> = BTreeSet::new();
        for (at, lists) in words.iter().enumerate() {
            for record in lists.iter().flat_map(|list| self.named(*list, ABBREVIATED)) {
                for (short, meant) in self.index.abbreviations(record) {
                    let stand_together = || {
                        let row = words.get(at..at + meant.len());
                        row.is_some_and(|row| row.iter().zip(meant).all(|(group, word)| group.contains(word)))
                    };
                    if lists.contains(&short) {
                        found.insert((at, meant.to_vec()));
                    } else if stand_together() {
                        found.extend((at..at + meant.len()).map(|at| (at, vec![short])));
                    }
                }
            }
        }
        for (at, words) in found {
            groups[at].offer(Reason::Synonym, words.into_iter().map(|word| vec![word]).collect());
        }
    }

    /// In how many records a word is answered at most.
    pub fn count(&self, group: &Group) -> u32 {
        let of = |set: &Vec<u32>| set.iter().map(|list| self.index.list(*list).count(self.audience)).sum::<u32>();
        let counted = group.alternatives.iter().filter(|it| it.reason != Reason::Beginning && it.weight > PART);
        counted.map(|alternative| alternative.lists.iter().map(of).min().unwrap_or(0)).sum()
    }

    /// Adds to each place that is named the area that it lies in: what is near counts a little.
    pub fn add_areas(&self, groups: &mut [Group], areas: &dyn Fn(u32) -> Vec<u32>) {
        let words: Vec<Vec<u32>> = groups.iter().map(Group::words).collect();
        let is_named = |list: &u32| words.iter().any(|words| words.contains(list));
        for at in 0..groups.len() {
            let lists = &words[at];
            let mut places: Vec<u32> = lists.iter().flat_map(|list| self.named(*list, PLACE)).collect();
            places.retain(|place| {
                self.index.names(*place).split(|word| *word == BETWEEN).any(|name| name.iter().all(is_named))
            });
            places.sort_unstable();
            places.dedup();
            if places.is_empty() {
                continue;
            }
            groups[at].rarity *= PLACE_WEIGHT;
            groups[at].is_place = true;
            for area in places.into_iter().flat_map(areas) {
                let name = self.index.names(area).split(|word| *word == BETWEEN).next().unwrap_or_default();
                if !name.iter().all(|word| lists.contains(word)) {
                    groups[at].offer(Reason::Area, name.iter().map(|word| vec![*word]).collect());
                }
            }
        }
    }

    /// The records of a kind ([`PLACE`], [`TERM`], [`ABBREVIATED`]) that have a word in their name.
    fn named(&self, list: u32, kind: u8) -> impl Iterator<Item = u32> {
        let wanted = kind | NAME;
        let postings = self.index.list(list).iter().filter(move |posting| posting.marks & wanted == wanted);
        postings.filter(|posting| posting.weights[self.audience] > 0).map(|posting| posting.record)
    }
}
