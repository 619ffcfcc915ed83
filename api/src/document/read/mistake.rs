//! What serde says of a mistake, in words for people: what is wrong and what would be right.

use crate::document::nearest::nearest;
use crate::document::problem::{Words, words};

/// The words for a mistake at a key.
pub(super) fn words_of(message: &str, key: Option<&str>, further_keys: &[&str]) -> Words {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let names: Vec<&str> = quoted.clone().skip(1).chain(further_keys.iter().copied()).collect();
    let first = quoted.next().unwrap_or_default();
    if message.starts_with("unknown field") {
        return unknown_key(first, &names);
    }
    if message.starts_with("missing field") {
        return words!("„{first}“ fehlt und muss dastehen", "“{first}” is missing and required");
    }
    if message.starts_with("unknown variant") {
        return unknown_word(first, &names);
    }
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    if let Some(right) = key.and_then(right_form) {
        return right;
    }
    if message.starts_with("invalid type") || message.starts_with("invalid value") {
        let found = what.split_once(": ").map_or(what, |(_, found)| found);
        let (german_found, german_expected) = (german(found), german(expected));
        return words!(
            "Hier steht {german_found}, erwartet wird {german_expected}",
            "This is {found}, expected is {expected}"
        );
    }
    if message.starts_with("invalid length") {
        return words!(
            "Hier stehen zu wenige oder zu viele Werte: erwartet wird {expected}",
            "There are too few or too many values: expected is {expected}",
        );
    }
    words!("Dieser Wert passt nicht ({message})", "This value does not fit ({message})")
}

fn unknown_key(key: &str, known: &[&str]) -> Words {
    let all = known.join(", ");
    match nearest(key, known.iter().copied()) {
        Some(nearest) => words!(
            "Den Schlüssel „{key}“ gibt es nicht: gemeint ist wohl „{nearest}“",
            "There is no key “{key}”: probably “{nearest}” is meant",
        ),
        None => words!(
            "Den Schlüssel „{key}“ gibt es hier nicht; es gibt {all}",
            "There is no key “{key}” here; there are {all}",
        ),
    }
}

fn unknown_word(word: &str, known: &[&str]) -> Words {
    let all = known.join(", ");
    match nearest(word, known.iter().copied()) {
        Some(nearest) => words!(
            "„{word}“ gibt es nicht: gemeint ist wohl „{nearest}“ (möglich sind {all})",
            "There is no “{word}”: probably “{nearest}” is meant (possible are {all})",
        ),
        None => words!("„{word}“ gibt es nicht; möglich sind {all}", "There is no “{word}”; possible are {all}"),
    }
}

/// How a value of a key is written whose type says little.
fn right_form(key: &str) -> Option<Words> {
    match key {
        "id" => Some(words!(
            "Eine Kennung ist eine UUID wie 0195d1c2-7b1e-7c3a-9f00-2b6d1c7a4e55; ohne „id“ wird eine vergeben",
            "An id is a UUID like 0195d1c2-7b1e-7c3a-9f00-2b6d1c7a4e55; without “id” one is made",
        )),
        "earliest" | "latest" | "delete_after" | "valid_from" | "valid_through" => Some(words!(
            "Ein Tag wird JJJJ-MM-TT geschrieben und muss im Kalender stehen, etwa 2025-09-30",
            "A day is written YYYY-MM-DD and must be in the calendar, such as 2025-09-30",
        )),
        "verified_at" => Some(words!(
            "Ein Zeitpunkt wird wie 2025-09-30T14:05:00Z geschrieben",
            "A point in time is written like 2025-09-30T14:05:00Z",
        )),
        _ => None,
    }
}

/// The German for what serde calls a JSON value.
fn german(english: &str) -> String {
    let (kind, rest) = english.split_once(' ').unwrap_or((english, ""));
    let value = english.split_once(' ').map(|(_, value)| format!(" {value}")).unwrap_or_default();
    match english {
        "a string" => "ein Text in Anführungszeichen".to_owned(),
        "a boolean" => "true oder false".to_owned(),
        "a sequence" | "sequence" => "eine Liste [ … ]".to_owned(),
        "a map" | "map" | "an object" => "ein Objekt { … }".to_owned(),
        "a string or an object" => "ein Text oder ein Objekt".to_owned(),
        "null" => "null".to_owned(),
        "i64" | "u64" => "eine ganze Zahl".to_owned(),
        "f64" => "eine Zahl".to_owned(),
        _ if kind == "struct" || rest.starts_with("struct") => "ein Objekt { … }".to_owned(),
        _ if kind == "string" => format!("der Text{value}"),
        _ if kind == "integer" => format!("die Zahl{value}"),
        _ if kind == "boolean" => format!("der Wert{value}"),
        _ if english.starts_with("floating point") => format!("die Zahl {}", rest.trim_start_matches("point ")),
        other => other.to_owned(),
    }
}
