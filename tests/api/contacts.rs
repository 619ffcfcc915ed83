//! "Who is the contact for Ausbildung at X?": every reason, as each audience, on other days, with hidden topics.

use serde_json::{Value, json};

use crate::harness::{Client, Directory};

const QUERY: &str = "query ($slug: String!, $topic: TermBy, $on: Date, $first: Int, $after: String) {
  record(by: { slug: $slug }) {
    ... on Institution { ...OfInstitution }
    ... on WorkingGroup { contacts(topic: $topic, on: $on, first: $first, after: $after) { ...Page } }
    ... on Cooperation { contacts(topic: $topic, on: $on, first: $first, after: $after) { ...Page } }
  } }
  fragment OfInstitution on Institution { contacts(topic: $topic, on: $on, first: $first, after: $after) { ...Page } }
  fragment Page on ContactConnection {
    totalCount changedSinceCursor pageInfo { hasNextPage endCursor }
    edges {
      cursor holds function
      node { slug name }
      match { reason via { slug } topic { slug } }
      contactPoints { type { code } value }
      address { street } openingHours { opens }
    }
  }";

async fn asked(client: &Client, slug: &str, topic: Option<&str>, on: Option<&str>) -> Value {
    let topic = topic.map(|slug| json!({ "slug": slug }));
    let answer = client.asks_with(QUERY, json!({ "slug": slug, "topic": topic, "on": on })).await;
    answer.data()["record"]["contacts"].clone()
}

/// Each contact as `REASON who via whom`, the last only where it is another record.
async fn contacts(client: &Client, slug: &str, topic: Option<&str>, on: Option<&str>) -> Vec<String> {
    let page = asked(client, slug, topic, on).await;
    let edges = page["edges"].as_array().unwrap();
    assert_eq!(page["totalCount"], edges.len());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let line = |edge: &Value| {
        let (reason, who) = (text(&edge["match"]["reason"]), text(&edge["node"]["slug"]));
        let via = text(&edge["match"]["via"]["slug"]);
        if via == slug { format!("{reason} {who}") } else { format!("{reason} {who} via {via}") }
    };
    edges.iter().map(line).collect()
}

#[tokio::test]
async fn the_best_match_comes_first_and_each_says_why() {
    let directory = Directory::demo().await;
    let agency = "regionalagentur-linderhoehen";
    let partner = directory.partner();
    assert_eq!(
        contacts(&partner, agency, Some("thema-ausbildung"), None).await,
        [
            "EXACT p-n6f1j7su",
            "BROADER p-g4x8z3ho",
            "NARROWER p-b2y5c8lm",
            "GENERAL p-w9d4t6re",
            &format!("OWN_POINT {agency}"),
            &format!("ADDRESS {agency}"),
        ]
    );
    assert_eq!(
        contacts(&partner, agency, Some("thema-duale-ausbildung"), None).await[..4],
        ["EXACT p-b2y5c8lm", "BROADER p-n6f1j7su", "BROADER p-g4x8z3ho", "GENERAL p-w9d4t6re"],
        "the nearest broader topic first"
    );
    assert_eq!(
        contacts(&partner, agency, Some("thema-uebergang"), None).await[..2],
        ["GENERAL p-w9d4t6re", &format!("OWN_POINT {agency}")],
        "nobody is named for the transition; who is named for something else is no contact for it"
    );
    let page = asked(&partner, agency, Some("thema-ausbildung"), None).await;
    let topics: Vec<_> = page["edges"].as_array().unwrap().iter().map(|edge| &edge["match"]["topic"]["slug"]).collect();
    assert_eq!(topics[..3], ["thema-ausbildung", "thema-bildung", "thema-duale-ausbildung"]);
    assert!(topics[3..].iter().all(|topic| topic.is_null()));
    assert_eq!(page["edges"][3]["holds"], "UNKNOWN", "„nach Absprache“ tells no date");
}

#[tokio::test]
async fn without_a_topic_all_are_named_by_name() {
    let directory = Directory::demo().await;
    let agency = "regionalagentur-linderhoehen";
    let all = contacts(&directory.partner(), agency, None, None).await;
    assert_eq!(
        all,
        [
            "GENERAL p-w9d4t6re",
            "GENERAL p-g4x8z3ho",
            "GENERAL p-n6f1j7su",
            "GENERAL p-b2y5c8lm",
            &format!("OWN_POINT {agency}"),
            &format!("ADDRESS {agency}"),
        ]
    );
}

