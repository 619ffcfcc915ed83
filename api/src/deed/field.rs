//! One value of an input: whether it can be stored, and what it becomes.

use async_graphql::MaybeUndefined;

use super::draft::Draft;
use super::trouble::UserErrorCode;
use super::way::Way;
use crate::check;
use crate::directory::view::RecordView;
use crate::directory::{Noun, Record, RecordNo};
use crate::document::nearest::nearest;
use crate::graphql::language::Language;
use crate::graphql::time::{DateInput, PeriodInput, RecurrenceInput};
use crate::term::label;
use crate::time::{DateProblem, PartialDate, Period, Recurrence, RecurrenceProblem};
use crate::words::{Words, words};

/// How long a text may be, and whether it may have lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// One line: names, streets, codes.
    Line,
    /// Several paragraphs: descriptions, notes, quotes.
    Prose,
}

impl Size {
    const fn most(self) -> usize {
        match self {
            Self::Line => 300,
            Self::Prose => 20_000,
        }
    }
}

/// Sets what is given, clears what is null, leaves what is not there.
pub fn put<T>(slot: &mut Option<T>, given: MaybeUndefined<T>) {
    match given {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => *slot = None,
        MaybeUndefined::Value(value) => *slot = Some(value),
    }
}

impl Draft<'_> {
    /// A text, without blanks around it; none if it is blank or can't be stored, which is noted.
    pub fn text(&mut self, way: &Way<'_>, text: &str, size: Size) -> Option<Box<str>> {
        let text = text.trim();
        let (length, most) = (text.chars().count(), size.most());
        if length > most {
            let words = words!(
                "Der Text ist {length} Zeichen lang; hier sind {most} erlaubt: bitte kürzen",
                "The text has {length} characters; {most} are allowed here: please shorten it",
            );
            self.trouble(way, UserErrorCode::TooLong, words);
            return None;
        }
        let is_wrong = |it: char| it.is_control() && !(size == Size::Prose && matches!(it, '\n' | '\r' | '\t'));
        if text.contains(is_wrong) {
            let words = match size {
                Size::Line => words!(
                    "Hier gehört eine einzelne Zeile hin, ohne Umbrüche und Steuerzeichen",
                    "This must be a single line, without line breaks and control characters",
                ),
                Size::Prose => words!(
                    "Der Text enthält Steuerzeichen, die niemand sieht: bitte entfernen",
                    "The text has control characters that nobody sees: please remove them",
                ),
            };
            self.trouble(way, UserErrorCode::Invalid, words);
            return None;
        }
        (!text.is_empty()).then(|| text.into())
    }

    /// A text that may be missing; a blank one counts as cleared.
    pub fn optional(&mut self, way: &Way<'_>, slot: &mut Option<Box<str>>, given: MaybeUndefined<String>, size: Size) {
        match given {
            MaybeUndefined::Undefined => {}
            MaybeUndefined::Null => *slot = None,
            MaybeUndefined::Value(text) => *slot = self.text(way, &text, size),
        }
    }

    /// A line that must be there.
    pub fn required(&mut self, way: &Way<'_>, slot: &mut Box<str>, given: MaybeUndefined<String>) {
        let given = match given {
            MaybeUndefined::Undefined => return,
            MaybeUndefined::Null => String::new(),
            MaybeUndefined::Value(text) => text,
        };
        if given.trim().is_empty() {
            self.missing(way);
        } else if let Some(text) = self.text(way, &given, Size::Line) {
            *slot = text;
        }
    }

    /// The name of a record, which must be there.
    pub fn name(&mut self, way: &Way<'_>, record: &mut Record, given: MaybeUndefined<String>) {
        let mut name = record.name.clone();
        self.required(way, &mut name, given);
        record.name_it(name);
    }

    /// Notes that something must be there.
    pub fn missing(&mut self, way: &Way<'_>) {
        let words = words!("Diese Angabe fehlt noch: bitte ausfüllen", "This is still missing: please fill it in");
        self.trouble(way, UserErrorCode::Required, words);
    }

    /// An address on the web.
    pub fn web_address(&mut self, way: &Way<'_>, slot: &mut Option<Box<str>>, given: MaybeUndefined<String>) {
        let is_given = matches!(given, MaybeUndefined::Value(_));
        self.optional(way, slot, given, Size::Line);
        if let Some(words) = slot.as_deref().filter(|_| is_given).and_then(check::web_address) {
            self.trouble(way, UserErrorCode::InvalidUrl, words);
        }
    }

    /// The term of a code in a scheme.
    pub fn code(&mut self, way: &Way<'_>, scheme: &str, slot: &mut Option<RecordNo>, given: MaybeUndefined<String>) {
        match given {
            MaybeUndefined::Undefined => {}
            MaybeUndefined::Null => *slot = None,
            MaybeUndefined::Value(code) => {
                let found = self.view().term(scheme, code.trim()).map(RecordView::no);
                if found.is_none() {
                    self.unknown_code(way, scheme, &code);
                }
                *slot = found.or(*slot);
            }
        }
    }

    /// Notes that a scheme has no such code.
    pub fn unknown_code(&mut self, way: &Way<'_>, scheme: &str, code: &str) {
        let view = self.view();
        let terms: Vec<_> = view.by_name(Noun::Term).filter(|term| term.scheme() == Some(scheme)).collect();
        let listed = |language| {
            let choices =
                terms.iter().map(|term| format!("{} ({})", term.code().unwrap_or_default(), label(*term, language)));
            choices.collect::<Vec<_>>().join(", ")
        };
        let (all, all_english) = (listed(Language::De), listed(Language::En));
        let codes = terms.iter().filter_map(|term| term.code());
        let by_name = || {
            let name = nearest(code, terms.iter().map(|term| term.name()))?;
            terms.iter().find(|term| term.name() == name)?.code()
        };
        let words = match nearest(code, codes).or_else(by_name) {
            Some(near) => words!(
                "„{code}“ steht hier nicht zur Auswahl; gemeint ist wohl „{near}“ (möglich sind {all})",
                "“{code}” is not among the choices here; probably “{near}” is meant (possible are {all_english})",
            ),
            None => words!(
                "„{code}“ steht hier nicht zur Auswahl; möglich sind {all}",
                "“{code}” is not among the choices here; possible are {all_english}",
            ),
        };
        self.trouble(way, UserErrorCode::UnknownCode, words);
    }

    /// A date as precise as it is known.
    pub fn date(&mut self, way: &Way<'_>, given: &DateInput) -> Option<PartialDate> {
        let text = given.text.as_deref().and_then(|text| self.text(&way.key("text"), text, Size::Line));
        match PartialDate::new(text.as_deref(), given.edtf.as_deref()) {
            Ok(date) => Some(date),
            Err(problem) => {
                let words = said(&problem, DateProblem::message);
                let key = way.key("edtf");
                self.trouble(if given.edtf.is_some() { &key } else { way }, UserErrorCode::InvalidDate, words);
                None
            }
        }
    }

    /// A date that may be missing.
    pub fn optional_date(&mut self, way: &Way<'_>, given: MaybeUndefined<DateInput>) -> MaybeUndefined<PartialDate> {
        match given {
            MaybeUndefined::Undefined => MaybeUndefined::Undefined,
            MaybeUndefined::Null => MaybeUndefined::Null,
            MaybeUndefined::Value(date) => {
                self.date(way, &date).map_or(MaybeUndefined::Undefined, MaybeUndefined::Value)
            }
        }
    }

    /// Notes if something ended before it began.
    pub fn check_order(&mut self, way: &Way<'_>, (start, end): (Option<&PartialDate>, Option<&PartialDate>)) {
        let period = Period { text: None, start: start.cloned(), end: end.cloned(), ongoing: None };
        if let Err(problem) = period.check() {
            self.trouble(way, UserErrorCode::InvalidPeriod, said(&problem, DateProblem::message));
        }
    }

    /// A period; none if it says nothing.
    pub fn period(&mut self, way: &Way<'_>, given: &PeriodInput) -> Option<Period> {
        let PeriodInput { text, start, end, ongoing } = given;
        let period = Period {
            text: text.as_deref().and_then(|text| self.text(&way.key("text"), text, Size::Line)),
            start: start.as_ref().and_then(|date| self.date(&way.key("start"), date)),
            end: end.as_ref().and_then(|date| self.date(&way.key("end"), date)),
            ongoing: *ongoing,
        };
        self.check_period(way, &period);
        (!period.is_empty()).then_some(period)
    }

    /// Notes what can't be about a period.
    pub fn check_period(&mut self, way: &Way<'_>, period: &Period) {
        if let Err(problem) = period.check() {
            self.trouble(&way.key("end"), UserErrorCode::InvalidPeriod, said(&problem, DateProblem::message));
        }
        if period.ongoing == Some(true) && period.end.is_some() {
            let words = words!(
                "Das Ende steht fest, und zugleich soll es andauern: bitte nur eines von beidem angeben",
                "The end is known, and yet it is said to go on: please give only one of the two",
            );
            self.trouble(&way.key("ongoing"), UserErrorCode::InvalidPeriod, words);
        }
    }

    /// When something comes again.
    pub fn recurrence(&mut self, way: &Way<'_>, given: &RecurrenceInput) -> Option<Recurrence> {
        let RecurrenceInput { text, rrule, window_start, window_end } = given;
        let text = text.as_deref().and_then(|text| self.text(&way.key("text"), text, Size::Line));
        let new = Recurrence::new(text.as_deref(), rrule.as_deref(), window_start.as_deref(), window_end.as_deref());
        new.map_err(|problem| self.trouble(way, UserErrorCode::InvalidDate, said(&problem, RecurrenceProblem::message)))
            .ok()
    }
}

/// What the time module says, in both languages.
pub(super) fn said<P>(problem: &P, message: fn(&P, bool) -> String) -> Words {
    Words { german: message(problem, true), english: message(problem, false) }
}
