//! How well each record answers, added up word by word.

use std::cmp::Ordering;

use uuid::Uuid;

use super::name::Names;
use super::plan::{Alternative, Plan};
use crate::search::index::{Index, List};

/// Of how many records the names are looked at; the others come behind them.
const LOOKED_AT: usize = 400;
/// How little of the words a hit may answer, against the one that answers most.
const LEAST: f32 = 0.1;
/// What is left of a score where only the place is right.
const ONLY_PLACE: f32 = 0.4;

/// What is left of a score where the search names a place and the record is elsewhere.
const ELSEWHERE: f32 = 0.6;
/// How well a word in a place's name is answered at least where the record is there, and not only in the same area.
const THERE: f32 = 0.26;

/// How well another word is answered at least where the record has to do with the matter.
const MATTER: f32 = 0.2;

/// How much more a person counts where somebody is looked for.
const PERSON: f32 = 1.5;

/// A record that answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The number of the record.
    pub record: u32,
    /// How well it answers; only good to compare with others of the same search.
    pub score: f32,
}

/// Everything that answers a search.
#[derive(Debug, Default)]
pub struct Scores {
    /// The hits, the best [`LOOKED_AT`] of them in order, before the others in none: few ask for them, and to sort a hundred
    /// thousand takes longer than to find them.
    pub hits: Vec<Hit>,
}

#[derive(Clone, Copy, Default)]
struct Cell {
    /// The sum over the words so far.
    total: f32,
    /// How much the words that are answered say.
    answered: f32,
    /// Whether a word is answered that names no place.
    has_matter: bool,
    /// How many words that name a place are answered by the place itself.
    places: u8,
    /// The best answer to the current word.
    best: f32,
    /// The sum over the sets of the current alternative so far, and how many sets that are.
    sum: f32,
    sets: u16,
}

impl Scores {
    /// Scores all records for a plan; `keeps` says which are wanted, `id` breaks ties.
    pub fn of(
        index: &Index,
        plan: &Plan,
        audience: usize,
        id: impl Fn(u32) -> Uuid,
        is_person: impl Fn(u32) -> bool,
        keeps: impl Fn(u32) -> bool,
    ) -> Self {
        let mut cells = vec![Cell::default(); index.numbers()];
        let mut all: Vec<u32> = Vec::new();
        let mut touched: Vec<u32> = Vec::new();
        for group in &plan.groups {
            for alternative in &group.alternatives {
                answer(index, alternative, audience, &mut cells, &mut touched);
            }
            for record in touched.drain(..) {
                let cell = &mut cells[record as usize];
                // Touched twice, it was added the first time.
                if cell.best > 0.0 {
                    if cell.answered == 0.0 {
                        all.push(record);
                    }
                    cell.total += group.rarity * cell.best;
                    cell.answered += group.rarity * (cell.best * 4.0).min(1.0);
                    cell.has_matter |= !group.is_place && cell.best >= MATTER;
                    cell.places += u8::from(group.is_place && cell.best >= THERE);
                    cell.best = 0.0;
                }
            }
        }
        all.retain(|record| keeps(*record));
        let asks_matter = plan.groups.iter().any(|group| !group.is_place && !group.alternatives.is_empty());
        let matter = |record: u32| if asks_matter && !cells[record as usize].has_matter { ONLY_PLACE } else { 1.0 };
        let places = u8::try_from(plan.groups.iter().filter(|group| group.is_place).count()).unwrap_or(u8::MAX);
        let sum: f32 = plan.groups.iter().map(|group| group.rarity).sum();
        let most = all.iter().map(|record| cells[*record as usize].answered).fold(0.0, f32::max);
        let mut hits: Vec<Hit> = all
            .into_iter()
            .filter(|record| cells[*record as usize].answered >= LEAST * most)
            .map(|record| {
                let cell = cells[record as usize];
                let elsewhere = if cell.places < places { ELSEWHERE } else { 1.0 };
                let score = elsewhere * matter(record) * cell.total * cell.answered / sum.max(f32::MIN_POSITIVE);
                Hit { record, score }
            })
            .collect();
        best_to_front(&mut hits, &id);
        let names = Names::of(index, plan, audience);
        let looked_at = hits.len().min(LOOKED_AT);
        for hit in &mut hits[..looked_at] {
            hit.score += matter(hit.record) * names.score(hit.record);
            if plan.asks_who && is_person(hit.record) {
                hit.score *= PERSON;
            }
        }
        hits[..looked_at].sort_unstable_by(|a, b| best_first(*a, *b, &id));
        Self { hits }
    }

    /// Puts all hits in order: the best first; of equals the one with the smaller id.
    pub fn order_all(hits: &mut [Hit], id: impl Fn(u32) -> Uuid) {
        if let Some(others) = hits.get_mut(LOOKED_AT..) {
            others.sort_unstable_by(|a, b| best_first(*a, *b, &id));
        }
    }
}

/// Brings the best [`LOOKED_AT`] hits to the front. Where many score alike, it looks only for the ids of those that compete
/// for the last place.
fn best_to_front(hits: &mut Vec<Hit>, id: impl Fn(u32) -> Uuid) {
    if hits.len() <= LOOKED_AT {
        return;
    }
    let (_, worst, _) = hits.select_nth_unstable_by(LOOKED_AT - 1, |a, b| b.score.total_cmp(&a.score));
    let least = worst.score;
    let (mut best, mut others): (Vec<Hit>, Vec<Hit>) = hits.drain(..).partition(|hit| hit.score >= least);
    if best.len() > LOOKED_AT {
        best.select_nth_unstable_by(LOOKED_AT, |a, b| best_first(*a, *b, &id));
    }
    hits.append(&mut best);
    hits.append(&mut others);
}

fn best_first(a: Hit, b: Hit, id: impl Fn(u32) -> Uuid) -> Ordering {
    b.score.total_cmp(&a.score).then_with(|| id(a.record).cmp(&id(b.record)))
}

/// Notes for each record how well an alternative answers.
fn answer(index: &Index, alternative: &Alternative, audience: usize, cells: &mut [Cell], touched: &mut Vec<u32>) {
    let scale = alternative.weight / 255.0;
    if let [set] = alternative.lists.as_slice() {
        for list in set {
            each(index.list(*list), audience, |record, weight| {
                let cell = &mut cells[record as usize];
                if cell.best == 0.0 {
                    touched.push(record);
                }
                cell.best = cell.best.max(scale * weight);
            });
        }
        return;
    }
    let mut seen: Vec<u32> = Vec::new();
    for (at, set) in (0_u16..).zip(&alternative.lists) {
        for list in set {
            each(index.list(*list), audience, |record, weight| {
                let cell = &mut cells[record as usize];
                if cell.sets == at {
                    if at == 0 {
                        seen.push(record);
                    }
                    cell.sets = at + 1;
                    cell.sum += weight;
                }
            });
        }
    }
    let sets = u16::try_from(alternative.lists.len()).unwrap_or(u16::MAX);
    for record in seen {
        let cell = &mut cells[record as usize];
        if cell.sets == sets {
            if cell.best == 0.0 {
                touched.push(record);
            }
            cell.best = cell.best.max(scale * cell.sum / f32::from(sets));
        }
        (cell.sets, cell.sum) = (0, 0.0);
    }
}

fn each(list: &List, audience: usize, mut look: impl FnMut(u32, f32)) {
    for block in list.blocks() {
        for posting in block.iter() {
            let weight = posting.weights[audience];
            if weight > 0 {
                look(posting.record, f32::from(weight));
            }
        }
    }
}
