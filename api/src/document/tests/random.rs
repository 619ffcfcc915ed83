//! Documents made up at random: loaded, dumped and loaded again they are the same.

use std::collections::HashMap;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::harness::{Hours, dumped, empty, load};
use crate::document::dump::Spelling;
use crate::document::generate::generate;
use crate::document::model::FORMAT;

const TYPES: [(&str, &str); 4] = [
    ("institution", "chamber"),
    ("working_group", "round_table"),
    ("cooperation", "project"),
    ("publication", "report"),
];

fn text() -> impl Strategy<Value = String> {
    "[A-Za-zäöüß„“,.;:\\\\\"'<>&/ 0-9\u{1F600}\n\t-]{0,30}".prop_map(|text| format!("x{text}"))
}

fn date() -> impl Strategy<Value = Value> {
    let edtf = prop_oneof![
        (1900..2100_i32).prop_map(|year| year.to_string()),
        (1900..2100_i32, 1..=12_i32).prop_map(|(year, month)| format!("{year}-{month:02}~")),
        (1900..2000_i32, 0..90_i32).prop_map(|(year, more)| format!("[{year}..{}]", year + more)),
    ];
    (edtf, proptest::option::of(text())).prop_map(|(edtf, text)| json!({"edtf": edtf, "text": text}))
}

fn citations() -> impl Strategy<Value = Value> {
    let one = (text(), any::<bool>(), any::<bool>())
        .prop_map(|(quote, implied, far)| json!({"quote": quote, "implied": implied, "source": far.then_some("fern")}));
    proptest::collection::vec(one, 0..3).prop_map(Value::from)
}

fn address() -> impl Strategy<Value = Value> {
    let position = proptest::option::of((-90.0..90.0_f64, -180.0..180.0_f64));
    (text(), position, citations(), proptest::collection::vec(text(), 0..3)).prop_map(
        |(street, at, citations, lines)| {
            json!({"type": "visiting", "street": street, "recipient": lines, "citations": citations, "country": "DE",
            "latitude": at.map(|at| at.0), "longitude": at.map(|at| at.1)})
        },
    )
}

fn hours() -> impl Strategy<Value = Value> {
    (0..24_i32, 0..60_i32, any::<bool>()).prop_map(|(hour, minute, closed)| {
        let time = |hour: i32| (!closed).then(|| format!("{hour:02}:{minute:02}"));
        json!({"days": ["FR", "MO"], "opens": time(hour), "closes": time((hour + 7) % 24), "closed": closed})
    })
}

/// A record with a number for its slug, and what it may bear.
fn record() -> impl Strategy<Value = Value> {
    let parts = (
        proptest::collection::vec(address(), 0..3),
        proptest::collection::vec(hours(), 0..2),
        citations(),
        proptest::option::of(date()),
        proptest::collection::vec(text(), 0..3),
    );
    (0..4_usize, text(), proptest::option::of(text()), any::<[bool; 4]>(), parts).prop_map(
        |(noun, name, note, [typed, staff, draft, termed], (addresses, hours, citations, date, names))| {
            let (noun, code) = TYPES[noun];
            let mut record = Map::from_iter([
                ("noun".to_owned(), json!(noun)),
                ("name".to_owned(), json!(name)),
                ("note".to_owned(), json!(note)),
                ("addresses".to_owned(), json!(addresses)),
                ("opening_hours".to_owned(), json!(hours)),
                ("citations".to_owned(), citations),
                ("other_names".to_owned(), json!(names)),
                ("type".to_owned(), json!(typed.then_some(code))),
                ("visibility".to_owned(), json!(staff.then_some("STAFF"))),
                ("lifecycle".to_owned(), json!(draft.then_some("DRAFT"))),
                ("terms".to_owned(), json!(termed.then(|| json!([{"term": "thema", "citations": [{"quote": "q"}]}])))),
            ]);
            let (key, value) = match noun {
                "institution" | "working_group" => ("founded", json!(date)),
                "publication" => ("published", json!(date)),
                _ => ("period", json!({"start": date, "ongoing": typed})),
            };
            record.insert(key.to_owned(), value);
            Value::Object(record)
        },
    )
}

