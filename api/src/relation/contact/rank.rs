//! Which contacts a record has, in which order, and why.

use std::collections::HashMap;

use async_graphql::Enum;
use chrono::NaiveDate;
use uuid::Uuid;

use crate::directory::view::{RecordView, RelationView, Side};
use crate::directory::{AddressType, RecordNo};
use crate::graphql::filter::TermBy;
use crate::relation::hierarchy::reach;
use crate::time::Holds;

/// Why a contact is named; the better reason comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
pub enum MatchReason {
    /// Named for the very topic.
    Exact,
    /// Named for a topic that is broader.
    Broader,
    /// Named for a topic that is narrower.
    Narrower,
    /// Named without a topic, or no topic was asked for.
    General,
    /// No person: the record's own contact points.
    OwnPoint,
    /// No person: the record's visiting address and its hours.
    Address,
}

/// A contact of a record.
#[derive(Clone, Copy)]
pub struct Contact<'v> {
    /// Why it is named.
    pub reason: MatchReason,
    /// The record whose contact it is: the one that was asked, or what it is part of.
    pub via: RecordView<'v>,
    /// The relation of the person; none where no person is named.
    pub relation: Option<RelationView<'v>>,
    /// The topic for which it is named.
    pub topic: Option<RecordView<'v>>,
}

impl Contact<'_> {
    /// What identifies it: the relation, the visiting address, or the record itself.
    #[must_use]
    pub fn id(&self) -> Uuid {
        let visiting = || self.via.addresses().iter().find(|address| address.kind == AddressType::Visiting);
        match (self.relation, self.reason) {
            (Some(relation), _) => relation.id(),
            (None, MatchReason::Address) => visiting().map_or_else(|| self.via.id(), |address| address.id),
            (None, _) => self.via.id(),
        }
    }
}

/// The topics around a topic: how many steps above and below it each lies.
struct Topics {
    broader: HashMap<RecordNo, usize>,
    narrower: HashMap<RecordNo, usize>,
    exact: Option<RecordNo>,
}

impl Topics {
    fn around(topic: Option<RecordView<'_>>) -> Self {
        fn climb<'v>(
            from: Option<RecordView<'v>>,
            next: impl Fn(RecordView<'v>) -> Vec<RecordView<'v>>,
        ) -> HashMap<RecordNo, usize> {
            let mut steps = HashMap::new();
            let mut level: Vec<RecordView<'_>> = from.into_iter().collect();
            let mut distance = 0;
            while !level.is_empty() {
                level.retain(|term| {
                    steps.insert(term.no(), distance).is_none_or(|nearer| {
                        steps.insert(term.no(), nearer);
                        false
                    })
                });
                level = level.into_iter().flat_map(&next).filter(|term| !steps.contains_key(&term.no())).collect();
                distance += 1;
            }
            steps
        }
        Self {
            broader: climb(topic, |term| term.broader().collect()),
            narrower: climb(topic, |term| term.view().narrower(term.no()).collect()),
            exact: topic.map(RecordView::no),
        }
    }

    /// The best reason for which a contact with these topics is named, how far away, and by which topic.
    fn reason<'v>(&self, relation: RelationView<'v>) -> Option<(MatchReason, usize, Option<RecordView<'v>>)> {
        let mut terms = relation.terms().map(|(term, _)| term).peekable();
        if terms.peek().is_none() {
            return Some((MatchReason::General, 0, None));
        }
        let reasons = terms.filter_map(|term| {
            let no = term.no();
            let (reason, distance) = if Some(no) == self.exact {
                (MatchReason::Exact, 0)
            } else if let Some(distance) = self.broader.get(&no) {
                (MatchReason::Broader, *distance)
            } else {
                (MatchReason::Narrower, *self.narrower.get(&no)?)
            };
            Some((reason, distance, Some(term)))
        });
        reasons.min_by_key(|(reason, distance, term)| (*reason, *distance, term.map(RecordView::id)))
    }
}

/// The contacts of a record, the best match first.
#[must_use]
pub fn contacts<'v>(record: RecordView<'v>, topic: Option<&TermBy>, on: NaiveDate) -> Vec<Contact<'v>> {
    let topics = topic.map(|topic| Topics::around(topic.find(record.view())));
    let mut found = at(record, topics.as_ref(), on);
    for parent in reach(record, Side::Out, Some(on)) {
        found.extend(at(parent, topics.as_ref(), on));
    }
    let own = |reason| Contact { reason, via: record, relation: None, topic: None };
    if record.contact_points().next().is_some() {
        found.push(own(MatchReason::OwnPoint));
    }
    if record.addresses().iter().any(|address| address.kind == AddressType::Visiting) {
        found.push(own(MatchReason::Address));
    }
    found
}

/// The persons who are contacts of one record itself.
fn at<'v>(record: RecordView<'v>, topics: Option<&Topics>, on: NaiveDate) -> Vec<Contact<'v>> {
    let Some(kind) = record.view().about().kind_no("contact_for") else { return Vec::new() };
    let edges = record.edges(kind, Side::In).filter(|edge| edge.relation.holds(on) != Holds::No);
    let mut found: Vec<_> = edges
        .filter_map(|edge| {
            let (reason, distance, topic) = match topics {
                Some(topics) => topics.reason(edge.relation)?,
                None => (MatchReason::General, 0, None),
            };
            let contact = Contact { reason, via: record, relation: Some(edge.relation), topic };
            Some(((reason, distance, edge.other().name_key(), edge.relation.id()), contact))
        })
        .collect();
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, contact)| contact).collect()
}
