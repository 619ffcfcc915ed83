//! Reads EDTF, and says what is wrong where it is not what a date can be.

use chrono::NaiveDate;

use super::{Choice, Date, Form, Qualifier, YEARS};
use crate::time::EdtfFault;

/// The form of a whole value.
pub(super) fn form(text: &str) -> Result<Form, EdtfFault> {
    if let Some(inside) = text.strip_prefix('[') {
        return one_of(inside.strip_suffix(']').ok_or(EdtfFault::Form)?).map(Form::OneOf);
    }
    if text.starts_with('{') && text.ends_with('}') {
        return Err(EdtfFault::Unsupported);
    }
    if let Some((from, to)) = text.split_once('/') {
        let is_side = |side: &str| matches!(side, "" | "..") || single(side).is_ok();
        return Err(if is_side(from) && is_side(to) { EdtfFault::Interval } else { EdtfFault::Form });
    }
    if let Some((day, time)) = text.split_once('T') {
        let is_time = time.starts_with(|c: char| c.is_ascii_digit());
        return Err(if is_time && plain(day).is_ok() { EdtfFault::TimeOfDay } else { EdtfFault::Form });
    }
    single(text)
}

/// A date of level 0 or 1.
fn single(text: &str) -> Result<Form, EdtfFault> {
    let qualifier = match text.as_bytes().last() {
        Some(b'?') => Some(Qualifier::Uncertain),
        Some(b'~') => Some(Qualifier::Approximate),
        Some(b'%') => Some(Qualifier::Both),
        _ => None,
    };
    let bare = if qualifier.is_some() { &text[..text.len() - 1] } else { text };
    date(bare).map(|date| Form::Date(date, qualifier))
}

/// A date of level 0 or 1, without its qualifier.
fn date(text: &str) -> Result<Date, EdtfFault> {
    let fault = match plain(text) {
        Err(EdtfFault::Form) => EdtfFault::Form,
        known => return known,
    };
    let bytes = text.as_bytes();
    match bytes {
        [b'0'..=b'9', b'0'..=b'9', b'X', b'X'] => Ok(Date::Century(number(&text[..2])?)),
        [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'X'] => Ok(Date::Decade(number(&text[..3])?)),
        _ => {
            let (year, rest) = year(text).map_or((None, ""), |(year, rest)| (Some(year), rest));
            match (year, rest.as_bytes()) {
                (Some(year), b"-XX") => Ok(Date::SomeMonth(year)),
                (Some(year), b"-XX-XX") => Ok(Date::SomeDayOfYear(year)),
                (Some(year), [b'-', _, _, b'-', b'X', b'X']) => {
                    month(year, rest.get(1..3).ok_or(fault)?).map(Date::SomeDayOfMonth)
                }
                (Some(_), [b'-', b'2', b'5'..=b'9'] | [b'-', b'3', b'0'..=b'9'] | [b'-', b'4', b'0' | b'1']) => {
                    Err(EdtfFault::Unsupported)
                }
                (Some(year), [b'-', b'2', b'1'..=b'4']) => {
                    Ok(Date::Season(year, 20 + u32::from(rest.as_bytes()[2] - b'0')))
                }
                _ => Err(if is_level_2(text) { EdtfFault::Unsupported } else { fault }),
            }
        }
    }
}

/// Whether it has the marks of level 2: unspecified digits anywhere, qualified parts, exponents, significant digits.
fn is_level_2(text: &str) -> bool {
    let marks = |c: char| matches!(c, 'X' | '?' | '~' | '%' | 'E' | 'S');
    let allowed = |c: char| marks(c) || c.is_ascii_digit() || matches!(c, '-' | 'Y');
    let starts = |c: char| c.is_ascii_digit() || matches!(c, '-' | 'X' | '?' | '~' | '%');
    let digits = text.chars().filter(|&c| c.is_ascii_digit() || c == 'X').count();
    let long_year =
        text.strip_prefix('Y').is_some_and(|rest| rest.starts_with(|c: char| c == '-' || c.is_ascii_digit()));
    text.chars().all(allowed) && text.contains(marks) && (long_year || digits >= 4 && text.starts_with(starts))
}

