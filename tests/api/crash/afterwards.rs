//! What the next server knows of the deeds that were done before the last one was killed.

use std::collections::BTreeMap;

use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

use super::writer::{Deed, mail};
use crate::harness::Client;

const FIND: &str = "query($name: String!) { institutions(filter: { name: { eq: $name } }) {
    nodes { id version name history(first: 1) { nodes { revision } } } } }";

const READ: &str = "query($id: ID!) { record(by: { id: $id }) {
    version name shortName description contactPoints { value }
    history(first: 100) { nodes { revision version deed changes { field after } } } } }";

/// A deed to which no answer came, if it was done.
pub async fn find(editor: &Client, name: &str) -> Option<Deed> {
    let answer = editor.asks_with(FIND, json!({ "name": name })).await;
    let found = answer.data()["institutions"]["nodes"].as_array().unwrap();
    assert!(found.len() <= 1, "done once at most: {found:?}");
    let institution = found.first()?;
    Some(Deed::read(institution, &institution["history"]["nodes"][0]["revision"]))
}

/// All deeds are there, whole, each in its revision, and no others.
pub async fn check(editor: &Client, deeds: &[Deed]) {
    let mut by_institution: BTreeMap<&str, Vec<&Deed>> = BTreeMap::new();
    for deed in deeds {
        by_institution.entry(&deed.id).or_default().push(deed);
    }
    let check = async |(id, deeds): (&str, Vec<&Deed>)| {
        let answer = editor.asks_with(READ, json!({ "id": id })).await;
        check_record(&answer.data()["record"], &deeds);
    };
    stream::iter(by_institution).map(check).buffer_unordered(4).collect::<()>().await;
}

fn check_record(record: &Value, deeds: &[&Deed]) {
    let last = deeds.last().unwrap();
    assert_eq!(record["version"], last.version, "of {deeds:?} is left {record}");
    for field in ["name", "shortName", "description"] {
        assert_eq!(record[field], last.name, "of {deeds:?} is left {record}");
    }
    assert_eq!(record["contactPoints"], json!([{ "value": mail(&last.name) }]), "of {deeds:?} is left {record}");
    let history = record["history"]["nodes"].as_array().unwrap();
    assert_eq!(history.len(), deeds.len(), "of {deeds:?} is left {record}");
    for (entry, deed) in history.iter().rev().zip(deeds) {
        let told = (&entry["revision"], &entry["version"], &entry["deed"]);
        let done = (&json!(deed.revision.to_string()), &json!(deed.version), &json!(deed.deed()));
        assert_eq!(told, done, "of {deeds:?} is left {record}");
        let changes = entry["changes"].as_array().unwrap();
        let after = |field: &str| changes.iter().find(|change| change["field"] == field).map(|it| &it["after"]);
        for field in ["name", "shortName", "description"] {
            // What made the record has no entries.
            let expected = (deed.version > 1).then(|| json!(deed.name));
            assert_eq!(after(field), expected.as_ref(), "{field} of {deed:?} in {record}");
        }
    }
}
