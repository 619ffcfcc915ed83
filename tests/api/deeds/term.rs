//! Admins look after the vocabulary.

use serde_json::{Value, json};

use super::{SETTLED, id_of, message, told, user_errors};
use crate::harness::{Client, Directory, codes};

const TERM: &str = "id slug name code version broader { nodes { slug } }";

async fn create(client: &Client, input: Value) -> Value {
    let query =
        format!("mutation($input: TermCreateInput!) {{ termCreate(input: $input) {{ {SETTLED} term {{ {TERM} }} }} }}");
    client.asks_with(&query, json!({ "input": input })).await.data()["termCreate"].clone()
}

async fn update(client: &Client, id: &Value, version: i64, patch: Value) -> Value {
    let query = format!(
        "mutation($id: ID!, $version: Int!, $patch: TermPatch!) {{
            termUpdate(id: $id, expectedVersion: $version, patch: $patch) {{ {SETTLED} term {{ {TERM} }} }} }}"
    );
    let variables = json!({ "id": id, "version": version, "patch": patch });
    client.asks_with(&query, variables).await.data()["termUpdate"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_adds_a_topic_below_another_and_never_in_a_circle() {
    let directory = Directory::demo().await;
    let admin = directory.admin();
    let input = json!({
        "scheme": "topic", "code": "nachhilfe", "name": "Nachhilfe", "nameEn": "Tutoring", "lifecycle": "PUBLISHED",
        "broader": [{ "slug": "thema-bildung" }],
    });
    let made = create(&admin, input.clone()).await;
    assert_eq!(user_errors(&made), [""; 0], "{made}");
    let term = &made["term"];
    assert_eq!(
        (&term["slug"], &term["broader"]),
        (&json!("nachhilfe"), &json!({ "nodes": [{ "slug": "thema-bildung" }] }))
    );
    assert_eq!(told(&create(&admin, input).await), ["input.code TAKEN"]);
    let bildung = id_of(&directory, "thema-bildung").await;
    let circle = update(&admin, &bildung, 1, json!({ "broader": [{ "slug": "nachhilfe" }] })).await;
    assert_eq!(told(&circle), ["patch.broader.0 CYCLE"]);
    assert_eq!(
        message(&circle),
        "„nachhilfe“ steht selbst schon unter diesem Begriff: so würde sich ein Kreis schließen"
    );
    let wrong = json!({ "scheme": "thema", "code": "Nach Hilfe", "name": "" });
    let wrong = create(&admin.clone().reading("en"), wrong).await;
    assert_eq!(told(&wrong), ["input.name REQUIRED", "input.scheme UNKNOWN_CODE"]);
    let moved = update(&admin, &term["id"], 1, json!({ "broader": null, "name": "Nachhilfe und Förderung" })).await;
    assert_eq!((&moved["term"]["broader"], &moved["term"]["version"]), (&json!({ "nodes": [] }), &json!(2)));
}

#[tokio::test(flavor = "multi_thread")]
async fn types_and_roles_stay_public_and_only_admins_change_terms() {
    let directory = Directory::demo().await;
    let admin = directory.admin();
    let company = id_of(&directory, "institution-type-company").await;
    let hidden = update(&admin, &company, 1, json!({ "visibility": "STAFF", "slug": "firma" })).await;
    assert_eq!(told(&hidden), ["patch.slug LOCKED", "patch.visibility LOCKED"]);
    let archive = "mutation($id: ID!) { recordArchive(id: $id, expectedVersion: 1, dryRun: true) { userErrors { path code message } } }";
    let locked = admin.asks_with(archive, json!({ "id": company })).await;
    assert_eq!(
        message(&locked.data()["recordArchive"]),
        "Arten und Rollen sind immer veröffentlicht, denn Einträge verweisen auf sie"
    );
    let topic = id_of(&directory, "thema-bildung").await;
    assert_eq!(user_errors(&admin.asks_with(archive, json!({ "id": topic })).await.data()["recordArchive"]), [""; 0]);
    assert_eq!(codes(&*directory.editor().asks_with(archive, json!({ "id": topic })).await), ["FORBIDDEN"]);
    let relabelled = update(&admin, &company, 1, json!({ "name": "Unternehmen und Betrieb" })).await;
    assert_eq!(relabelled["term"]["name"], "Unternehmen und Betrieb");
}
