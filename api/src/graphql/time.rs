//! Dates and periods as precise as their sources, for the API's reader.

use async_graphql::{InputObject, Object, SimpleObject};

use super::scalar::Date;
use crate::time;

/// A date as precise as its source. The words are for people; the bounds only sort and filter.
#[derive(SimpleObject)]
pub struct PartialDate {
    /// The source's words ("Ende 2017"); null where only a value is stated.
    text: Option<String>,
    /// Its value in EDTF (ISO 8601-2, level 1, and sets of level 2): `[2017-10..2017-12]`; null where it has none.
    edtf: Option<String>,
    /// The earliest day that it can be; null where that is open.
    earliest: Option<Date>,
    /// The latest day that it can be; null where that is open.
    latest: Option<Date>,
}

impl From<&time::PartialDate> for PartialDate {
    fn from(date: &time::PartialDate) -> Self {
        Self {
            text: date.text().map(Into::into),
            edtf: date.edtf().map(Into::into),
            earliest: date.earliest().map(Date),
            latest: date.latest().map(Date),
        }
    }
}

/// A date as precise as it is known: words, a value, or both.
#[derive(Clone, Debug, InputObject)]
pub struct DateInput {
    /// The words that people read ("Ende 2017").
    pub text: Option<String>,
    /// The value in EDTF (ISO 8601-2): `2024-09-16`, `2024-09`, `2024`, `2017~`, `[2017-10..2017-12]`.
    pub edtf: Option<String>,
}

/// From when to when.
#[derive(SimpleObject)]
pub struct Period {
    /// The source's words ("seit nunmehr zwei Jahren"); null where only dates are stated.
    text: Option<String>,
    /// When it began; null where that is unknown.
    start: Option<PartialDate>,
    /// When it ended or will end; null where that is unknown.
    end: Option<PartialDate>,
    /// Whether it lasts; null where the source does not say.
    ongoing: Option<bool>,
}

impl From<&time::Period> for Period {
    fn from(period: &time::Period) -> Self {
        Self {
            text: period.text.as_deref().map(Into::into),
            start: period.start.as_ref().map(PartialDate::from),
            end: period.end.as_ref().map(PartialDate::from),
            ongoing: period.ongoing,
        }
    }
}

/// From when to when. What is not stated is not known.
#[derive(Clone, Debug, InputObject)]
pub struct PeriodInput {
    /// The words that people read ("seit nunmehr zwei Jahren").
    pub text: Option<String>,
    /// When it began.
    pub start: Option<DateInput>,
    /// When it ended or will end.
    pub end: Option<DateInput>,
    /// Whether it lasts.
    pub ongoing: Option<bool>,
}

/// When something comes again: in words, as a yearly window, as a rule.
#[derive(Clone, Debug, InputObject)]
pub struct RecurrenceInput {
    /// The words that people read ("jährlich in der zweiten Septemberhälfte").
    pub text: Option<String>,
    /// An RFC 5545 recurrence rule.
    pub rrule: Option<String>,
    /// First day of the yearly window, as `--MM-DD`.
    pub window_start: Option<String>,
    /// Last day of the yearly window, as `--MM-DD`.
    pub window_end: Option<String>,
}

/// When something comes again.
pub struct Recurrence(pub time::Recurrence, pub chrono::NaiveDate);

/// When something comes again: in words, as a yearly window, as a rule.
#[Object]
impl Recurrence {
    /// The source's words ("jährlich in der zweiten Septemberhälfte"); null where only dates are stated.
    async fn text(&self) -> Option<&str> {
        self.0.text()
    }

    /// An RFC 5545 recurrence rule; null where none is stated. Where a window is stated, too, the window decides.
    async fn rrule(&self) -> Option<&str> {
        self.0.rrule()
    }

    /// First day of the yearly window, as `--MM-DD`; null where there is none.
    async fn window_start(&self) -> Option<String> {
        self.0.window().map(|window| window.start.to_string())
    }

    /// Last day of the yearly window, as `--MM-DD`; before `windowStart` it lies in the next year. Null where there is none.
    async fn window_end(&self) -> Option<String> {
        self.0.window().map(|window| window.end.to_string())
    }

    /// Whether it takes place on a day; null where window and rule do not tell.
    async fn occurs_on(
        &self,
        #[graphql(desc = "The day; today in Europe/Berlin where nothing is said.")] date: Option<Date>,
    ) -> Option<bool> {
        self.0.occurs_on(date.map_or(self.1, |date| date.0))
    }

    /// The yearly window that a day lies in, else the next one; null where there is no window.
    async fn next_window(
        &self,
        #[graphql(desc = "The day; today in Europe/Berlin where nothing is said.")] from: Option<Date>,
    ) -> Option<DateRange> {
        let from = from.map_or(self.1, |date| date.0);
        let window = self.0.window()?;
        let (start, end) = window.around(from).or_else(|| window.next(from))?;
        Some(DateRange { start: Date(start), end: Date(end) })
    }
}

/// From one day to another, both included.
#[derive(SimpleObject)]
pub struct DateRange {
    /// The first day.
    start: Date,
    /// The last day.
    end: Date,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, async_graphql::Enum)]
#[graphql(remote = "chrono::Weekday")]
pub enum DayOfWeek {
    /// Montag
    #[graphql(name = "MONDAY")]
    Mon,
    /// Dienstag
    #[graphql(name = "TUESDAY")]
    Tue,
    /// Mittwoch
    #[graphql(name = "WEDNESDAY")]
    Wed,
    /// Donnerstag
    #[graphql(name = "THURSDAY")]
    Thu,
    /// Freitag
    #[graphql(name = "FRIDAY")]
    Fri,
    /// Samstag
    #[graphql(name = "SATURDAY")]
    Sat,
    /// Sonntag
    #[graphql(name = "SUNDAY")]
    Sun,
}
