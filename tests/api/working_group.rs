//! Working groups: their members with role, time and behalf; who established them.

use serde_json::{Value, json};

use crate::harness::{Client, Directory};

const MEMBERS: &str = "query ($on: Date, $roles: [String!], $orderBy: [RelationOrder!]) {
    workingGroup(by: { slug: \"ak-ausbildung-fennegau\" }) { members(on: $on, roles: $roles, orderBy: $orderBy, first: 50) {
      totalCount edges { holds role { code } node { slug } onBehalfOf { slug } period { text } direction } } } }";

async fn members(client: &Client, variables: Value) -> Vec<Value> {
    let answer = client.asks_with(MEMBERS, variables).await;
    let list = &answer.data()["workingGroup"]["members"];
    let edges = list["edges"].as_array().unwrap().clone();
    assert_eq!(list["totalCount"], edges.len());
    edges
}

fn who(edges: &[Value]) -> Vec<&str> {
    edges.iter().map(|edge| edge["node"]["slug"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn chairs_change_with_time() {
    let directory = Directory::demo().await;
    let editor = directory.editor();
    let chairs = json!(["chair"]);
    for (on, slug) in [
        ("2017-05-01", "p-x3l9h7cf"),
        ("2022-02-28", "p-x3l9h7cf"),
        ("2022-03-01", "p-k3v8n1qz"),
        ("2026-11-25", "p-k3v8n1qz"),
    ] {
        let found = members(&editor, json!({ "on": on, "roles": chairs })).await;
        assert_eq!(who(&found), [slug], "{on}");
        assert_eq!(found[0]["holds"], "YES");
    }
    let both = members(&editor, json!({ "roles": chairs })).await;
    assert_eq!(who(&both), ["p-k3v8n1qz", "p-x3l9h7cf"], "without a day past and present");
    assert_eq!([&both[0]["holds"], &both[1]["holds"]], ["YES", "NO"], "by today");
    assert_eq!(both[0]["onBehalfOf"]["slug"], "bildungsbuero-fennegau");
    let anyone = members(&directory.anyone(), json!({ "roles": chairs })).await;
    assert_eq!(who(&anyone), ["p-k3v8n1qz"]);
}

#[tokio::test]
async fn what_may_hold_is_kept_and_says_so() {
    let directory = Directory::demo().await;
    let found = members(&directory.editor(), json!({ "on": "2021-06-15", "roles": ["office"] })).await;
    assert_eq!((who(&found), &found[0]["holds"]), (vec!["regionalagentur-linderhoehen"], &json!("UNKNOWN")));
    assert_eq!(found[0]["period"]["text"], "seit Mitte 2021");
    assert!(members(&directory.editor(), json!({ "on": "2021-04-30", "roles": ["office"] })).await.is_empty());
    let future = members(&directory.editor(), json!({ "on": "2031-01-01", "roles": ["member"] })).await;
    assert!(who(&future).contains(&"p-e1z6k5gn"), "again from 2030");
    let gap = members(&directory.editor(), json!({ "on": "2026-01-01", "roles": ["member"] })).await;
    assert!(!who(&gap).contains(&"p-e1z6k5gn"));
}

#[tokio::test]
async fn members_can_be_ordered_by_what_the_relation_says() {
    let directory = Directory::demo().await;
    let by = |field: &str, direction: &str| json!({ "orderBy": [{ "field": field, "direction": direction }] });
    let by_start = members(&directory.editor(), by("START", "ASC")).await;
    let dated = by_start.iter().take_while(|edge| !edge["period"].is_null()).count();
    assert_eq!(who(&by_start)[0], "p-x3l9h7cf", "since autumn 2016");
    assert!(by_start[dated..].iter().all(|edge| edge["period"].is_null()), "what is undated comes last");
    let latest_first = members(&directory.editor(), by("START", "DESC")).await;
    assert_eq!(who(&latest_first)[0], "p-e1z6k5gn", "from 2030");
    assert!(latest_first[dated..].iter().all(|edge| edge["period"].is_null()), "also when it descends");
    let by_role = members(&directory.editor(), by("ROLE", "ASC")).await;
    let mut labels: Vec<_> = by_role.iter().map(|edge| edge["role"]["code"].as_str().unwrap()).collect();
    labels.dedup();
    assert_eq!(labels, ["guest", "office", "chair", "member", "partner", "deputy_chair"], "by German label");
}

#[tokio::test]
async fn it_knows_who_established_it_and_what_it_belongs_to() {
    let directory = Directory::demo().await;
    let answer = directory
        .anyone()
        .asks(
            "{ workingGroup(by: { slug: \"ag-duale-ausbildung\" }) {
                 type { label(language: EN) } founded { text earliest latest }
                 establishedBy { edges { holds node { slug } } }
                 parent { slug }
                 ancestors { nodes { slug } }
                 now: ancestors(on: \"2026-11-25\") { nodes { slug } } } }",
        )
        .await;
    let found = &answer.data()["workingGroup"];
    assert_eq!(found["type"]["label"], "Working group");
    assert_eq!(found["founded"], json!({ "text": "2023", "earliest": "2023-01-01", "latest": "2023-12-31" }));
    assert_eq!(
        found["establishedBy"]["edges"],
        json!([{ "holds": "YES", "node": { "slug": "ak-ausbildung-fennegau" } }])
    );
    assert_eq!(found["parent"]["slug"], "ak-ausbildung-fennegau");
    let slugs = |list: &Value| -> Vec<String> {
        list["nodes"].as_array().unwrap().iter().map(|node| node["slug"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        slugs(&found["ancestors"]),
        ["ak-ausbildung-fennegau", "regionalagentur-linderhoehen", "wirtschaftsverein-fennegau-ev"]
    );
    assert_eq!(slugs(&found["now"]), ["ak-ausbildung-fennegau", "regionalagentur-linderhoehen"]);
}

#[tokio::test]
async fn a_group_for_staff_is_nowhere_for_others() {
    let directory = Directory::demo().await;
    let query = "{ workingGroup(by: { slug: \"lenkungskreis-haushalt\" }) { name }
        workingGroups { totalCount }
        person(by: { slug: \"p-k3v8n1qz\" }) { memberships { totalCount nodes { slug } } relations { totalCount } } }";
    let partner = directory.partner().asks(query).await;
    let found = partner.data();
    assert_eq!((&found["workingGroup"], &found["workingGroups"]["totalCount"]), (&Value::Null, &json!(2)));
    assert_eq!(
        found["person"]["memberships"],
        json!({ "totalCount": 1, "nodes": [{ "slug": "ak-ausbildung-fennegau" }] })
    );
    assert_eq!(found["person"]["relations"]["totalCount"], 2);
    let staff = directory.editor().asks(query).await;
    assert_eq!(staff.data()["person"]["memberships"]["totalCount"], 2);
    assert_eq!(staff.data()["person"]["relations"]["totalCount"], 3);
}
