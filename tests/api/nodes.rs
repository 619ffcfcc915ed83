//! Global ids: every one that stands in an answer finds the same thing again, and nothing else is one.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::harness::{Client, Directory};

const EVERYTHING: &str = "query ($after: String) { records(first: 4, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      __typename id slug
      otherNames { __typename id value }
      terms { __typename id implied citations { ...C } }
      addresses { __typename id street citations { ...C } }
      contactPoints { __typename id value citations { ...C } }
      openingHours { __typename id opens citations { ...C } }
      citations { ...C }
      gaps { __typename id quote }
      ... on Publication { statedCounts { __typename id count } }
      relations(first: 50) { edges { relation {
        __typename id version contactPoints { __typename id value citations { ...C } } citations { ...C }
      } } }
    }
  } directory { gaps { __typename id quote } } }
  fragment C on Citation { __typename id quote }";

const AGAIN: &str = "query ($ids: [ID!]!) { nodes(ids: $ids) {
    __typename id
    ... on Record { slug }
    ... on OtherName { value }
    ... on RecordTerm { implied }
    ... on Address { street }
    ... on ContactPoint { value }
    ... on OpeningHours { opens }
    ... on Citation { quote }
    ... on SourceGap { quote }
    ... on StatedCount { count }
    ... on Relation { version }
  } }";

/// Every object with an id in an answer, by its id, with its own plain values.
fn collect(value: &Value, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(fields) => {
            if let Some(id) = fields.get("id").and_then(Value::as_str) {
                let own = fields.iter().filter(|(_, value)| !value.is_array() && !value.is_object());
                let own: Value = own.map(|(key, value)| (key.clone(), value.clone())).collect();
                let before = found.insert(id.to_owned(), own.clone());
                assert!(before.is_none_or(|before| before == own), "two things with the id {id}");
            }
            fields.values().for_each(|value| collect(value, found));
        }
        _ => {}
    }
}

async fn all(client: &Client) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    let mut after = Value::Null;
    loop {
        let answer = client.asks_with(EVERYTHING, json!({ "after": after })).await;
        collect(answer.data(), &mut found);
        let info = &answer.data()["records"]["pageInfo"];
        if info["hasNextPage"] == false {
            return found;
        }
        after = info["endCursor"].clone();
    }
}

async fn again(client: &Client, ids: &[&String]) -> Vec<Value> {
    let answer = client.asks_with(AGAIN, json!({ "ids": ids })).await;
    answer.data()["nodes"].as_array().unwrap().clone()
}

#[tokio::test]
async fn every_id_finds_the_same_thing_again_and_only_for_those_who_see_it() {
    let directory = Directory::demo().await;
    let everything = all(&directory.editor()).await;
    let types: std::collections::BTreeSet<_> = everything.values().map(|it| it["__typename"].to_string()).collect();
    assert_eq!(types.len(), 15, "each type that is a node is among them: {types:?}");
    for client in [directory.anyone(), directory.partner(), directory.editor()] {
        let seen = all(&client).await;
        let ids: Vec<&String> = everything.keys().collect();
        for ids in ids.chunks(100) {
            for (id, node) in ids.iter().zip(again(&client, ids).await) {
                let expected = seen.get(*id).cloned().unwrap_or(Value::Null);
                assert_eq!(node, expected, "{} ", everything[*id]);
            }
        }
        assert!(seen.len() <= everything.len());
    }
}

