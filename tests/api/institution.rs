//! Institutions: how they are looked up, listed and sorted, when they are open, what they belong to.

use serde_json::{Value, json};

use crate::harness::{Directory, names, slugs};

#[tokio::test]
async fn one_is_found_by_id_slug_former_slug_or_an_id_elsewhere() {
    let directory = Directory::demo().await;
    let anyone = directory.anyone();
    let query = "query ($by: InstitutionBy!) { institution(by: $by) { id slug externalIds { system value } } }";
    let by_slug = anyone.asks_with(query, json!({ "by": { "slug": "regionalagentur-linderhoehen" } })).await;
    let found = &by_slug.data()["institution"];
    let external = json!({ "system": "erfundenes-handelsregister", "value": "HRB 00001" });
    assert_eq!(found["externalIds"], json!([external]));
    for by in [json!({ "id": found["id"] }), json!({ "externalId": external })] {
        let again = anyone.asks_with(query, json!({ "by": by })).await;
        assert_eq!(again.data()["institution"], *found);
    }
    directory
        .load(
            &json!({ "format": "partnernetz-directory/1", "title": "Erfundenes Beispiel", "language": "de", "records": [
            { "noun": "institution", "slug": "ral", "name": "RAL", "external_ids": [external] } ] }),
        )
        .await;
    for slug in ["ral", "regionalagentur-linderhoehen"] {
        let renamed = anyone.asks_with(query, json!({ "by": { "slug": slug } })).await;
        assert_eq!(renamed.data()["institution"]["slug"], "ral");
        assert_eq!(renamed.data()["institution"]["id"], found["id"]);
    }
    for by in [json!({ "slug": "p-k3v8n1qz" }), json!({ "slug": "lernorte-fennegau-eg" }), json!({ "slug": "" })] {
        let none = anyone.asks_with(query, json!({ "by": by })).await;
        assert_eq!(none.data()["institution"], Value::Null, "of another noun, a draft, nothing: {by}");
    }
}

#[tokio::test]
async fn names_sort_as_a_german_reader_expects() {
    let sorted = ["AK 9", "AK 10", "Amt", "Ämter", "amtlich", "Ofen", "Österreich", "Strasse", "Straße", "Zoll"];
    let mut records: Vec<_> = (0..).zip(sorted).collect::<Vec<(usize, &str)>>();
    records.reverse();
    records.swap(1, 5);
    let records: Vec<_> = records
        .iter()
        .map(|(n, name)| json!({ "noun": "institution", "slug": format!("i-{n}"), "name": name }))
        .collect();
    let directory = Directory::of(
        &json!({ "format": "partnernetz-directory/1", "title": "Ä", "language": "de", "records": records }),
    )
    .await;
    let anyone = directory.anyone();
    let ascending = anyone.asks("{ institutions { nodes { name } } }").await;
    assert_eq!(names(&ascending), sorted);
    let descending =
        anyone.asks("{ institutions(orderBy: [{ field: NAME, direction: DESC }]) { nodes { name } } }").await;
    assert_eq!(names(&descending), sorted.into_iter().rev().collect::<Vec<_>>());
    let part = anyone.asks("{ institutions(filter: { name: { startsWith: \"äM\" } }) { nodes { name } } }").await;
    assert_eq!(names(&part), ["Ämter"], "upper and lower case are the same, umlauts are not");
}

#[tokio::test]
async fn what_has_no_beginning_comes_last_in_either_direction() {
    let directory = Directory::demo().await;
    let query = |direction: &str| {
        format!(
            "{{ institutions(orderBy: [{{ field: BEGINNING, direction: {direction} }}], first: 5) {{ nodes {{ slug }} }} }}"
        )
    };
    let dated = [
        "moellers-wenke-praezision",
        "wirtschaftsverein-fennegau-ev",
        "bildungsbuero-fennegau",
        "regionalagentur-linderhoehen",
    ];
    let old = directory.anyone().asks(&query("ASC")).await;
    assert_eq!(slugs(&old)[..4], dated);
    let new = directory.anyone().asks(&query("DESC")).await;
    assert_eq!(slugs(&new)[..4], dated.into_iter().rev().collect::<Vec<_>>());
    assert!(!dated.contains(&slugs(&new)[4]));
}