pub(super) fn document() -> impl Strategy<Value = String> {
    let relations =
        proptest::collection::vec((any::<[prop::sample::Index; 2]>(), proptest::option::of(date()), text()), 0..12);
    (proptest::collection::vec(record(), 1..12), relations).prop_map(|(mut records, relations)| {
        let mut made: Vec<Value> = Vec::new();
        let mut numbers = HashMap::new();
        for record in &mut records {
            // Counted by noun, so that two documents have records in common.
            let noun = record["noun"].as_str().unwrap_or_default().replace('_', "-");
            let number = numbers.entry(noun.clone()).or_insert(0);
            *number += 1;
            record["slug"] = json!(format!("{noun}-{number}"));
        }
        for ([source, target], start, note) in relations {
            let (source, target) = (source.get(&records), target.get(&records));
            let kind = match (source["noun"].as_str().unwrap(), target["noun"].as_str().unwrap()) {
                _ if source["slug"] == target["slug"] => continue,
                ("institution", "institution") => "cooperates_with",
                ("institution", "working_group") => "member_of",
                (_, "publication") if source["noun"] != "publication" => "contributed_to",
                _ => continue,
            };
            let relation = json!({"kind": kind, "source": source["slug"], "target": target["slug"], "note": note,
                "period": {"start": start}});
            // The bounds of the start are part of what makes a relation the same, so each pair is used once.
            let ends = |it: &Value| {
                let mut ends = [it["source"].to_string(), it["target"].to_string()];
                ends.sort();
                ends
            };
            if made.iter().all(|other| ends(other) != ends(&relation)) {
                made.push(relation);
            }
        }
        records.push(json!({"noun": "term", "slug": "thema", "name": "Thema", "scheme": "topic", "code": "thema"}));
        json!({"format": FORMAT, "title": "Zufall", "source": {"key": "nah", "title": "Nah"},
            "sources": [{"key": "fern", "title": "Fern"}], "records": records, "relations": made})
        .to_string()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn load_dump_load_is_a_fixed_point(text in document(), lines in any::<bool>()) {
        let hours = Hours::new();
        let spelling = if lines { Spelling::JsonLines } else { Spelling::Json };
        let (first, summary) = load(&empty(), text.clone(), &hours.next());
        let (_, again) = load(&first, text, &hours.next());
        prop_assert_eq!(again.total().unchanged, summary.total().created);
        prop_assert_eq!((again.total().created, again.total().updated, again.about_changed), (0, 0, false));
        let dump = dumped(&first, spelling);
        let (same, summary) = load(&first, dump.clone(), &hours.next());
        prop_assert_eq!((summary.total().created, summary.total().updated, summary.about_changed), (0, 0, false));
        prop_assert_eq!(&dumped(&same, spelling), &dump);
        let (afresh, _) = load(&empty(), dump.clone(), &hours.next());
        prop_assert_eq!(&dumped(&afresh, spelling), &dump);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(\\{|\\}|\\[|\\]|\"[a-z_]{0,8}\"|:|,|\n|record|[0-9]){0,40}") {
        let directory = empty();
        drop(super::harness::try_load(&directory, text, &Hours::new().next()));
    }
}

#[test]
fn a_made_up_network_is_a_fixed_point() {
    let mut text = Vec::new();
    generate(60, 7, &mut text).unwrap();
    let hours = Hours::new();
    let (first, summary) = load(&empty(), String::from_utf8(text).unwrap(), &hours.next());
    assert!(summary.total().created > 400);
    let dump = dumped(&first, Spelling::JsonLines);
    let (_, again) = load(&first, dump.clone(), &hours.next());
    assert_eq!((again.total().created, again.total().updated), (0, 0));
    assert_eq!(dumped(&load(&empty(), dump.clone(), &hours.next()).0, Spelling::JsonLines), dump);
}
