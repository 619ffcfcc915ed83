//! A creation that is tried again is not done twice.

use futures_util::future::join_all;
use partnernetz_entities::idempotency_key;
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use super::{payload, user_errors};
use crate::harness::{Answer, Client, Directory, NOW, Place, clock};

const CREATE: &str = "mutation($key: String, $name: String!) {
    institutionCreate(idempotencyKey: $key, input: { name: $name, lifecycle: PUBLISHED }) {
        institution { id slug name version } userErrors { path code message } revision } }";

async fn create(client: &Client, key: &str, name: &str) -> Answer {
    client.asks_with(CREATE, json!({ "key": key, "name": name })).await
}

async fn count(directory: &Directory, name: &str) -> u64 {
    let query = "query($name: String!) { institutions(filter: { name: { eq: $name } }) { totalCount } }";
    let answer = directory.editor().asks_with(query, json!({ "name": name })).await;
    answer.data()["institutions"]["totalCount"].as_u64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retry_gives_the_first_answer_again_also_after_a_restart() {
    for place in Place::each().await {
        let directory = Directory::start(place, clock(NOW)).await;
        let first = create(&directory.editor(), "a-1", "Amt").await;
        create(&directory.editor(), "a-2", "Anderes Amt").await.data();
        let again = create(&directory.editor(), "a-1", "Amt").await;
        assert_eq!(again.data(), first.data(), "the same record, the same revision");
        let directory = Directory::start(directory.stop().await, clock(NOW)).await;
        let again = create(&directory.editor(), "a-1", "Amt").await;
        assert_eq!(again.data(), first.data());
        assert_eq!(count(&directory, "Amt").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn retries_that_come_at_once_make_one_record() {
    for place in Place::each().await {
        let directory = Directory::start(place, clock(NOW)).await;
        let editor = directory.editor();
        let answers = join_all((0..16).map(|_| create(&editor, "at-once", "Amt"))).await;
        let data: Vec<&Value> = answers.iter().map(Answer::data).collect();
        assert!(data.iter().all(|it| *it == data[0] && !it["institutionCreate"]["institution"].is_null()), "{data:?}");
        assert_eq!(count(&directory, "Amt").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_bound_to_whose_it_is_and_to_what_it_was_used_for() {
    let directory = Directory::empty().await;
    let (editor, admin) = (directory.editor(), directory.admin());
    let first = create(&editor, "k", "Amt").await;
    let other = create(&editor, "k", "Anderes Amt").await;
    let refused = payload(&other, "institutionCreate");
    assert_eq!(user_errors(refused), ["IDEMPOTENCY_KEY_REUSED"]);
    assert_eq!(refused["userErrors"][0]["path"], json!(["idempotencyKey"]));
    assert!(refused["institution"].is_null() && refused["revision"].is_null());
    let query = CREATE.replace("institutionCreate", "workingGroupCreate").replace("institution {", "workingGroup {");
    let another_deed = editor.asks_with(&query, json!({ "key": "k", "name": "Amt" })).await;
    assert_eq!(user_errors(payload(&another_deed, "workingGroupCreate")), ["IDEMPOTENCY_KEY_REUSED"]);
    let theirs = create(&admin, "k", "Amt").await;
    let id = |answer: &Answer| answer.data()["institutionCreate"]["institution"]["id"].clone();
    assert_ne!(id(&theirs), id(&first), "another's key is another key");
    assert_eq!(count(&directory, "Amt").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_good_for_a_day_and_a_refused_deed_keeps_none() {
    for place in Place::each().await {
        let directory = Directory::start(place, clock(NOW)).await;
        let wrong = create(&directory.editor(), "k", " ").await;
        assert_eq!(user_errors(payload(&wrong, "institutionCreate")), ["REQUIRED"]);
        let first = create(&directory.editor(), "k", "Amt").await;
        assert_eq!(user_errors(payload(&first, "institutionCreate")), [""; 0], "what was refused keeps no key");
        let within = Directory::start(directory.stop().await, clock("2026-11-26T11:59:59Z")).await;
        assert_eq!(create(&within.editor(), "k", "Amt").await.data(), first.data());
        let later = Directory::start(within.stop().await, clock("2026-11-26T12:00:01Z")).await;
        let second = create(&later.editor(), "k", "Amt").await;
        assert_eq!(payload(&second, "institutionCreate")["institution"]["slug"], "amt-2");
        assert_eq!(create(&later.editor(), "k", "Amt").await.data(), second.data());
        let empty = create(&later.editor(), "", "Amt").await;
        assert_eq!(user_errors(payload(&empty, "institutionCreate")), ["INVALID"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tries_in_one_request_make_one_record_however_the_input_is_spelt() {
    let directory = Directory::empty().await;
    let query = "mutation {
        one: institutionCreate(input: { name: \"Amt\", shortName: \"A\" }, idempotencyKey: \"k\") { revision institution { id } }
        two: institutionCreate(idempotencyKey: \"k\", input: { shortName: \"A\", name: \"Amt\" }) { revision institution { id } } }";
    let answer = directory.editor().asks(query).await;
    assert!(answer.data()["one"]["institution"]["id"].is_string());
    assert_eq!(answer.data()["one"], answer.data()["two"]);
    assert_eq!(count(&directory, "Amt").await, 1);
}

async fn keys(place: &Place) -> Vec<idempotency_key::Model> {
    let db = sea_orm::Database::connect(place.url()).await.unwrap();
    let keys = idempotency_key::Entity::find().all(&db).await.unwrap();
    db.close().await.unwrap();
    keys
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_keeps_no_key_and_a_key_nothing_of_the_input() {
    for place in Place::each().await {
        let directory = Directory::start(place.clone(), clock(NOW)).await;
        let query =
            "mutation($dry: Boolean!) { personCreate(dryRun: $dry, idempotencyKey: \"k\", reason: \"Anruf\", input: {
            givenName: \"Waltraud\", familyName: \"Zwiebelmann\", legalBasis: CONSENT, note: \"ruft ungern zurück\"
            contactPoints: [{ type: EMAIL, value: \"waltraud@beispiel.example\" }] }) {
            userErrors { path code } person { id } } }";
        for (dry, known) in [(true, 0), (false, 1)] {
            let answer = directory.editor().asks_with(query, json!({ "dry": dry })).await;
            assert_eq!(user_errors(payload(&answer, "personCreate")), [""; 0]);
            let kept = keys(&place).await;
            assert_eq!(kept.len(), known);
            let text = format!("{kept:?}").to_lowercase();
            for part in ["waltraud", "zwiebelmann", "consent", "zurück", "beispiel", "anruf"] {
                assert!(!text.contains(part), "{part} is in {text}");
            }
        }
    }
}
