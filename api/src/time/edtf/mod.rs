//! EDTF dates (ISO 8601-2, Library of Congress): levels 0 and 1, and of level 2 the sets `[a..b]` and `[a,b]`.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::DateProblem;
use super::problem::shown;

mod better;
mod parse;

/// A date as EDTF writes it.
///
/// What is taken: `2017`, `2017-10`, `2017-10-03`; years before the year 0 (`-0044`) and beyond four digits (`Y12345`);
/// the seasons `2017-21` … `2017-24`; unspecified digits from the right (`201X`, `20XX`, `2017-XX`, `2017-10-XX`,
/// `2017-XX-XX`); each with `?`, `~` or `%` at its end; one of several dates, `[2017-10..2017-12]`, `[..2017]`,
/// `[2017..]`, `[2017,2019..2020]`, made of years, months and days.
///
/// What is not: intervals (`2017/2018`, and `2017/..` too: a period has a start and an end of its own, and "2017 or
/// later" is `[2017..]`), times of day, `{…}` (all of several dates), and the rest of level 2.
///
/// `?`, `~` and `%` do not widen the bounds: nothing says by how much. Seasons are those of meteorology in the northern
/// hemisphere; 24 is the winter that begins in December of its year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edtf(Form);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    Date(Date, Option<Qualifier>),
    /// One of these; never empty.
    OneOf(Box<[Choice]>),
}

/// What is said of a whole date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// `?`: the source is not sure.
    Uncertain,
    /// `~`: an estimate.
    Approximate,
    /// `%`: both.
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Date {
    Day(NaiveDate),
    /// The first day of the month.
    Month(NaiveDate),
    Year(i32),
    /// `21` to `24`.
    Season(i32, u32),
    /// `201X`: the leading three digits.
    Decade(i32),
    /// `20XX`: the leading two digits.
    Century(i32),
    /// `2017-XX`.
    SomeMonth(i32),
    /// `2017-XX-XX`.
    SomeDayOfYear(i32),
    /// `2017-10-XX`: the first day of the month.
    SomeDayOfMonth(NaiveDate),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    One(Date),
    Between(Date, Date),
    Until(Date),
    From(Date),
}

impl Edtf {
    /// The first day it can be; none if it is open there.
    #[must_use]
    pub fn earliest(&self) -> Option<NaiveDate> {
        match &self.0 {
            Form::Date(date, _) => Some(date.earliest()),
            Form::OneOf(choices) => choices.iter().map(|choice| choice.earliest()).min().flatten(),
        }
    }

    /// The last day it can be; none if it is open there.
    #[must_use]
    pub fn latest(&self) -> Option<NaiveDate> {
        match &self.0 {
            Form::Date(date, _) => Some(date.latest()),
            Form::OneOf(choices) if choices.iter().any(|choice| choice.latest().is_none()) => None,
            Form::OneOf(choices) => choices.iter().filter_map(|choice| choice.latest()).max(),
        }
    }

    /// Whether the source is unsure of the date or estimates it.
    #[must_use]
    pub const fn qualifier(&self) -> Option<Qualifier> {
        match self.0 {
            Form::Date(_, qualifier) => qualifier,
            Form::OneOf(_) => None,
        }
    }
}

impl Choice {
    fn earliest(self) -> Option<NaiveDate> {
        match self {
            Self::One(date) | Self::Between(date, _) | Self::From(date) => Some(date.earliest()),
            Self::Until(_) => None,
        }
    }

    fn latest(self) -> Option<NaiveDate> {
        match self {
            Self::One(date) | Self::Between(_, date) | Self::Until(date) => Some(date.latest()),
            Self::From(_) => None,
        }
    }
}

impl Date {
    fn earliest(self) -> NaiveDate {
        match self {
            Self::Day(day) | Self::Month(day) | Self::SomeDayOfMonth(day) => day,
            Self::Year(year) | Self::SomeMonth(year) | Self::SomeDayOfYear(year) => month_start(year, 1),
            Self::Season(year, season) => month_start(year, (season - 20) * 3),
            Self::Decade(digits) => month_start(digits * 10, 1),
            Self::Century(digits) => month_start(digits * 100, 1),
        }
    }

    fn latest(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Month(day) | Self::SomeDayOfMonth(day) => month_end(day.year(), day.month()),
            Self::Year(year) | Self::SomeMonth(year) | Self::SomeDayOfYear(year) => month_end(year, 12),
            Self::Season(year, 24) => month_end(year + 1, 2),
            Self::Season(year, season) => month_end(year, (season - 20) * 3 + 2),
            Self::Decade(digits) => month_end(digits * 10 + 9, 12),
            Self::Century(digits) => month_end(digits * 100 + 99, 12),
        }
    }
}

/// The years that all of which can be counted: one less on each side than the calendar can begin.
const YEARS: std::ops::RangeInclusive<i32> = -262_142..=262_141;

fn month_start(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).expect("the parser lets only years and months of the calendar in")
}

fn month_end(year: i32, month: u32) -> NaiveDate {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    month_start(year, month).pred_opt().expect("the parser lets only years of the calendar in")
}

impl FromStr for Edtf {
    type Err = DateProblem;

    fn from_str(text: &str) -> Result<Self, DateProblem> {
        parse::form(text).map(Self).map_err(|fault| DateProblem::Edtf {
            fault,
            found: shown(text),
            better: better::guess(text),
        })
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Date(date, qualifier) => {
                let sign = match qualifier {
                    None => "",
                    Some(Qualifier::Uncertain) => "?",
                    Some(Qualifier::Approximate) => "~",
                    Some(Qualifier::Both) => "%",
                };
                write!(f, "{date}{sign}")
            }
            Form::OneOf(choices) => {
                for (at, choice) in choices.iter().enumerate() {
                    f.write_str(if at == 0 { "[" } else { "," })?;
                    match choice {
                        Choice::One(date) => write!(f, "{date}")?,
                        Choice::Between(from, to) => write!(f, "{from}..{to}")?,
                        Choice::Until(date) => write!(f, "..{date}")?,
                        Choice::From(date) => write!(f, "{date}..")?,
                    }
                }
                f.write_str("]")
            }
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(f, "{}-{:02}-{:02}", Year(day.year()), day.month(), day.day()),
            Self::Month(day) => write!(f, "{}-{:02}", Year(day.year()), day.month()),
            Self::Year(year) => write!(f, "{}", Year(year)),
            Self::Season(year, season) => write!(f, "{}-{season}", Year(year)),
            Self::Decade(digits) => write!(f, "{digits:03}X"),
            Self::Century(digits) => write!(f, "{digits:02}XX"),
            Self::SomeMonth(year) => write!(f, "{}-XX", Year(year)),
            Self::SomeDayOfYear(year) => write!(f, "{}-XX-XX", Year(year)),
            Self::SomeDayOfMonth(day) => write!(f, "{}-{:02}-XX", Year(day.year()), day.month()),
        }
    }
}

/// A year as EDTF writes it: four digits, or `Y` and more.
struct Year(i32);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            year @ 0..=9999 => write!(f, "{year:04}"),
            year @ -9999..0 => write!(f, "{year:05}"),
            year => write!(f, "Y{year}"),
        }
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
