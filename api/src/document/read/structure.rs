//! From a text to a typed object, and what is wrong with its keys and values.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::Segment;

use super::super::at::At;
use super::super::problem::{Problem, Problems, words};
use super::mistake::words_of;

/// How many mistakes of one object are told.
const MISTAKES: usize = 50;

/// Reads an object. With mistakes in it, notes all of them and returns what is left, or nothing.
pub(in super::super) fn parse<T: DeserializeOwned>(at: &At<'_>, text: &str, problems: &mut Problems) -> Option<T> {
    let error = match serde_json::from_str(text) {
        Ok(object) => return Some(object),
        Err(error) => error,
    };
    match serde_json::from_str::<Value>(text) {
        Ok(value) => {
            // A `Value` has each key once, so this mistake would be lost.
            if let Some(key) = error.to_string().strip_prefix("duplicate field `").and_then(|it| it.split('`').next()) {
                let line = at.line() + u32::try_from(error.line().saturating_sub(1)).unwrap_or_default();
                let words = words!("Der Schlüssel „{key}“ steht zweimal da", "The key “{key}” is there twice");
                problems.push(Problem { line: Some(line), path: at.key(key).to_string(), words });
            }
            repair(at, value, &[], problems)
        }
        Err(error) => {
            problems.push(syntax(&error, at.line(), &at.to_string()));
            None
        }
    }
}

/// Reads an object from a value; a mistake is noted, taken out, and reading starts again.
pub(super) fn repair<T: DeserializeOwned>(
    at: &At<'_>,
    mut value: Value,
    further_keys: &[&str],
    problems: &mut Problems,
) -> Option<T> {
    let mut taken_out: Vec<Vec<Segment>> = Vec::new();
    for _ in 0..MISTAKES {
        let error = match serde_path_to_error::deserialize::<_, T>(&value) {
            Ok(object) => return Some(object),
            Err(error) => error,
        };
        let message = error.inner().to_string();
        let mut way: Vec<Segment> = error.path().iter().cloned().collect();
        let named = |prefix| Some(message.strip_prefix(prefix)?.split('`').next()?.to_owned());
        let (unknown, missing) = (named("unknown field `"), named("missing field `"));
        if let Some(key) = unknown.or_else(|| missing.clone()) {
            let is_last = matches!(way.last(), Some(Segment::Map { key: last }) if *last == key);
            if !is_last {
                way.push(Segment::Map { key });
            }
        }
        // What is missing because it was wrong and taken out has been told.
        let is_told = missing.is_some() && taken_out.iter().any(|taken| same(taken, &way));
        if !is_told {
            note(at, &way, &message, further_keys, problems);
        }
        if missing.is_some() || !take_out(&mut value, &way) {
            return None;
        }
        way.truncate(1 + way.iter().rposition(is_key).unwrap_or_default());
        taken_out.push(way);
    }
    None
}

const fn is_key(segment: &Segment) -> bool {
    matches!(segment, Segment::Map { .. })
}

fn same(one: &[Segment], other: &[Segment]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.to_string() == other.to_string())
}

/// Notes a mistake at the end of a way.
fn note(at: &At<'_>, way: &[Segment], message: &str, further_keys: &[&str], problems: &mut Problems) {
    match way.split_first() {
        Some((Segment::Map { key }, rest)) => {
            if rest.is_empty() {
                problems.add(&at.key(key), words_of(message, Some(key), further_keys));
            } else {
                note(&at.key(key), rest, message, further_keys, problems);
            }
        }
        Some((Segment::Seq { index }, rest)) => note(&at.index(*index), rest, message, further_keys, problems),
        Some((_, rest)) => note(at, rest, message, further_keys, problems),
        None => problems.add(at, words_of(message, None, further_keys)),
    }
}

/// Takes out the member of an object that lies nearest to the end of the way.
fn take_out(value: &mut Value, way: &[Segment]) -> bool {
    let Some(last) = way.iter().rposition(is_key) else { return false };
    let mut value = value;
    for segment in &way[..last] {
        let next = match segment {
            Segment::Map { key } => value.get_mut(key),
            Segment::Seq { index } => value.get_mut(*index),
            _ => Some(value),
        };
        let Some(next) = next else { return false };
        value = next;
    }
    match (&way[last], value) {
        (Segment::Map { key }, Value::Object(members)) => members.shift_remove(key).is_some(),
        _ => false,
    }
}

/// A text that is no JSON; `line` is the file's line on which the text begins.
pub(super) fn syntax(error: &serde_json::Error, line: u32, path: &str) -> Problem {
    let at = line + u32::try_from(error.line().saturating_sub(1)).unwrap_or_default();
    let (column, message) = (error.column(), error.to_string());
    let message = message.split(" at line ").next().unwrap_or_default();
    let words = match error.classify() {
        Category::Eof => words!(
            "Hier endet die Datei oder Zeile mitten im Objekt: ist sie abgeschnitten?",
            "Here the file or line ends inside an object: is it cut off?",
        ),
        Category::Data => words!("Hier muss ein Objekt stehen: {{ … }}", "This must be an object: {{ … }}"),
        _ => {
            words!("Kein gültiges JSON in Spalte {column} ({message})", "No valid JSON at column {column} ({message})",)
        }
    };
    Problem { line: Some(at), path: path.to_owned(), words }
}
