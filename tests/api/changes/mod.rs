//! A partner's system mirrors what it may see: all that there is, then whatever changes.

mod crowd;
mod mirror;
mod writers;

use partnernetz::directory::{Change, Directory as Value, RelationNo};
use partnernetz::journal::{Deed, Journal};
use serde_json::{Value as Json, json};

use crate::harness::{Client, Directory, Place, codes};

const PAGE: &str = "query ($after: String, $first: Int, $filter: ChangeFilter) {
  changes(after: $after, first: $first, filter: $filter) {
    edges { cursor }
    nodes {
      record { id slug noun shortName terms { term { slug } } mergedInto { slug } }
      relation { id source { slug } onBehalfOf { slug } }
      tombstone { id noun reason }
    }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    revision
  }
}";

fn document(entries: &Json) -> Json {
    let mut document = json!({ "format": "partnernetz-directory/1", "source": { "key": "q", "title": "Quelle" } });
    for (key, list) in entries.as_object().unwrap() {
        document[key] = list.clone();
    }
    document
}

/// Two institutions and a person who acts for one of them in a group, on a topic.
fn network() -> Json {
    document(&json!({
        "records": [
            { "noun": "institution", "slug": "kammer", "name": "Kammer", "terms": [{ "term": "thema" }] },
            { "noun": "institution", "slug": "kreis", "name": "Kreis" },
            { "noun": "working_group", "slug": "runde", "name": "Runde" },
            { "noun": "person", "slug": "p-1", "given_name": "Ada", "family_name": "Beispiel", "legal_basis": "consent",
              "visibility": "PUBLIC" },
            { "noun": "term", "slug": "thema", "name": "Thema", "scheme": "topic", "code": "thema" },
            { "noun": "term", "slug": "unterthema", "name": "Unterthema", "scheme": "topic", "code": "unterthema",
              "broader": ["thema"] },
        ],
        "relations": [
            { "kind": "member_of", "source": "kammer", "target": "runde" },
            { "kind": "member_of", "source": "p-1", "target": "runde", "on_behalf_of": "kreis", "visibility": "PUBLIC" },
        ],
    }))
}

/// Everything behind a cursor, and the cursor to go on from.
async fn since(client: &Client, after: &Json) -> (Vec<Json>, Json) {
    let (mut nodes, mut after) = (Vec::new(), after.clone());
    loop {
        let answer = client.asks_with(PAGE, json!({ "after": after, "first": 100 })).await;
        let page = &answer.data()["changes"];
        nodes.extend(page["nodes"].as_array().unwrap().iter().cloned());
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            return (nodes, after);
        }
    }
}

/// In short: `kammer`, `kammer → runde`, `HIDDEN INSTITUTION`.
fn told(nodes: &[Json]) -> Vec<String> {
    let of = |node: &Json| {
        let text = |way: &str| node.pointer(way).and_then(Json::as_str).unwrap_or("-").to_owned();
        if !node["record"].is_null() {
            text("/record/slug")
        } else if !node["relation"].is_null() {
            format!("{} → {}", text("/relation/source/slug"), text("/relation/onBehalfOf/slug"))
        } else {
            format!("{} {}", text("/tombstone/reason"), text("/tombstone/noun"))
        }
    };
    let mut told: Vec<String> = nodes.iter().map(of).collect();
    told.sort();
    told
}

async fn set(directory: &Directory, slug: &str, fields: Json) {
    let query = "query ($slug: String!) { record(by: { slug: $slug }) { noun name } }";
    let answer = directory.editor().asks_with(query, json!({ "slug": slug })).await;
    let noun = answer.data()["record"]["noun"].as_str().unwrap().to_lowercase();
    let mut record = json!({ "noun": noun, "slug": slug });
    if noun != "person" {
        record["name"] = answer.data()["record"]["name"].clone();
    }
    record.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    directory.load(&document(&json!({ "records": [record] }))).await;
}

/// Takes a relation back.
async fn retract(journal: &Journal, which: impl Fn(&Value, RelationNo) -> bool + Send + Sync + 'static) {
    let act = move |directory: &Value, _: &partnernetz::journal::Stamp| {
        let mut change = Change::of(directory);
        if let Some((no, _)) = directory.relations().find(|(no, _)| which(directory, *no)) {
            change.retract_relation(no);
        }
        Ok::<_, std::convert::Infallible>((change, ()))
    };
    let act = Box::new(act);
    let deed = Deed { name: "test", actor: None, request_id: None, reason: None, act, progress: None, retry: None };
    journal.commit(deed).await.unwrap();
}

