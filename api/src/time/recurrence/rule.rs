//! RFC 5545 rules: whether a text is one, and what it says of a day when nobody knows its first date.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, Weekday};
use rrule::{Frequency, NWeekday, RRule, Unvalidated};

/// A rule that was checked.
pub(super) struct Rule {
    rule: RRule<Unvalidated>,
    until: Option<Until>,
}

/// Up to when a rule goes, as days in an unknown zone.
#[derive(Clone, Copy)]
struct Until {
    /// The last day that is certainly within.
    within: NaiveDate,
    /// The last day that may be within.
    perhaps: NaiveDate,
}

/// The parts of a rule; the parser knows names beyond the standard and forgives what is not a number before a weekday.
const PARTS: [&str; 14] = [
    "FREQ",
    "UNTIL",
    "COUNT",
    "INTERVAL",
    "BYSECOND",
    "BYMINUTE",
    "BYHOUR",
    "BYDAY",
    "BYMONTHDAY",
    "BYYEARDAY",
    "BYWEEKNO",
    "BYMONTH",
    "BYSETPOS",
    "WKST",
];

/// Why a text is no rule, in German and English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// In German.
    pub german: Box<str>,
    /// In English.
    pub english: Box<str>,
}

fn why(german: impl Into<Box<str>>, english: impl Into<Box<str>>) -> Why {
    Why { german: german.into(), english: english.into() }
}

/// The parser says it in English only.
fn contradicts(error: &impl std::fmt::Display) -> Why {
    why("ihre Angaben passen nicht zusammen", error.to_string())
}

