//! Filters: what joins them, conditions on one and the same relation, dates that may be so, what may not be asked.

use serde_json::{Value, json};

use crate::harness::{Client, Directory, codes, slugs};

fn document(records: &Value, relations: &Value) -> Value {
    json!({ "format": "partnernetz-directory/1", "title": "Filter", "language": "de", "records": records, "relations": relations })
}

/// Groups and people whose histories are easily confused.
fn histories() -> Value {
    let person = |slug: &str, name: &str| json!({ "noun": "person", "slug": slug, "given_name": name, "family_name": "Muster", "legal_basis": "consent", "visibility": "PUBLIC" });
    let member = |who: &str, role: &str, period: Value| json!({ "kind": "member_of", "source": who, "target": "ak", "role": role, "visibility": "PUBLIC", "period": period });
    document(
        &json!([
            person("p-aaaaaaaa", "Anna"), person("p-bbbbbbbb", "Bela"), person("p-cccccccc", "Cleo"), person("p-dddddddd", "Dilan"),
            { "noun": "working_group", "slug": "ak", "name": "AK" },
            { "noun": "working_group", "slug": "leer", "name": "Leer" },
        ]),
        &json!([
            member("p-aaaaaaaa", "member", json!({ "start": { "edtf": "2010" }, "end": { "edtf": "2010" } })),
            member("p-aaaaaaaa", "chair", json!({ "start": { "edtf": "2024" }, "ongoing": true })),
            member("p-bbbbbbbb", "chair", json!({ "start": { "edtf": "2009" }, "end": { "edtf": "2011" } })),
            member("p-cccccccc", "chair", json!({ "text": "wohl früher" })),
            member(
                "p-dddddddd",
                "chair",
                json!({ "start": { "text": "Ende 2009", "edtf": "[2009-11..2010-08]" }, "ongoing": true })
            ),
        ]),
    )
}

async fn persons(client: &Client, filter: &str) -> Vec<String> {
    let answer = client.asks(&format!("{{ persons(filter: {filter}) {{ nodes {{ name }} }} }}")).await;
    let nodes = answer.data()["persons"]["nodes"].as_array().unwrap();
    nodes.iter().map(|node| node["name"].as_str().unwrap().replace(" Muster", "")).collect()
}

#[tokio::test]
async fn kind_role_and_day_hold_for_one_and_the_same_relation() {
    let directory = Directory::of(&histories()).await;
    let anyone = directory.anyone();
    let chair_on = |day: &str| format!("{{ memberships: {{ some: {{ roles: [\"chair\"], on: \"{day}\" }} }} }}");
    assert_eq!(persons(&anyone, &chair_on("2010-06-15")).await, ["Bela", "Cleo", "Dilan"], "Anna was a member then");
    assert_eq!(persons(&anyone, &chair_on("2025-01-01")).await, ["Anna", "Cleo", "Dilan"], "undated: may be");
    assert_eq!(persons(&anyone, &chair_on("2009-06-01")).await, ["Bela", "Cleo"], "Dilan not before November");
    assert_eq!(persons(&anyone, &chair_on("2009-12-01")).await, ["Bela", "Cleo", "Dilan"]);
    let kinds =
        "{ relations: { some: { kinds: [\"member_of\"], roles: [\"chair\"], on: \"2010-06-15\", direction: OUT } } }";
    assert_eq!(persons(&anyone, kinds).await, ["Bela", "Cleo", "Dilan"]);
    let inwards = "{ relations: { some: { kinds: [\"member_of\"], direction: IN } } }";
    assert!(persons(&anyone, inwards).await.is_empty());
    let none = "{ memberships: { none: { roles: [\"chair\"], on: \"2010-06-15\" } } }";
    assert_eq!(persons(&anyone, none).await, ["Anna"]);
    for (count, wanted) in [
        ("{ eq: 2 }", vec!["Anna"]),
        ("{ max: 1 }", vec!["Bela", "Cleo", "Dilan"]),
        ("{ min: 1, matching: { roles: [\"member\"] } }", vec!["Anna"]),
        ("{ eq: 0, matching: { roles: [\"chair\"], on: \"2010-06-15\" } }", vec!["Anna"]),
        ("{ min: 2, matching: { roles: [\"chair\"] } }", vec![]),
    ] {
        assert_eq!(persons(&anyone, &format!("{{ memberships: {{ count: {count} }} }}")).await, wanted, "{count}");
    }
    let at_group =
        "{ members: { some: { roles: [\"chair\"], on: \"2010-06-15\", node: { name: { startsWith: \"anna\" } } } } }";
    let answer = anyone.asks(&format!("{{ workingGroups(filter: {at_group}) {{ totalCount }} }}")).await;
    assert_eq!(
        answer.data()["workingGroups"]["totalCount"],
        0,
        "what is at the other end belongs to the same relation, too"
    );
}

