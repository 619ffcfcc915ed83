//! The rows of a page of changes: first all that there is, then what the log says was touched since.
//!
//! Each row is as the viewer sees the thing now, so a page tells no state that has passed; whatever changes afterwards is
//! touched again further on in the log, which is in the order of commits and has no gaps.

use std::collections::HashSet;

use uuid::Uuid;

use super::TombstoneReason;
use super::stand::{Stand, Walk};
use crate::directory::{Noun, View};
use crate::graphql::handle::{Handle, RelationHandle};
use crate::journal::{History, Place, Touch, What};

/// How many touches are read at once.
const AT_ONCE: usize = 500;

/// How many touches a page looks at: then it ends, though it may be short or empty.
const LOOKED_AT: usize = 10_000;

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Records of these nouns; none: of all.
    pub nouns: Option<Vec<Noun>>,
    /// Whether relations are wanted.
    pub relations: bool,
}

/// What came of one thing that changed.
#[derive(Clone, Debug)]
pub enum Row {
    /// It is there.
    Record(Handle),
    /// It is there.
    Relation(RelationHandle),
    /// The viewer saw it and does so no more.
    Gone {
        /// What it was.
        what: What,
        /// Why it is not seen any more.
        reason: TombstoneReason,
    },
}

/// A part of the changes.
#[derive(Debug)]
pub struct Part {
    /// Its rows, each with where one stands behind it.
    pub rows: Vec<(Stand, Row)>,
    /// Where one stands behind all of it.
    pub end: Stand,
    /// Whether there may be more.
    pub has_next: bool,
}

impl Wanted {
    fn has(&self, what: What) -> bool {
        match what {
            What::Record(noun, _) => self.nouns.as_ref().is_none_or(|nouns| nouns.contains(&noun)),
            What::Relation(_) => self.relations,
            What::All | What::About => false,
        }
    }
}

/// The changes behind a stand, at most so many; without a stand from the beginning.
///
/// # Errors
/// If the log can't be read.
pub async fn part(
    history: &History,
    view: &View,
    wanted: &Wanted,
    behind: Option<Stand>,
    limit: usize,
) -> anyhow::Result<Part> {
    let last = view.revision();
    let stand = behind.unwrap_or_else(|| Stand::at_all(Place::end_of(last)));
    if stand.place.revision > last {
        // From a server that is ahead of this one: here nothing has happened since.
        return Ok(Part { rows: Vec::new(), end: stand, has_next: false });
    }
    // One row more than wanted tells that there is one.
    let mut reading = Reading { view, wanted, stand, rows: Vec::new(), seen: HashSet::new(), limit: limit + 1 };
    reading.walk();
    let mut looked_at = 0;
    loop {
        if reading.is_full() {
            reading.rows.pop();
            let end = reading.rows.last().map_or(reading.stand, |(stand, _)| *stand);
            return Ok(Part { rows: reading.rows, end, has_next: true });
        }
        if looked_at >= LOOKED_AT {
            return Ok(Part { end: reading.stand, rows: reading.rows, has_next: true });
        }
        let touches = history.touches(reading.stand.place, last, AT_ONCE).await?;
        if touches.is_empty() {
            return Ok(Part { rows: reading.rows, end: Stand::at(Place::end_of(last)), has_next: false });
        }
        looked_at += touches.len();
        for touch in touches {
            reading.touch(touch);
            if reading.is_full() {
                break;
            }
        }
    }
}

/// A part on its way.
struct Reading<'a> {
    view: &'a View,
    wanted: &'a Wanted,
    stand: Stand,
    rows: Vec<(Stand, Row)>,
    seen: HashSet<What>,
    limit: usize,
}

impl Reading<'_> {
    fn is_full(&self) -> bool {
        self.rows.len() >= self.limit
    }

    fn touch(&mut self, touch: Touch) {
        self.stand = Stand::at(touch.place);
        let row = match touch.what {
            What::All => {
                self.stand = Stand::at_all(touch.place);
                return self.walk();
            }
            What::About => None,
            what if !self.wanted.has(what) => None,
            What::Record(_, id) => self.view.record_itself(id).map(|it| Row::Record(it.into())),
            What::Relation(id) => self.view.relation_by_id(id).map(|it| Row::Relation(it.into())),
        };
        let what = touch.what;
        // That it was there is told to whoever saw it.
        let was_seen = self.wanted.has(what) && touch.sight.is_some_and(|sight| sight <= self.view.audience());
        let gone = || was_seen.then(|| Row::Gone { what, reason: self.why_gone(what) });
        if let Some(row) = row.or_else(gone) {
            self.push(what, row);
        }
    }

    fn why_gone(&self, what: What) -> TombstoneReason {
        match what {
            What::Relation(id) if !self.view.still_has_relation(id) => TombstoneReason::Deleted,
            What::Record(_, id) if !self.view.still_has_record(id) => TombstoneReason::Erased,
            _ => TombstoneReason::Hidden,
        }
    }

    fn push(&mut self, what: What, row: Row) {
        if self.seen.insert(what) {
            self.rows.push((self.stand, row));
        }
    }

    /// Goes on through all that there is, if that is where one stands.
    fn walk(&mut self) {
        let view = self.view;
        if let Some(Walk::Records(behind)) = self.stand.walk {
            for record in view.records_behind(behind).filter(|it| self.wanted.has(What::Record(it.noun(), it.id()))) {
                if self.is_full() {
                    return;
                }
                self.stand.walk = Some(Walk::Records(record.id()));
                self.push(What::Record(record.noun(), record.id()), Row::Record(record.into()));
            }
            self.stand.walk = Some(Walk::Relations(Uuid::nil()));
        }
        if let Some(Walk::Relations(behind)) = self.stand.walk {
            for relation in view.relations_behind(behind).take_while(|_| self.wanted.relations) {
                if self.is_full() {
                    return;
                }
                self.stand.walk = Some(Walk::Relations(relation.id()));
                self.push(What::Relation(relation.id()), Row::Relation(relation.into()));
            }
            self.stand.walk = None;
        }
    }
}
