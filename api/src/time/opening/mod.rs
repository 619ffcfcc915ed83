//! Opening hours: on which weekdays, from when to when, in which time zone, and since when and until when that is so.

use std::fmt;

use chrono::{NaiveDate, NaiveTime, Timelike};
use chrono_tz::Tz;

use super::problem::shown;

mod open;
mod weekdays;

pub use open::is_open;
pub use weekdays::{Weekdays, weekday_code};

/// One row of opening hours.
///
/// Without times the days are known and the hours are not. `closes` at or before `opens` is on the next day, so 00:00 is
/// midnight at the end of the day (written `24:00`), and equal times are a whole day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningHours {
    /// On these days; hours over midnight belong to the day on which they begin.
    pub days: Weekdays,
    /// From when, in the zone of the row.
    pub opens: Option<NaiveTime>,
    /// To when, in the zone of the row.
    pub closes: Option<NaiveTime>,
    /// The zone of the row.
    pub timezone: Tz,
    /// First day on which this is so.
    pub valid_from: Option<NaiveDate>,
    /// Last day on which this is so.
    pub valid_through: Option<NaiveDate>,
    /// Closed on these days, whatever other rows say.
    pub closed: bool,
}

/// What is wrong with opening hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoursProblem {
    /// No weekday.
    NoDay,
    /// Not a weekday MO … SU.
    Day(Box<str>),
    /// Not a time HH:MM.
    Time(Box<str>),
    /// Not an IANA time zone.
    Zone(Box<str>),
    /// Opens without closes, or the other way round.
    HalfHours,
    /// Closed, but with times.
    ClosedWithHours,
    /// Valid through a day before valid from.
    ValidityReversed {
        /// Valid from.
        from: NaiveDate,
        /// Valid through.
        through: NaiveDate,
    },
}

impl OpeningHours {
    /// Whether the row can be meant.
    ///
    /// # Errors
    /// Names the first thing that is wrong.
    pub fn check(&self) -> Result<(), HoursProblem> {
        if self.days.is_empty() {
            return Err(HoursProblem::NoDay);
        }
        if self.closed && (self.opens.is_some() || self.closes.is_some()) {
            return Err(HoursProblem::ClosedWithHours);
        }
        if self.opens.is_some() != self.closes.is_some() {
            return Err(HoursProblem::HalfHours);
        }
        match (self.valid_from, self.valid_through) {
            (Some(from), Some(through)) if through < from => Err(HoursProblem::ValidityReversed { from, through }),
            _ => Ok(()),
        }
    }

    /// Whether the row says something about a day, whatever the weekday.
    fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_through.is_none_or(|through| day <= through)
    }
}

/// The time at which a row opens: `HH:MM`.
///
/// # Errors
/// If it is not a time of day.
pub fn parse_opens(text: &str) -> Result<NaiveTime, HoursProblem> {
    let read = || {
        let [h @ b'0'..=b'9', hh @ b'0'..=b'9', b':', m @ b'0'..=b'9', mm @ b'0'..=b'9'] = text.as_bytes() else {
            return None;
        };
        let number = |tens: &u8, ones: &u8| u32::from(tens - b'0') * 10 + u32::from(ones - b'0');
        NaiveTime::from_hms_opt(number(h, hh), number(m, mm), 0)
    };
    read().ok_or_else(|| HoursProblem::Time(shown(text)))
}

/// The time at which a row closes: `HH:MM`; `24:00` is the midnight at the end of the day, as is `00:00`.
///
/// # Errors
/// If it is not a time of day.
pub fn parse_closes(text: &str) -> Result<NaiveTime, HoursProblem> {
    if text == "24:00" { Ok(NaiveTime::MIN) } else { parse_opens(text) }
}

/// A time as [`parse_opens`] reads it.
#[must_use]
pub fn print_opens(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A time as [`parse_closes`] reads it; midnight is `24:00`.
#[must_use]
pub fn print_closes(time: NaiveTime) -> String {
    if time == NaiveTime::MIN { "24:00".to_owned() } else { print_opens(time) }
}

/// An IANA time zone, such as `Europe/Berlin`.
///
/// # Errors
/// If there is no such zone.
pub fn parse_timezone(text: &str) -> Result<Tz, HoursProblem> {
    text.parse().map_err(|_| HoursProblem::Zone(shown(text)))
}

impl HoursProblem {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoDay => "HOURS_NO_DAY",
            Self::Day(_) => "HOURS_DAY",
            Self::Time(_) => "HOURS_TIME",
            Self::Zone(_) => "TIMEZONE",
            Self::HalfHours => "HALF_HOURS",
            Self::ClosedWithHours => "CLOSED_WITH_HOURS",
            Self::ValidityReversed { .. } => "VALIDITY_REVERSED",
        }
    }

    /// What is wrong and what would be right, for people.
    #[must_use]
    pub fn message(&self, german: bool) -> String {
        match (self, german) {
            (Self::NoDay, true) => "Es fehlt der Wochentag. Nennen Sie mindestens einen.".to_owned(),
            (Self::NoDay, false) => "The weekday is missing. Give at least one.".to_owned(),
            (Self::Day(found), true) => {
                format!("„{found}“ ist kein Wochentag. Richtig sind MO, TU, WE, TH, FR, SA, SU.")
            }
            (Self::Day(found), false) => format!("\"{found}\" is not a weekday. Right are MO, TU, WE, TH, FR, SA, SU."),
            (Self::Time(found), true) => format!(
                "„{found}“ ist keine Uhrzeit. Richtig ist zum Beispiel 08:00; geschlossen wird spätestens um 24:00."
            ),
            (Self::Time(found), false) => format!(
                "\"{found}\" is not a time of day. Right is, for example, 08:00; closing is at 24:00 at the latest."
            ),
            (Self::Zone(found), true) => {
                format!("„{found}“ ist keine Zeitzone. Richtig ist zum Beispiel Europe/Berlin.")
            }
            (Self::Zone(found), false) => {
                format!("\"{found}\" is not a time zone. Right is, for example, Europe/Berlin.")
            }
            (Self::HalfHours, true) => {
                "Öffnen (opens) und Schließen (closes) gehören zusammen. Nennen Sie beides oder keines von beiden."
                    .to_owned()
            }
            (Self::HalfHours, false) => "opens and closes belong together. Give both or neither.".to_owned(),
            (Self::ClosedWithHours, true) => {
                "Wer geschlossen hat (closed), hat den ganzen Tag geschlossen. Lassen Sie opens und closes weg."
                    .to_owned()
            }
            (Self::ClosedWithHours, false) => {
                "A row with closed has no times: it closes the whole day. Leave out opens and closes.".to_owned()
            }
            (Self::ValidityReversed { from, through }, true) => format!(
                "Die Zeiten gelten nur bis {}, aber erst ab {}. Das frühere Datum steht am Anfang.",
                through.format("%-d.%-m.%Y"),
                from.format("%-d.%-m.%Y")
            ),
            (Self::ValidityReversed { from, through }, false) => {
                format!("The hours are valid until {through} only, but from {from}. The earlier date comes first.")
            }
        }
    }
}

impl fmt::Display for HoursProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(false))
    }
}

impl std::error::Error for HoursProblem {}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
