//! Dates, periods, recurrences and opening hours of a document, as the time module reads them.

use chrono_tz::Tz;

use super::Merge;
use crate::document::at::At;
use crate::document::model::{self, Weekday};
use crate::document::nearest::nearest;
use crate::document::problem::{Words, words};
use crate::time::{
    DateProblem, HoursProblem, OpeningHours, PartialDate, Period, Recurrence, RecurrenceProblem, Weekdays,
    parse_closes, parse_opens, parse_timezone,
};

impl Merge<'_> {
    /// A date, if it states anything.
    pub(super) fn date(&mut self, at: &At<'_>, key: &str, date: Option<model::Date>) -> Option<PartialDate> {
        let model::Date { text, edtf, earliest, latest } = date?;
        let at = at.key(key);
        if text.is_none() && edtf.is_none() {
            if let (Some(earliest), Some(latest)) = (earliest, latest) {
                let words = words!(
                    "earliest und latest folgen aus edtf, das hier fehlt: richtig wäre „edtf“: „[{earliest}..{latest}]“",
                    "earliest and latest follow from edtf, which is missing: right would be “edtf”: “[{earliest}..{latest}]”",
                );
                self.problems.add(&at, words);
            } else if earliest.is_some() || latest.is_some() {
                self.problems.add(&at, said(&DateProblem::Empty, DateProblem::message));
            }
            return None;
        }
        let text = self.text(&at, "text", text);
        match PartialDate::new(text.as_deref(), edtf.as_deref()) {
            Ok(date) => {
                if let Err(problem) = date.agrees_with(earliest, latest) {
                    let key = match problem {
                        DateProblem::Bound { earliest: false, .. } => "latest",
                        _ => "earliest",
                    };
                    self.problems.add(&at.key(key), said(&problem, DateProblem::message));
                }
                Some(date)
            }
            Err(problem) => {
                let words = said(&problem, DateProblem::message);
                self.problems.add(&if edtf.is_some() { at.key("edtf") } else { at }, words);
                None
            }
        }
    }

    /// A period, if it states anything.
    pub(super) fn period(&mut self, at: &At<'_>, period: Option<model::Period>) -> Option<Period> {
        let model::Period { text, start, end, ongoing } = period?;
        let at = at.key("period");
        let period = Period {
            text: self.text(&at, "text", text),
            start: self.date(&at, "start", start),
            end: self.date(&at, "end", end),
            ongoing,
        };
        if let Err(problem) = period.check() {
            self.problems.add(&at.key("end"), said(&problem, DateProblem::message));
        }
        (!period.is_empty()).then_some(period)
    }

    /// A recurrence, if it states anything.
    pub(super) fn recurrence(&mut self, at: &At<'_>, recurrence: Option<model::Recurrence>) -> Option<Recurrence> {
        let model::Recurrence { text, rrule, window_start, window_end } = recurrence?;
        if text.is_none() && rrule.is_none() && window_start.is_none() && window_end.is_none() {
            return None;
        }
        let at = at.key("recurrence");
        let text = self.text(&at, "text", text);
        let new = Recurrence::new(text.as_deref(), rrule.as_deref(), window_start.as_deref(), window_end.as_deref());
        new.map_err(|problem| {
            let is = |given: &Option<String>, found: &str| given.as_deref().map(str::trim) == Some(found.trim());
            let key = match &problem {
                RecurrenceProblem::Rule { .. } => Some("rrule"),
                RecurrenceProblem::MonthDay(found) if is(&window_start, found) => Some("window_start"),
                RecurrenceProblem::MonthDay(_) => Some("window_end"),
                RecurrenceProblem::HalfWindow | RecurrenceProblem::Empty => None,
            };
            let words = said(&problem, RecurrenceProblem::message);
            self.problems.add(&key.map_or(at, |key| at.key(key)), words);
        })
        .ok()
    }

    /// Days and times of a row of opening hours.
    pub(super) fn hours(&mut self, at: &At<'_>, row: model::OpeningHours) -> OpeningHours {
        let before = self.problems.count();
        let days = Weekdays::from_codes(row.days.iter().map(|day| code(*day)));
        let opens = row.opens.map(|text| parse_opens(&text));
        let closes = row.closes.map(|text| parse_closes(&text));
        let timezone = row.timezone.map(|text| parse_timezone(&text));
        let hours = OpeningHours {
            days: self.sound(at, "days", days).unwrap_or_default(),
            opens: opens.and_then(|time| self.sound(at, "opens", time)),
            closes: closes.and_then(|time| self.sound(at, "closes", time)),
            timezone: timezone
                .map_or(Some(Tz::Europe__Berlin), |zone| self.sound(at, "timezone", zone))
                .unwrap_or_default(),
            valid_from: row.valid_from,
            valid_through: row.valid_through,
            closed: row.closed.unwrap_or_default(),
        };
        if let Err(problem) = hours.check()
            && self.problems.count() == before
        {
            self.problems.add(at, said(&problem, HoursProblem::message));
        }
        hours
    }

    fn sound<T>(&mut self, at: &At<'_>, key: &str, value: Result<T, HoursProblem>) -> Option<T> {
        value
            .map_err(|problem| {
                let mut words = said(&problem, HoursProblem::message);
                if let HoursProblem::Zone(found) = &problem
                    && let Some(nearest) = nearest(found, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()))
                {
                    words = words!(
                        "„{found}“ ist keine Zeitzone: gemeint ist wohl „{nearest}“",
                        "“{found}” is not a time zone: probably “{nearest}” is meant",
                    );
                }
                self.problems.add(&at.key(key), words);
            })
            .ok()
    }
}

/// What the time module says, in both languages.
fn said<P>(problem: &P, message: fn(&P, bool) -> String) -> Words {
    Words { german: message(problem, true), english: message(problem, false) }
}

const fn code(day: Weekday) -> &'static str {
    match day {
        Weekday::Mo => "MO",
        Weekday::Tu => "TU",
        Weekday::We => "WE",
        Weekday::Th => "TH",
        Weekday::Fr => "FR",
        Weekday::Sa => "SA",
        Weekday::Su => "SU",
    }
}
