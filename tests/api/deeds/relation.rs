//! Memberships, partners, contacts and other relations begin, change, end and are taken back.

use serde_json::{Value, json};

use super::{SETTLED, id_of, told, user_errors};
use crate::harness::{Client, Directory, NOW, Place, clock, codes};

const RELATION: &str = "id version visibility function note kind { code } role { code } source { slug version } target { slug version }
    onBehalfOf { slug } period { text start { edtf } end { edtf } ongoing } terms { term { slug } } contactPoints { id value visibility }
    externalIds { system value } citations { quote } holds";

/// Begins a relation by a mutation and hands back its payload.
pub async fn begin(client: &Client, deed: &str, input: &Value) -> Value {
    let mut name = deed.to_owned();
    name[..1].make_ascii_uppercase();
    let query =
        format!("mutation($input: {name}Input!) {{ {deed}(input: $input) {{ {SETTLED} relation {{ {RELATION} }} }} }}");
    client.asks_with(&query, json!({ "input": input })).await.data()[deed].clone()
}

/// Changes a relation.
pub async fn change(client: &Client, id: &Value, version: i64, patch: Value) -> Value {
    let query = format!(
        "mutation($id: ID!, $version: Int!, $patch: RelationPatch!) {{
            relationUpdate(id: $id, expectedVersion: $version, patch: $patch) {{ {SETTLED} relation {{ {RELATION} }} }} }}"
    );
    let variables = json!({ "id": id, "version": version, "patch": patch });
    client.asks_with(&query, variables).await.data()["relationUpdate"].clone()
}

/// Ends a relation by a mutation.
pub async fn end(client: &Client, deed: &str, id: &Value, version: i64, end: &str) -> Value {
    let query = format!(
        "mutation($id: ID!, $version: Int!, $end: DateInput!) {{
            {deed}(id: $id, expectedVersion: $version, end: $end, reason: \"Brief vom Dienstag\") {{
                {SETTLED} relation {{ {RELATION} }} }} }}"
    );
    let variables = json!({ "id": id, "version": version, "end": { "edtf": end } });
    client.asks_with(&query, variables).await.data()[deed].clone()
}

/// Takes back a relation.
pub async fn retract(client: &Client, id: &Value, version: i64) -> Value {
    let query = format!(
        "mutation($id: ID!, $version: Int!) {{ relationRetract(id: $id, expectedVersion: $version) {{ {SETTLED} retractedId }} }}"
    );
    client.asks_with(&query, json!({ "id": id, "version": version })).await.data()["relationRetract"].clone()
}