#[tokio::test]
async fn parents_are_asked_when_they_are_part_of_it_the_nearest_first() {
    let directory = Directory::demo().await;
    let office = "bildungsbuero-fennegau";
    let of = |client: Client| async move { contacts(&client, office, Some("thema-ausbildung"), None).await };
    let own = [format!("OWN_POINT {office}"), format!("ADDRESS {office}")];
    assert_eq!(
        of(directory.anyone()).await,
        ["EXACT p-k3v8n1qz", "EXACT p-7hq2m4xa via kreis-fennegau", &own[0], &own[1]]
    );
    let all = [
        "EXACT p-k3v8n1qz",
        "BROADER p-q5r2v9ki via stadt-quellrode",
        "EXACT p-7hq2m4xa via kreis-fennegau",
        &own[0],
        &own[1],
    ];
    assert_eq!(of(directory.partner()).await, all);
    assert_eq!(of(directory.editor()).await, all, "who was a contact until 2020 is none today");
    assert_eq!(
        contacts(&directory.anyone(), "kreisentwicklung-fennegau", Some("thema-ausbildung"), None).await,
        ["EXACT p-7hq2m4xa via kreis-fennegau", "ADDRESS kreisentwicklung-fennegau"],
        "it names nobody itself"
    );
}

#[tokio::test]
async fn without_a_person_the_own_points_answer_then_the_address_with_its_hours() {
    let directory = Directory::demo().await;
    let (school, company) = ("berufskolleg-tannbrueck", "moellers-wenke-praezision");
    for client in [directory.anyone(), directory.partner()] {
        let found = contacts(&client, school, Some("thema-ausbildung"), None).await;
        assert_eq!(found, [format!("OWN_POINT {school}"), format!("ADDRESS {school}")]);
    }
    let points = |page: &Value| page["edges"][0]["contactPoints"].as_array().unwrap().len();
    assert_eq!(points(&asked(&directory.anyone(), school, None, None).await), 2);
    assert_eq!(points(&asked(&directory.partner(), school, None, None).await), 3, "one is for partners");
    let page = asked(&directory.anyone(), company, Some("thema-ausbildung"), None).await;
    let edge = &page["edges"][0];
    assert_eq!(edge["match"], json!({ "reason": "ADDRESS", "via": { "slug": company }, "topic": null }));
    assert_eq!(
        (&edge["node"]["slug"], &edge["holds"], &edge["function"]),
        (&json!(company), &Value::Null, &Value::Null)
    );
    assert_eq!(edge["address"]["street"], "Industriestraße 9");
    assert_eq!(edge["openingHours"][0]["opens"], "07:00");
    assert_eq!(edge["contactPoints"], json!([]));
}

#[tokio::test]
async fn what_is_tied_to_a_relation_is_shown_with_it_as_far_as_one_may_see() {
    let directory = Directory::demo().await;
    let values = |page: &Value| -> Vec<String> {
        let points = page["edges"][0]["contactPoints"].as_array().unwrap();
        points.iter().map(|point| point["value"].as_str().unwrap().to_owned()).collect()
    };
    let of = |client: Client| async move { asked(&client, "kreis-fennegau", Some("thema-ausbildung"), None).await };
    let own = "j.buessemeier@kreis-fennegau.example.org";
    assert_eq!(values(&of(directory.anyone()).await), ["+49 30 23125 120", own]);
    assert_eq!(values(&of(directory.partner()).await), ["+49 30 23125 120", "+49 171 3920042", own]);
    let person = "{ person(by: { slug: \"p-7hq2m4xa\" }) { contactPoints { value }
        contactFor { edges { relation { contactPoints { value } } } } } }";
    let answer = directory.anyone().asks(person).await;
    let person = &answer.data()["person"];
    assert_eq!(person["contactPoints"], json!([{ "value": own }]));
    assert_eq!(person["contactFor"]["edges"][0]["relation"]["contactPoints"], json!([{ "value": "+49 30 23125 120" }]));
}

#[tokio::test]
async fn on_another_day_others_are_contacts() {
    let directory = Directory::demo().await;
    let editor = directory.editor();
    let office = "bildungsbuero-fennegau";
    let in_2018 = contacts(&editor, office, Some("thema-ausbildung"), Some("2018-06-01")).await;
    assert_eq!(in_2018[0], "EXACT p-x3l9h7cf");
    assert!(!in_2018.contains(&"EXACT p-k3v8n1qz".to_owned()));
    let holds = |page: Value| page["edges"][0]["holds"].clone();
    assert_eq!(holds(asked(&editor, office, Some("thema-ausbildung"), Some("2021-06-01")).await), "UNKNOWN");
    assert_eq!(holds(asked(&editor, office, Some("thema-ausbildung"), Some("2022-01-01")).await), "YES");
    let (project, topic) = ("projekt-ausbildungslotsen", Some("thema-schulische-ausbildung"));
    let none: [&str; 0] = [];
    assert_eq!(contacts(&directory.partner(), project, topic, None).await, none);
    assert_eq!(contacts(&directory.partner(), project, topic, Some("2028-07-31")).await, none);
    assert_eq!(contacts(&directory.partner(), project, topic, Some("2028-08-15")).await, ["EXACT p-e1z6k5gn"]);
    assert_eq!(contacts(&directory.anyone(), project, topic, Some("2028-09-15")).await, none, "not for everyone");
}