#[tokio::test]
async fn filters_join_with_and_or_not() {
    let directory = Directory::of(&histories()).await;
    let anyone = directory.anyone();
    let named = |name: &str| format!("{{ givenName: {{ eq: \"{name}\" }} }}");
    let (anna, bela) = (named("anna"), named("BELA"));
    for (filter, wanted) in [
        (format!("{{ or: [{anna}, {bela}] }}"), vec!["Anna", "Bela"]),
        (format!("{{ and: [{anna}, {bela}] }}"), vec![]),
        (format!("{{ not: {anna} }}"), vec!["Bela", "Cleo", "Dilan"]),
        (format!("{{ not: {{ or: [{anna}, {bela}] }}, givenName: {{ contains: \"l\" }} }}"), vec!["Cleo", "Dilan"]),
        (format!("{{ or: [{{ and: [{anna}] }}, {{ not: {{ not: {bela} }} }}] }}"), vec!["Anna", "Bela"]),
        ("{ and: [] }".into(), vec!["Anna", "Bela", "Cleo", "Dilan"]),
        ("{ or: [] }".into(), vec![]),
        (
            "{ slugs: [\"p-aaaaaaaa\", \"ak\"], or: [{ slugs: [\"p-aaaaaaaa\"] }, { slugs: [\"p-bbbbbbbb\"] }] }"
                .into(),
            vec!["Anna"],
        ),
        ("{ slugs: [] }".into(), vec![]),
        ("{ not: { slugs: [\"p-aaaaaaaa\"] } }".into(), vec!["Bela", "Cleo", "Dilan"]),
    ] {
        assert_eq!(persons(&anyone, &filter).await, wanted, "{filter}");
        let count = anyone.asks(&format!("{{ persons(filter: {filter}) {{ totalCount }} }}")).await;
        assert_eq!(count.data()["persons"]["totalCount"], wanted.len(), "{filter}");
    }
}

#[tokio::test]
async fn a_date_meets_a_condition_if_it_can() {
    let group =
        |slug: &str, edtf: Value| json!({ "noun": "working_group", "slug": slug, "name": slug, "founded": edtf });
    let directory = Directory::of(&document(
        &json!([
            group("a-2017-end", json!({ "text": "Ende 2017", "edtf": "[2017-10..2017-12]" })),
            group("b-2017", json!({ "edtf": "2017" })),
            group("c-open", json!({ "text": "bis 2010", "edtf": "[..2010]" })),
            group("d-words", json!({ "text": "vor langer Zeit" })),
            group("e-none", Value::Null),
        ]),
        &json!([]),
    ))
    .await;
    for (condition, wanted) in [
        ("from: \"2017-11-01\"", vec!["a-2017-end", "b-2017"]),
        ("through: \"2017-09-30\"", vec!["b-2017", "c-open"]),
        ("from: \"2018-01-01\"", vec![]),
        ("from: \"2017-12-31\", through: \"2017-12-31\"", vec!["a-2017-end", "b-2017"]),
        ("isNull: true", vec!["e-none"]),
        ("isNull: false", vec!["a-2017-end", "b-2017", "c-open", "d-words"]),
    ] {
        let query = format!("{{ workingGroups(filter: {{ founded: {{ {condition} }} }}) {{ nodes {{ slug }} }} }}");
        let answer = directory.anyone().asks(&query).await;
        assert_eq!(slugs(&answer), wanted, "{condition}");
    }
}

