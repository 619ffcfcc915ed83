//! What can be wrong with a date or a period, in words that say what would be right.

use std::fmt;

use chrono::NaiveDate;

/// What is wrong with a date or a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// Neither words nor a value.
    Empty,
    /// The value is not an EDTF date that can stand here.
    Edtf {
        /// What is wrong with it.
        fault: EdtfFault,
        /// What was given.
        found: Box<str>,
        /// What was probably meant; always valid.
        better: Option<Box<str>>,
    },
    /// A bound was given that does not follow from the value.
    Bound {
        /// Whether it is the first day (else the last one).
        earliest: bool,
        /// What was given.
        found: NaiveDate,
        /// What follows from the value; nothing if it is open or there is no value.
        derived: Option<NaiveDate>,
    },
    /// The end is certainly before the start.
    EndBeforeStart {
        /// The last day on which it can have ended.
        end: NaiveDate,
        /// The first day on which it can have started.
        start: NaiveDate,
    },
}

/// What is wrong with an EDTF value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdtfFault {
    /// Not EDTF at all.
    Form,
    /// The calendar has no such month or day.
    NoSuchDay,
    /// A date with a time of day.
    TimeOfDay,
    /// An interval `a/b`: a period, not a date.
    Interval,
    /// EDTF, but of a kind that is not kept here.
    Unsupported,
    /// A year beyond what the calendar can count.
    OutOfRange,
    /// A range whose end is before its start.
    Reversed,
    /// A set that is empty, open on both sides, or open in the middle.
    OpenSet,
}

impl EdtfFault {
    const fn code(self) -> &'static str {
        match self {
            Self::Form => "EDTF_FORM",
            Self::NoSuchDay => "EDTF_NO_SUCH_DAY",
            Self::TimeOfDay => "EDTF_TIME_OF_DAY",
            Self::Interval => "EDTF_INTERVAL",
            Self::Unsupported => "EDTF_UNSUPPORTED",
            Self::OutOfRange => "EDTF_OUT_OF_RANGE",
            Self::Reversed => "EDTF_REVERSED",
            Self::OpenSet => "EDTF_OPEN_SET",
        }
    }

    /// What is wrong, and what would be right, after the words "„…“ …".
    const fn words(self, german: bool) -> &'static str {
        match (self, german) {
            (Self::Form, true) => {
                "ist kein EDTF-Datum. Richtig sind zum Beispiel 2017, 2017-10, 2017-10-03, 2017?, 201X, 2017-21 (Frühling) oder [2017-10..2017-12]."
            }
            (Self::Form, false) => {
                "is not an EDTF date. Right are, for example, 2017, 2017-10, 2017-10-03, 2017?, 201X, 2017-21 (spring) or [2017-10..2017-12]."
            }
            (Self::NoSuchDay, true) => {
                "gibt es im Kalender nicht. Monate gehen von 01 bis 12 (Jahreszeiten von 21 bis 24), Tage von 01 bis zum Monatsende."
            }
            (Self::NoSuchDay, false) => {
                "is not in the calendar. Months go from 01 to 12 (seasons from 21 to 24), days from 01 to the end of the month."
            }
            (Self::TimeOfDay, true) => "hat eine Uhrzeit. Hier steht nur ein Datum.",
            (Self::TimeOfDay, false) => "has a time of day. Only a date can stand here.",
            (Self::Interval, true) => {
                "ist ein Zeitraum, hier steht ein Datum. Für „irgendwann von a bis b“ schreiben Sie [a..b], für einen Zeitraum Beginn und Ende einzeln."
            }
            (Self::Interval, false) => {
                "is an interval, and a date is meant here. For \"some time from a to b\" write [a..b]; for a period give start and end apart."
            }
            (Self::Unsupported, true) => {
                "ist EDTF, aber von einer Art, die hier nicht geführt wird. Möglich sind Stufe 0 und 1 und aus Stufe 2 die Mengen [a..b] und [a,b]."
            }
            (Self::Unsupported, false) => {
                "is EDTF, but of a kind that is not kept here. Levels 0 and 1 are, and of level 2 the sets [a..b] and [a,b]."
            }
            (Self::OutOfRange, true) => "liegt außerhalb der Jahre -262142 bis 262141.",
            (Self::OutOfRange, false) => "is outside of the years -262142 to 262141.",
            (Self::Reversed, true) => "endet vor seinem Anfang. In [a..b] steht das frühere Datum zuerst.",
            (Self::Reversed, false) => "ends before it starts. In [a..b] the earlier date comes first.",
            (Self::OpenSet, true) => {
                "hat keine brauchbare Grenze. Offen ist eine Menge nur ganz vorn, [..b], oder ganz hinten, [a..]."
            }
            (Self::OpenSet, false) => {
                "has no usable bound. A set is open only at its very start, [..b], or at its very end, [a..]."
            }
        }
    }
}

impl DateProblem {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "DATE_EMPTY",
            Self::Edtf { fault, .. } => fault.code(),
            Self::Bound { .. } => "DATE_BOUND",
            Self::EndBeforeStart { .. } => "END_BEFORE_START",
        }
    }

    /// What is wrong and what would be right, for people.
    #[must_use]
    pub fn message(&self, german: bool) -> String {
        match (self, german) {
            (Self::Empty, true) => {
                "Das Datum ist leer. Es braucht die Worte der Quelle (text) oder einen Wert (edtf).".to_owned()
            }
            (Self::Empty, false) => {
                "The date is empty. It needs the words of the source (text) or a value (edtf).".to_owned()
            }
            (Self::Edtf { fault, found, better }, _) => {
                let (open, close) = if german { ('„', '“') } else { ('"', '"') };
                let mut said = format!("{open}{found}{close} {}", fault.words(german));
                if let Some(better) = better {
                    said += if german { " Gemeint ist vielleicht " } else { " Perhaps you mean " };
                    said += better;
                    said.push('.');
                }
                said
            }
            (Self::Bound { earliest, found, derived }, _) => {
                let key = if *earliest { "earliest" } else { "latest" };
                match (derived, german) {
                    (Some(day), true) => format!(
                        "{key} ist {found}, aus edtf folgt aber {day}. Lassen Sie {key} weg oder berichtigen Sie eines von beiden."
                    ),
                    (Some(day), false) => {
                        format!("{key} is {found}, but edtf makes it {day}. Leave {key} out or correct one of the two.")
                    }
                    (None, true) => format!(
                        "{key} ist {found}, aus edtf folgt aber kein solcher Tag. Lassen Sie {key} weg oder nennen Sie ein edtf, aus dem er folgt."
                    ),
                    (None, false) => format!(
                        "{key} is {found}, but no such day follows from edtf. Leave {key} out or give an edtf from which it follows."
                    ),
                }
            }
            (Self::EndBeforeStart { end, start }, true) => {
                let (end, start) = (end.format("%-d.%-m.%Y"), start.format("%-d.%-m.%Y"));
                format!(
                    "Das Ende (spätestens {end}) liegt vor dem Beginn (frühestens {start}). Der Beginn muss das frühere Datum sein."
                )
            }
            (Self::EndBeforeStart { end, start }, false) => {
                format!(
                    "The end ({end} at the latest) is before the start ({start} at the earliest). The start must be the earlier date."
                )
            }
        }
    }
}

/// As much of a text as a message repeats.
pub(super) fn shown(text: &str) -> Box<str> {
    match text.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", &text[..at]).into(),
        None => text.into(),
    }
}

impl fmt::Display for DateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(false))
    }
}

impl std::error::Error for DateProblem {}
