//! Cooperations: who takes part in which role, when they run and when they come again.

use serde_json::{Value, json};

use crate::harness::{Directory, slugs};

const NIGHT: &str = "nacht-der-offenen-werkstaetten";

#[tokio::test]
async fn partners_have_roles_with_a_verb_for_either_direction() {
    let directory = Directory::demo().await;
    let query = "query ($slug: String!, $on: Date) { cooperation(by: { slug: $slug }) { partners(on: $on, orderBy: [{ field: ROLE }]) { edges {
        role { label verb inverseVerb english: verb(language: EN) } node { __typename slug } holds direction } } } }";
    let today = directory.anyone().asks_with(query, json!({ "slug": NIGHT, "on": "2026-11-25" })).await;
    let edges = today.data()["cooperation"]["partners"]["edges"].as_array().unwrap();
    let organiser = edges.iter().find(|edge| edge["role"]["label"] == "Veranstalter").unwrap();
    assert_eq!(organiser["node"]["slug"], "handwerkskammer-linderhoehen");
    assert_eq!(
        organiser["role"],
        json!({ "label": "Veranstalter", "verb": "veranstaltet", "inverseVerb": "veranstaltet von", "english": "organises" })
    );
    assert!(edges.iter().all(|edge| edge["direction"] == "IN"));
    let who = |edges: &[Value]| {
        edges.iter().map(|edge| edge["node"]["slug"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(!who(edges).contains(&"wirtschaftsverein-fennegau-ev".to_owned()), "until 2020");
    assert!(edges.iter().any(|edge| edge["node"]["__typename"] == "WorkingGroup"), "partners are of several nouns");
    let undated = edges.iter().find(|edge| edge["node"]["slug"] == "moellers-wenke-praezision").unwrap();
    assert_eq!(undated["holds"], "UNKNOWN");
    let in_2019 = directory.anyone().asks_with(query, json!({ "slug": NIGHT, "on": "2019-09-28" })).await;
    let edges = in_2019.data()["cooperation"]["partners"]["edges"].as_array().unwrap();
    assert!(who(edges).contains(&"wirtschaftsverein-fennegau-ev".to_owned()));
    assert!(!who(edges).contains(&"bildungsbuero-fennegau".to_owned()), "from 2022 on");
}

#[tokio::test]
async fn a_window_may_cross_the_new_year() {
    let directory = Directory::demo().await;
    let answer = directory
        .anyone()
        .asks(
            "{ cooperation(by: { slug: \"wintertage-der-berufe\" }) { recurrence {
                 windowStart windowEnd rrule
                 december: occursOn(date: \"2026-12-31\") january: occursOn(date: \"2027-01-15\")
                 before: occursOn(date: \"2026-12-14\") after: occursOn(date: \"2027-01-16\") today: occursOn
                 running: nextWindow(from: \"2027-01-10\") { start end } next: nextWindow { start end } } } }",
        )
        .await;
    assert_eq!(
        answer.data()["cooperation"]["recurrence"],
        json!({
            "windowStart": "--12-15", "windowEnd": "--01-15", "rrule": "FREQ=YEARLY",
            "december": true, "january": true, "before": false, "after": false, "today": false,
            "running": { "start": "2026-12-15", "end": "2027-01-15" }, "next": { "start": "2026-12-15", "end": "2027-01-15" },
        })
    );
}

#[tokio::test]
async fn the_archived_is_for_staff_and_its_relations_go_with_it() {
    let directory = Directory::demo().await;
    let query = "{ cooperation(by: { slug: \"ausbildungsboerse-2019\" }) { name }
        institution(by: { slug: \"kreis-fennegau\" }) { cooperations { nodes { slug } } } }";
    let anyone = directory.partner().asks(query).await;
    assert_eq!(anyone.data()["cooperation"], Value::Null);
    assert_eq!(slugs(&anyone), ["projekt-ausbildungslotsen"]);
    let staff = directory.editor().asks(query).await;
    assert_eq!(staff.data()["cooperation"]["name"], "Ausbildungsbörse 2019");
    assert_eq!(slugs(&staff), ["ausbildungsboerse-2019", "projekt-ausbildungslotsen"]);
    let draft = "{ cooperation(by: { slug: \"projekt-ausbildungslotsen\" }) { partners(roles: [\"partner\"]) { totalCount } } }";
    let partners = |answer: crate::harness::Answer| answer["data"]["cooperation"]["partners"]["totalCount"].clone();
    assert_eq!(partners(directory.partner().asks(draft).await), 0, "the partner is a draft yet");
    assert_eq!(partners(directory.editor().asks(draft).await), 1);
}

#[tokio::test]
async fn a_symmetric_relation_is_seen_from_both_ends() {
    let directory = Directory::demo().await;
    let query = "query ($slug: String!) { cooperation(by: { slug: $slug }) { concurrentWith { nodes { slug } edges { relation { id kind { isSymmetric label inverseLabel } } } } } }";
    let of = |slug: &'static str| {
        let client = directory.anyone();
        async move { client.asks_with(query, json!({ "slug": slug })).await.data()["cooperation"]["concurrentWith"].clone() }
    };
    let (winter, project) = (of("wintertage-der-berufe").await, of("projekt-ausbildungslotsen").await);
    assert_eq!(winter["nodes"], json!([{ "slug": "projekt-ausbildungslotsen" }]));
    assert_eq!(project["nodes"], json!([{ "slug": "wintertage-der-berufe" }]));
    assert_eq!(winter["edges"], project["edges"], "one and the same relation");
    assert_eq!(winter["edges"][0]["relation"]["kind"]["isSymmetric"], true);
}

#[tokio::test]
async fn cooperations_are_filtered_by_when_they_run() {
    let directory = Directory::demo().await;
    for (filter, wanted) in [
        ("{ start: { from: \"2025-01-01\" } }", vec!["projekt-ausbildungslotsen"]),
        ("{ end: { from: \"2027-11-01\" } }", vec!["projekt-ausbildungslotsen"]),
        ("{ end: { from: \"2028-01-01\" } }", vec![]),
        ("{ start: { isNull: true } }", vec!["wintertage-der-berufe"]),
        ("{ type: { in: [\"event_series\", \"campaign\"] } }", vec![NIGHT, "wintertage-der-berufe"]),
        ("{ type: { notIn: [\"event_series\", \"campaign\"] } }", vec!["projekt-ausbildungslotsen"]),
        ("{ partners: { some: { roles: [\"organiser\"], on: \"2026-11-25\" } } }", vec![NIGHT]),
    ] {
        let answer =
            directory.anyone().asks(&format!("{{ cooperations(filter: {filter}) {{ nodes {{ slug }} }} }}")).await;
        assert_eq!(slugs(&answer), wanted, "{filter}");
    }
}
