//! A person is erased: afterwards nothing anywhere tells who it was.

use partnernetz::access::Role;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::{Value, json};

use super::user_errors;
use crate::harness::{Answer, Directory, NOW, Place, Served, clock, codes, program};

/// Stands in every text of the person, so that it can be looked for everywhere.
const MARK: &str = "Quastenflosser";

/// A person with something in every field, and in every field of a relation.
fn network() -> Value {
    let text = |what: &str| format!("{MARK} {what}");
    let citation = json!([{ "quote": text("citation"), "field": "name" }]);
    json!({
        "format": "partnernetz-directory/1", "title": "Probe", "language": "de",
        "source": { "key": "probe", "title": "Probe" },
        "records": [
            { "noun": "institution", "slug": "amt", "name": "Amt", "note": "Früher war Ida Quastenflosser hier." },
            { "noun": "term", "slug": "thema", "scheme": "topic", "code": "thema", "name": "Thema" },
            {
                "noun": "person", "slug": "p-quastenflosser", "aliases": ["p-quastenflosser-alt"],
                "given_name": "Ida", "family_name": MARK, "honorific": text("Dr."), "legal_basis": "consent",
                "delete_after": "2026-11-24", "short_name": text("kurz"), "other_names": [text("anders")],
                "description": text("description"), "website": "https://quastenflosser.example", "note": text("note"),
                "external_ids": [{ "system": "alt", "value": text("id") }],
                "terms": [{ "term": "thema", "citations": citation }], "citations": citation,
                "addresses": [{ "type": "postal", "recipient": [text("recipient")], "street": text("street"),
                    "postal_code": "32756", "locality": text("locality"), "citations": citation }],
                "contact_points": [{ "type": "email", "value": "quastenflosser@example.org", "citations": citation }],
                "opening_hours": [{ "days": ["MO"], "opens": "08:00", "closes": "12:00", "citations": citation }],
                "by_appointment": true, "verified_at": "2026-01-01T00:00:00Z", "verified_by": text("subject"),
            },
        ],
        "relations": [
            {
                "kind": "contact_for", "source": "p-quastenflosser", "target": "amt", "function": text("function"),
                "terms": [{ "term": "thema" }], "note": text("relation note"), "citations": citation,
                "period": { "text": text("seit"), "start": { "text": text("start"), "edtf": "2024" } },
                "contact_points": [{ "type": "email", "value": "quastenflosser@amt.example", "citations": citation }],
                "external_ids": [{ "system": "alt", "value": text("relation id") }],
            },
        ],
        "gaps": [{ "record": "p-quastenflosser", "quote": text("gap"), "missing": text("missing") }],
    })
}

/// Every row of every table that has the mark in any spelling.
async fn rows_with_the_mark(place: &Place) -> Vec<String> {
    let db = sea_orm::Database::connect(place.url()).await.unwrap();
    let backend = db.get_database_backend();
    let tables = match backend {
        DbBackend::Postgres => {
            "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public'"
        }
        _ => "SELECT name FROM sqlite_master WHERE type = 'table'",
    };
    let mut found = Vec::new();
    let tables = db.query_all_raw(Statement::from_string(backend, tables)).await.unwrap();
    assert!(tables.len() > 28, "every table is looked at: {}", tables.len());
    for table in tables {
        let table: String = table.try_get("", "name").unwrap();
        let rows = if backend == DbBackend::Postgres {
            format!("SELECT to_jsonb(t)::text AS row FROM {table} t")
        } else {
            let columns = format!("SELECT name FROM pragma_table_info('{table}')");
            let columns = db.query_all_raw(Statement::from_string(backend, columns)).await.unwrap();
            let columns = columns.iter().map(|row| row.try_get::<String>("", "name").unwrap());
            let columns = columns.map(|name| format!("quote(\"{name}\")"));
            format!("SELECT {} AS row FROM {table}", columns.collect::<Vec<_>>().join(" || ' ' || "))
        };
        for row in db.query_all_raw(Statement::from_string(backend, rows)).await.unwrap() {
            let row: String = row.try_get("", "row").unwrap();
            if row.to_lowercase().contains("quastenflosser") {
                found.push(format!("{table}: {row}"));
            }
        }
    }
    db.close().await.unwrap();
    found
}

