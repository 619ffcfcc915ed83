//! A set of weekdays, written MO … SU as in RFC 5545.

use std::fmt;
use std::str::FromStr;

use chrono::Weekday;

use super::HoursProblem;
use crate::time::problem::shown;

const WEEK: [(Weekday, &str); 7] = [
    (Weekday::Mon, "MO"),
    (Weekday::Tue, "TU"),
    (Weekday::Wed, "WE"),
    (Weekday::Thu, "TH"),
    (Weekday::Fri, "FR"),
    (Weekday::Sat, "SA"),
    (Weekday::Sun, "SU"),
];

/// A set of weekdays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

impl Weekdays {
    /// The set of the days with these codes; twice is once.
    ///
    /// # Errors
    /// If one is not a code, or there is none.
    pub fn from_codes<S: AsRef<str>>(codes: impl IntoIterator<Item = S>) -> Result<Self, HoursProblem> {
        let day = |code: S| {
            let code = code.as_ref().trim();
            let found = WEEK.iter().find(|(_, known)| *known == code);
            found.map(|(day, _)| *day).ok_or_else(|| HoursProblem::Day(shown(code)))
        };
        let days = codes.into_iter().map(day).collect::<Result<Self, _>>()?;
        if days.is_empty() { Err(HoursProblem::NoDay) } else { Ok(days) }
    }

    /// Whether there is no day in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// Its days, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        WEEK.into_iter().map(|(day, _)| day).filter(move |day| self.contains(*day))
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.num_days_from_monday()
}

/// The code of a weekday: MO … SU.
#[must_use]
pub fn weekday_code(day: Weekday) -> &'static str {
    WEEK[day.num_days_from_monday() as usize].1
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        Self(days.into_iter().fold(0, |set, day| set | bit(day)))
    }
}

/// Reads `MO,TU`.
impl FromStr for Weekdays {
    type Err = HoursProblem;

    fn from_str(text: &str) -> Result<Self, HoursProblem> {
        if text.trim().is_empty() { Err(HoursProblem::NoDay) } else { Self::from_codes(text.split(',')) }
    }
}

/// Writes `MO,TU`, Monday first.
impl fmt::Display for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, day) in self.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { "," })?;
            f.write_str(weekday_code(day))?;
        }
        Ok(())
    }
}
