//! A record is made again what it was at an earlier version.

use serde_json::{Value, json};

use super::{SETTLED, create_institution, payload, user_errors};
use crate::harness::{Answer, Client, Directory, NOW, Place, clock, codes};

const KEPT: &str = "id slug name shortName description version lifecycle verifiedAt contactPoints { id value }
    addresses { id street } terms { id term { slug } }";

async fn update(client: &Client, id: &Value, version: i32, patch: Value) -> Answer {
    let query = "mutation ($id: ID!, $version: Int!, $patch: InstitutionPatch!) {
        institutionUpdate(id: $id, expectedVersion: $version, patch: $patch) { userErrors { code } } }";
    let answer = client.asks_with(query, json!({ "id": id, "version": version, "patch": patch })).await;
    assert_eq!(user_errors(payload(&answer, "institutionUpdate")), [""; 0], "{answer:?}");
    answer
}

async fn restore(client: &Client, id: &Value, version: i32, to: i32, dry: bool) -> Answer {
    let query = format!(
        "mutation ($id: ID!, $version: Int!, $to: Int!, $dry: Boolean!) {{
            recordRestore(id: $id, expectedVersion: $version, toVersion: $to, dryRun: $dry, reason: \"Versehen\") {{
                {SETTLED} record {{ {KEPT} }} }} }}"
    );
    client.asks_with(&query, json!({ "id": id, "version": version, "to": to, "dry": dry })).await
}

async fn does(client: &Client, deed: &str, id: &Value, version: i32) {
    let query = format!(
        "mutation ($id: ID!, $version: Int!) {{ {deed}(id: $id, expectedVersion: $version) {{ userErrors {{ code }} }} }}"
    );
    let answer = client.asks_with(&query, json!({ "id": id, "version": version })).await;
    assert_eq!(user_errors(payload(&answer, deed)), [""; 0]);
}

async fn record(client: &Client, id: &Value, version: Option<i32>) -> Value {
    let query =
        format!("query ($id: ID!, $version: Int) {{ record(by: {{ id: $id }}, version: $version) {{ {KEPT} }} }}");
    client.asks_with(&query, json!({ "id": id, "version": version })).await.data()["record"].clone()
}