#[tokio::test]
async fn a_hidden_topic_is_as_if_there_were_none() {
    let directory = Directory::demo().await;
    let district = "kreis-fennegau";
    let found = contacts(&directory.editor(), district, Some("thema-haushalt-intern"), None).await;
    assert_eq!(found[0], "EXACT p-d8s5o1tv");
    for client in [directory.anyone(), directory.partner()] {
        let hidden = contacts(&client, district, Some("thema-haushalt-intern"), None).await;
        let unknown = contacts(&client, district, Some("gibt-es-nicht"), None).await;
        assert_eq!(hidden, unknown);
        assert_eq!(hidden, [format!("OWN_POINT {district}"), format!("ADDRESS {district}")]);
    }
}

#[tokio::test]
async fn after_a_change_the_rest_of_a_page_goes_on_and_says_so() {
    let directory = Directory::demo().await;
    let partner = directory.partner();
    let mut variables =
        json!({ "slug": "regionalagentur-linderhoehen", "topic": { "slug": "thema-ausbildung" }, "first": 2 });
    let answer = partner.asks_with(QUERY, variables.clone()).await;
    let first = answer.data()["record"]["contacts"].clone();
    assert_eq!((&first["changedSinceCursor"], &first["totalCount"]), (&json!(false), &json!(6)));
    variables["after"] = first["pageInfo"]["endCursor"].clone();
    let unchanged = partner.asks_with(QUERY, variables.clone()).await;
    assert_eq!(unchanged.data()["record"]["contacts"]["changedSinceCursor"], false);
    directory
        .load(&json!({ "format": "partnernetz-directory/1", "title": "Erfundenes Beispiel", "language": "de", "records": [
            { "noun": "person", "slug": "p-neu00001", "given_name": "Ada", "family_name": "Anders", "legal_basis": "consent" } ],
          "relations": [ { "kind": "contact_for", "source": "p-neu00001", "target": "regionalagentur-linderhoehen",
            "terms": [{ "term": "thema-ausbildung" }] } ] }))
        .await;
    let changed = partner.asks_with(QUERY, variables.clone()).await;
    let changed = &changed.data()["record"]["contacts"];
    assert_eq!((&changed["changedSinceCursor"], &changed["totalCount"]), (&json!(true), &json!(7)));
    assert_eq!(
        changed["edges"],
        rest_without_cursor(&unchanged.data()["record"]["contacts"]["edges"], &changed["edges"])
    );

    // The address has a cursor of its own beside the record's contact points: paging one by one comes to an end.
    let mut seen = Vec::new();
    variables["first"] = json!(1);
    variables["after"] = Value::Null;
    for round in 0..20 {
        let answer = partner.asks_with(QUERY, variables.clone()).await;
        let page = answer.data()["record"]["contacts"].clone();
        seen.push(page["edges"][0]["match"]["reason"].as_str().unwrap().to_owned());
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        variables["after"] = page["pageInfo"]["endCursor"].clone();
        let name = format!("Ohne Belang {round}");
        directory
            .load(&json!({ "format": "partnernetz-directory/1", "title": "Erfundenes Beispiel", "language": "de", "records": [
                { "noun": "institution", "slug": "ohne-belang", "name": name } ] }))
            .await;
    }
    assert_eq!(seen, ["EXACT", "EXACT", "BROADER", "NARROWER", "GENERAL", "OWN_POINT", "ADDRESS"]);
}

/// The rows of a page with the cursors of another, which carry another revision.
fn rest_without_cursor(rows: &Value, cursors: &Value) -> Value {
    let rows = rows.as_array().unwrap().iter().zip(cursors.as_array().unwrap());
    rows.map(|(row, other)| {
        let mut row = row.clone();
        row["cursor"] = other["cursor"].clone();
        row
    })
    .collect()
}

#[tokio::test]
async fn a_cursor_belongs_to_one_record_and_topic() {
    let directory = Directory::demo().await;
    let partner = directory.partner();
    let mut variables =
        json!({ "slug": "regionalagentur-linderhoehen", "topic": { "slug": "thema-ausbildung" }, "first": 1 });
    let answer = partner.asks_with(QUERY, variables.clone()).await;
    variables["after"] = answer.data()["record"]["contacts"]["pageInfo"]["endCursor"].clone();
    for (key, other) in [
        ("slug", json!("bildungsbuero-fennegau")),
        ("topic", json!({ "slug": "thema-bildung" })),
        ("topic", Value::Null),
    ] {
        let mut variables = variables.clone();
        variables[key] = other;
        let answer = partner.asks_with(QUERY, variables).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "CURSOR_INVALID", "{key}: {answer:?}");
    }
}