impl Rule {
    /// Reads a rule; else says why it is none.
    pub(super) fn read(text: &str) -> Result<Self, Why> {
        // Also keeps the parser away from what it would cut in the middle of a letter.
        if text.len() > 500 || !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=;,+-".contains(&byte)) {
            return Err(why(
                "sie besteht aus Teilen NAME=WERT mit ; dazwischen",
                "it consists of parts NAME=VALUE with ; between them",
            ));
        }
        let mut until = None;
        let mut rest = Vec::new();
        for part in text.split(';') {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            if !PARTS.iter().any(|known| known.eq_ignore_ascii_case(name)) || value.is_empty() {
                return Err(why(
                    format!("„{part}“ ist kein Teil einer Regel"),
                    format!("\"{part}\" is not a part of a rule"),
                ));
            }
            if name.eq_ignore_ascii_case("BYDAY") && !value.split(',').all(is_weekday) {
                return Err(why(
                    format!("„{value}“ ist keine Liste von Wochentagen wie MO,2TU,-1FR"),
                    format!("\"{value}\" is not a list of weekdays such as MO,2TU,-1FR"),
                ));
            }
            // The parser would read it in the zone of the machine.
            if name.eq_ignore_ascii_case("UNTIL") {
                let read = Until::read(value).ok_or_else(|| {
                    why(
                        format!("UNTIL={value} ist kein Datum wie 20301231"),
                        format!("UNTIL={value} is not a date such as 20301231"),
                    )
                })?;
                if until.replace(read).is_some() {
                    return Err(why("UNTIL steht zweimal da", "UNTIL is there twice"));
                }
            } else {
                rest.push(part);
            }
        }
        let rule: RRule<Unvalidated> = rest.join(";").parse().map_err(|error| contradicts(&error))?;
        let start = DateTime::UNIX_EPOCH.with_timezone(&rrule::Tz::UTC);
        rule.clone().validate(start).map_err(|error| contradicts(&error))?;
        let counts_weekdays = rule.get_by_weekday().iter().any(|day| matches!(day, NWeekday::Nth(..)));
        let may_count = match rule.get_freq() {
            Frequency::Yearly => rule.get_by_week_no().is_empty(),
            freq => freq == Frequency::Monthly,
        };
        if rule.get_interval() == 0 || rule.get_count() == Some(0) {
            Err(why("INTERVAL und COUNT sind mindestens 1", "INTERVAL and COUNT are at least 1"))
        } else if !rule.get_by_set_pos().is_empty() && rest.iter().filter(|part| is_by(part)).count() < 2 {
            Err(why("BYSETPOS wählt aus einer anderen BY…-Angabe aus", "BYSETPOS picks from another BY… part"))
        } else if rule.get_by_month_day().contains(&0) {
            Err(why("BYMONTHDAY ist nie 0", "BYMONTHDAY is not 0"))
        } else if until.is_some() && rule.get_count().is_some() {
            Err(why("UNTIL und COUNT schließen sich aus", "UNTIL and COUNT exclude each other"))
        } else if counts_weekdays && !may_count {
            Err(why(
                "BYDAY zählt Wochentage nur im Monat, oder im Jahr ohne BYWEEKNO",
                "BYDAY counts weekdays only in a month, or in a year without BYWEEKNO",
            ))
        } else {
            Ok(Self { rule, until })
        }
    }

    /// Whether the rule comes on a day, as far as that is known without its first date.
    pub(super) fn occurs_on(&self, day: NaiveDate) -> Option<bool> {
        if !(-9999..=9999).contains(&day.year()) {
            return None;
        }
        if self.until.is_some_and(|until| until.perhaps < day) || !self.leaves(day) {
            return Some(false);
        }
        let needs_start = self.takes_day_from_start();
        if !needs_start && !self.rule.get_by_set_pos().is_empty() && !self.is_at_position(day)? {
            return Some(false);
        }
        let is_certain = !needs_start
            && self.rule.get_interval() == 1
            && self.rule.get_count().is_none()
            && self.until.is_none_or(|until| day <= until.within);
        is_certain.then_some(true)
    }

    /// Whether the rule leaves it to its first date, which day it is.
    fn takes_day_from_start(&self) -> bool {
        let rule = &self.rule;
        let names_day = !rule.get_by_weekday().is_empty()
            || !rule.get_by_month_day().is_empty()
            || !rule.get_by_year_day().is_empty();
        matches!(rule.get_freq(), Frequency::Yearly | Frequency::Monthly | Frequency::Weekly) && !names_day
    }

    /// Whether the `BY…` parts that speak of days leave a day.
    fn leaves(&self, day: NaiveDate) -> bool {
        let rule = &self.rule;
        let (month, of_month, of_year) = (day.month(), Place::in_month(day), Place::in_year(day));
        let is_any = |numbers: &mut dyn Iterator<Item = i32>, place: Place| {
            let mut numbers = numbers.peekable();
            numbers.peek().is_none() || numbers.any(|number| place.is(number))
        };
        (rule.get_by_month().is_empty() || rule.get_by_month().iter().any(|&named| u32::from(named) == month))
            && is_any(&mut rule.get_by_month_day().iter().map(|&number| number.into()), of_month)
            && is_any(&mut rule.get_by_year_day().iter().map(|&number| number.into()), of_year)
            && is_any(
                &mut rule.get_by_week_no().iter().map(|&number| number.into()),
                Place::of_week(day, rule.get_week_start()),
            )
            && (rule.get_by_weekday().is_empty()
                || rule.get_by_weekday().iter().any(|&named| self.is_weekday(named, day)))
    }

    fn is_weekday(&self, named: NWeekday, day: NaiveDate) -> bool {
        match named {
            NWeekday::Every(weekday) => weekday == day.weekday(),
            NWeekday::Nth(number, weekday) => {
                let in_year = self.rule.get_freq() == Frequency::Yearly && self.rule.get_by_month().is_empty();
                let place = if in_year { Place::in_year(day) } else { Place::in_month(day) };
                weekday == day.weekday() && place.in_weeks().is(number.into())
            }
        }
    }

    /// Whether `BYSETPOS` picks a day that the other parts leave; not known where it picks among times.
    fn is_at_position(&self, day: NaiveDate) -> Option<bool> {
        let rule = &self.rule;
        if [rule.get_by_hour(), rule.get_by_minute(), rule.get_by_second()].iter().any(|times| times.len() > 1) {
            return None;
        }
        let (first, next) = match rule.get_freq() {
            Frequency::Yearly => {
                let first = day.with_ordinal(1)?;
                (first, first.checked_add_months(Months::new(12))?)
            }
            Frequency::Monthly => {
                let first = day.with_day(1)?;
                (first, first.checked_add_months(Months::new(1))?)
            }
            Frequency::Weekly => {
                let first = week_start(day, rule.get_week_start());
                (first, first.checked_add_days(Days::new(7))?)
            }
            Frequency::Daily => (day, day.succ_opt()?),
            Frequency::Hourly | Frequency::Minutely | Frequency::Secondly => return None,
        };
        let set: Vec<_> =
            first.iter_days().take_while(|other| *other < next).filter(|other| self.leaves(*other)).collect();
        let index = set.iter().position(|other| *other == day)?;
        let place = Place::new(index, set.len());
        Some(rule.get_by_set_pos().iter().any(|&number| place.is(number)))
    }
}