#[tokio::test]
async fn narrower_terms_count_unless_told_otherwise() {
    let directory = Directory::demo().await;
    let query = |condition: &str| format!("{{ institutions(filter: {{ {condition} }}) {{ nodes {{ slug }} }} }}");
    let topic = "{ slug: \"thema-ausbildung\" }";
    let all = [
        "berufskolleg-tannbrueck",
        "bildungsbuero-fennegau",
        "bildungswerk-tannbrueck-ev",
        "regionalagentur-linderhoehen",
    ];
    let anyone = directory.anyone();
    for (condition, wanted) in [
        (format!("terms: {{ some: [{topic}] }}"), all.to_vec()),
        (format!("terms: {{ some: [{topic}], includeNarrower: false }}"), vec![all[1], all[3]]),
        (format!("terms: {{ every: [{topic}, {{ slug: \"ort-tannbrueck\" }}] }}"), vec![all[0], all[2]]),
        (
            format!("terms: {{ every: [{topic}], none: [{{ slug: \"thema-duale-ausbildung\" }}] }}"),
            vec![all[0], all[1], all[3]],
        ),
        ("terms: { some: [{ code: { scheme: \"topic\", code: \"weiterbildung\" } }] }".into(), vec![all[3]]),
        ("place: { slug: \"ort-quellrode\" }".into(), vec![all[1], "stadt-quellrode"]),
        ("terms: { some: [{ slug: \"gibt-es-nicht\" }] }".into(), vec![]),
    ] {
        let answer = anyone.asks(&query(&condition)).await;
        assert_eq!(slugs(&answer), wanted, "{condition}");
    }
    let region =
        anyone.asks("{ institutions(filter: { place: { slug: \"region-linderhoehen\" } }) { totalCount } }").await;
    assert_eq!(region.data()["institutions"]["totalCount"], 10, "all, through the places below the region");
    let below = "{ terms(filter: { below: { slug: \"thema-bildung\" } }) { nodes { slug } } }";
    let below = anyone.asks(below).await;
    assert_eq!(
        slugs(&below),
        [
            "thema-ausbildung",
            "thema-berufsorientierung",
            "thema-duale-ausbildung",
            "thema-schulische-ausbildung",
            "thema-weiterbildung"
        ]
    );
}

#[tokio::test]
async fn what_only_staff_may_read_nobody_else_may_ask_for() {
    let directory = Directory::demo().await;
    let gated =
        [("note", "{ contains: \"absichtlich\" }", 1), ("visibility", "[STAFF]", 0), ("lifecycle", "[DRAFT]", 1)];
    for (field, condition, count) in gated {
        for filter in [
            format!("{{ {field}: {condition} }}"),
            format!("{{ or: [{{ {field}: {condition} }}] }}"),
            format!("{{ not: {{ not: {{ {field}: {condition} }} }} }}"),
        ] {
            let query = format!("{{ institutions(filter: {filter}) {{ totalCount }} }}");
            let staff = directory.editor().asks(&query).await;
            assert_eq!(staff.data()["institutions"]["totalCount"], count, "{filter}");
            for client in [directory.anyone(), directory.partner()] {
                let answer = client.asks(&query).await;
                assert_eq!(codes(&answer), ["FORBIDDEN_FIELD"], "{filter}");
            }
        }
        let nested = format!(
            "{{ persons(filter: {{ relations: {{ some: {{ node: {{ {field}: {condition} }} }} }} }}) {{ totalCount }} }}"
        );
        let answer = directory.partner().asks(&nested).await;
        assert_eq!(codes(&answer), ["FORBIDDEN_FIELD"], "{nested}");
    }
    let english =
        directory.anyone().reading("en").asks("{ records(filter: { note: { isNull: false } }) { totalCount } }").await;
    assert_eq!(english["errors"][0]["message"], "The field “note” is for the network's staff only.");
}

