//! The connection to PostgreSQL is lost while a deed commits: its answer is true all the same.

use serde_json::{Value, json};

use super::wire::{Break, Wire};
use crate::deeds::{create_institution, payload, user_errors};
use crate::harness::{Answer, Client, Directory, NOW, Place, clock, codes, other_clock};

async fn create(directory: &Directory, name: &str) -> Answer {
    create_institution(&directory.editor(), json!({ "name": name })).await
}

async fn update(editor: &Client, id: &Value, name: &str) -> Answer {
    let query = "mutation($id: ID!, $name: String!) {
        institutionUpdate(id: $id, expectedVersion: 1, patch: { name: $name }) {
            institution { version name } userErrors { code } revision } }";
    editor.asks_with(query, json!({ "id": id, "name": name })).await
}

/// All institutions as staff see them, with what was done to them.
async fn institutions(directory: &Directory) -> Value {
    let query = "{ institutions(orderBy: { field: NAME }) {
        nodes { name version history { nodes { revision version deed } } } } }";
    directory.editor().asks(query).await.data()["institutions"]["nodes"].clone()
}

/// An institution whose versions were made in these revisions.
fn institution(name: &str, revisions: &[i64]) -> Value {
    let deeds = ["institutionCreate", "institutionUpdate"];
    let history = revisions.iter().zip(deeds).zip(1..);
    let mut history: Vec<Value> = history
        .map(
            |((revision, deed), version)| json!({ "revision": revision.to_string(), "version": version, "deed": deed }),
        )
        .collect();
    history.reverse();
    json!({ "name": name, "version": revisions.len(), "history": { "nodes": history } })
}

/// The server, and another one that has loaded the database afresh, know exactly these institutions.
async fn both_know(directory: &Directory, place: &Place, expected: &[Value]) {
    let afresh = Directory::start(place.clone(), other_clock()).await;
    for directory in [directory, &afresh] {
        assert_eq!(institutions(directory).await, json!(expected));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deed_whose_commit_never_reached_the_database_is_not_done_and_can_be_tried_again() {
    let Some(place) = Place::postgres().await else { return };
    let wire = Wire::to(&place).await;
    let directory = Directory::start(place.through(wire.port()), clock(NOW)).await;
    for (round, name) in ["Amt A", "Amt B", "Amt C"].into_iter().enumerate() {
        let mut known: Vec<Value> = institutions(&directory).await.as_array().unwrap().clone();
        wire.breaks(Break::BeforeCommit);
        let answer = create(&directory, name).await;
        assert!(wire.is_broken());
        assert_eq!(codes(&answer), ["UNAVAILABLE"], "{answer:?}");
        both_know(&directory, &place, &known).await;

        let again = create(&directory, name).await;
        assert_eq!(user_errors(payload(&again, "institutionCreate")), [""; 0]);
        known.push(institution(name, &[i64::try_from(round).unwrap() + 2]));
        both_know(&directory, &place, &known).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deed_whose_commit_was_done_but_not_answered_is_found_and_done_once() {
    let Some(place) = Place::postgres().await else { return };
    let wire = Wire::to(&place).await;
    let directory = Directory::start(place.through(wire.port()), clock(NOW)).await;

    wire.breaks(Break::AfterCommit);
    let answer = create(&directory, "Amt A").await;
    assert!(wire.is_broken());
    let made = payload(&answer, "institutionCreate");
    assert_eq!((&made["institution"]["version"], &made["revision"]), (&json!(1), &json!("2")), "{answer:?}");
    both_know(&directory, &place, &[institution("Amt A", &[2])]).await;

    wire.breaks(Break::AfterCommit);
    let answer = update(&directory.editor(), &made["institution"]["id"], "Amt B").await;
    assert!(wire.is_broken());
    let changed = payload(&answer, "institutionUpdate");
    assert_eq!((&changed["institution"]["version"], &changed["revision"]), (&json!(2), &json!("3")), "{answer:?}");
    both_know(&directory, &place, &[institution("Amt B", &[2, 3])]).await;

    assert_eq!(payload(&create(&directory, "Amt C").await, "institutionCreate")["revision"], "4", "it goes on");
}
