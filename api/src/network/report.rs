//! What changed, in sentences for the annual report.

use chrono::{Datelike, NaiveDate};

use super::change::{Changes, Moment};
use super::sentence::listed;
use crate::directory::view::RecordView;
use crate::directory::{RecordNo, View};
use crate::graphql::language::Language;

/// So many names stand in a sentence; of more it says how many.
const NAMES: usize = 8;

const MONTHS: [[&str; 2]; 12] = [
    ["Januar", "January"],
    ["Februar", "February"],
    ["März", "March"],
    ["April", "April"],
    ["Mai", "May"],
    ["Juni", "June"],
    ["Juli", "July"],
    ["August", "August"],
    ["September", "September"],
    ["Oktober", "October"],
    ["November", "November"],
    ["Dezember", "December"],
];

/// A day as people write it.
#[must_use]
pub fn day(day: NaiveDate, language: Language) -> String {
    let [de, en] = MONTHS[day.month0() as usize];
    match language {
        Language::De => format!("{}. {de} {}", day.day(), day.year()),
        Language::En => format!("{} {en} {}", day.day(), day.year()),
    }
}

/// What changed, in a few sentences; what is gone is read in the earlier value, what is there in the later.
#[must_use]
pub fn report([earlier, later]: [&View; 2], changes: &Changes, language: Language) -> String {
    let (Some(first), Some(last)) = (changes.series.first(), changes.series.last()) else { return String::new() };
    let counts = [changes.added.len(), changes.ended.len(), changes.changed.len()];
    let mut sentences = vec![counted(first, last, counts, language)];
    for (view, records, de, en) in [
        (later, &changes.joined, "Neu im Netzwerk", "New in the network"),
        (earlier, &changes.left, "Nicht mehr im Netzwerk", "No longer in the network"),
        (later, &changes.revised, "Geänderte Einträge", "Changed records"),
    ] {
        if !records.is_empty() {
            let intro = if language == Language::De { de } else { en };
            sentences.push(format!("{intro}: {}.", named(view, records, language)));
        }
    }
    sentences.push(size(first, last, language));
    sentences.join(" ")
}

/// When it was, behind a preposition: a day, or a revision and its day.
fn moment(moment: &Moment, language: Language) -> String {
    let day = day(moment.on, language);
    match (moment.revision, language) {
        (None, _) => day,
        (Some(revision), Language::De) => format!("Stand {revision} ({day})"),
        (Some(revision), Language::En) => format!("revision {revision} ({day})"),
    }
}

fn counted(first: &Moment, last: &Moment, [added, ended, changed]: [usize; 3], language: Language) -> String {
    let (from, to) = (moment(first, language), moment(last, language));
    if added + ended + changed == 0 {
        return match language {
            Language::De => format!("Vom {from} bis zum {to} änderte sich keine Beziehung."),
            Language::En => format!("From {from} to {to} no relation changed."),
        };
    }
    match language {
        Language::De => {
            let verb = |count, one: &str, many: &str| match count {
                1 => format!("1 Beziehung {one}"),
                _ => format!("{count} Beziehungen {many}"),
            };
            let added = match added {
                1 => "kam 1 Beziehung hinzu".to_owned(),
                _ => format!("kamen {added} Beziehungen hinzu"),
            };
            let (ended, changed) = (verb(ended, "endete", "endeten"), verb(changed, "änderte sich", "änderten sich"));
            format!("Vom {from} bis zum {to} {added}, {ended} und {changed}.")
        }
        Language::En => {
            let added = match added {
                1 => "1 relation was".to_owned(),
                _ => format!("{added} relations were"),
            };
            format!("From {from} to {to} {added} added, {ended} ended and {changed} changed.")
        }
    }
}

fn size(first: &Moment, last: &Moment, language: Language) -> String {
    let (from, to) = (moment(first, language), moment(last, language));
    let (relations, records) = (last.relations, last.records);
    let [before, between] = [first.relations, first.records];
    match (language, last.revision) {
        (Language::De, revision) => {
            let (one, other) = if revision.is_none() { ("Am", "am") } else { ("Beim", "beim") };
            format!(
                "{one} {to} verbanden {relations} Beziehungen {records} Einträge, {other} {from} waren es {before} zwischen {between}."
            )
        }
        (Language::En, revision) => {
            let (one, other) = if revision.is_none() { ("On", "on") } else { ("At", "at") };
            format!(
                "{one} {to} {relations} relations joined {records} records; {other} {from} it was {before} between {between}."
            )
        }
    }
}

fn named(view: &View, records: &[RecordNo], language: Language) -> String {
    let names: Vec<&str> = records.iter().filter_map(|no| view.record(*no)).map(RecordView::name).collect();
    if names.len() <= NAMES {
        return listed(&names, language);
    }
    let more = names.len() - NAMES;
    let first = names[..NAMES].join(", ");
    match language {
        Language::De => format!("{first} und {more} weitere"),
        Language::En => format!("{first} and {more} more"),
    }
}