/// A year, a month or a day (level 0, and the years of level 1).
fn plain(text: &str) -> Result<Date, EdtfFault> {
    if let Some(long) = text.strip_prefix('Y') {
        return long_year(long).map(Date::Year);
    }
    let (year, rest) = year(text).ok_or(EdtfFault::Form)?;
    match rest.as_bytes() {
        [] => Ok(Date::Year(year)),
        [b'-', b'0'..=b'9', b'0'..=b'9'] if (21..=41).contains(&number(&rest[1..])?) => Err(EdtfFault::Form),
        [b'-', b'0'..=b'9', b'0'..=b'9'] => month(year, &rest[1..]).map(Date::Month),
        [b'-', b'0'..=b'9', b'0'..=b'9', b'-', b'0'..=b'9', b'0'..=b'9'] => {
            let (month, day) = (number(&rest[1..3])?.unsigned_abs(), number(&rest[4..])?.unsigned_abs());
            NaiveDate::from_ymd_opt(year, month, day).map(Date::Day).ok_or(EdtfFault::NoSuchDay)
        }
        _ => Err(EdtfFault::Form),
    }
}

/// The first day of a month.
fn month(year: i32, digits: &str) -> Result<NaiveDate, EdtfFault> {
    NaiveDate::from_ymd_opt(year, number(digits)?.unsigned_abs(), 1).ok_or(EdtfFault::NoSuchDay)
}

/// The four-digit year at the start, perhaps with a minus, and what follows. There is no year `-0000`.
fn year(text: &str) -> Option<(i32, &str)> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (digits, rest) = digits.split_at_checked(4)?;
    let year = number(digits).ok()?;
    (!(negative && year == 0)).then_some((if negative { -year } else { year }, rest))
}

/// The digits after `Y`: more than four, without leading zeros.
fn long_year(text: &str) -> Result<i32, EdtfFault> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number {
        return Err(if is_level_2(&format!("Y{text}")) { EdtfFault::Unsupported } else { EdtfFault::Form });
    }
    if digits.len() < 5 || digits.starts_with('0') {
        return Err(EdtfFault::Form);
    }
    text.parse().ok().filter(|year| YEARS.contains(year)).ok_or(EdtfFault::OutOfRange)
}

/// A number of ASCII digits only (`parse` alone would take a sign).
fn number(digits: &str) -> Result<i32, EdtfFault> {
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        digits.parse().map_err(|_| EdtfFault::Form)
    } else {
        Err(EdtfFault::Form)
    }
}

/// The inside of `[…]`.
fn one_of(inside: &str) -> Result<Box<[Choice]>, EdtfFault> {
    if matches!(inside.trim(), "" | "..") {
        return Err(EdtfFault::OpenSet);
    }
    let parts: Vec<_> = inside.split(',').map(str::trim).collect();
    let last = parts.len() - 1;
    let choice = |(at, part): (usize, &&str)| match part.split_once("..") {
        None => member(part).map(Choice::One),
        Some(("", "")) => Err(EdtfFault::OpenSet),
        Some(("", to)) if at == 0 => member(to).map(Choice::Until),
        Some((from, "")) if at == last => member(from).map(Choice::From),
        Some(("", _) | (_, "")) => Err(EdtfFault::OpenSet),
        Some((from, to)) => {
            let (from, to) = (member(from)?, member(to)?);
            if to.latest() < from.earliest() { Err(EdtfFault::Reversed) } else { Ok(Choice::Between(from, to)) }
        }
    };
    parts.iter().enumerate().map(choice).collect()
}

/// A date in a set: level 0 and long years; the rest of level 1 is EDTF there too, but not kept.
fn member(text: &str) -> Result<Date, EdtfFault> {
    plain(text).map_err(|fault| match single(text) {
        Ok(_) => EdtfFault::Unsupported,
        Err(EdtfFault::Form) => fault,
        Err(other) => other,
    })
}