async fn members(client: &Client, on: &str) -> Vec<String> {
    let query = "query($on: Date!) { workingGroup(by: { slug: \"ak-ausbildung-fennegau\" }) {
        members(first: 100, on: $on) { edges { node { slug } } } } }";
    let answer = client.asks_with(query, json!({ "on": on })).await;
    let edges = answer.data()["workingGroup"]["members"]["edges"].as_array().unwrap();
    edges.iter().map(|edge| edge["node"]["slug"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_town_joins_a_working_group_and_leaves_it() {
    for place in Place::each().await {
        let demo = partnernetz::config::Example::Demo.text();
        let directory = Directory::at(place, clock(NOW), demo).await;
        let (editor, anyone) = (directory.editor(), directory.anyone());
        let town = || "stadt-quellrode".to_owned();
        assert!(!members(&anyone, "2026-11-25").await.contains(&town()));
        let input = json!({
            "member": id_of(&directory, "stadt-quellrode").await, "role": "guest",
            "workingGroup": id_of(&directory, "ak-ausbildung-fennegau").await,
            "period": { "start": { "text": "Herbst 2025", "edtf": "2025-23" }, "ongoing": true },
            "citations": [{ "quote": "Seit Herbst 2025 ist die Stadt zu Gast." }],
        });
        let begun = begin(&editor, "membershipStart", &input).await;
        assert_eq!(user_errors(&begun), [""; 0], "{begun}");
        let relation = &begun["relation"];
        assert_eq!((&relation["version"], &relation["visibility"]), (&json!(1), &json!("PUBLIC")));
        assert_eq!((&relation["kind"]["code"], &relation["role"]["code"]), (&json!("member_of"), &json!("guest")));
        assert_eq!(relation["source"], json!({ "slug": "stadt-quellrode", "version": 1 }), "neither end is changed");
        assert_eq!(relation["target"]["version"], 1);
        assert_eq!((&relation["holds"], &relation["citations"][0]["quote"].is_string()), (&json!("YES"), &true));
        assert!(members(&anyone, "2026-11-25").await.contains(&town()));

        let id = &relation["id"];
        let ended = end(&editor, "membershipEnd", id, 1, "2026-10-31").await;
        assert_eq!(user_errors(&ended), [""; 0], "{ended}");
        let period = &ended["relation"]["period"];
        assert_eq!((&period["end"]["edtf"], &period["ongoing"]), (&json!("2026-10-31"), &json!(false)));
        assert_eq!(period["start"]["edtf"], "2025-23", "the rest stays");
        assert_eq!((&ended["relation"]["version"], &ended["relation"]["holds"]), (&json!(2), &json!("NO")));

        let directory = Directory::start(directory.stop().await, clock(NOW)).await;
        let anyone = directory.anyone();
        assert!(!members(&anyone, "2026-11-25").await.contains(&town()), "what was done is durable");
        assert!(members(&anyone, "2026-05-01").await.contains(&town()), "its past stays readable");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_becomes_a_contact_for_partners_with_a_number_of_her_own() {
    let directory = Directory::demo().await;
    let editor = directory.editor();
    let mut input = json!({
        "person": id_of(&directory, "p-k3v8n1qz").await, "contactFor": id_of(&directory, "stadt-quellrode").await,
        "function": "Ansprechpartnerin im Rathaus",
        "terms": [{ "term": { "slug": "thema-weiterbildung" } }],
        "contactPoints": [{ "type": "PHONE", "value": "05231 62-17" }, { "type": "EMAIL", "value": "a@b.example", "visibility": "PUBLIC" }],
        "externalIds": [{ "system": "crm", "value": "4711" }], "note": "Nur vormittags.",
    });
    let begun = begin(&editor, "contactAssign", &input).await;
    assert_eq!(user_errors(&begun), [""; 0], "{begun}");
    let relation = &begun["relation"];
    assert_eq!(relation["visibility"], "PARTNERS", "what hangs on a person is for partners");
    let points = &relation["contactPoints"];
    assert_eq!((&points[0]["value"], &points[0]["visibility"]), (&json!("+4952316217"), &json!("PARTNERS")));
    assert_eq!(points[1]["visibility"], "PUBLIC");
    let sees = async |client: Client| {
        let query = "query($id: ID!) { relation(id: $id) { contactPoints { value } } }";
        client.asks_with(query, json!({ "id": relation["id"] })).await.data()["relation"].clone()
    };
    assert_eq!(sees(directory.anyone()).await, Value::Null);
    assert_eq!(sees(directory.partner()).await["contactPoints"].as_array().unwrap().len(), 2);

    let patch = json!({
        "visibility": "PUBLIC", "function": null,
        "terms": { "remove": [{ "slug": "thema-weiterbildung" }], "add": [{ "term": { "slug": "thema-bildung" } }] },
        "contactPoints": { "remove": [points[1]["id"]] },
    });
    let changed = change(&editor, &relation["id"], 1, patch).await;
    assert_eq!(user_errors(&changed), [""; 0], "{changed}");
    let now = &changed["relation"];
    assert_eq!((&now["function"], &now["note"]), (&Value::Null, &json!("Nur vormittags.")));
    assert_eq!(now["terms"], json!([{ "term": { "slug": "thema-bildung" } }]));
    assert_eq!(now["contactPoints"], json!([points[0]]), "what is kept keeps its identity");
    assert_eq!(now["externalIds"], json!([{ "system": "crm", "value": "4711" }]));
    assert_eq!(sees(directory.anyone()).await, json!({ "contactPoints": [] }), "her number is for partners");

    input["contactFor"] = id_of(&directory, "kreis-fennegau").await;
    let other = begin(&editor, "contactAssign", &input).await;
    assert_eq!(told(&other), ["input.externalIds.0.value TAKEN"]);
    let ended = end(&editor, "contactEnd", &relation["id"], 2, "2026-11").await;
    assert_eq!(ended["relation"]["period"]["ongoing"], false);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retry_gives_the_first_answer_again() {
    let directory = Directory::demo().await;
    let query = "mutation($input: CooperationAddPartnerInput!) { cooperationAddPartner(input: $input, idempotencyKey: \"4f1c\") {
        relation { id version } revision userErrors { code } } }";
    let mut input = json!({
        "cooperation": id_of(&directory, "wintertage-der-berufe").await, "role": "funder",
        "partner": id_of(&directory, "kreis-fennegau").await,
    });
    let first = directory.editor().asks_with(query, json!({ "input": input })).await;
    assert_eq!(user_errors(&first.data()["cooperationAddPartner"]), [""; 0]);
    let again = directory.editor().asks_with(query, json!({ "input": input })).await;
    assert_eq!(again.data(), first.data());
    input["role"] = json!("host");
    let other = directory.editor().asks_with(query, json!({ "input": input })).await;
    assert_eq!(user_errors(&other.data()["cooperationAddPartner"]), ["IDEMPOTENCY_KEY_REUSED"]);
    let id = &first.data()["cooperationAddPartner"]["relation"]["id"];
    let ended = end(&directory.editor(), "cooperationEndPartner", id, 1, "2026").await;
    assert_eq!(user_errors(&ended), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_never_was_true_is_taken_back() {
    for place in Place::each().await {
        let directory = Directory::at(place, clock(NOW), partnernetz::config::Example::Demo.text()).await;
        let editor = directory.editor();
        let query =
            "{ person(by: { slug: \"p-k3v8n1qz\" }) { version contactFor { edges { relation { id version } } } } }";
        let relation = editor.asks(query).await.data()["person"]["contactFor"]["edges"][0]["relation"].clone();
        let stale = retract(&editor, &relation["id"], 7).await;
        assert_eq!((user_errors(&stale), &stale["retractedId"]), (vec!["VERSION_CONFLICT"], &Value::Null));
        let gone = retract(&editor, &relation["id"], 1).await;
        assert_eq!((user_errors(&gone), &gone["retractedId"]), (vec![], &relation["id"]));
        let person = editor.asks(query).await.data()["person"].clone();
        assert_eq!(person, json!({ "version": 1, "contactFor": { "edges": [] } }));
        let query = "query($id: ID!) { node(id: $id) { id } }";
        assert_eq!(editor.asks_with(query, json!({ "id": relation["id"] })).await.data()["node"], Value::Null);
        assert_eq!(told(&retract(&editor, &relation["id"], 1).await), ["id NOT_FOUND"]);
        let again = Directory::start(directory.stop().await, clock(NOW)).await;
        assert_eq!(again.editor().asks_with(query, json!({ "id": relation["id"] })).await.data()["node"], Value::Null);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_editors_of_one_relation_see_what_clashes() {
    let directory = Directory::demo().await;
    let (erika, egon) = (directory.editor(), directory.admin());
    let input = json!({
        "member": id_of(&directory, "stadt-quellrode").await, "function": "Gast", "role": "guest",
        "workingGroup": id_of(&directory, "ak-ausbildung-fennegau").await,
    });
    let id = begin(&erika, "membershipStart", &input).await["relation"]["id"].clone();
    let done = change(&erika, &id, 1, json!({ "function": "Gast der Runde", "note": "vorläufig" })).await;
    assert_eq!(done["relation"]["version"], 2);
    let late = change(&egon, &id, 1, json!({ "function": "Ehrengast", "role": null })).await;
    assert_eq!(told(&late), ["expectedVersion VERSION_CONFLICT"]);
    assert_eq!((&late["relation"], &late["conflict"]["currentVersion"]), (&Value::Null, &json!(2)));
    let fields = late["conflict"]["fields"].as_array().unwrap();
    let field = |path: &str| fields.iter().find(|it| it["path"] == path).cloned().unwrap_or_default();
    assert_eq!(
        field("function"),
        json!({ "path": "function", "base": "Gast", "theirs": "Gast der Runde", "yours": "Ehrengast", "clashes": true })
    );
    assert_eq!((&field("note")["clashes"], &field("role")["clashes"]), (&json!(false), &json!(false)));
    assert_eq!(field("role")["yours"], Value::Null);
    let again = change(&egon, &id, 2, json!({ "function": "Gast der Runde" })).await;
    assert_eq!(again["relation"]["version"], 2, "nothing changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_of_a_relation_writes_nothing() {
    let directory = Directory::demo().await;
    let before = directory.journal().current().revision();
    let query = "mutation($input: RelationStartInput!) { relationStart(input: $input, dryRun: true) {
        relation { source { slug } target { slug } } revision userErrors { code } } }";
    let input = json!({
        "kind": "part_of", "source": id_of(&directory, "stadt-quellrode").await,
        "target": id_of(&directory, "kreis-fennegau").await,
    });
    let tried = directory.editor().asks_with(query, json!({ "input": input })).await;
    let tried = &tried.data()["relationStart"];
    assert_eq!((&tried["relation"]["source"]["slug"], &tried["revision"]), (&json!("stadt-quellrode"), &Value::Null));
    assert_eq!(directory.journal().current().revision(), before);
    let partner = directory.partner().asks_with(query, json!({ "input": input })).await;
    assert_eq!(codes(&partner), ["FORBIDDEN"]);
}
