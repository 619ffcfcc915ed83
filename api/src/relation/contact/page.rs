//! Contacts as a connection; its cursors carry the revision, because a rank has no place of its own.

use async_graphql::{Object, SimpleObject};
use chrono::NaiveDate;

use super::rank::{Contact, MatchReason};
use crate::directory::view::RecordView;
use crate::directory::{AddressType, View};
use crate::graphql::cursor::{Cursor, Key};
use crate::graphql::error::Failure;
use crate::graphql::handle::{Handle, RelationHandle};
use crate::graphql::page::{Page, PageInfo, PageInput, Window};
use crate::graphql::record_type::RecordType;
use crate::graphql::time::Period;
use crate::record::Record;
use crate::record::part::{Address, ContactPoint, OpeningHours, Owner};
use crate::relation::object::Relation;
use crate::term::Term;
use crate::time::Holds;

/// A page of contacts, the best match first.
pub struct ContactPage {
    /// What cursors are bound to.
    order: String,
    page: Page<Row>,
    total: usize,
    changed: bool,
    on: NaiveDate,
}

#[derive(Clone)]
struct Row {
    reason: MatchReason,
    via: Handle,
    relation: Option<RelationHandle>,
    topic: Option<Handle>,
}

impl ContactPage {
    /// The page of ranked contacts.
    ///
    /// # Errors
    /// What is wrong with the page's arguments.
    pub(super) fn of(
        view: &View,
        order: String,
        found: &[Contact<'_>],
        on: NaiveDate,
        input: &PageInput,
    ) -> Result<Self, Failure> {
        let revision = i64::try_from(view.revision()).unwrap_or(i64::MAX);
        let place = |rank: usize, contact: &Contact<'_>| {
            let rank = i64::try_from(rank).unwrap_or(i64::MAX);
            Cursor { keys: vec![Key::Number(rank), Key::Number(revision)], id: contact.id() }
        };
        let places: Vec<Cursor> = found.iter().enumerate().map(|(rank, contact)| place(rank, contact)).collect();
        let mut window = input.window(&order, &[false, false])?;
        let mut changed = false;
        for cursor in [&mut window.after, &mut window.before].into_iter().flatten() {
            changed |= anchor(cursor, &places, revision);
        }
        let rows = found.iter().zip(places).map(|(contact, place)| (place, Row::from(contact))).collect();
        let (page, total) = (Window::cut(&window, rows), found.len());
        Ok(Self { order, page, total, changed, on })
    }
}

/// Moves a cursor of another revision to where its row is now; says whether it was one.
fn anchor(cursor: &mut Cursor, places: &[Cursor], revision: i64) -> bool {
    if cursor.keys.get(1) == Some(&Key::Number(revision)) {
        return false;
    }
    match places.iter().find(|place| place.id == cursor.id) {
        Some(place) => *cursor = place.clone(),
        None => cursor.keys[1] = Key::Number(revision),
    }
    true
}

impl From<&Contact<'_>> for Row {
    fn from(contact: &Contact<'_>) -> Self {
        Self {
            reason: contact.reason,
            via: contact.via.into(),
            relation: contact.relation.map(Into::into),
            topic: contact.topic.map(Into::into),
        }
    }
}

impl Row {
    /// Whom to talk to: the person, or the record itself.
    fn whom(&self) -> RecordView<'_> {
        self.relation.as_ref().map_or_else(|| self.via.get(), |relation| relation.get().source())
    }
}

/// A page of contacts, the best match first.
#[Object(name = "ContactConnection")]
impl ContactPage {
    /// The contacts of the page, each with the reason why it is named.
    async fn edges(&self) -> Vec<ContactEdge> {
        let rows = self.page.rows.iter();
        rows.map(|(place, row)| ContactEdge { cursor: place.encode(&self.order), row: row.clone(), on: self.on })
            .collect()
    }

