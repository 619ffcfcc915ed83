//! Who meets whom: what two records have to do with each other directly, and in which groups and cooperations they meet.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use uuid::Uuid;

use super::graph::real;
use super::selection::Selection;
use crate::directory::view::{EdgeView, RecordView, RelationView};
use crate::directory::{Noun, RecordNo};
use crate::time::Holds;

/// Roles in which one leads, organises or answers for something.
const LEADING: [&str; 7] = ["chair", "deputy_chair", "office", "lead", "host", "organiser", "co_organiser"];
/// The role in which one only listens.
const GUEST: &str = "guest";

/// A group or cooperation in which two records meet.
#[derive(Clone, Copy)]
pub struct Meeting<'v> {
    /// Where.
    pub at: RecordView<'v>,
    /// As what the first is there.
    pub own: RelationView<'v>,
    /// As what the other is there.
    pub other: RelationView<'v>,
    /// How much it brings them together: more where few meet, where they lead, and where both are certainly there.
    pub weight: f64,
}

/// What two records have to do with each other.
#[derive(Clone)]
pub struct Tie<'v> {
    /// The other record.
    pub other: RecordView<'v>,
    /// Relations between the two.
    pub direct: Vec<EdgeView<'v>>,
    /// Where they meet, the closest first.
    pub meetings: Vec<Meeting<'v>>,
    /// All of it together.
    pub weight: f64,
}

/// Finds ties on a day.
pub struct Ties<'s> {
    selection: &'s Selection,
    on: NaiveDate,
}

impl<'s> Ties<'s> {
    /// Finds ties by the relations of a selection.
    #[must_use]
    pub fn new(selection: &'s Selection, today: NaiveDate) -> Self {
        Self { selection, on: selection.on().unwrap_or(today) }
    }

    /// All institutions (or persons, where asked for) that a record is tied to, the closest first.
    #[must_use]
    pub fn of<'v>(&self, record: RecordView<'v>, nouns: &[Noun]) -> Vec<Tie<'v>> {
        let mut found: BTreeMap<Uuid, Tie<'v>> = BTreeMap::new();
        let tie = |other: RecordView<'v>| Tie { other, direct: Vec::new(), meetings: Vec::new(), weight: 0.0 };
        let is_other = |it: RecordView<'v>| it != record && nouns.contains(&it.noun());
        let mut places: HashMap<RecordNo, RelationView<'v>> = HashMap::new();
        for edge in self.selection.edges(record) {
            let other = edge.other();
            if is_other(other) {
                found.entry(other.id()).or_insert_with(|| tie(other)).direct.push(edge);
            }
            if is_place(other) {
                let best = places.entry(other.no()).or_insert(edge.relation);
                if self.rank(edge.relation) > self.rank(*best) {
                    *best = edge.relation;
                }
            }
        }
        for (place, own) in places {
            let Some(at) = record.view().record(place) else { continue };
            let mut there: BTreeMap<Uuid, RelationView<'v>> = BTreeMap::new();
            for edge in self.selection.edges(at).filter(|edge| edge.other() != record) {
                let best = there.entry(edge.other().id()).or_insert(edge.relation);
                if self.rank(edge.relation) > self.rank(*best) {
                    *best = edge.relation;
                }
            }
            let closeness = 1.0 / (2.0 + real(there.len())).ln();
            for other in there.into_values() {
                let end = if other.source() == at { other.target() } else { other.source() };
                if is_other(end) {
                    let weight = closeness * self.say(own) * self.say(other);
                    let tie = found.entry(end.id()).or_insert_with(|| tie(end));
                    tie.meetings.push(Meeting { at, own, other, weight });
                }
            }
        }
        let mut found: Vec<Tie<'v>> = found.into_values().collect();
        for tie in &mut found {
            tie.meetings.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.at.id().cmp(&b.at.id())));
            tie.direct.sort_by_key(|edge| edge.relation.id());
            // In the order of the list, since sums of fractions depend on it.
            tie.weight = tie.meetings.iter().map(|it| it.weight).sum::<f64>()
                + tie.direct.iter().map(|edge| 1.5 * self.certainty(edge.relation)).sum::<f64>();
        }
        found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.other.id().cmp(&b.other.id())));
        found
    }

    /// The tie between two records; none where they have nothing to do with each other.
    #[must_use]
    pub fn between<'v>(&self, one: RecordView<'v>, other: RecordView<'v>) -> Option<Tie<'v>> {
        self.of(one, &[other.noun()]).into_iter().find(|tie| tie.other == other)
    }

    fn certainty(&self, relation: RelationView<'_>) -> f64 {
        if relation.holds(self.on) == Holds::Yes { 1.0 } else { 0.5 }
    }

    /// How much a relation with a place counts.
    fn say(&self, relation: RelationView<'_>) -> f64 {
        let role = relation.role().and_then(RecordView::code);
        let weight = match role {
            Some(role) if LEADING.contains(&role) => 1.5,
            Some(GUEST) => 0.5,
            _ => 1.0,
        };
        weight * self.certainty(relation)
    }

    /// Which of several relations with the same place is taken.
    fn rank(&self, relation: RelationView<'_>) -> (u64, std::cmp::Reverse<Uuid>) {
        // Positive numbers are in the order of their bits.
        (self.say(relation).to_bits(), std::cmp::Reverse(relation.id()))
    }
}

/// Whether one meets there.
fn is_place(record: RecordView<'_>) -> bool {
    matches!(record.noun(), Noun::WorkingGroup | Noun::Cooperation)
}

/// The topics that both bear and the viewer may see, by name.
#[must_use]
pub fn shared_topics<'v>(one: RecordView<'v>, other: RecordView<'v>) -> Vec<RecordView<'v>> {
    let mut topics: Vec<RecordView<'v>> = one.terms().map(|(_, term)| term).collect();
    topics.retain(|term| is_topic(*term) && other.terms().any(|(_, it)| it == *term));
    topics.sort_by_key(|term| (term.name_key(), term.id()));
    topics.dedup();
    topics
}

/// Whether a term says what somebody is about.
#[must_use]
pub fn is_topic(term: RecordView<'_>) -> bool {
    matches!(term.scheme(), Some("topic" | "field_of_work" | "field_of_action" | "goal" | "target_group"))
}
