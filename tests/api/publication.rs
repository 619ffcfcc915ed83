//! Publications: who contributed, what they state, of what they are an edition.

use serde_json::{Value, json};

use crate::harness::{Directory, slugs};

#[tokio::test]
async fn contributors_have_roles_and_each_is_seen_by_those_who_may() {
    let directory = Directory::demo().await;
    let query = "{ publication(by: { slug: \"bildungsbericht-fennegau-2025\" }) { contributors { totalCount edges { role { code } node { slug } holds } } } }";
    let anyone = directory.anyone().asks(query).await;
    let contributors = &anyone.data()["publication"]["contributors"];
    assert_eq!(contributors["totalCount"], 3);
    let author =
        contributors["edges"].as_array().unwrap().iter().find(|edge| edge["role"]["code"] == "author").unwrap();
    assert_eq!((&author["node"]["slug"], &author["holds"]), (&json!("bildungsbuero-fennegau"), &json!("YES")));
    let partner = directory.partner().asks(query).await;
    assert_eq!(partner.data()["publication"]["contributors"]["totalCount"], 4);
}

#[tokio::test]
async fn what_it_states_is_shown_as_it_is_stated() {
    let directory = Directory::demo().await;
    let query = "query ($slug: String!) { publication(by: { slug: $slug }) {
        edition published { text edtf earliest latest } downloadUrl statedCounts { what count } editions { nodes { slug } } editionOf { nodes { slug } } } }";
    let report = directory.anyone().asks_with(query, json!({ "slug": "bildungsbericht-fennegau-2025" })).await;
    let brief = "bildungsbericht-fennegau-kurzfassung";
    assert_eq!(
        report.data()["publication"],
        json!({
            "edition": "2025",
            "published": { "text": "März 2025", "edtf": "2025-03", "earliest": "2025-03-01", "latest": "2025-03-31" },
            "downloadUrl": "https://bildungsbericht-fennegau.example.org/2025.pdf",
            "statedCounts": [{ "what": "Empfehlungen", "count": 27 }, { "what": "Handlungsfelder", "count": 4 }],
            "editions": { "nodes": [{ "slug": brief }] }, "editionOf": { "nodes": [] },
        })
    );
    let found = directory.anyone().asks_with(query, json!({ "slug": brief })).await;
    let found = &found.data()["publication"];
    assert_eq!(found["published"]["text"], "nach den Sommerferien 2025");
    assert_eq!((&found["downloadUrl"], &found["statedCounts"]), (&Value::Null, &json!([])));
    assert_eq!(found["editionOf"]["nodes"][0]["slug"], "bildungsbericht-fennegau-2025");
}

#[tokio::test]
async fn publications_are_filtered_by_type_edition_and_day() {
    let directory = Directory::demo().await;
    let (report, brief) = ("bildungsbericht-fennegau-2025", "bildungsbericht-fennegau-kurzfassung");
    for (filter, wanted) in [
        ("{ type: { eq: \"flyer\" } }", vec![brief]),
        ("{ edition: { startsWith: \"2025\" } }", vec![report, brief]),
        ("{ edition: { eq: \"2025\" } }", vec![report]),
        ("{ published: { through: \"2025-06-30\" } }", vec![report]),
        ("{ editions: { some: {} } }", vec![report]),
        ("{ contributors: { none: { roles: [\"author\"] } } }", vec![brief]),
        ("{ contributors: { some: { node: { nouns: [WORKING_GROUP] } } } }", vec![report]),
    ] {
        let answer =
            directory.anyone().asks(&format!("{{ publications(filter: {filter}) {{ nodes {{ slug }} }} }}")).await;
        assert_eq!(slugs(&answer), wanted, "{filter}");
    }
}
