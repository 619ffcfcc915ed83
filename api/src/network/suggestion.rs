//! Partners that one does not have yet: who shares partners and topics with a record but never meets it.

use std::collections::{BTreeMap, HashSet};

use uuid::Uuid;

use super::graph::{Stop, Stopped, real};
use super::selection::Selection;
use super::tie::{Ties, is_topic, shared_topics};
use crate::directory::view::RecordView;
use crate::directory::{Noun, RecordNo};

/// Of how many of its partners the partners are looked at: the closest ones.
const PARTNERS: usize = 50;
/// A topic that more records bear says too little.
const BEARERS: usize = 2_000;

/// Somebody who could be a partner.
pub struct Suggestion<'v> {
    /// Who.
    pub partner: RecordView<'v>,
    /// Partners of both, the closest first.
    pub common: Vec<RecordView<'v>>,
    /// Topics of both.
    pub topics: Vec<RecordView<'v>>,
    /// How much speaks for it.
    pub weight: f64,
}

/// Institutions that could be partners of a record.
///
/// # Errors
/// [`Stopped`] when told to stop.
pub fn suggestions<'v>(
    record: RecordView<'v>,
    selection: &Selection,
    count: usize,
    stop: &Stop,
) -> Result<Vec<Suggestion<'v>>, Stopped> {
    let nouns = [Noun::Institution];
    let ties = Ties::new(selection, record.view().today());
    let partners = ties.of(record, &nouns);
    let known: HashSet<RecordNo> = partners.iter().map(|tie| tie.other.no()).chain([record.no()]).collect();
    let mut found: BTreeMap<Uuid, Suggestion<'v>> = BTreeMap::new();
    let new = |partner| Suggestion { partner, common: Vec::new(), topics: Vec::new(), weight: 0.0 };
    for tie in partners.iter().take(PARTNERS) {
        stop.check()?;
        let theirs = ties.of(tie.other, &nouns);
        // Whoever knows everybody tells little of whom one should know (Adamic and Adar).
        let say = tie.weight.min(1.0) / (1.0 + real(theirs.len())).ln().max(1.0);
        for further in theirs.iter().filter(|it| !known.contains(&it.other.no())) {
            let suggestion = found.entry(further.other.id()).or_insert_with(|| new(further.other));
            suggestion.weight += say * further.weight.min(1.0);
            suggestion.common.push(tie.other);
        }
    }
    let own: Vec<RecordView<'v>> = record.terms().map(|(_, term)| term).filter(|term| is_topic(*term)).collect();
    for topic in own {
        stop.check()?;
        let bearers: Vec<_> = record.view().bearers(topic.no()).take(BEARERS + 1).collect();
        if bearers.len() <= BEARERS {
            let others = bearers.iter().filter(|it| it.noun() == Noun::Institution && selection.shows(**it));
            for other in others.filter(|it| !known.contains(&it.no())) {
                found.entry(other.id()).or_insert_with(|| new(*other)).weight += 0.5 / (1.0 + real(bearers.len())).ln();
            }
        }
    }
    let mut found: Vec<Suggestion<'v>> = found.into_values().collect();
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.partner.id().cmp(&b.partner.id())));
    found.truncate(count);
    for suggestion in &mut found {
        suggestion.topics = shared_topics(record, suggestion.partner);
    }
    Ok(found)
}
