//! The traps of the source text: what a hasty reader would get wrong.

use serde_json::{Value, json};

use crate::harness::{Directory, names, slugs};

#[tokio::test]
async fn who_organises_and_supports_the_night_and_is_the_organiser_open_is_one_query() {
    let directory = Directory::example().await;
    let answer = directory
        .anyone()
        .asks(
            "{ cooperation(by: { slug: \"nacht-der-ausbildung\" }) {
                 name
                 organisers: partners(roles: [\"organiser\", \"co_organiser\"]) { edges {
                   role { label }
                   node {
                     name
                     addresses { type { code } street postalCode locality }
                     fridayAtEleven: isOpen(at: \"2026-11-27T11:00:00+01:00\")
                     fridayAtOne: isOpen(at: \"2026-11-27T13:00:00+01:00\")
                     saturday: isOpen(at: \"2026-11-28T10:00:00+01:00\")
                     byAppointment
                   }
                 } }
                 supporters: partners(roles: [\"supporter\"]) { nodes { name } }
               } }",
        )
        .await;
    let night = &answer.data()["cooperation"];
    let organisers = night["organisers"]["edges"].as_array().unwrap();
    assert_eq!(organisers.len(), 2);
    let organiser = organisers.iter().find(|edge| edge["role"]["label"] == "Veranstalter").unwrap();
    assert_eq!(organiser["node"]["name"], "Kreiswirtschaftsförderung Lippe");
    let visiting = organiser["node"]["addresses"].as_array().unwrap();
    let visiting = visiting.iter().find(|address| address["type"]["code"] == "visiting").unwrap();
    assert_eq!(visiting["street"], "Braunenbrucher Weg 18");
    assert_eq!(organiser["node"]["fridayAtEleven"], true);
    assert_eq!(organiser["node"]["fridayAtOne"], Value::Null, "by appointment");
    assert_eq!(organiser["node"]["saturday"], Value::Null, "by appointment");
    assert_eq!(organiser["node"]["byAppointment"], true);
    assert_eq!(night["supporters"], json!({ "nodes": [{ "name": "Agentur Herzstück" }] }));
}

#[tokio::test]
async fn since_2022_is_the_importance_of_the_group_not_its_founding() {
    let directory = Directory::example().await;
    let answer = directory
        .anyone()
        .asks(
            "{ workingGroup(by: { slug: \"ak-arbeit-ausbildung-beschaeftigung\" }) {
                 founded { text }
                 importantTo { edges { node { slug } holds period { text start { edtf earliest } ongoing } } }
               }
               founded: workingGroups(filter: { founded: { from: \"2022-01-01\", through: \"2022-12-31\" } }) { totalCount } }",
        )
        .await;
    let group = &answer.data()["workingGroup"];
    assert_eq!(group["founded"], Value::Null);
    let edge = &group["importantTo"]["edges"][0];
    assert_eq!(edge["node"]["slug"], "fachkraeftenetz-lippe");
    assert_eq!(edge["period"]["start"], json!({ "edtf": "2022", "earliest": "2022-01-01" }));
    assert_eq!(edge["holds"], "YES");
    assert_eq!(answer.data()["founded"]["totalCount"], 0);
}

#[tokio::test]
async fn recommendations_are_stated_and_none_are_stored() {
    let directory = Directory::example().await;
    let answer = directory
        .editor()
        .asks(
            "{ publication(by: { slug: \"handlungskonzept-fachkraeftesicherung-owl-2025\" }) {
                 statedCounts { what count }
               }
               records(filter: { anyName: { contains: \"empfehlung\" } }) { totalCount } }",
        )
        .await;
    let counts = &answer.data()["publication"]["statedCounts"];
    assert_eq!(*counts, json!([{ "what": "Empfehlungen", "count": 103 }, { "what": "Handlungsfelder", "count": 5 }]));
    assert_eq!(answer.data()["records"]["totalCount"], 0);
}

#[tokio::test]
async fn the_two_addresses_have_different_postcodes_on_purpose() {
    let directory = Directory::example().await;
    let answer = directory
        .anyone()
        .asks("{ institution(by: { slug: \"kreiswirtschaftsfoerderung-lippe\" }) { addresses { type { label } postalCode } } }")
        .await;
    let addresses = &answer.data()["institution"]["addresses"];
    assert_eq!(
        *addresses,
        json!([
            { "type": { "label": "Postanschrift" }, "postalCode": "32756" },
            { "type": { "label": "Besucheradresse" }, "postalCode": "32758" },
        ])
    );
}

#[tokio::test]
async fn the_short_and_the_long_name_are_one_institution() {
    let directory = Directory::example().await;
    let query = "query ($name: String!) { institutions(filter: { anyName: { eq: $name } }) { nodes { slug } } }";
    for name in ["Kreiswirtschaftsförderung", "Kreiswirtschaftsförderung Lippe", "KREISWIRTSCHAFTSFÖRDERUNG"] {
        let answer = directory.anyone().asks_with(query, json!({ "name": name })).await;
        assert_eq!(slugs(&answer), ["kreiswirtschaftsfoerderung-lippe"], "{name}");
    }
}

#[tokio::test]
async fn the_place_is_not_the_authority() {
    let directory = Directory::example().await;
    let answer = directory
        .anyone()
        .asks(
            "{ records(filter: { anyName: { eq: \"Kreis Lippe\" } }) { nodes { slug } }
               authority: institution(by: { slug: \"kreis-lippe\" }) { noun name otherNames { value } }
               place: term(by: { slug: \"region-lippe\" }) { noun name scheme { code label(language: EN) } }
               wrong: institution(by: { slug: \"region-lippe\" }) { name } }",
        )
        .await;
    assert_eq!(slugs(&answer), ["kreis-lippe", "region-lippe"]);
    let found = answer.data();
    assert_eq!(found["authority"], json!({ "noun": "INSTITUTION", "name": "Kreis Lippe", "otherNames": [] }));
    assert_eq!(found["place"]["name"], "Lippe");
    assert_eq!(found["place"]["scheme"], json!({ "code": "place", "label": "Place" }));
    assert_eq!(found["wrong"], Value::Null);
}

#[tokio::test]
async fn the_name_of_one_publication_is_another_name_of_the_other() {
    let directory = Directory::example().await;
    let answer = directory
        .anyone()
        .asks(
            "{ publications(filter: { anyName: { eq: \"Handlungskonzept Fachkräftesicherung OWL\" } }) { nodes { slug } }
               named: publications(filter: { name: { eq: \"Handlungskonzept Fachkräftesicherung OWL\" } }) { totalCount }
               publication(by: { slug: \"handlungskonzept-fachkraeftesicherung-owl-2025\" }) {
                 editionOf { nodes { slug } }
               } }",
        )
        .await;
    let both = ["handlungskonzept-fachkraeftesicherung-owl", "handlungskonzept-fachkraeftesicherung-owl-2025"];
    assert_eq!(slugs(&answer), both);
    assert_eq!(answer.data()["named"]["totalCount"], 1);
    assert_eq!(answer.data()["publication"]["editionOf"]["nodes"][0]["slug"], both[0]);
}

#[tokio::test]
async fn names_keep_their_commas_and_quotes() {
    let directory = Directory::example().await;
    let name = "Arbeitskreis „Arbeit, Ausbildung, Beschäftigung“";
    let query = "query ($name: String!) { workingGroups(filter: { name: { eq: $name } }) { nodes { name } } }";
    let answer = directory.anyone().asks_with(query, json!({ "name": name })).await;
    assert_eq!(names(&answer), [name]);
}

#[tokio::test]
async fn the_campaign_comes_back_every_year_in_its_window() {
    let directory = Directory::example().await;
    let answer = directory
        .anyone()
        .asks(
            "{ cooperation(by: { slug: \"aktionsprogramm-fachkraefte-fuer-owl\" }) {
                 recurrence {
                   text windowStart windowEnd
                   inside: occursOn(date: \"2026-09-16\") last: occursOn(date: \"2030-09-30\")
                   outside: occursOn(date: \"2026-10-01\")
                   next: nextWindow(from: \"2026-11-25\") { start end }
                 }
                 concurrentWith { nodes { slug } }
               } }",
        )
        .await;
    let found = &answer.data()["cooperation"];
    let recurrence = &found["recurrence"];
    assert_eq!(recurrence["text"], "jährlich in der zweiten Septemberhälfte");
    assert_eq!([&recurrence["inside"], &recurrence["last"], &recurrence["outside"]], [true, true, false]);
    assert_eq!(recurrence["next"], json!({ "start": "2027-09-16", "end": "2027-09-30" }));
    assert_eq!(found["concurrentWith"]["nodes"][0]["slug"], "aktionswochen-fachkraeftesicherung");
}
