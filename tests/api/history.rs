//! Staff can see who did what to a record or relation, and how it was before.

use serde_json::{Value, json};

use crate::harness::{Directory, Place, codes};

const HISTORY: &str = "query ($slug: String!, $first: Int, $after: String, $last: Int, $before: String) {
  record(by: { slug: $slug }) {
    history(first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { deed actor at version reason requestId revision changes { field before after } } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
}";

fn document(entries: &Value) -> Value {
    let mut document = json!({ "format": "partnernetz-directory/1", "source": { "key": "q", "title": "Quelle" } });
    for (key, list) in entries.as_object().unwrap() {
        document[key] = list.clone();
    }
    document
}

/// A directory in which the chamber was made, got a short name and a topic, and lost its short name's letter.
async fn chamber(place: Place) -> Directory {
    let first = document(&json!({
        "records": [
            { "noun": "institution", "slug": "kammer", "name": "Kammer", "website": "https://kammer.de" },
            { "noun": "working_group", "slug": "runde", "name": "Runde" },
            { "noun": "term", "slug": "thema", "name": "Thema", "scheme": "topic", "code": "thema" },
        ],
        "relations": [{ "kind": "member_of", "source": "kammer", "target": "runde" }],
    }));
    let directory = Directory::on(place, &first.to_string()).await;
    let changed = |fields: Value| {
        let mut record = json!({ "noun": "institution", "slug": "kammer", "name": "Kammer" });
        record.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        document(&json!({ "records": [record] }))
    };
    directory.load(&changed(json!({ "short_name": "KA", "terms": [{ "term": "thema" }] }))).await;
    directory.load(&changed(json!({ "short_name": "K", "website": "https://kammer.example" }))).await;
    let relation = json!({ "kind": "member_of", "source": "kammer", "target": "runde", "note": "seit jeher" });
    directory.load(&document(&json!({ "relations": [relation] }))).await;
    directory
}

async fn history(directory: &Directory, slug: &str) -> Value {
    directory.editor().asks_with(HISTORY, json!({ "slug": slug })).await.data()["record"]["history"].clone()
}

/// A field, what it was and what it became.
type Change = (String, Value, Value);

/// Version and changes of each entry.
fn told(history: &Value) -> Vec<(i64, Vec<Change>)> {
    let change = |it: &Value| (it["field"].as_str().unwrap().to_owned(), it["before"].clone(), it["after"].clone());
    let entries = history["edges"].as_array().unwrap().iter().map(|edge| &edge["node"]);
    entries
        .map(|it| (it["version"].as_i64().unwrap(), it["changes"].as_array().unwrap().iter().map(change).collect()))
        .collect()
}

#[tokio::test]
async fn an_editor_sees_each_deed_with_what_it_changed_the_newest_first() {
    for place in Place::each().await {
        let directory = chamber(place).await;
        let history = history(&directory, "kammer").await;
        let mut told = told(&history);
        let terms = told[1].1.pop().unwrap();
        assert_eq!((&*terms.0, &terms.1, &terms.2[0]["term"]), ("terms", &Value::Null, &json!("thema")));
        let change = |field: &str, before: Value, after: Value| (field.to_owned(), before, after);
        assert_eq!(
            told,
            [
                (
                    3,
                    vec![
                        change("shortName", json!("KA"), json!("K")),
                        change("website", json!("https://kammer.de"), json!("https://kammer.example")),
                    ]
                ),
                (2, vec![change("shortName", json!(null), json!("KA"))]),
                (1, vec![]),
            ]
        );
        let newest = &history["edges"][0]["node"];
        assert_eq!(
            (&newest["deed"], &newest["actor"], &newest["reason"]),
            (&json!("load"), &json!(null), &json!(null))
        );
        assert_eq!(newest["at"], "2026-11-25T12:00:00+00:00");
        assert_eq!(history["totalCount"], 3);
    }
}

#[tokio::test]
async fn a_history_is_read_a_page_at_a_time_in_both_directions() {
    for place in Place::each().await {
        let directory = chamber(place).await;
        let whole = history(&directory, "kammer").await;
        let revisions = |page: &Value| -> Vec<Value> {
            page["edges"].as_array().unwrap().iter().map(|edge| edge["node"]["revision"].clone()).collect()
        };
        for (size, from, info, more) in
            [("first", "after", "endCursor", "hasNextPage"), ("last", "before", "startCursor", "hasPreviousPage")]
        {
            let (mut read, mut cursor) = (Vec::new(), Value::Null);
            loop {
                let variables = json!({ "slug": "kammer", size: 1, from: cursor });
                let answer = directory.editor().asks_with(HISTORY, variables).await;
                let page = &answer.data()["record"]["history"];
                read.extend(revisions(page));
                cursor = page["pageInfo"][info].clone();
                if page["pageInfo"][more] == false {
                    break;
                }
            }
            if size == "last" {
                read.reverse();
            }
            assert_eq!(read, revisions(&whole), "{size}");
        }
        let cursor = &whole["pageInfo"]["startCursor"];
        let of_other = directory.editor().asks_with(HISTORY, json!({ "slug": "runde", "after": cursor })).await;
        assert_eq!(codes(&of_other), ["CURSOR_INVALID"]);
    }
}

#[tokio::test]
async fn an_editor_sees_a_record_as_it_was_and_the_rest_as_it_is() {
    const EARLIER: &str = "query ($version: Int!) {
      record(by: { slug: \"kammer\" }, version: $version) {
        shortName website version updatedAt terms { term { slug } } relations { nodes { slug } } history { totalCount }
      }
    }";
    for place in Place::each().await {
        let directory = chamber(place).await;
        // The topic is called otherwise by now.
        let renamed =
            json!({ "noun": "term", "slug": "neues-thema", "name": "Thema", "scheme": "topic", "code": "thema" });
        directory.load(&document(&json!({ "records": [renamed] }))).await;
        let at = async |version: i32| {
            directory.editor().asks_with(EARLIER, json!({ "version": version })).await.data()["record"].clone()
        };
        let of = |record: &Value| {
            (record["shortName"].clone(), record["website"].clone(), record["terms"].as_array().unwrap().len())
        };
        let (one, two, three) = (at(1).await, at(2).await, at(3).await);
        assert_eq!(of(&one), (json!(null), json!("https://kammer.de"), 0));
        assert_eq!(of(&two), (json!("KA"), json!("https://kammer.de"), 1));
        assert_eq!(of(&three), (json!("K"), json!("https://kammer.example"), 1));
        assert_eq!(two["terms"][0]["term"]["slug"], "neues-thema");
        assert_eq!((&one["version"], &one["relations"]["nodes"][0]["slug"]), (&json!(1), &json!("runde")));
        assert_eq!(one["history"]["totalCount"], 3);
        for none in [-1, 0, 4] {
            assert_eq!(at(none).await, Value::Null, "version {none}");
        }
    }
}

#[tokio::test]
async fn a_relation_has_a_history_of_its_own() {
    let directory = chamber(Place::any().await).await;
    let query = "{ institution(by: { slug: \"kammer\" }) { memberships { edges { relation {
        history { nodes { version changes { field before after } } }
    } } } } }";
    let answer = directory.editor().asks(query).await;
    let history = &answer.data()["institution"]["memberships"]["edges"][0]["relation"]["history"]["nodes"];
    let change = json!({ "field": "note", "before": null, "after": "seit jeher" });
    assert_eq!(*history, json!([{ "version": 2, "changes": [change] }, { "version": 1, "changes": [] }]));
    assert_eq!(told(&self::history(&directory, "runde").await).len(), 1, "a relation touches neither end");
}

#[tokio::test]
async fn the_past_is_for_staff_only() {
    let directory = chamber(Place::any().await).await;
    for client in [directory.anyone(), directory.partner()] {
        for slug in ["kammer", "gibt-es-nicht"] {
            let by = format!("by: {{ slug: \"{slug}\" }}");
            let earlier = client.asks(&format!("{{ record({by}, version: 1) {{ name }} }}")).await;
            assert_eq!(
                (codes(&earlier), &earlier["data"]["record"]),
                (vec!["FORBIDDEN_FIELD"], &Value::Null),
                "{slug}"
            );
        }
        let history = client.asks("{ record(by: { slug: \"kammer\" }) { name history { totalCount } } }").await;
        assert_eq!(codes(&history), ["FORBIDDEN_FIELD"]);
        assert_eq!(history["data"]["record"], json!({ "name": "Kammer", "history": null }));
    }
}