    /// Whom to talk to: persons, or the record itself where only contact points or an address are known.
    async fn nodes(&self) -> Vec<Record> {
        self.page.rows.iter().map(|(_, row)| Record::show(row.whom())).collect()
    }

    /// Where the page lies in the list.
    async fn page_info(&self) -> PageInfo {
        self.page.info(&self.order)
    }

    /// How many contacts the whole list has that you may see.
    async fn total_count(&self) -> usize {
        self.total
    }

    /// Whether the directory has changed since the cursor was given out: ranks may have moved, so a contact may be
    /// missing or come twice. Begin again for a list that is complete.
    async fn changed_since_cursor(&self) -> bool {
        self.changed
    }
}

/// A contact: whom to talk to, how to reach them, and why they are named.
pub struct ContactEdge {
    cursor: String,
    row: Row,
    on: NaiveDate,
}

/// A contact: whom to talk to, how to reach them, and why they are named.
#[Object]
impl ContactEdge {
    /// The place of the row in the list, for `after` and `before`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// Whom to talk to: a person, or the record itself where only contact points or an address are known.
    async fn node(&self) -> Record {
        Record::show(self.row.whom())
    }

    /// Why it is named.
    #[graphql(name = "match")]
    async fn matched(&self) -> ContactMatch {
        ContactMatch {
            reason: self.row.reason,
            via: Record::show(self.row.via.get()),
            topic: self.row.topic.as_ref().map(|topic| Term::show(topic.get())),
        }
    }

    /// As what the person is a contact ("Projektleitung"); null where nothing is stated.
    async fn function(&self) -> Option<&str> {
        self.row.relation.as_ref()?.get().function()
    }

    /// From when to when the person is a contact; null where nothing is stated.
    async fn period(&self) -> Option<Period> {
        self.row.relation.as_ref()?.get().period().map(Period::from)
    }

    /// Whether the person is a contact on the day given as `on`, or today: YES or UNKNOWN. Null where no person is named.
    async fn holds(&self) -> Option<Holds> {
        Some(self.row.relation.as_ref()?.get().holds(self.on))
    }

    /// How to reach them, the points given for just this first, as far as you may see them.
    async fn contact_points(&self) -> Vec<ContactPoint> {
        let mut points = Vec::new();
        if let Some(relation) = &self.row.relation {
            let owner = Owner::Relation(relation.clone());
            points.extend(relation.get().contact_points().map(|point| ContactPoint::new(&owner, point)));
        }
        if self.row.reason != MatchReason::Address {
            let whom = self.row.whom();
            let owner = Owner::Record(whom.into());
            points.extend(whom.contact_points().map(|point| ContactPoint::new(&owner, point)));
        }
        points
    }

    /// The visiting address, where the reason is ADDRESS; else null.
    async fn address(&self) -> Option<Address> {
        let record = self.row.via.get();
        let at = record.addresses().iter().position(|address| address.kind == AddressType::Visiting)?;
        (self.row.reason == MatchReason::Address).then(|| Address(self.row.via.clone(), at))
    }

    /// When the visiting address is open, where the reason is ADDRESS; else empty.
    async fn opening_hours(&self) -> Vec<OpeningHours> {
        let rows = self.row.via.get().opening_hours().len();
        let count = if self.row.reason == MatchReason::Address { rows } else { 0 };
        (0..count).map(|at| OpeningHours(self.row.via.clone(), at)).collect()
    }

    /// The relation that makes the person a contact; null where no person is named.
    async fn relation(&self) -> Option<Relation> {
        self.row.relation.clone().map(Relation)
    }
}

/// Why a contact is named.
#[derive(SimpleObject)]
pub struct ContactMatch {
    /// The reason.
    reason: MatchReason,
    /// The record whose contact it is: the one that was asked, or what it is part of.
    via: Record,
    /// The topic for which it is named; null where it is named without one.
    topic: Option<Term>,
}
