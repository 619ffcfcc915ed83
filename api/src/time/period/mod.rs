//! From when to when something was so, and whether it was so on a given day.

mod overlap;

use chrono::NaiveDate;

pub use self::overlap::can_overlap;
use super::{DateProblem, PartialDate};

/// From when to when something was so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The source's words.
    pub text: Option<Box<str>>,
    /// When it began.
    pub start: Option<PartialDate>,
    /// When it ended.
    pub end: Option<PartialDate>,
    /// Whether it lasts: yes, no (it has ended), or not said.
    pub ongoing: Option<bool>,
}

/// How a kind of relation lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, async_graphql::Enum)]
pub enum Temporal {
    /// It holds from its start to its end.
    State,
    /// It happened once and is true from then on.
    Event,
}

/// Whether something was so on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, async_graphql::Enum)]
pub enum Holds {
    /// It certainly was.
    Yes,
    /// What is known does not tell.
    Unknown,
    /// It certainly was not.
    No,
}

impl Period {
    /// Whether nothing is said.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.text.is_none() && self.start.is_none() && self.end.is_none() && self.ongoing.is_none()
    }

    /// Whether it can be true.
    ///
    /// # Errors
    /// If the end is certainly before the start.
    pub fn check(&self) -> Result<(), DateProblem> {
        let start = self.start.as_ref().and_then(PartialDate::earliest);
        let end = self.end.as_ref().and_then(PartialDate::latest);
        match (start, end) {
            (Some(start), Some(end)) if end < start => Err(DateProblem::EndBeforeStart { end, start }),
            _ => Ok(()),
        }
    }
}

/// Whether something with this period was so on a day.
///
/// A STATE: **no** before its start, after its end, and always if it has ended (`ongoing` is false) and nothing is known
/// of when; **yes** once it has certainly started, as long as it lasts or has certainly not ended; else **unknown**.
/// A dated end counts more than `ongoing`, which may have been said before it.
/// An EVENT: **yes** from its date on, **no** before it, **unknown** between its bounds and if it has no date.
/// Its date is its start; where that has no last day, it had happened by its end.
#[must_use]
pub fn holds(period: Option<&Period>, temporal: Temporal, day: NaiveDate) -> Holds {
    let Some(period) = period else { return Holds::Unknown };
    let bounds =
        |date: &Option<PartialDate>| date.as_ref().map_or((None, None), |date| (date.earliest(), date.latest()));
    let (start_earliest, start_latest) = bounds(&period.start);
    let (end_earliest, end_latest) = bounds(&period.end);
    if start_earliest.is_some_and(|start| day < start) {
        return Holds::No;
    }
    match temporal {
        Temporal::Event if start_latest.or(end_latest).is_some_and(|date| date <= day) => Holds::Yes,
        Temporal::Event => Holds::Unknown,
        Temporal::State => {
            let ended_at_no_date = period.ongoing == Some(false) && end_earliest.is_none() && end_latest.is_none();
            let lasts = period.ongoing == Some(true) || end_earliest.is_some_and(|end| day <= end);
            if ended_at_no_date || end_latest.is_some_and(|end| end < day) {
                Holds::No
            } else if lasts && start_latest.is_some_and(|start| start <= day) {
                Holds::Yes
            } else {
                Holds::Unknown
            }
        }
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