#[tokio::test]
async fn an_unknown_code_is_answered_with_the_nearest() {
    let directory = Directory::demo().await;
    for (query, nearest) in [
        ("{ institutions(filter: { type: { eq: \"shcool\" } }) { totalCount } }", "school"),
        ("{ institutions(filter: { legalForm: { in: [\"ev\", \"gmhb\"] } }) { totalCount } }", "gmbh"),
        ("{ institutions(filter: { type: { notIn: [\"compani\"] } }) { totalCount } }", "company"),
        ("{ persons(filter: { memberships: { some: { roles: [\"chiar\"] } } }) { totalCount } }", "chair"),
        ("{ persons(filter: { relations: { some: { kinds: [\"memberof\"] } } }) { totalCount } }", "member_of"),
        (
            "{ workingGroup(by: { slug: \"ak-ausbildung-fennegau\" }) { members(roles: [\"membre\"]) { totalCount } } }",
            "member",
        ),
        ("{ record(by: { slug: \"kreis-fennegau\" }) { relations(kinds: [\"part-of\"]) { totalCount } } }", "part_of"),
    ] {
        for (language, hint) in [("de", "gemeint ist vielleicht"), ("en", "perhaps")] {
            let answer = directory.anyone().reading(language).asks(query).await;
            assert_eq!(codes(&answer), ["BAD_INPUT"], "{query}");
            let message = answer["errors"][0]["message"].as_str().unwrap();
            assert!(message.contains(hint) && message.contains(nearest), "{query}: {message}");
        }
    }
}

#[tokio::test]
async fn a_hidden_value_counts_as_not_stated() {
    let directory = Directory::demo().await;
    let office = "slugs: [\"bildungsbuero-fennegau\"]";
    let count = |client: Client, condition: String| async move {
        let answer =
            client.asks(&format!("{{ institutions(filter: {{ {office}, {condition} }}) {{ totalCount }} }}")).await;
        answer.data()["institutions"]["totalCount"].as_u64().unwrap()
    };
    let hidden = "terms: { some: [{ slug: \"thema-haushalt-intern\" }] }";
    assert_eq!(count(directory.editor(), hidden.into()).await, 1);
    assert_eq!(count(directory.partner(), hidden.into()).await, 0);
    let three = "terms: { count: { eq: 3 } }";
    assert_eq!([count(directory.editor(), three.into()).await, count(directory.partner(), three.into()).await], [0, 1]);
    // A relation that partners may not see is not there to be counted, found or missed.
    let chamber = "{ institutions(filter: { slugs: [\"handwerkskammer-linderhoehen\"], cooperatesWith: { none: {} } }) { totalCount } }";
    let none = |answer: Value| answer["data"]["institutions"]["totalCount"].clone();
    assert_eq!(none((*directory.partner().asks(chamber).await).clone()), 1);
    assert_eq!(none((*directory.editor().asks(chamber).await).clone()), 0);
    let people = "{ persons(filter: { contactFor: { some: { node: { slugs: [\"regionalagentur-linderhoehen\"] } } } }) { totalCount } }";
    let total = |answer: Value| answer["data"]["persons"]["totalCount"].clone();
    assert_eq!(total((*directory.anyone().asks(people).await).clone()), 0, "w9d4t6re is public, the relation is not");
    assert_eq!(total((*directory.partner().asks(people).await).clone()), 4);
}