#[tokio::test]
async fn what_is_hidden_comes_as_a_tombstone_to_whoever_saw_it_and_what_showed_it_comes_again() {
    for place in Place::each().await {
        let directory = Directory::on(place, &network().to_string()).await;
        let all = [directory.anyone(), directory.partner(), directory.editor()];
        let mut cursors = Vec::new();
        for client in &all {
            cursors.push(since(client, &Json::Null).await.1);
        }
        set(&directory, "kreis", json!({ "visibility": "PARTNERS" })).await;
        let expected: [&[&str]; 3] =
            [&["HIDDEN INSTITUTION", "p-1 → -"], &["kreis", "p-1 → kreis"], &["kreis", "p-1 → kreis"]];
        for ((client, cursor), expected) in all.iter().zip(&mut cursors).zip(expected) {
            let (nodes, next) = since(client, cursor).await;
            assert_eq!(told(&nodes), expected);
            *cursor = next;
        }
        set(&directory, "thema", json!({ "visibility": "STAFF" })).await;
        let hidden: &[&str] = &["HIDDEN TERM", "kammer", "unterthema"];
        for ((client, cursor), expected) in
            all.iter().zip(&mut cursors).zip([hidden, hidden, &["kammer", "thema", "unterthema"]])
        {
            let (nodes, next) = since(client, cursor).await;
            assert_eq!(told(&nodes), expected);
            *cursor = next;
        }
        set(&directory, "kammer", json!({ "lifecycle": "ARCHIVED" })).await;
        let hidden: &[&str] = &["HIDDEN -", "HIDDEN INSTITUTION"];
        for ((client, cursor), expected) in
            all.iter().zip(&mut cursors).zip([hidden, hidden, &["kammer", "kammer → -"]])
        {
            let (nodes, next) = since(client, cursor).await;
            assert_eq!(told(&nodes), expected);
            *cursor = next;
        }
        for slug in ["kreis", "thema", "kammer"] {
            set(&directory, slug, json!({ "visibility": "PUBLIC", "lifecycle": "PUBLISHED" })).await;
        }
        for (client, cursor) in all.iter().zip(&cursors) {
            let back = ["kammer", "kammer → -", "kreis", "p-1 → kreis", "thema", "unterthema"];
            assert_eq!(told(&since(client, cursor).await.0), back, "what becomes visible comes like what is new");
        }
    }
}

#[tokio::test]
async fn nobody_is_told_of_what_they_never_saw() {
    for place in Place::each().await {
        let directory = Directory::on(place, &network().to_string()).await;
        let (_, cursor) = since(&directory.anyone(), &Json::Null).await;
        let made = json!({ "noun": "institution", "slug": "geheim", "name": "Geheim", "visibility": "STAFF" });
        let relation = json!({ "kind": "member_of", "source": "geheim", "target": "runde" });
        directory.load(&document(&json!({ "records": [made], "relations": [relation] }))).await;
        set(&directory, "geheim", json!({ "short_name": "G" })).await;
        retract(directory.journal(), |value, no| {
            let source = value.relation(no).unwrap().source;
            &*value.record(source).unwrap().slug == "geheim"
        })
        .await;
        let (nodes, next) = since(&directory.anyone(), &cursor).await;
        assert_eq!(nodes, [json!(null); 0]);
        assert_ne!(next, cursor, "the cursor goes on all the same");
        assert_eq!(told(&since(&directory.anyone(), &next).await.0), [""; 0]);
    }
}

