//! Relations: their kind, ends, time, topics and contact points; who sees them.

use serde_json::{Value, json};

use crate::harness::{Directory, codes};

const CONTACT: &str = "{ person(by: { slug: \"p-k3v8n1qz\" }) { contactFor { edges { relation {
    id version kind { code label inverseLabel label_en: label(language: EN) } source { slug } target { slug }
    function period { text start { edtf } end { edtf } ongoing } now: holds then: holds(on: \"2020-12-31\") may: holds(on: \"2021-03-01\")
    terms { term { slug } implied } contactPoints { type { code } value } citations { quote source { key } } externalIds { value }
    createdAt updatedAt } } } } }";

#[tokio::test]
async fn a_relation_says_all_that_is_known_of_it() {
    let directory = Directory::demo().await;
    let answer = directory.anyone().asks(CONTACT).await;
    let relation = &answer.data()["person"]["contactFor"]["edges"][0]["relation"];
    assert_eq!(relation["version"], 1);
    assert_eq!(relation["kind"]["code"], "contact_for");
    assert_eq!(relation["kind"]["label"], "ist Ansprechperson für");
    assert_eq!(
        (&relation["source"]["slug"], &relation["target"]["slug"]),
        (&json!("p-k3v8n1qz"), &json!("bildungsbuero-fennegau"))
    );
    assert_eq!(relation["function"], "Leiterin");
    assert_eq!(
        relation["period"],
        json!({ "text": "seit 2021", "start": { "edtf": "2021" }, "end": null, "ongoing": true })
    );
    assert_eq!([&relation["now"], &relation["then"], &relation["may"]], ["YES", "NO", "UNKNOWN"]);
    assert_eq!(relation["terms"], json!([{ "term": { "slug": "thema-ausbildung" }, "implied": false }]));
    let values: Vec<_> = relation["contactPoints"].as_array().unwrap().iter().map(|point| &point["value"]).collect();
    assert_eq!(values, ["+49 30 23125 201", "ausbildung@bildungsbuero-fennegau.example.org"]);
    assert_eq!(relation["citations"].as_array().unwrap().len(), 1);
    let query = "query ($id: ID!) { relation(id: $id) { id function } node(id: $id) { __typename id } }";
    let again = directory.anyone().asks_with(query, json!({ "id": relation["id"] })).await;
    assert_eq!(again.data()["relation"], json!({ "id": relation["id"], "function": "Leiterin" }));
    assert_eq!(again.data()["node"], json!({ "__typename": "Relation", "id": relation["id"] }));
}

#[tokio::test]
async fn one_sees_a_relation_if_one_sees_both_ends_and_itself() {
    let directory = Directory::demo().await;
    let all = "{ institution(by: { slug: \"handwerkskammer-linderhoehen\" }) { cooperatesWith { edges { relation { id note visibility } } } } }";
    let staff = directory.editor().asks(all).await;
    let relation = staff.data()["institution"]["cooperatesWith"]["edges"][0]["relation"].clone();
    assert_eq!(
        (&relation["visibility"], &relation["note"]),
        (&json!("STAFF"), &json!("Vertrag noch nicht öffentlich."))
    );
    let query = "query ($id: ID!) { relation(id: $id) { id } node(id: $id) { id } }";
    let hidden = directory.partner().asks_with(query, json!({ "id": relation["id"] })).await;
    assert_eq!(*hidden.data(), json!({ "relation": null, "node": null }));
    let edges = directory.partner().asks(all).await;
    assert_eq!(edges.data()["institution"]["cooperatesWith"]["edges"], json!([]));
    let gated = "{ institution(by: { slug: \"bildungsbuero-fennegau\" }) { relations(first: 1) { edges { relation { note visibility } } } } }";
    assert_eq!(codes(&*directory.partner().asks(gated).await), ["FORBIDDEN_FIELD", "FORBIDDEN_FIELD"]);
}

