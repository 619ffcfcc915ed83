//! A part of every year, from one day of the year to another.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::RecurrenceProblem;
use crate::time::problem::shown;

/// A day of the year, written `--09-16`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: u8,
    day: u8,
}

/// A part of every year, both days included; where the end is before the start, it crosses New Year.
///
/// In a year without 29 February, a window that starts on it starts on 1 March, one that ends on it ends on 28 February,
/// and one of just that day is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// Its first day.
    pub start: MonthDay,
    /// Its last day.
    pub end: MonthDay,
}

impl MonthDay {
    /// A day of the year; 29 February is one.
    #[must_use]
    pub fn new(month: u8, day: u8) -> Option<Self> {
        // 2000 is a leap year.
        NaiveDate::from_ymd_opt(2000, month.into(), day.into()).map(|_| Self { month, day })
    }

    /// The month, from 1.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The day in a year; none for 29 February where there is none, and beyond the calendar.
    fn exactly_in(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month.into(), self.day.into())
    }

    fn is_at_or_before(self, day: NaiveDate) -> bool {
        (u32::from(self.month), u32::from(self.day)) <= (day.month(), day.day())
    }

    fn is_at_or_after(self, day: NaiveDate) -> bool {
        (u32::from(self.month), u32::from(self.day)) >= (day.month(), day.day())
    }
}

impl Window {
    /// Whether it crosses New Year.
    #[must_use]
    pub fn crosses_new_year(self) -> bool {
        self.end < self.start
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        let (started, not_over) = (self.start.is_at_or_before(day), self.end.is_at_or_after(day));
        if self.crosses_new_year() { started || not_over } else { started && not_over }
    }

    /// The window that begins in a year.
    fn beginning_in(self, year: i32) -> Option<(NaiveDate, NaiveDate)> {
        let start = self.start.exactly_in(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))?;
        let end_year = if self.crosses_new_year() { year + 1 } else { year };
        let end = self.end.exactly_in(end_year).or_else(|| NaiveDate::from_ymd_opt(end_year, 2, 28))?;
        (start <= end).then_some((start, end))
    }

    /// The first window that begins after a day; none beyond the calendar.
    #[must_use]
    pub fn next(self, after: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        // From one 29 February to the next it is eight years at most.
        let years = after.year()..=after.year() + 8;
        years.filter_map(|year| self.beginning_in(year)).find(|(start, _)| after < *start)
    }

    /// The window that a day is in.
    #[must_use]
    pub fn around(self, day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let windows = [day.year(), day.year() - 1].into_iter().filter_map(|year| self.beginning_in(year));
        windows.into_iter().find(|(start, end)| (*start..=*end).contains(&day))
    }
}

impl FromStr for MonthDay {
    type Err = RecurrenceProblem;

    fn from_str(text: &str) -> Result<Self, RecurrenceProblem> {
        let read = || match text.as_bytes() {
            [b'-', b'-', digits @ ..] if digits.len() == 5 && digits[2] == b'-' => {
                let number = |tens: u8, ones: u8| {
                    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
                };
                Self::new(number(digits[0], digits[1])?, number(digits[3], digits[4])?)
            }
            _ => None,
        };
        read().ok_or_else(|| RecurrenceProblem::MonthDay(shown(text)))
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--{:02}-{:02}", self.month, self.day)
    }
}
