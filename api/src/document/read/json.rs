//! JSON: the document as one object.

use std::borrow::Cow;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::Visit;
use super::members::Members;
use super::structure;
use crate::document::at::{At, Part, Place, line_breaks, offset};
use crate::document::model::Header;
use crate::document::problem::{Problem, Problems, words};

/// All but the lists; this is also where the object as a whole is checked.
pub(super) fn header(text: &str, problems: &mut Problems) -> Option<Header> {
    let text = unmarked(text);
    let members = match serde_json::from_str::<Members<'_>>(text) {
        Ok(members) => members.0,
        Err(error) => {
            problems.push(structure::syntax(&error, 1, ""));
            return None;
        }
    };
    let place = Place { part: Part::Header, index: None, line: 1 };
    let at = At::entry(place, text);
    let mut header = Map::new();
    let mut seen: Vec<&str> = Vec::new();
    for (key, value) in &members {
        if seen.contains(&&**key) {
            let line = 1 + line_breaks(&text[..offset(text, value.get())]);
            let words = words!("Der Schlüssel „{key}“ steht zweimal da", "The key “{key}” is there twice");
            problems.push(Problem { line: Some(line), path: key.to_string(), words });
        } else if is_list(key) {
            if !matches!(value.get().as_bytes().first(), Some(b'[' | b'n')) {
                let words = words!("Hier muss eine Liste stehen: [ … ]", "This must be a list: [ … ]");
                problems.add(&at.key(key), words);
            }
        } else {
            header.insert(key.to_string(), serde_json::from_str(value.get()).unwrap_or(Value::Null));
        }
        seen.push(key);
    }
    structure::repair(&at, Value::Object(header), &Part::LISTS.map(Part::list), problems)
}

/// Shows every entry of the lists.
pub(super) fn each(text: &str, visit: &mut Visit<'_>) {
    let text = unmarked(text);
    let members = serde_json::from_str::<Members<'_>>(text).map_or_else(|_| Vec::new(), |members| members.0);
    // Kinds first, since relations need them; the other lists know each other from an earlier reading.
    for part in Part::LISTS {
        let Some(list) = list_of(&members, part) else { continue };
        let (mut line, mut read) = (1, 0);
        for (index, entry) in (0..).zip(list) {
            let start = offset(text, entry.get());
            line += line_breaks(&text[read..start]);
            read = start;
            visit(Place { part, index: Some(index), line }, entry.get());
        }
    }
}

fn list_of<'a>(members: &[(Cow<'a, str>, &'a RawValue)], part: Part) -> Option<Vec<&'a RawValue>> {
    let (_, list) = members.iter().find(|(key, _)| *key == part.list())?;
    serde_json::from_str(list.get()).ok()
}

fn is_list(key: &str) -> bool {
    Part::LISTS.iter().any(|part| part.list() == key)
}

fn unmarked(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
