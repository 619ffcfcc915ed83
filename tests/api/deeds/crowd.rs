//! Editors on two servers, and clients that leave: nobody overwrites another, and nobody waits for who has gone.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use partnernetz_entities::{revision, revision_item};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::{create_institution, payload, user_errors};
use crate::harness::{Client, Directory, NOW, Place, clock, other_clock};

const EDIT: &str = "mutation($id: ID!, $version: Int!, $text: String!) {
    institutionUpdate(id: $id, expectedVersion: $version, patch: { shortName: $text }) {
        userErrors { code } conflict { currentVersion } revision institution { version shortName } } }";

/// The edits that were done: the version that came of each, with the text and the revision.
type Done = BTreeMap<i64, (String, i64)>;

/// One editor, until all tries are used: each with the version that the last answer told.
async fn edits(client: Client, id: Value, tries: Arc<AtomicUsize>, most: usize) -> Done {
    let (mut version, mut done) = (1, Done::new());
    loop {
        let number = tries.fetch_add(1, Ordering::Relaxed);
        if number >= most {
            return done;
        }
        let text = format!("Versuch {number}");
        let answer = client.asks_with(EDIT, json!({ "id": id, "version": version, "text": text })).await;
        let answer = payload(&answer, "institutionUpdate");
        if user_errors(answer).is_empty() {
            version += 1;
            assert_eq!(answer["institution"], json!({ "version": version, "shortName": text }));
            done.insert(version, (text, answer["revision"].as_str().unwrap().parse().unwrap()));
        } else {
            assert_eq!(user_errors(answer), ["VERSION_CONFLICT"]);
            let current = answer["conflict"]["currentVersion"].as_i64().unwrap();
            assert!(current > version, "{current} is not newer than {version}");
            version = current;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn editors_on_two_servers_never_get_the_same_version_and_the_log_has_each_edit() {
    let Some(place) = Place::postgres().await else { return };
    let servers =
        [Directory::start(place.clone(), clock(NOW)).await, Directory::start(place.clone(), other_clock()).await];
    let made = create_institution(&servers[0].editor(), json!({ "name": "Kammer", "shortName": "K" })).await;
    let id = payload(&made, "institutionCreate")["institution"]["id"].clone();
    let tries = Arc::new(AtomicUsize::new(0));
    let editors = (0..16).map(|at| edits(servers[at % 2].editor(), id.clone(), Arc::clone(&tries), 400));
    let mut done = Done::new();
    for editor in editors.map(tokio::spawn).collect::<Vec<_>>() {
        for (version, edit) in editor.await.unwrap() {
            assert!(done.insert(version, edit).is_none(), "two made version {version}");
        }
    }
    let last = 1 + i64::try_from(done.len()).unwrap();
    assert!(done.keys().copied().eq(2..=last), "{:?}", done.keys());
    for server in servers {
        server.stop().await;
    }

    let again = Directory::start(place.clone(), clock(NOW)).await;
    let query = "query($id: ID!) { institution(by: { id: $id }) { version shortName } }";
    let now = again.editor().asks_with(query, json!({ "id": id })).await;
    assert_eq!(now.data()["institution"], json!({ "version": last, "shortName": done[&last].0 }));
    let db = sea_orm::Database::connect(place.url()).await.unwrap();
    let items = revision_item::Entity::find().filter(revision_item::Column::Field.eq("short_name"));
    let items = items.order_by_asc(revision_item::Column::Revision).all(&db).await.unwrap();
    db.close().await.unwrap();
    let log: Vec<_> = items.into_iter().map(|it| (it.revision, it.before, it.after)).collect();
    let texts =
        std::iter::once("K").chain(done.values().map(|(text, _)| &**text)).map(|text| Some(json!(text).to_string()));
    let texts: Vec<_> = texts.collect();
    let edits = done.values().zip(texts.windows(2));
    let edits: Vec<_> = edits.map(|((_, revision), it)| (*revision, it[0].clone(), it[1].clone())).collect();
    assert_eq!(log, edits, "each began with what the one before made");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_keeps_nobody_waiting_and_leaves_nothing_half_done() {
    for place in Place::each().await {
        let directory = Directory::start(place.clone(), clock(NOW)).await;
        let before = usize::try_from(directory.journal().current().revision()).unwrap();
        for number in 0..60 {
            let input = json!({ "name": format!("Weg {number}"), "shortName": "weg",
                "contactPoints": [{ "type": "EMAIL", "value": "weg@beispiel.example" }] });
            leave(&directory, &input);
            if number % 10 == 0 {
                let stays = create_institution(&directory.editor(), json!({ "name": format!("Da {number}") })).await;
                assert_eq!(user_errors(payload(&stays, "institutionCreate")), [""; 0]);
            }
        }
        // Once the server has ended, whatever is done is done.
        directory.stop().await;
        let db = sea_orm::Database::connect(place.url()).await.unwrap();
        let log = revision::Entity::find().order_by_asc(revision::Column::Number).all(&db).await.unwrap();
        db.close().await.unwrap();
        assert!(log.iter().map(|it| it.number).eq(1..=i64::try_from(log.len()).unwrap()));
        let directory = Directory::start(place, clock(NOW)).await;
        let query = "{ institutions(first: 100) { nodes { name shortName contactPoints { value } } } }";
        let answer = directory.editor().asks(query).await;
        let made = answer.data()["institutions"]["nodes"].as_array().unwrap();
        assert_eq!(made.len(), log.len() - before, "a deed for each record");
        for institution in made.iter().filter(|it| it["shortName"] == "weg") {
            assert_eq!(institution["contactPoints"], json!([{ "value": "weg@beispiel.example" }]), "{institution}");
        }
    }
}

/// Sends a deed and closes the connection without waiting for the answer.
fn leave(directory: &Directory, input: &Value) {
    let query = "mutation($input: InstitutionCreateInput!) { institutionCreate(input: $input) { revision } }";
    let body = json!({ "query": query, "variables": { "input": input } }).to_string();
    let request = directory.editor().request().build().unwrap();
    let address = format!("{}:{}", request.url().host_str().unwrap(), request.url().port().unwrap());
    let token = request.headers()["authorization"].to_str().unwrap();
    let text = format!(
        "POST /graphql HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nAuthorization: {token}\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    TcpStream::connect(&address).unwrap().write_all(text.as_bytes()).unwrap();
}
