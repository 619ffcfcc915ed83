//! How the network changed from one day to another, by the periods of its relations.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::{Datelike, NaiveDate};

use super::graph::{Stop, Stopped};
use super::selection::Selection;
use crate::directory::view::{RecordView, RelationView};
use crate::directory::{KindNo, RecordNo, RelationNo, View};
use crate::time::Holds;

/// The most years of a series.
pub const YEARS: i32 = 100;

/// How the network changed.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Relations that hold, or may hold, on the later day and did not on the earlier.
    pub added: Vec<RelationNo>,
    /// Relations that held, or may have, on the earlier day and do not on the later.
    pub ended: Vec<RelationNo>,
    /// Relations that ended and the one of the same kind between the same records that took its place.
    pub changed: Vec<(RelationNo, RelationNo)>,
    /// Records that had no relation on the earlier day and have one on the later.
    pub joined: Vec<RecordNo>,
    /// Records that had a relation on the earlier day and have none on the later.
    pub left: Vec<RecordNo>,
    /// The network on the earlier day, on the last day of each year between, and on the later day.
    pub series: Vec<Moment>,
}

/// How large the network was on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub on: NaiveDate,
    /// How many relations held, or may have.
    pub relations: usize,
    /// How many of them held certainly.
    pub certain: usize,
    /// How many records had one of them.
    pub records: usize,
}

/// The relations of a selection, whatever the day.
fn relations<'v>(view: &'v View, selection: &Selection) -> Vec<RelationView<'v>> {
    let records = selection.records(view);
    let edges = records.flat_map(|record| selection.edges(record).map(move |edge| (record, edge.relation)));
    // Each relation is met from both its ends.
    let mut found: Vec<_> =
        edges.filter(|(record, relation)| relation.source() == *record).map(|(_, relation)| relation).collect();
    found.sort_by_key(|relation| (relation.period().and_then(|it| it.start.as_ref()?.earliest()), relation.id()));
    found
}

impl Changes {
    /// Between two days; the selection must be of all times.
    ///
    /// # Errors
    /// [`Stopped`] when told to stop.
    pub fn between(
        view: &View,
        selection: &Selection,
        from: NaiveDate,
        to: NaiveDate,
        stop: &Stop,
    ) -> Result<Self, Stopped> {
        let relations = relations(view, selection);
        stop.check()?;
        let held = |relation: &RelationView<'_>, day| relation.holds(day) != Holds::No;
        let added = relations.iter().filter(|it| !held(it, from) && held(it, to));
        let ended = relations.iter().filter(|it| held(it, from) && !held(it, to));
        let mut changes = Self::paired(ended, added);
        let on = |day| -> HashSet<RecordNo> {
            let there = relations.iter().filter(|it| held(it, day));
            there.flat_map(|it| [it.source().no(), it.target().no()]).collect()
        };
        let (before, after) = (on(from), on(to));
        changes.joined = by_name(view, after.difference(&before));
        changes.left = by_name(view, before.difference(&after));
        for on in moments(from, to) {
            stop.check()?;
            let there: Vec<_> = relations.iter().filter(|it| held(it, on)).collect();
            let certain = there.iter().filter(|it| it.holds(on) == Holds::Yes).count();
            let records: HashSet<_> = there.iter().flat_map(|it| [it.source().no(), it.target().no()]).collect();
            changes.series.push(Moment { on, relations: there.len(), certain, records: records.len() });
        }
        Ok(changes)
    }

    /// What ended and what took its place belong together.
    fn paired<'r, 'v: 'r>(
        ended: impl Iterator<Item = &'r RelationView<'v>>,
        added: impl Iterator<Item = &'r RelationView<'v>>,
    ) -> Self {
        type Ends = (KindNo, BTreeSet<RecordNo>);
        let ends = |it: &RelationView<'_>| -> Ends { (it.kind_no(), [it.source().no(), it.target().no()].into()) };
        let mut gone: BTreeMap<Ends, Vec<RelationNo>> = BTreeMap::new();
        let ended: Vec<_> = ended.collect();
        for it in &ended {
            gone.entry(ends(it)).or_default().push(it.no());
        }
        let mut changes = Self::default();
        for relation in added {
            match gone.get_mut(&ends(relation)).filter(|gone| !gone.is_empty()) {
                Some(gone) => changes.changed.push((gone.remove(0), relation.no())),
                None => changes.added.push(relation.no()),
            }
        }
        let replaced: HashSet<RelationNo> = changes.changed.iter().map(|(before, _)| *before).collect();
        changes.ended = ended.iter().map(|it| it.no()).filter(|no| !replaced.contains(no)).collect();
        changes
    }
}

/// The first and the last day, and the last day of each year between.
fn moments(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let ends = (from.year()..to.year()).filter_map(|year| NaiveDate::from_ymd_opt(year, 12, 31));
    let between = ends.filter(move |day| from < *day && *day < to);
    std::iter::once(from).chain(between).chain((from != to).then_some(to))
}

fn by_name<'r>(view: &View, records: impl Iterator<Item = &'r RecordNo>) -> Vec<RecordNo> {
    let mut found: Vec<_> = records.filter_map(|no| view.record(*no)).collect();
    found.sort_by_key(|record| (record.name_key(), record.id()));
    found.into_iter().map(RecordView::no).collect()
}