#[tokio::test]
async fn a_relation_that_is_taken_back_is_deleted_and_one_thing_comes_once_a_page() {
    for place in Place::each().await {
        let directory = Directory::on(place, &network().to_string()).await;
        let (anyone, editor) = (directory.anyone(), directory.editor());
        let (_, cursor) = since(&anyone, &Json::Null).await;
        let (_, of_editor) = since(&editor, &Json::Null).await;
        for short_name in ["A", "B", "C"] {
            set(&directory, "kreis", json!({ "short_name": short_name })).await;
        }
        retract(directory.journal(), |value, no| value.relation(no).unwrap().on_behalf_of.is_none()).await;
        for (client, cursor) in [(anyone, cursor), (editor, of_editor)] {
            let (nodes, _) = since(&client, &cursor).await;
            assert_eq!(told(&nodes), ["DELETED -", "kreis"]);
            assert_eq!(nodes[0]["record"]["shortName"], "C", "as it is now");
        }
    }
}

#[tokio::test]
async fn whoever_saw_an_erased_person_is_told_so() {
    for place in Place::each().await {
        let directory = Directory::on(place, &network().to_string()).await;
        let (anyone, editor) = (directory.anyone(), directory.editor());
        let (nodes, cursor) = since(&anyone, &Json::Null).await;
        let (_, of_editor) = since(&editor, &Json::Null).await;
        let person = nodes.iter().map(|node| &node["record"]).find(|it| it["slug"] == "p-1").unwrap();
        let erase = "mutation ($id: ID!) { personErase(id: $id) { userErrors { code } } }";
        directory.admin().asks_with(erase, json!({ "id": person["id"] })).await.data();
        for (client, cursor) in [(anyone, cursor), (editor, of_editor)] {
            assert_eq!(told(&since(&client, &cursor).await.0), ["DELETED -", "ERASED PERSON"]);
        }
    }
}

#[tokio::test]
async fn the_beginning_is_all_that_there_is_each_once_records_first_whatever_the_page() {
    let directory = Directory::demo().await;
    let (whole, _) = since(&directory.partner(), &Json::Null).await;
    let id = |node: &Json| node["record"]["id"].as_str().or(node["relation"]["id"].as_str()).unwrap().to_owned();
    let mut ids: Vec<String> = whole.iter().map(id).collect();
    assert!(whole.is_sorted_by_key(|node| node["record"].is_null()));
    for size in [1, 7] {
        let (mut read, mut after) = (Vec::new(), Json::Null);
        loop {
            let answer = directory.partner().asks_with(PAGE, json!({ "after": after, "first": size })).await;
            let page = &answer.data()["changes"];
            read.extend(page["nodes"].as_array().unwrap().iter().map(id));
            assert_eq!(page["pageInfo"]["hasPreviousPage"], !after.is_null());
            // The cursor of the last row is as good as the page's.
            after = page["edges"].as_array().unwrap().last().unwrap()["cursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(read, ids, "pages of {size}");
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), whole.len());
}

#[tokio::test]
async fn a_filter_leaves_out_and_a_cursor_goes_with_audience_and_filter() {
    let directory = Directory::on(Place::any().await, &network().to_string()).await;
    let ask = async |client: &Client, filter: Json, after: &Json| {
        client.asks_with(PAGE, json!({ "after": after, "filter": filter, "first": 100 })).await
    };
    let only = json!({ "nouns": ["PERSON", "INSTITUTION"], "relations": false });
    let answer = ask(&directory.anyone(), only.clone(), &Json::Null).await;
    let page = &answer.data()["changes"];
    assert_eq!(told(page["nodes"].as_array().unwrap()), ["kammer", "kreis", "p-1"]);
    let cursor = page["pageInfo"]["endCursor"].clone();
    set(&directory, "runde", json!({ "short_name": "R" })).await;
    set(&directory, "kreis", json!({ "visibility": "PARTNERS" })).await;
    let answer =
        ask(&directory.anyone(), json!({ "nouns": ["INSTITUTION", "PERSON"], "relations": false }), &cursor).await;
    assert_eq!(told(answer.data()["changes"]["nodes"].as_array().unwrap()), ["HIDDEN INSTITUTION"]);
    for refused in [
        ask(&directory.anyone(), json!(null), &cursor).await,
        ask(&directory.partner(), only.clone(), &cursor).await,
        ask(&directory.anyone(), only.clone(), &json!("AAAA")).await,
    ] {
        assert_eq!(codes(&refused), ["CURSOR_INVALID"]);
    }
    for wrong in [0, -1, 101] {
        let answer = directory.anyone().asks_with(PAGE, json!({ "first": wrong })).await;
        assert_eq!(codes(&answer), ["BAD_INPUT"]);
    }
}
