//! When something comes again: the source's words, a yearly window, an RFC 5545 rule.

use std::fmt;

use chrono::NaiveDate;

use super::problem::shown;

mod rule;
mod window;

pub use window::{MonthDay, Window};

/// When something comes again. Where both are given, the window decides and the rule is only passed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    text: Option<Box<str>>,
    rrule: Option<Box<str>>,
    window: Option<Window>,
}

/// What is wrong with a recurrence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecurrenceProblem {
    /// Neither words nor rule nor window.
    Empty,
    /// Only one end of the window is given.
    HalfWindow,
    /// Not a day of the year `--MM-DD`.
    MonthDay(Box<str>),
    /// Not an RFC 5545 rule.
    Rule {
        /// What was given.
        found: Box<str>,
        /// Why it is none, in English (from the parser).
        why: rule::Why,
    },
}

impl Recurrence {
    /// A recurrence from its parts; blank counts as absent.
    ///
    /// # Errors
    /// If all are absent, the window has one end only, or a part is not what it should be.
    pub fn new(
        text: Option<&str>,
        rrule: Option<&str>,
        window_start: Option<&str>,
        window_end: Option<&str>,
    ) -> Result<Self, RecurrenceProblem> {
        let given = |part: Option<&str>| part.filter(|part| !part.trim().is_empty()).map(Box::<str>::from);
        let day = |part: Option<&str>| given(part).map(|part| part.trim().parse::<MonthDay>()).transpose();
        let window = match (day(window_start)?, day(window_end)?) {
            (Some(start), Some(end)) => Some(Window { start, end }),
            (None, None) => None,
            _ => return Err(RecurrenceProblem::HalfWindow),
        };
        let rrule: Option<Box<str>> = given(rrule).map(|rrule| {
            let bare = rrule.trim();
            bare.strip_prefix("RRULE:").unwrap_or(bare).into()
        });
        if let Some(found) = &rrule {
            rule::Rule::read(found).map_err(|why| RecurrenceProblem::Rule { found: shown(found), why })?;
        }
        let text = given(text);
        if text.is_none() && rrule.is_none() && window.is_none() {
            return Err(RecurrenceProblem::Empty);
        }
        Ok(Self { text, rrule, window })
    }

    /// The source's words.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The RFC 5545 rule as it was given, without `RRULE:`.
    #[must_use]
    pub fn rrule(&self) -> Option<&str> {
        self.rrule.as_deref()
    }

    /// The yearly window.
    #[must_use]
    pub const fn window(&self) -> Option<Window> {
        self.window
    }

    /// Whether it comes on a day; none if that is not known.
    ///
    /// The window decides; without one, the rule as far as it can be read without a first date (DTSTART), which is not
    /// kept. Not known is then, on the days that its `BY…` parts leave:
    /// - the day itself, where the rule takes it from the first date (`FREQ=YEARLY`, `FREQ=WEEKLY` without `BYDAY` …);
    /// - which of the years, months, weeks or days with an `INTERVAL` over 1;
    /// - whether a `COUNT` is used up; whether an `UNTIL` with a time of day has passed on that very day (in UTC: two
    ///   days before to one day after);
    /// - a `BYSETPOS` that counts times and not days.
    ///
    /// When the rule began is not asked: that is what the period is for.
    #[must_use]
    pub fn occurs_on(&self, day: NaiveDate) -> Option<bool> {
        match (&self.window, &self.rrule) {
            (Some(window), _) => Some(window.contains(day)),
            (None, Some(rrule)) => rule::Rule::read(rrule).ok().and_then(|rule| rule.occurs_on(day)),
            (None, None) => None,
        }
    }

    /// The first window that begins after a day, first and last day included; none without a window.
    #[must_use]
    pub fn next_window(&self, after: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        self.window.and_then(|window| window.next(after))
    }
}

impl RecurrenceProblem {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "RECURRENCE_EMPTY",
            Self::HalfWindow => "HALF_WINDOW",
            Self::MonthDay(_) => "MONTH_DAY",
            Self::Rule { .. } => "RRULE",
        }
    }

    /// What is wrong and what would be right, for people.
    #[must_use]
    pub fn message(&self, german: bool) -> String {
        match (self, german) {
            (Self::Empty, true) => {
                "Die Wiederholung ist leer. Sie braucht Worte (text), eine Regel (rrule) oder ein Fenster.".to_owned()
            }
            (Self::Empty, false) => {
                "The recurrence is empty. It needs words (text), a rule (rrule) or a window.".to_owned()
            }
            (Self::HalfWindow, true) => "Vom Fenster fehlt der erste oder der letzte Tag. Nennen Sie beide.".to_owned(),
            (Self::HalfWindow, false) => "Of the window the first or the last day is missing. Give both.".to_owned(),
            (Self::MonthDay(found), true) => {
                format!("„{found}“ ist kein Tag im Jahr. Richtig ist zum Beispiel --09-16 für den 16. September.")
            }
            (Self::MonthDay(found), false) => {
                format!("\"{found}\" is not a day of the year. Right is, for example, --09-16 for 16 September.")
            }
            (Self::Rule { found, why }, true) => format!(
                "„{found}“ ist keine Regel nach RFC 5545 ({}). Richtig ist zum Beispiel FREQ=MONTHLY;BYDAY=1MO.",
                why.german
            ),
            (Self::Rule { found, why }, false) => {
                format!(
                    "\"{found}\" is not an RFC 5545 rule ({}). Right is, for example, FREQ=MONTHLY;BYDAY=1MO.",
                    why.english
                )
            }
        }
    }
}

impl fmt::Display for RecurrenceProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(false))
    }
}

impl std::error::Error for RecurrenceProblem {}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