async fn ids(directory: &Directory) -> (Value, Value) {
    let query =
        "{ person(by: { slug: \"p-quastenflosser\" }) { id contactFor { edges { relation { id version } } } } }";
    let answer = directory.editor().asks(query).await;
    let person = &answer.data()["person"];
    (person["id"].clone(), person["contactFor"]["edges"][0]["relation"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_anywhere_tells_of_an_erased_person() {
    for place in Place::each().await {
        let directory = Directory::start(place.clone(), clock(NOW)).await;
        // Something stands there before, so that the load is in the log entry by entry.
        directory
            .load(&json!({
                "format": "partnernetz-directory/1", "title": "Probe", "language": "de",
                "source": { "key": "probe", "title": "Probe" },
                "records": [{ "noun": "institution", "slug": "zuerst", "name": "Zuerst" }],
            }))
            .await;
        directory.load(&network()).await;
        let (person, _) = ids(&directory).await;
        let update =
            "mutation($id: ID!) { personUpdate(id: $id, expectedVersion: 1, reason: \"Quastenflosser rief an\",
            patch: { description: \"Quastenflosser, neu\", honorific: null }) { userErrors { code } } }";
        let answer = directory.editor().asks_with(update, json!({ "id": person })).await;
        assert_eq!(user_errors(&answer.data()["personUpdate"]), [""; 0]);
        let before = rows_with_the_mark(&place).await;
        assert!(before.iter().any(|row| row.starts_with("revision_item")), "the history knows it: {before:?}");
        assert!(before.len() > 15, "{before:?}");

        let erase =
            "mutation($id: ID!, $dry: Boolean!) { personErase(id: $id, dryRun: $dry) { userErrors { code } revision
            receipt { erasedAt erasedBy digest parts { field count } mentions { field record { slug } } } } }";
        let dry = directory.admin().asks_with(erase, json!({ "id": person, "dry": true })).await;
        assert_eq!(rows_with_the_mark(&place).await, before, "a dry run erases nothing");
        let answer = directory.admin().asks_with(erase, json!({ "id": person, "dry": false })).await;
        let (tried, erased) = (&dry.data()["personErase"], &answer.data()["personErase"]);
        assert_eq!(tried["receipt"]["parts"], erased["receipt"]["parts"]);
        assert_eq!(erased["receipt"]["mentions"], json!([{ "field": "note", "record": { "slug": "amt" } }]));
        assert_eq!(erased["receipt"]["erasedBy"], "admin");
        assert!(!erased.to_string().to_lowercase().contains("quastenflosser"), "the receipt tells nothing: {erased}");

        let after = rows_with_the_mark(&place).await;
        assert_eq!(after.len(), 1, "only the note of the institution, which the receipt names: {after:?}");
        assert!(after[0].starts_with("record:"), "{after:?}");
        let dump = directory.dump().to_string().to_lowercase();
        assert_eq!(dump.matches("quastenflosser").count(), 1);
        let answer = directory
            .editor()
            .asks(
                "{ persons { totalCount } institution(by: { slug: \"amt\" }) {
            contacts { totalCount } } }",
            )
            .await;
        assert_eq!(answer.data()["persons"]["totalCount"], 0);

        let changes =
            "{ changes(first: 100) { nodes { record { __typename id name slug note } relation { id function note }
            tombstone { id reason } } } }";
        let changes = directory.editor().asks(changes).await.data().to_string().to_lowercase();
        assert_eq!(changes.matches("quastenflosser").count(), 1, "{changes}");

        let place = directory.stop().await;
        let again = Directory::start(place, clock(NOW)).await;
        assert_eq!(again.editor().asks("{ persons { totalCount } }").await.data()["persons"]["totalCount"], 0);
        let answer = again.admin().asks_with(erase, json!({ "id": person, "dry": false })).await;
        assert_eq!(user_errors(&answer.data()["personErase"]), ["NOT_FOUND"], "it can't be erased twice");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_sqlite_file_keeps_no_page_of_an_erased_person() {
    let place = Place::sqlite();
    let directory = Directory::on(place.clone(), &network().to_string()).await;
    let (person, _) = ids(&directory).await;
    // What the receipt would name is mended first; then its earlier words go with the person.
    let mend =
        "mutation($id: ID!) { institutionUpdate(id: $id, expectedVersion: 1, reason: \"Ida Quastenflosser geht\",
        patch: { note: \"Früher war jemand anders hier.\" }) { userErrors { code } } }";
    let amt = directory.editor().asks("{ institution(by: { slug: \"amt\" }) { id } }").await;
    directory.editor().asks_with(mend, json!({ "id": amt.data()["institution"]["id"] })).await.data();
    assert!(!rows_with_the_mark(&place).await.is_empty());
    let erase = "mutation($id: ID!) { personErase(id: $id) { userErrors { code } } }";
    directory.admin().asks_with(erase, json!({ "id": person })).await.data();
    assert_eq!(rows_with_the_mark(&place).await, [""; 0]);
    directory.stop().await;
    for file in std::fs::read_dir(place.folder()).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|it| it == "db" || it == "db-wal") {
            let bytes = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).to_lowercase();
            assert!(!bytes.contains("quastenflosser"), "{}", path.display());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_of_the_server_never_told_of_the_person() {
    for place in Place::each().await {
        let file = place.file("network.json", network().to_string());
        let loaded = program(&place, &["load", file.to_str().unwrap()]).output().unwrap();
        assert!(loaded.status.success(), "{loaded:?}");
        let log = place.folder().join("server.log");
        let mut server = Served::logging(&place, &log);
        let query = "{ person(by: { slug: \"p-quastenflosser\" }) { id } }";
        let id = server.editor().asks(query).await.data()["person"]["id"].clone();
        let update = "mutation($id: ID!, $text: String!) { personUpdate(id: $id, expectedVersion: 1, reason: $text,
            patch: { description: $text, website: $text }) { userErrors { code } } }";
        for text in ["https://quastenflosser.example", "quastenflosser"] {
            server.editor().asks_with(update, json!({ "id": id, "text": text })).await.data();
        }
        let erase = "mutation($id: ID!) { personErase(id: $id) { userErrors { code } revision } }";
        let erased = server.signed_in(Role::Admin).asks_with(erase, json!({ "id": id })).await;
        assert!(erased.data()["personErase"]["revision"].is_string(), "{erased:?}");
        server.tell("-TERM");
        server.ends();
        let log = std::fs::read_to_string(log).unwrap().to_lowercase();
        assert!(log.contains("revision"), "it says what it does: {log}");
        assert!(!log.contains("quastenflosser"), "{log}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_about_a_person_is_exported_for_admins_and_due_persons_are_listed_for_editors() {
    let directory = Directory::of(&network()).await;
    let (person, _) = ids(&directory).await;
    let update = "mutation($id: ID!) { personUpdate(id: $id, expectedVersion: 1, patch: { honorific: null }) { userErrors { code } } }";
    directory.editor().asks_with(update, json!({ "id": person })).await.data();
    let export = "query($id: ID!) { personExport(id: $id) { person { name } record relations
        history { actor deed field before after } } }";
    let answer = directory.admin().asks_with(export, json!({ "id": person })).await;
    let held = &answer.data()["personExport"];
    assert_eq!(held["record"]["addresses"][0]["street"], format!("{MARK} street"));
    assert_eq!(held["record"]["note"], format!("{MARK} note"));
    assert_eq!(held["relations"][0]["function"], format!("{MARK} function"));
    let held = &held["history"][0];
    assert_eq!((&held["actor"], &held["deed"]), (&json!("editor"), &json!("personUpdate")));
    assert_eq!((&held["field"], &held["before"]), (&json!("honorific"), &json!(format!("{MARK} Dr."))));
    let refused = directory.editor().asks_with(export, json!({ "id": person })).await;
    assert_eq!(codes(&refused), ["FORBIDDEN"]);

    let due = "query($on: Date) { personsDue(on: $on) { nodes { slug } totalCount } }";
    let editor = directory.editor();
    assert_eq!(editor.asks_with(due, json!({})).await.data()["personsDue"]["totalCount"], 1);
    let day_before = editor.asks_with(due, json!({ "on": "2026-11-24" })).await;
    assert_eq!(day_before.data()["personsDue"]["totalCount"], 0, "the day itself is not past");
    let partner = directory.partner().asks_with(due, json!({})).await;
    assert_eq!(codes(&partner), ["FORBIDDEN"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_server_forgets_an_erased_person_as_well() {
    let Some(place) = Place::postgres().await else { return };
    let one = Directory::on(place.clone(), &network().to_string()).await;
    let other = Directory::start(place, crate::harness::other_clock()).await;
    assert_eq!(other.editor().asks("{ persons { totalCount } }").await.data()["persons"]["totalCount"], 1);
    let (person, _) = ids(&one).await;
    let erase = "mutation($id: ID!) { personErase(id: $id) { userErrors { code } revision } }";
    let answer = one.admin().asks_with(erase, json!({ "id": person })).await;
    let revision = answer.data()["personErase"]["revision"].as_str().unwrap();
    let request = other.editor().request().header("Partnernetz-Revision", revision);
    let body = json!({ "query": "{ persons { totalCount } institution(by: { slug: \"amt\" }) { relations { totalCount } } }" });
    let answer = Answer::of(request.json(&body)).await;
    assert_eq!(answer.data()["persons"]["totalCount"], 0);
    assert_eq!(answer.data()["institution"]["relations"]["totalCount"], 0);
}
