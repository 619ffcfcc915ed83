//! Asks the index for a viewer: the records that answer, and why each does.

use std::collections::HashMap;
use std::ops::Range;

use uuid::Uuid;

use super::analysis::{fold, tokens};
use super::document::{areas, texts_of};
use super::field::Field;
use super::index::BETWEEN;
use super::rank::{Hit, Plan, Reason, Scores};
use crate::directory::view::RecordView;
use crate::directory::{Noun, RecordNo, View};
use crate::graphql::filter::Filter;

/// What answers a search.
#[derive(Debug)]
pub struct Answer {
    /// What was looked for.
    pub plan: Plan,
    /// The records, the best first; behind the first few hundred in no order before [`Self::order_all`].
    pub hits: Vec<Hit>,
}

/// A word of a record that answers a word of the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The place of the word in the plan.
    pub group: usize,
    /// Why it answers.
    pub reason: Reason,
    /// Where it stands in the record.
    pub field: Field,
    /// As it is written there.
    pub found: String,
}

/// Why a record answers.
#[derive(Clone, Debug, Default)]
pub struct Explanation {
    /// Of each word of the search that is answered the best match, in their order.
    pub matches: Vec<Match>,
    /// The text that answers most, and where in it.
    pub text: Option<(Field, String, Vec<Range<usize>>)>,
}

impl Answer {
    /// What answers a search, among the records that `filter` lets through where one is given. The last word may be half typed where `is_typing`.
    #[must_use]
    pub fn of(view: &View, text: &str, is_typing: bool, filter: Option<&Filter>) -> Self {
        let (index, audience) = (view.search_index(), view.audience() as usize);
        let places = |place: u32| {
            let place = view.record(RecordNo(place));
            place.map_or_else(Vec::new, |place| areas(place).iter().map(|area| area.no().0).collect())
        };
        let plan = Plan::of(index, text, audience, is_typing, &places);
        let is_person = |record: u32| view.record(RecordNo(record)).is_some_and(|it| it.noun() == Noun::Person);
        let keeps = |record: u32| {
            filter.is_none_or(|filter| view.record(RecordNo(record)).is_some_and(|it| filter.lets_through(it)))
        };
        let hits = Scores::of(index, &plan, audience, id_in(view), is_person, keeps).hits;
        Self { plan, hits }
    }

    /// Puts all hits in order.
    pub fn order_all(&mut self, view: &View) {
        Scores::order_all(&mut self.hits, id_in(view));
    }

    /// Records whose names begin like a text, as somebody types it: those whose whole name does first.
    #[must_use]
    pub fn suggestions<'v>(view: &'v View, text: &str, most: usize) -> Vec<(RecordView<'v>, Vec<Range<usize>>)> {
        let mut answer = Self::of(view, text, true, None);
        answer.order_all(view);
        let index = view.search_index();
        let has_all = |hit: &&Hit| {
            let names = index.names(hit.record);
            let is_in = |list: &u32| names.contains(list);
            answer.plan.groups.iter().all(|group| group.lists().any(|(list, _)| is_in(&list)))
        };
        let typed = fold(text);
        let mut found: Vec<RecordView<'v>> =
            answer.hits.iter().filter(has_all).filter_map(|hit| view.record(RecordNo(hit.record))).collect();
        found.sort_by_key(|record| !fold(record.name()).starts_with(&typed));
        found.truncate(most);
        let lists = answer.lists();
        found.into_iter().map(|record| (record, marked(view, record.name(), &lists).1)).collect()
    }

    /// Why a record answers.
    #[must_use]
    pub fn explain(&self, record: RecordView<'_>) -> Explanation {
        let view = record.view();
        let lists = self.lists();
        let mut best: Vec<Option<(f32, Match)>> = vec![None; self.plan.groups.len()];
        let mut text: Option<(f32, Field, String, Vec<Range<usize>>)> = None;
        for of_record in texts_of(record) {
            let (found, ranges) = marked(view, of_record.text, &lists);
            let mut groups: HashMap<usize, f32> = HashMap::new();
            for (group, reason, weight, range) in found {
                let weight = weight * of_record.field.weight().word;
                let of_group = groups.entry(group).or_default();
                *of_group = of_group.max(weight * self.plan.groups[group].rarity);
                if best[group].as_ref().is_none_or(|(known, _)| weight > *known) {
                    let found = of_record.text[range].to_owned();
                    best[group] = Some((weight, Match { group, reason, field: of_record.field, found }));
                }
            }
            let weight: f32 = groups.values().fold(0.0, |sum, weight| sum + weight);
            if weight > 0.0 && text.as_ref().is_none_or(|(known, ..)| weight > *known) {
                text = Some((weight, of_record.field, of_record.text.to_owned(), ranges));
            }
        }
        Explanation {
            matches: best.into_iter().flatten().map(|(_, it)| it).collect(),
            text: text.map(|(_, field, text, ranges)| (field, text, ranges)),
        }
    }

    /// Of each list the word of the search that it answers best, why, and how well.
    fn lists(&self) -> HashMap<u32, (usize, Reason, f32)> {
        let mut lists: HashMap<u32, (usize, Reason, f32)> = HashMap::new();
        for (at, group) in self.plan.groups.iter().enumerate() {
            for (list, alternative) in group.lists().filter(|(list, _)| *list != BETWEEN) {
                let known = lists.entry(list).or_insert((at, alternative.reason, alternative.weight));
                if alternative.weight > known.2 {
                    *known = (at, alternative.reason, alternative.weight);
                }
            }
        }
        lists
    }
}

fn id_in(view: &View) -> impl Fn(u32) -> Uuid {
    move |record| view.record(RecordNo(record)).map(RecordView::id).unwrap_or_default()
}

type Marks = (Vec<(usize, Reason, f32, Range<usize>)>, Vec<Range<usize>>);

/// The words of a text that answer, and the parts of the text to highlight, which do not overlap.
fn marked(view: &View, text: &str, lists: &HashMap<u32, (usize, Reason, f32)>) -> Marks {
    let index = view.search_index();
    let list = |word: &str| index.word(word).and_then(|word| lists.get(&word.list)).copied();
    let mut found = Vec::new();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for token in tokens(text) {
        let whole = list(&token.folded);
        let answer = whole.or_else(|| {
            let parts = super::analysis::Analysed::of(&token.folded).parts;
            let part = parts.iter().find_map(|part| list(part))?;
            Some((part.0, Reason::Compound, part.2 / 2.0))
        });
        let Some((group, reason, weight)) = answer else { continue };
        found.push((group, reason, weight, token.range.clone()));
        if ranges.last().is_none_or(|last| last.end <= token.range.start) {
            ranges.push(token.range);
        }
    }
    (found, ranges)
}
