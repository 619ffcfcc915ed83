//! Guesses which EDTF value was meant by something that is none.

use super::parse;

/// A value that is EDTF and was probably meant.
pub(super) fn guess(text: &str) -> Option<Box<str>> {
    let text = text.trim();
    // Nobody means a text: this bounds the work.
    if text.len() > 40 {
        return None;
    }
    [
        day_first(text),
        padded(text),
        interval(text),
        before_time(text),
        short_year(text),
        Some(digits(text)),
        turned(text),
    ]
    .into_iter()
    .flatten()
    .find(|candidate| parse::form(candidate).is_ok())
    .map(Into::into)
}

/// `3.10.2017` and `10.2017`, as written in German.
fn day_first(text: &str) -> Option<String> {
    let parts: Vec<_> = text.split('.').map(str::trim).collect();
    match parts[..] {
        [day, month, year] => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        [month, year] => Some(format!("{year}-{month:0>2}")),
        _ => None,
    }
}

/// `2017-3-1`.
fn padded(text: &str) -> Option<String> {
    let parts: Vec<_> = text.split('-').collect();
    match parts[..] {
        [year, month, day] => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        [year, month] => Some(format!("{year}-{month:0>2}")),
        _ => None,
    }
}

/// `2017/2018` and `2017/..`.
fn interval(text: &str) -> Option<String> {
    let (from, to) = text.split_once('/')?;
    Some(format!("[{}..{}]", from.trim_matches('.'), to.trim_matches('.')))
}

/// `2017-10-03T08:00`.
fn before_time(text: &str) -> Option<String> {
    text.split_once(['T', ' ']).map(|(day, _)| day.to_owned())
}

/// `Y2017`.
fn short_year(text: &str) -> Option<String> {
    text.strip_prefix('Y').map(str::to_owned)
}

/// `201x`, and `199u` as early drafts wrote it; also spaces around.
fn digits(text: &str) -> String {
    text.replace(['x', 'u'], "X")
}

/// `[2018..2017]`.
fn turned(text: &str) -> Option<String> {
    let (from, to) = text.strip_prefix('[')?.strip_suffix(']')?.split_once("..")?;
    Some(format!("[{to}..{from}]"))
}
