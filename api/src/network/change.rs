//! How the network changed: from one day to another by the periods of its relations, or between two revisions by the log.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use super::graph::{Stop, Stopped};
use super::past::Stand;
use super::selection::Selection;
use crate::directory::view::{RecordView, RelationView};
use crate::directory::{KindNo, RecordNo, RelationNo, Revision, View};
use crate::time::Holds;

/// The most years of a series.
pub const YEARS: i32 = 100;

/// How the network changed. What is gone is read in the earlier value, what is there in the later; between days both are
/// the same.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Relations that hold, or may hold, on the later day and did not on the earlier; that came with the log.
    pub added: Vec<RelationNo>,
    /// Relations that held, or may have, on the earlier day and do not on the later; that the log ended or took back.
    pub ended: Vec<RelationNo>,
    /// Relations that ended and the one of the same kind between the same records that took its place; by the log also
    /// those that say something else.
    pub changed: Vec<(RelationNo, RelationNo)>,
    /// Records that had no relation then and have one now.
    pub joined: Vec<RecordNo>,
    /// Records that had a relation then and have none now.
    pub left: Vec<RecordNo>,
    /// Records of the network that say something else, by the log.
    pub revised: Vec<RecordNo>,
    /// The network on the earlier day, on the last day of each year between, and on the later day; or at both revisions.
    pub series: Vec<Moment>,
}

/// How large the network was on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub on: NaiveDate,
    /// The revision that it was read at; none where it is the day that counts.
    pub revision: Option<Revision>,
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
        let on = |day| ends(relations.iter().filter(|it| held(it, day)));
        let (before, after) = (on(from), on(to));
        changes.joined = by_name(view, after.difference(&before));
        changes.left = by_name(view, before.difference(&after));
        for on in moments(from, to) {
            stop.check()?;
            changes.series.push(Moment::of(&relations, on, None));
        }
        Ok(changes)
    }

    /// Between two values, one before the other, each with when it was made: what deeds made different, whenever a
    /// relation holds. One has ended if it was taken back, or if on the later day it would still hold as it was.
    ///
    /// # Errors
    /// [`Stopped`] when told to stop.
    pub fn by_log(
        [earlier, later]: [&View; 2],
        [from, to]: [Stand; 2],
        touched: &[Uuid],
        selection: &Selection,
        stop: &Stop,
    ) -> Result<Self, Stopped> {
        let (was, is) = (relations(earlier, selection), relations(later, selection));
        stop.check()?;
        let by_id = |relations: &[RelationView<'_>]| -> HashSet<Uuid> { relations.iter().map(|it| it.id()).collect() };
        let (known, now) = (by_id(&was), by_id(&is));
        let [on, day] = [from, to].map(Stand::day);
        let (mut gone, mut there) = (Vec::new(), Vec::new());
        let mut reworded = Vec::new();
        for before in &was {
            match later.relation_by_id(before.id()).filter(|it| now.contains(&it.id())) {
                Some(after) if before.holds(day) != Holds::No && after.holds(day) == Holds::No => gone.push(before),
                Some(after) => {
                    there.push(after);
                    if !before.says_the_same(after) {
                        reworded.push((before.no(), after.no()));
                    }
                }
                None => gone.push(before),
            }
        }
        let new: Vec<_> = is.iter().filter(|it| !known.contains(&it.id())).collect();
        let (before, after) = (ends(&was), ends(there.iter().chain(new.iter().copied())));
        let mut changes = Self::paired(gone.into_iter(), new.into_iter());
        changes.changed.extend(reworded);
        changes.joined = by_name(later, after.difference(&before));
        changes.left = by_name(earlier, before.difference(&after));
        let touched = touched.iter().filter_map(|id| Some((earlier.record_itself(*id)?, later.record_itself(*id)?)));
        let revised = touched.filter(|(before, after)| selection.shows(*before) && selection.shows(*after));
        let revised: Vec<RecordNo> = revised.map(|(_, after)| after.no()).collect();
        changes.revised = by_name(later, revised.iter());
        changes.series = vec![Moment::of(&was, on, Some(from.revision)), Moment::of(&is, day, Some(to.revision))];
        Ok(changes)
    }

    /// What ended and what took its place belong together.
    fn paired<'r, 'v: 'r>(
        ended: impl Iterator<Item = &'r RelationView<'v>>,
        added: impl Iterator<Item = &'r RelationView<'v>>,
    ) -> Self {
        type Ends = (KindNo, BTreeSet<RecordNo>);
        let joined = |it: &RelationView<'_>| -> Ends { (it.kind_no(), [it.source().no(), it.target().no()].into()) };
        let mut gone: BTreeMap<Ends, Vec<RelationNo>> = BTreeMap::new();
        let ended: Vec<_> = ended.collect();
        for it in &ended {
            gone.entry(joined(it)).or_default().push(it.no());
        }
        let mut changes = Self::default();
        for relation in added {
            match gone.get_mut(&joined(relation)).filter(|gone| !gone.is_empty()) {
                Some(gone) => changes.changed.push((gone.remove(0), relation.no())),
                None => changes.added.push(relation.no()),
            }
        }
        let replaced: HashSet<RelationNo> = changes.changed.iter().map(|(before, _)| *before).collect();
        changes.ended = ended.iter().map(|it| it.no()).filter(|no| !replaced.contains(no)).collect();
        changes
    }
}

impl Moment {
    fn of(relations: &[RelationView<'_>], on: NaiveDate, revision: Option<Revision>) -> Self {
        let there: Vec<_> = relations.iter().filter(|it| it.holds(on) != Holds::No).collect();
        let certain = there.iter().filter(|it| it.holds(on) == Holds::Yes).count();
        Self { on, revision, relations: there.len(), certain, records: ends(there).len() }
    }
}

/// The records that relations join.
fn ends<'r, 'v: 'r>(relations: impl IntoIterator<Item = &'r RelationView<'v>>) -> HashSet<RecordNo> {
    relations.into_iter().flat_map(|it| [it.source().no(), it.target().no()]).collect()
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
