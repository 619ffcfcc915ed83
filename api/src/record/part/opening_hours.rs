//! The GraphQL type of opening hours.

use async_graphql::{ID, Object};

use super::{Citation, Owner, part_id};
use crate::directory::OpeningHoursRow;
use crate::graphql::handle::Handle;
use crate::graphql::node::Tag;
use crate::graphql::scalar::Date;
use crate::graphql::time::DayOfWeek;
use crate::time::{print_closes, print_opens};

/// When a visiting address is open: a record, and which row of its opening hours.
#[derive(Clone, Debug)]
pub struct OpeningHours(pub Handle, pub usize);

impl OpeningHours {
    fn get(&self) -> &OpeningHoursRow {
        &self.0.get().opening_hours()[self.1]
    }
}

/// When a visiting address is open, or closed.
#[Object]
impl OpeningHours {
    /// The global id.
    pub async fn id(&self) -> ID {
        part_id(Tag::OpeningHours, self.0.get().id(), self.get().id)
    }

    /// On which days of the week.
    async fn days(&self) -> Vec<DayOfWeek> {
        self.get().hours.days.iter().map(DayOfWeek::from).collect()
    }

    /// From when, as HH:MM in `timezone`; null where it is closed all day.
    async fn opens(&self) -> Option<String> {
        self.get().hours.opens.map(print_opens)
    }

    /// Until when, as HH:MM in `timezone`; before `opens` it is on the next day.
    async fn closes(&self) -> Option<String> {
        self.get().hours.closes.map(print_closes)
    }

    /// IANA time zone, such as Europe/Berlin.
    async fn timezone(&self) -> &str {
        self.get().hours.timezone.name()
    }

    /// The first day on which this is so; null where that is open.
    async fn valid_from(&self) -> Option<Date> {
        self.get().hours.valid_from.map(Date)
    }

    /// The last day on which this is so; null where that is open.
    async fn valid_through(&self) -> Option<Date> {
        self.get().hours.valid_through.map(Date)
    }

    /// Whether it is closed on these days, whatever other rows say.
    async fn closed(&self) -> bool {
        self.get().hours.closed
    }

    /// The words of the sources from which it is taken.
    async fn citations(&self) -> Vec<Citation> {
        let owner = Owner::Record(self.0.clone());
        self.get().citations.iter().map(|citation| Citation::new(&owner, citation)).collect()
    }
}
