//! How much of a record's name the search has in it: whoever types a whole name means that record.

use std::collections::HashMap;

use super::plan::{Group, Plan, Reason, rarity};
use crate::search::index::{BETWEEN, Index};

/// How much the words of a name count that the search has.
const WORDS: f32 = 0.5;
/// How much it counts that they stand together as in the name.
const RUN: f32 = 0.5;
/// How much more that counts with each word of a long search, which has names among other words.
const LONG: f32 = 1.5;
/// What is left where the search names another place.
const ELSEWHERE: f32 = 0.3;

/// Which words of names the search has.
pub(super) struct Names<'i> {
    index: &'i Index,
    audience: usize,
    /// Of a list the place of its word in the search, how much it says, and how well it answers.
    words: HashMap<u32, (usize, f32, f32)>,
    /// How much all words of the search say.
    sum: f32,
    groups: f32,
    /// The words as they stand in the search.
    order: Vec<usize>,
    /// The words of places.
    places: Vec<u32>,
}

impl<'i> Names<'i> {
    pub fn of(index: &'i Index, plan: &Plan, audience: usize) -> Self {
        let mut words: HashMap<u32, (usize, f32, f32)> = HashMap::new();
        for (at, group) in plan.groups.iter().enumerate() {
            for alternative in &group.alternatives {
                if let ([set], Reason::Word | Reason::Synonym | Reason::Correction) =
                    (alternative.lists.as_slice(), alternative.reason)
                {
                    for list in set {
                        words.entry(*list).or_insert((at, group.rarity, alternative.weight));
                    }
                }
            }
        }
        let places = plan.groups.iter().filter(|it| it.is_place).flat_map(Group::words).collect();
        let order = plan.order.clone();
        Self {
            index,
            audience,
            words,
            order,
            places,
            groups: u16::try_from(plan.groups.len()).map_or(f32::MAX, f32::from),
            sum: plan.groups.iter().map(|group| group.rarity).sum(),
        }
    }

    /// What the best of a record's names adds to its score.
    pub fn score(&self, record: u32) -> f32 {
        let names = self.index.names(record).split(|word| *word == BETWEEN);
        let score = names.map(|name| self.score_of(name)).fold(0.0, f32::max);
        let is_there =
            |list: &u32| self.index.list(*list).posting(record).is_some_and(|it| it.weights[self.audience] > 0);
        if score > 0.0 && !self.places.is_empty() && !self.places.iter().any(is_there) {
            score * ELSEWHERE
        } else {
            score
        }
    }

    fn score_of(&self, name: &[u32]) -> f32 {
        let (mut has, mut all, mut longest) = (0.0, 0.0, 0.0_f32);
        // Of each word of the search how much of the name stands before and at it, word by word as in the name.
        let mut runs = vec![0.0_f32; self.order.len() + 1];
        for word in name {
            let mut next = vec![0.0_f32; self.order.len() + 1];
            if let Some((at, rarity, answers)) = self.words.get(word) {
                has += rarity * answers;
                all += rarity;
                for (place, _) in self.order.iter().enumerate().filter(|(_, group)| *group == at) {
                    next[place + 1] = runs[place] + rarity * answers;
                    longest = longest.max(next[place + 1]);
                }
            } else {
                all += rarity(self.index.list(*word).count(self.audience), self.index.records(self.audience));
            }
            runs = next;
        }
        if has == 0.0 {
            return 0.0;
        }
        let mut score = WORDS * has * (has / all).powi(2);
        score += RUN * (1.0 + LONG * (self.groups - 3.0).max(0.0)) * longest * (longest / all).powi(6);
        if has >= 0.999 * self.sum && has >= 0.999 * all {
            score += self.sum;
        }
        score
    }
}