/// A draft with this and that, and its id.
async fn draft(directory: &Directory) -> Value {
    let input = json!({
        "name": "Kammer", "slug": "kammer", "shortName": "K", "description": "Eine Kammer.",
        "contactPoints": [{ "type": "EMAIL", "value": "info@kammer.example" }],
        "addresses": [{ "type": "VISITING", "street": "Weg 1" }],
    });
    let answer = create_institution(&directory.editor(), input).await;
    payload(&answer, "institutionCreate")["institution"]["id"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_editor_takes_back_what_was_done_by_mistake_and_what_has_deeds_of_its_own_stays() {
    for place in Place::each().await {
        let directory = Directory::start(place, clock(NOW)).await;
        let editor = directory.editor();
        let id = draft(&directory).await;
        let first = record(&editor, &id, None).await;
        let cleared = json!({ "name": "Verein", "slug": "verein", "shortName": null, "description": null,
            "contactPoints": { "set": [] }, "addresses": { "set": [{ "type": "POSTAL", "street": "Gasse 2" }] } });
        update(&editor, &id, 1, cleared).await;
        does(&editor, "recordPublish", &id, 2).await;
        does(&editor, "recordVerify", &id, 3).await;

        let tried = restore(&editor, &id, 3, 1, true).await;
        let tried = payload(&tried, "recordRestore");
        assert_eq!((&tried["record"]["name"], &tried["revision"]), (&json!("Kammer"), &Value::Null));
        assert_eq!(record(&editor, &id, None).await["name"], "Verein", "a dry run writes nothing");

        let answer = restore(&editor, &id, 3, 1, false).await;
        let restored = &payload(&answer, "recordRestore")["record"];
        let mut expected = first.clone();
        expected["version"] = json!(4);
        expected["lifecycle"] = json!("PUBLISHED");
        expected["verifiedAt"] = json!("2026-11-25T12:00:00+00:00");
        assert_eq!(*restored, expected, "rows come back with their ids");
        let by_slug = |slug: &'static str| format!("{{ record(by: {{ slug: \"{slug}\" }}) {{ slug }} }}");
        for slug in ["kammer", "verein"] {
            let found = directory.anyone().asks(&by_slug(slug)).await;
            assert_eq!(found.data()["record"]["slug"], "kammer", "a slug that was given up still finds it");
        }
        assert_eq!(record(&editor, &id, Some(2)).await["name"], "Verein", "nothing is lost by going back");
        let history = "query ($id: ID!) { record(by: { id: $id }) { history(first: 1) { nodes {
            deed actor reason version requestId changes { field } } } } }";
        let answer = editor.asks_with(history, json!({ "id": id })).await;
        let newest = &answer.data()["record"]["history"]["nodes"][0];
        assert_eq!((&newest["deed"], &newest["actor"]), (&json!("recordRestore"), &json!("editor")));
        assert_eq!((&newest["reason"], &newest["version"]), (&json!("Versehen"), &json!(4)));
        assert!(newest["requestId"].is_string());
        let mut fields: Vec<&str> =
            newest["changes"].as_array().unwrap().iter().map(|it| it["field"].as_str().unwrap()).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["addresses", "aliases", "contactPoints", "description", "name", "shortName", "slug"]);

        let again = restore(&editor, &id, 4, 1, false).await;
        assert_eq!(payload(&again, "recordRestore")["record"]["version"], 4, "it is so already");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_gone_back_to_is_said() {
    let directory = Directory::empty().await;
    let editor = directory.editor();
    let id = draft(&directory).await;
    update(&editor, &id, 1, json!({ "name": "Verein" })).await;
    for none in [0, 3] {
        let answer = restore(&editor, &id, 2, none, false).await;
        assert_eq!(user_errors(payload(&answer, "recordRestore")), ["NOT_FOUND"]);
    }
    let answer = restore(&editor, &id, 1, 1, false).await;
    let refused = payload(&answer, "recordRestore");
    assert_eq!(user_errors(refused), ["VERSION_CONFLICT"]);
    let field = &refused["conflict"]["fields"][0];
    assert_eq!(
        (&field["path"], &field["base"], &field["theirs"]),
        (&json!("name"), &json!("Kammer"), &json!("Verein"))
    );
    let unknown = restore(&editor, &json!("SQGQAAAAAHAAgAAAAAAAAAE"), 1, 1, false).await;
    assert_eq!(user_errors(payload(&unknown, "recordRestore")), ["NOT_FOUND"]);
    for (client, code) in [(directory.partner(), "FORBIDDEN"), (directory.anyone(), "UNAUTHENTICATED")] {
        let answer = restore(&client, &id, 2, 1, false).await;
        assert_eq!(codes(&answer), [code]);
    }
    assert_eq!(record(&editor, &id, None).await["name"], "Verein");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_another_by_now_is_not_taken_back() {
    let directory = Directory::empty().await;
    let editor = directory.editor();
    let load = async |external: Value| {
        let records = json!([
            { "noun": "institution", "slug": "eins", "name": "Eins", "external_ids": external[0] },
            { "noun": "institution", "slug": "zwei", "name": "Zwei", "external_ids": external[1] },
        ]);
        let source = json!({ "key": "q", "title": "Quelle" });
        directory.load(&json!({ "format": "partnernetz-directory/1", "source": source, "records": records })).await;
    };
    let number = json!([{ "system": "amt", "value": "1" }]);
    load(json!([number, []])).await;
    load(json!([[], []])).await;
    load(json!([[], number])).await;
    let answer = editor.asks("{ record(by: { slug: \"eins\" }) { id } }").await;
    let id = answer.data()["record"]["id"].clone();
    let answer = restore(&editor, &id, 2, 1, false).await;
    let refused = payload(&answer, "recordRestore");
    assert_eq!(refused["userErrors"][0]["path"], json!(["toVersion", "externalIds"]));
    assert_eq!(user_errors(refused), ["TAKEN"]);
    assert_eq!(record(&editor, &id, Some(1)).await["name"], "Eins", "it can be looked at all the same");
}
