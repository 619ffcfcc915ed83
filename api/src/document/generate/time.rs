//! Dates and periods, as exact or as vague as in real directories.

use super::draw::Draw;
use super::words::MONTHS;
use crate::document::model::{Date, Period};

/// The year in which the generated networks are imagined to be: a constant, so that the bytes never change.
pub(super) const THIS_YEAR: u64 = 2026;

/// When a relation holds: mostly since some year, sometimes over, sometimes only vaguely known.
pub(super) fn period(draw: &mut Draw) -> Option<Period> {
    match draw.below(100) {
        0..45 => Some(since(&year_date(draw, 2002, THIS_YEAR - 1))),
        45..60 => {
            let start = draw.within(2000, THIS_YEAR - 4);
            let end = draw.within(start + 1, THIS_YEAR - 1);
            let (start, end) = (year_date(draw, start, start), year_date(draw, end, end));
            let text = format!("{} bis {}", words(&start), words(&end));
            Some(Period { text: Some(text), start: Some(start), end: Some(end), ongoing: None })
        }
        60..68 => {
            let text = draw.pick(&["seit einigen Jahren", "seit Längerem", "von Anfang an", "seit der Gründung"]);
            Some(Period { text: Some((*text).to_owned()), start: None, end: None, ongoing: Some(true) })
        }
        68..72 => {
            let start = year_date(draw, THIS_YEAR + 1, THIS_YEAR + 4);
            Some(Period { text: Some(format!("ab {}", words(&start))), start: Some(start), end: None, ongoing: None })
        }
        _ => None,
    }
}

/// From a date on, and still.
pub(super) fn since(start: &Date) -> Period {
    Period { text: Some(format!("seit {}", words(start))), start: Some(start.clone()), end: None, ongoing: Some(true) }
}

/// When something happened.
pub(super) fn event(date: &Date) -> Period {
    Period { text: Some(words(date).to_owned()), start: Some(date.clone()), end: None, ongoing: None }
}

/// A date in one of the years, to the year, the third of it, the month or the day.
pub(super) fn year_date(draw: &mut Draw, first: u64, last: u64) -> Date {
    let year = draw.within(first, last);
    let month = draw.place(MONTHS.len());
    let (name, days) = MONTHS[month];
    let month = month + 1;
    match draw.below(100) {
        0..50 => date(year.to_string(), year.to_string()),
        50..70 => date(format!("{name} {year}"), format!("{year}-{month:02}")),
        70..85 => {
            let day = draw.within(1, days);
            date(format!("{day}. {name} {year}"), format!("{year}-{month:02}-{day:02}"))
        }
        85..90 => date(format!("Anfang {year}"), format!("[{year}-01..{year}-03]")),
        90..95 => date(format!("Mitte {year}"), format!("[{year}-05..{year}-08]")),
        _ => date(format!("Ende {year}"), format!("[{year}-10..{year}-12]")),
    }
}

/// When an institution was founded: most are young, some are very old.
pub(super) fn founding(draw: &mut Draw) -> Date {
    let age = draw.small(160);
    let year = THIS_YEAR - 6 - age;
    match draw.below(10) {
        0 => date(format!("um {year}"), format!("{year}~")),
        1 if age > 30 => date(format!("in den {}er-Jahren", year / 10 * 10), format!("{}X", year / 10)),
        _ => date(year.to_string(), year.to_string()),
    }
}

pub(super) const fn date(text: String, edtf: String) -> Date {
    Date { text: Some(text), edtf: Some(edtf), earliest: None, latest: None }
}

fn words(date: &Date) -> &str {
    date.text.as_deref().unwrap_or_default()
}