#[tokio::test]
async fn it_is_open_by_its_hours_in_its_own_time_zone() {
    let hours = |days: &[&str], opens: &str, closes: &str| json!({ "days": days, "opens": opens, "closes": closes, "timezone": "Europe/Berlin" });
    let mut closed = json!({ "days": ["MO", "TU", "WE", "TH", "FR"], "timezone": "Europe/Berlin", "closed": true });
    closed["valid_from"] = "2026-12-24".into();
    closed["valid_through"] = "2026-12-31".into();
    let work = ["MO", "TU", "WE", "TH", "FR"];
    let directory = Directory::of(&json!({ "format": "partnernetz-directory/1", "title": "Zeiten", "language": "de", "records": [
        { "noun": "institution", "slug": "amt", "name": "Amt", "opening_hours": [hours(&work, "08:00", "16:00"), closed] },
        { "noun": "institution", "slug": "amt-n-v", "name": "Amt", "by_appointment": true, "opening_hours": [hours(&work, "08:00", "16:00")] },
        { "noun": "institution", "slug": "bar", "name": "Bar", "opening_hours": [hours(&["SA"], "20:00", "02:00")] },
        { "noun": "institution", "slug": "ohne", "name": "Ohne" } ] }))
    .await;
    let query = "query ($slug: String!, $at: DateTime) { institution(by: { slug: $slug }) { isOpen(at: $at) } }";
    for (slug, at, open) in [
        ("amt", "2026-11-27T10:00:00+01:00", json!(true)),
        ("amt", "2026-11-27T07:30:00Z", json!(true)),
        ("amt", "2026-11-27T06:59:59Z", json!(false)),
        ("amt", "2026-07-03T06:00:00Z", json!(true)),
        ("amt", "2026-11-27T16:00:00+01:00", json!(false)),
        ("amt", "2026-11-28T10:00:00+01:00", json!(false)),
        ("amt", "2026-12-24T10:00:00+01:00", json!(false)),
        ("amt", "2027-01-04T10:00:00+01:00", json!(true)),
        ("amt-n-v", "2026-11-28T10:00:00+01:00", Value::Null),
        ("amt-n-v", "2026-11-27T10:00:00+01:00", json!(true)),
        ("bar", "2026-11-29T01:59:00+01:00", json!(true)),
        ("bar", "2026-11-29T02:00:00+01:00", json!(false)),
        ("ohne", "2026-11-27T10:00:00+01:00", Value::Null),
    ] {
        let answer = directory.anyone().asks_with(query, json!({ "slug": slug, "at": at })).await;
        assert_eq!(answer.data()["institution"]["isOpen"], open, "{slug} at {at}");
    }
    for at in ["-262143-01-01T00:00:00Z", "+262142-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "0000-01-01T00:00:00Z"] {
        for slug in ["amt", "bar"] {
            let answer = directory.anyone().asks_with(query, json!({ "slug": slug, "at": at })).await;
            assert_ne!(answer["errors"][0]["extensions"]["code"], "INTERNAL", "at the ends of time: {answer:?}");
        }
    }
    let now = directory.anyone().asks_with(query, json!({ "slug": "amt" })).await;
    assert_eq!(now.data()["institution"]["isOpen"], true, "now is a Wednesday, 13:00");
}

#[tokio::test]
async fn units_parents_ancestors_and_descendants_follow_what_it_is_part_of() {
    let directory = Directory::demo().await;
    let query = "query ($slug: String!, $on: Date) { institution(by: { slug: $slug }) {
        parent(on: $on) { slug }
        parents { nodes { slug } } units { nodes { slug } }
        ancestors(on: $on) { totalCount nodes { slug } } descendants(on: $on) { totalCount nodes { slug } } } }";
    let of = |slug: &'static str, on: Value| {
        let client = directory.anyone();
        async move { client.asks_with(query, json!({ "slug": slug, "on": on })).await.data()["institution"].clone() }
    };
    let nodes = |value: &Value, list: &str| -> Vec<String> {
        let nodes = value[list]["nodes"].as_array().unwrap();
        nodes.iter().map(|node| node["slug"].as_str().unwrap().to_owned()).collect()
    };
    let office = of("bildungsbuero-fennegau", Value::Null).await;
    assert_eq!(office["parent"]["slug"], "kreisentwicklung-fennegau", "of two the first by name");
    assert_eq!(nodes(&office, "parents"), ["kreisentwicklung-fennegau", "stadt-quellrode"]);
    assert_eq!(nodes(&office, "ancestors"), ["kreisentwicklung-fennegau", "kreis-fennegau", "stadt-quellrode"]);
    let before = of("bildungsbuero-fennegau", json!("2010-01-01")).await;
    assert_eq!(nodes(&before, "ancestors"), ["kreisentwicklung-fennegau", "kreis-fennegau"], "not of the town yet");
    let district = of("kreis-fennegau", Value::Null).await;
    assert_eq!(district["parent"], Value::Null);
    assert_eq!(nodes(&district, "units"), ["kreisentwicklung-fennegau"]);
    assert_eq!(nodes(&district, "descendants"), ["bildungsbuero-fennegau", "kreisentwicklung-fennegau"]);
}

#[tokio::test]
async fn a_dissolved_body_stays_readable_and_points_to_what_took_its_place() {
    let directory = Directory::demo().await;
    let answer = directory
        .anyone()
        .asks(
            "{ institution(by: { slug: \"wirtschaftsverein-fennegau-ev\" }) {
                 dissolved { text edtf earliest latest }
                 successors { edges { holds node { slug } } }
                 cooperations(on: \"2019-10-01\") { nodes { slug } } now: cooperations(on: \"2026-11-25\") { totalCount } } }",
        )
        .await;
    let found = &answer.data()["institution"];
    assert_eq!(
        found["dissolved"],
        json!({ "text": "Mitte 2021", "edtf": "[2021-05..2021-08]", "earliest": "2021-05-01", "latest": "2021-08-31" })
    );
    assert_eq!(
        found["successors"]["edges"],
        json!([{ "holds": "YES", "node": { "slug": "regionalagentur-linderhoehen" } }])
    );
    assert_eq!(found["cooperations"]["nodes"][0]["slug"], "nacht-der-offenen-werkstaetten");
    assert_eq!(found["now"]["totalCount"], 0);
}
