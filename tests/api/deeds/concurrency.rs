//! Many people at once: nobody's change is lost.

use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

use super::{SETTLED, create_institution, payload, user_errors};
use crate::harness::{Answer, Client, Directory, NOW, Place, clock};

async fn update(client: &Client, id: &Value, version: i64, patch: Value) -> Answer {
    let query = format!(
        "mutation($id: ID!, $version: Int!, $patch: InstitutionPatch!) {{
            institutionUpdate(id: $id, expectedVersion: $version, patch: $patch) {{
                {SETTLED} institution {{ version shortName description }} }} }}"
    );
    client.asks_with(&query, json!({ "id": id, "version": version, "patch": patch })).await
}

async fn made(editor: &Client, input: Value) -> Value {
    let answer = create_institution(editor, input).await;
    payload(&answer, "institutionCreate")["institution"]["id"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_editors_of_one_record_see_which_fields_clash_and_which_do_not() {
    for place in Place::each().await {
        let directory = Directory::start(place, clock(NOW)).await;
        let (anna, bert) = (directory.editor(), directory.admin());
        let id = made(&anna, json!({ "name": "Amt", "shortName": "A", "description": "alt" })).await;
        update(&anna, &id, 1, json!({ "shortName": "AMT", "website": "https://amt.example" })).await.data();
        let answer = update(&bert, &id, 1, json!({ "shortName": "B", "description": "neu" })).await;
        let refused = payload(&answer, "institutionUpdate");
        assert_eq!(user_errors(refused), ["VERSION_CONFLICT"]);
        let field = |path: &str, base: Value, theirs: Value, yours: Value, clashes: bool| json!({ "path": path, "base": base, "theirs": theirs, "yours": yours, "clashes": clashes });
        let conflict = json!({ "currentVersion": 2, "fields": [
            field("description", json!("alt"), json!("alt"), json!("neu"), false),
            field("shortName", json!("A"), json!("AMT"), json!("B"), true),
            field("website", json!(null), json!("https://amt.example"), json!(null), false),
        ] });
        assert_eq!(refused["conflict"], conflict);
        let answer = update(&bert, &id, 2, json!({ "description": "neu" })).await;
        let merged = &payload(&answer, "institutionUpdate")["institution"];
        assert_eq!(merged, &json!({ "version": 3, "shortName": "AMT", "description": "neu" }));
        for never in [-1, 0, 99] {
            let answer = update(&bert, &id, never, json!({ "description": "x" })).await;
            let refused = payload(&answer, "institutionUpdate");
            assert_eq!(user_errors(refused), ["VERSION_CONFLICT"]);
            // Nobody knows what it was, so it may clash.
            let touched = field("description", json!("neu"), json!("neu"), json!("x"), true);
            assert_eq!(refused["conflict"], json!({ "currentVersion": 3, "fields": [touched] }));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_thousand_edits_at_once_each_version_has_one_and_none_is_lost() {
    for place in Place::each().await {
        let directory = Directory::start(place, clock(NOW)).await;
        let editor = directory.editor();
        let id = made(&editor, json!({ "name": "Amt" })).await;
        // Each edits what it has read last; whoever is refused reads the version in the conflict and edits again.
        let edit = async |number: usize| {
            let mut version = 1;
            loop {
                let answer =
                    update(&editor, &id, version, json!({ "description": format!("Änderung {number}") })).await;
                let payload = payload(&answer, "institutionUpdate");
                match payload["institution"]["version"].as_i64() {
                    Some(version) => return (version, number),
                    None => version = payload["conflict"]["currentVersion"].as_i64().expect("there is a conflict"),
                }
            }
        };
        let mut done: Vec<(i64, usize)> = stream::iter(0..1_000).map(edit).buffer_unordered(5).collect().await;
        done.sort_unstable();
        let versions: Vec<i64> = done.iter().map(|(version, _)| *version).collect();
        assert_eq!(versions, (2..=1_001).collect::<Vec<i64>>(), "one success per version");
        for (version, number) in done.iter().step_by(97).chain(done.last()) {
            let query =
                "query($id: ID!, $version: Int!) { record(by: { id: $id }, version: $version) { description } }";
            let answer = editor.asks_with(query, json!({ "id": id, "version": version })).await;
            assert_eq!(answer.data()["record"]["description"], format!("Änderung {number}"), "version {version}");
        }
    }
}