/// Where something stands in a row, counted from both ends.
#[derive(Clone, Copy)]
struct Place {
    /// From 1.
    from_start: i32,
    /// From -1 down.
    from_end: i32,
}

impl Place {
    fn new(index: usize, count: usize) -> Self {
        let number = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
        Self { from_start: number(index) + 1, from_end: number(index) - number(count) }
    }

    fn in_month(day: NaiveDate) -> Self {
        Self::new(day.day0() as usize, day.num_days_in_month().into())
    }

    fn in_year(day: NaiveDate) -> Self {
        Self::new(day.ordinal0() as usize, if day.leap_year() { 366 } else { 365 })
    }

    /// The week of a day among the weeks of the year to which most of its days belong.
    fn of_week(day: NaiveDate, week_begins: Weekday) -> Self {
        let middle = |day: NaiveDate| week_start(day, week_begins) + Days::new(3);
        let fourth = middle(day);
        let last_fourth = NaiveDate::from_ymd_opt(fourth.year(), 12, 28).map_or(fourth, middle);
        Self::new(fourth.ordinal0() as usize / 7, last_fourth.ordinal0() as usize / 7 + 1)
    }

    /// The place of a day among those of the same weekday.
    const fn in_weeks(self) -> Self {
        Self { from_start: (self.from_start - 1) / 7 + 1, from_end: (self.from_end + 1) / 7 - 1 }
    }

    const fn is(self, number: i32) -> bool {
        self.from_start == number || self.from_end == number
    }
}

fn week_start(day: NaiveDate, week_begins: Weekday) -> NaiveDate {
    day - Days::new(day.weekday().days_since(week_begins).into())
}

fn is_by(part: &str) -> bool {
    part.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("BY"))
}

/// `MO`, `2TU`, `-1FR`.
fn is_weekday(text: &str) -> bool {
    let Some((number, day)) = text.len().checked_sub(2).and_then(|at| text.split_at_checked(at)) else { return false };
    let digits = number.strip_prefix(['+', '-']).unwrap_or(number);
    let is_number =
        matches!(digits.len(), 1..=2) && digits.bytes().all(|b| b.is_ascii_digit()) && !matches!(digits, "0" | "00");
    let is_day = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].iter().any(|known| known.eq_ignore_ascii_case(day));
    is_day && (number.is_empty() || is_number)
}

impl Until {
    /// Reads a day, a day with a time, or a time in UTC.
    fn read(text: &str) -> Option<Self> {
        let around = |day: NaiveDate, before: u64, after: u64| {
            Some(Self {
                within: day.checked_sub_days(Days::new(before))?,
                perhaps: day.checked_add_days(Days::new(after))?,
            })
        };
        if !text.is_ascii() || !text.get(..8)?.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if text.len() == 8 {
            return around(NaiveDate::parse_from_str(text, "%Y%m%d").ok()?, 0, 0);
        }
        let at = |text: &str| {
            let digits = text.len() == 15 && text[9..].bytes().all(|byte| byte.is_ascii_digit());
            NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok().filter(|_| digits)
        };
        match text.strip_suffix('Z') {
            Some(utc) => around(at(utc)?.date(), 2, 1),
            None => around(at(text)?.date(), 1, 0),
        }
    }
}
