//! JSON Lines: a header, then one entry a line.

use std::borrow::Cow;
use std::io::BufRead;

use super::members::Members;
use super::{Visit, not_utf8, structure, unreadable, without_mark};
use crate::document::at::{At, Part, Place};
use crate::document::model::Header;
use crate::document::nearest::nearest;
use crate::document::problem::{Problem, Problems, Words, words};

/// The header: the first line that is not blank.
pub(super) fn header(reader: &mut dyn BufRead, problems: &mut Problems) -> Option<(Header, Place, Cow<'static, str>)> {
    let mut header = None;
    read(reader, problems, &mut |line, text, problems| {
        let place = Place { part: Part::Header, index: None, line };
        let at = At::entry(place, text);
        match serde_json::from_str::<Members<'_>>(text) {
            Ok(members) if members.0.iter().any(|(key, _)| part_of(key).is_some()) => problems.add(
                &at,
                words!(
                    "Vor den Einträgen fehlt die Kopfzeile: {{\"format\":\"partnernetz-directory/1\", …}}",
                    "The header line before the entries is missing: {{\"format\":\"partnernetz-directory/1\", …}}",
                ),
            ),
            Ok(_) => {
                header = structure::parse(&at, text, problems).map(|it| (it, place, Cow::Owned(text.to_owned())));
            }
            Err(error) => problems.push(structure::syntax(&error, line, "")),
        }
        false
    });
    header
}

/// Shows every entry.
pub(super) fn each(reader: &mut dyn BufRead, problems: &mut Problems, visit: &mut Visit<'_>) {
    let mut is_first = true;
    read(reader, problems, &mut |line, text, problems| {
        let was_first = std::mem::take(&mut is_first);
        let members = match serde_json::from_str::<Members<'_>>(text) {
            Ok(members) => members.0,
            Err(_) if was_first => return true,
            Err(error) => {
                problems.push(structure::syntax(&error, line, ""));
                return true;
            }
        };
        match members.as_slice() {
            [(key, entry)] if part_of(key).is_some() => {
                if let Some(part) = part_of(key) {
                    visit(Place { part, index: None, line }, entry.get());
                }
            }
            _ if was_first => {}
            members => {
                let keys: Vec<&str> = members.iter().map(|(key, _)| &**key).collect();
                problems.push(Problem { line: Some(line), path: String::new(), words: no_entry(&keys) });
            }
        }
        true
    });
}

/// What to say of a line that is no entry.
fn no_entry(keys: &[&str]) -> Words {
    let all = keys.iter().map(|key| format!("„{key}“")).collect::<Vec<_>>().join(", ");
    match keys {
        ["format", ..] => words!(
            "Eine zweite Kopfzeile: eine Datei ist ein Dokument, bitte zwei Dateien einzeln laden",
            "A second header line: a file is one document, please load two files one by one",
        ),
        [key] => {
            let nearest = nearest(key, Part::LISTS.iter().map(|part| part.key()));
            let (german, english) = nearest.map_or_else(
                || {
                    (
                        "eine Zeile hat genau einen von record, relation, gap, relation_kind".to_owned(),
                        "a line has exactly one of record, relation, gap, relation_kind".to_owned(),
                    )
                },
                |nearest| (format!("gemeint ist wohl „{nearest}“"), format!("probably “{nearest}” is meant")),
            );
            words!("Den Schlüssel „{key}“ gibt es hier nicht: {german}", "There is no key “{key}” here: {english}")
        }
        _ => words!(
            "Eine Zeile hat genau einen Schlüssel (record, relation, gap oder relation_kind); hier stehen {all}: \
             bitte auf mehrere Zeilen verteilen",
            "A line has exactly one key (record, relation, gap or relation_kind); here are {all}: please use several lines",
        ),
    }
}

fn part_of(key: &str) -> Option<Part> {
    Part::LISTS.into_iter().find(|part| part.key() == key)
}

/// Reads lines that are not blank, until the visitor has enough.
fn read(reader: &mut dyn BufRead, problems: &mut Problems, visit: &mut dyn FnMut(u32, &str, &mut Problems) -> bool) {
    let mut bytes = Vec::new();
    for line in 1.. {
        bytes.clear();
        match reader.read_until(b'\n', &mut bytes) {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) => {
                problems.push(Problem { line: Some(line), ..unreadable(&error) });
                return;
            }
        }
        let line_bytes = if line == 1 { without_mark(&bytes) } else { &bytes };
        match std::str::from_utf8(line_bytes.trim_ascii()) {
            Ok("") => {}
            Ok(text) => {
                if !visit(line, text, problems) {
                    return;
                }
            }
            Err(_) => problems.push(not_utf8(line)),
        }
    }
}