#[tokio::test]
async fn an_event_holds_from_its_date_on() {
    let directory = Directory::demo().await;
    let query = "{ institution(by: { slug: \"wirtschaftsverein-fennegau-ev\" }) { successors { edges { relation {
        kind { temporal } before: holds(on: \"2021-04-30\") during: holds(on: \"2021-06-15\") after: holds(on: \"2021-08-31\") later: holds(on: \"2099-01-01\") } } } } }";
    let answer = directory.anyone().asks(query).await;
    assert_eq!(
        answer.data()["institution"]["successors"]["edges"][0]["relation"],
        json!({ "kind": { "temporal": "EVENT" }, "before": "NO", "during": "UNKNOWN", "after": "YES", "later": "YES" })
    );
}

#[tokio::test]
async fn all_relations_of_a_record_are_one_list_whatever_their_kind() {
    let directory = Directory::demo().await;
    let query = "query ($kinds: [String!], $roles: [String!], $on: Date) { record(by: { slug: \"bildungsbuero-fennegau\" }) {
        relations(kinds: $kinds, roles: $roles, on: $on, first: 50) { totalCount edges { direction role { code } node { slug } relation { kind { code } } } } } }";
    let of = |variables: Value| {
        let client = directory.anyone();
        async move { client.asks_with(query, variables).await.data()["record"]["relations"].clone() }
    };
    let all = of(json!({})).await;
    let edges = all["edges"].as_array().unwrap();
    assert_eq!((edges.len(), &all["totalCount"]), (5, &json!(5)));
    let kinds: Vec<_> = edges.iter().map(|edge| edge["relation"]["kind"]["code"].as_str().unwrap()).collect();
    let count = |kind: &str| kinds.iter().filter(|it| **it == kind).count();
    assert_eq!([count("part_of"), count("takes_part_in"), count("contact_for"), count("contributed_to")], [2, 1, 1, 1]);
    let names: Vec<_> = edges.iter().map(|edge| edge["node"]["slug"].as_str().unwrap()).collect();
    assert_eq!(names[0], "bildungsbericht-fennegau-2025", "by the name at the other end");
    assert_eq!(of(json!({ "kinds": ["part_of", "contact_for"] })).await["totalCount"], 3);
    assert_eq!(of(json!({ "kinds": [] })).await["totalCount"], 0);
    assert_eq!(of(json!({ "roles": ["co_organiser"], "on": "2026-11-25" })).await["totalCount"], 1);
    assert_eq!(of(json!({ "roles": ["co_organiser"], "on": "2021-12-31" })).await["totalCount"], 0);
    let contact = edges.iter().find(|edge| edge["relation"]["kind"]["code"] == "contact_for").unwrap();
    assert_eq!((&contact["direction"], &contact["node"]["slug"]), (&json!("IN"), &json!("p-k3v8n1qz")));
}

#[tokio::test]
async fn kinds_that_staff_added_are_read_like_the_others() {
    let directory = Directory::of(&json!({ "format": "partnernetz-directory/1", "title": "Eigene", "language": "de",
        "relation_kinds": [{ "code": "mentors", "de": "berät", "inverse_de": "wird beraten von", "en": "mentors", "inverse_en": "is mentored by",
            "temporal": "STATE", "symmetric": false, "roles": null, "ends": [["institution", "institution"]] }],
        "records": [{ "noun": "institution", "slug": "a", "name": "A" }, { "noun": "institution", "slug": "b", "name": "B" }],
        "relations": [{ "kind": "mentors", "source": "a", "target": "b" }] }))
    .await;
    let query = "{ institution(by: { slug: \"b\" }) { relations(kinds: [\"mentors\"]) { edges { node { slug } relation { kind { label inverseLabel(language: EN) } } } } }
        institutions(filter: { relations: { some: { kinds: [\"mentors\"], direction: OUT } } }) { nodes { slug } } }";
    let answer = directory.anyone().asks(query).await;
    assert_eq!(
        answer.data()["institution"]["relations"]["edges"],
        json!([{ "node": { "slug": "a" }, "relation": { "kind": { "label": "berät", "inverseLabel": "is mentored by" } } }])
    );
    assert_eq!(answer.data()["institutions"]["nodes"], json!([{ "slug": "a" }]));
}
