//! A record takes the state of a whole document, also one that it had long ago.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::harness::{Hours, empty, lines, load, record};
use super::random;
use crate::directory::{Change, Directory, Record, RecordNo};
use crate::document::dump::{gap_documents, record_document};
use crate::document::{recall, revise};
use crate::journal::GAPS;

fn document(directory: &Directory, no: RecordNo) -> Map<String, Value> {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(record_document(directory, no)) else { unreachable!() };
    let gaps = gap_documents(directory.record(no).unwrap());
    if !gaps.is_empty() {
        fields.insert(GAPS.to_owned(), json!(gaps));
    }
    fields
}

fn applied(directory: &Directory, change: Change) -> Directory {
    directory.apply(change, directory.revision() + 1)
}

/// The record without what counts and tells when.
fn bare(record: &Record) -> Record {
    Record { version: 0, updated_at: record.created_at, aliases: Box::default(), ..record.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_record_takes_the_state_of_its_earlier_document(one in random::document(), other in random::document()) {
        let hours = Hours::new();
        let (before, _) = load(&empty(), one, &hours.next());
        let (after, _) = load(&before, other, &hours.next());
        for (no, earlier) in before.records() {
            let now = after.record(no).unwrap();
            let stamp = hours.next();
            let change = revise(&after, no, document(&before, no), &stamp).unwrap();
            prop_assert_eq!(change.is_empty(), now == earlier);
            let revised = applied(&after, change);
            let revised = revised.record(no).unwrap();
            prop_assert_eq!(bare(revised), bare(earlier));
            prop_assert_eq!(revised.version, now.version + i32::from(now != earlier));
            let recalled = recall(&after, no, document(&before, no), earlier.version, earlier.updated_at).unwrap();
            prop_assert_eq!(&recalled, earlier.as_ref());
        }
    }
}

const RICH: &str = r#"{"noun":"publication","slug":"bericht","name":"Bericht","short_name":"B","description":"d",
    "website":"https://b.de","note":"n","by_appointment":true,"type":"report","edition":"1","download_url":"https://b.de/1",
    "published":{"edtf":"2024"},"stated_counts":[{"what":"Ideen","count":3}],"other_names":["Rapport"],
    "external_ids":[{"system":"doi","value":"1"}],"terms":[{"term":"thema","citations":[{"quote":"q"}]}],
    "addresses":[{"type":"visiting","street":"Weg 1","place":"ort"}],"contact_points":[{"type":"email","value":"a@b.de"}],
    "opening_hours":[{"days":["MO"],"opens":"08:00","closes":"12:00"}],"citations":[{"quote":"z"}],
    "verified_at":"2024-01-01T00:00:00Z","verified_by":"erika"}"#;

fn rich() -> (Directory, RecordNo) {
    let term = |slug: &str, scheme: &str| json!({"record": {"noun": "term", "slug": slug, "name": slug, "scheme": scheme, "code": slug}});
    let rich: Value = serde_json::from_str(RICH).unwrap();
    let gap = json!({"gap": {"record": "bericht", "quote": "und", "missing": "der Rest"}});
    let text = lines(&[term("thema", "topic"), term("ort", "place"), json!({ "record": rich }), gap]);
    let (directory, _) = load(&empty(), text, &Hours::new().next());
    let no = directory.record_by_slug("bericht").unwrap();
    (directory, no)
}

#[test]
fn what_the_document_does_not_state_is_cleared_and_comes_back_with_its_ids() {
    let hours = Hours::new();
    let (full, no) = rich();
    let plain = json!({"noun": "publication", "slug": "bericht", "name": "Bericht"});
    let Value::Object(plain) = plain else { unreachable!() };
    let cleared = applied(&full, revise(&full, no, plain, &hours.next()).unwrap());
    let keys: Vec<String> = document(&cleared, no).keys().cloned().collect();
    assert_eq!(keys, ["noun", "id", "slug", "visibility", "lifecycle", "name"]);
    assert_eq!(cleared.record(no).unwrap().version, 2);

    let restored = applied(&cleared, revise(&cleared, no, document(&full, no), &hours.next()).unwrap());
    assert_eq!(bare(restored.record(no).unwrap()), bare(full.record(no).unwrap()));
    assert_eq!(restored.record(no).unwrap().version, 3);
    assert!(revise(&restored, no, document(&full, no), &hours.next()).unwrap().is_empty());
}

#[test]
fn a_slug_that_is_given_up_still_finds_the_record_and_one_that_is_taken_is_refused() {
    let hours = Hours::new();
    let (full, no) = rich();
    let mut renamed = document(&full, no);
    renamed.insert("slug".to_owned(), json!("report"));
    let after = applied(&full, revise(&full, no, renamed.clone(), &hours.next()).unwrap());
    assert_eq!((&*record(&after, "bericht").slug, &*record(&after, "report").slug), ("report", "report"));

    renamed.insert("slug".to_owned(), json!("thema"));
    let problems = revise(&full, no, renamed.clone(), &hours.next()).unwrap_err();
    assert_eq!(problems.told()[0].path, "record.slug");
    // To be looked at it is good all the same.
    assert_eq!(&*recall(&full, no, renamed, 1, hours.next().now).unwrap().slug, "thema");
}