#[tokio::test]
async fn an_id_with_another_letter_or_no_id_at_all_finds_nothing() {
    let directory = Directory::demo().await;
    let editor = directory.editor();
    let answer = editor.asks("{ institution(by: { slug: \"kreis-fennegau\" }) { id addresses { id } } }").await;
    let id = answer.data()["institution"]["id"].as_str().unwrap().to_owned();
    let part = answer.data()["institution"]["addresses"][0]["id"].as_str().unwrap().to_owned();
    let relabelled = |id: &str, letter: u8| {
        let mut bytes = URL_SAFE_NO_PAD.decode(id).unwrap();
        bytes[0] = letter;
        URL_SAFE_NO_PAD.encode(bytes)
    };
    let mut wrong: Vec<String> = "PGCUTRAKHZSNBXWi0".bytes().map(|letter| relabelled(&id, letter)).collect();
    wrong.extend("IPGCUTRKHZSNBXQ".bytes().map(|letter| relabelled(&part, letter)));
    wrong.extend(["", "1", "kreis-fennegau", "institution:1", "ä", "../../etc/passwd", "' OR 1=1"].map(String::from));
    wrong.extend([format!("{id}="), format!(" {id}"), id.to_lowercase(), id[..id.len() - 1].to_owned()]);
    let query = "query ($id: ID!) {
        node(id: $id) { id } record(by: { id: $id }) { id } institution(by: { id: $id }) { id } person(by: { id: $id }) { id }
        term(by: { id: $id }) { id } relation(id: $id) { id } records(filter: { ids: [$id] }) { totalCount } }";
    for id in &wrong {
        let answer = editor.asks_with(query, json!({ "id": id })).await;
        for field in ["node", "record", "institution", "person", "term", "relation"] {
            assert_eq!(answer.data()[field], Value::Null, "{field} {id}");
        }
        assert_eq!(answer.data()["records"]["totalCount"], 0, "{id}");
    }
    let right = editor.asks_with(query, json!({ "id": id })).await;
    assert_eq!(right.data()["records"]["totalCount"], 1);
    let found =
        ["node", "record", "institution", "person", "term", "relation"].map(|field| !right.data()[field].is_null());
    assert_eq!(found, [true, true, true, false, false, false]);
}

#[tokio::test]
async fn nodes_come_in_the_order_of_their_ids_and_at_most_a_hundred() {
    let directory = Directory::demo().await;
    let anyone = directory.anyone();
    let answer = anyone.asks("{ institutions(first: 3) { nodes { id } } }").await;
    let ids: Vec<Value> =
        answer.data()["institutions"]["nodes"].as_array().unwrap().iter().map(|node| node["id"].clone()).collect();
    let wanted = json!([ids[2], "nichts", ids[0], ids[2]]);
    let answer = anyone.asks_with("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", json!({ "ids": wanted })).await;
    assert_eq!(answer.data()["nodes"], json!([{ "id": ids[2] }, null, { "id": ids[0] }, { "id": ids[2] }]));
    let many = vec![ids[0].clone(); 101];
    let answer = anyone.asks_with("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", json!({ "ids": many })).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_INPUT");
}

#[tokio::test]
async fn a_merged_record_is_found_as_the_one_that_took_its_place() {
    let directory = Directory::of(
        &json!({ "format": "partnernetz-directory/1", "title": "Zusammen", "language": "de", "records": [
        { "noun": "institution", "slug": "alt", "name": "Alt", "external_ids": [{ "system": "reg", "value": "1" }] },
        { "noun": "institution", "slug": "neu", "name": "Neu" } ] }),
    )
    .await;
    let ids = "{ alt: institution(by: { slug: \"alt\" }) { id } neu: institution(by: { slug: \"neu\" }) { id } }";
    let before = directory.editor().asks(ids).await;
    let (old, new) = (before.data()["alt"]["id"].clone(), before.data()["neu"]["id"].clone());
    directory
        .load(&json!({ "format": "partnernetz-directory/1", "title": "Zusammen", "language": "de", "records": [
            { "noun": "institution", "slug": "alt", "name": "Alt", "lifecycle": "ARCHIVED", "merged_into": "neu" } ] }))
        .await;
    let query = "query ($id: ID!) { node(id: $id) { id } institution(by: { id: $id }) { slug }
        bySlug: record(by: { slug: \"alt\" }) { slug }
        byExternalId: record(by: { externalId: { system: \"reg\", value: \"1\" } }) { slug }
        institutions { nodes { slug } } }";
    for client in [directory.anyone(), directory.partner()] {
        let after = client.asks_with(query, json!({ "id": old })).await;
        assert_eq!(after.data()["node"]["id"], new);
        for field in ["institution", "bySlug", "byExternalId"] {
            assert_eq!(after.data()[field]["slug"], "neu", "{field}");
        }
        assert_eq!(after.data()["institutions"], json!({ "nodes": [{ "slug": "neu" }] }));
    }
}
