//! What is true of every record: look-up over all nouns, parts, citations, gaps, times, what staff alone reads.

use serde_json::{Value, json};

use crate::harness::{Directory, codes, names, slugs};

#[tokio::test]
async fn records_of_all_nouns_are_one_list() {
    let directory = Directory::demo().await;
    let anyone = directory.anyone();
    let by_noun = "query ($nouns: [Noun!]!) { records(filter: { nouns: $nouns }) { totalCount nodes { noun } } }";
    for (noun, list) in [
        ("INSTITUTION", "institutions"),
        ("PERSON", "persons"),
        ("WORKING_GROUP", "workingGroups"),
        ("COOPERATION", "cooperations"),
        ("PUBLICATION", "publications"),
        ("TERM", "terms"),
    ] {
        let answer = anyone.asks_with(by_noun, json!({ "nouns": [noun] })).await;
        let own = anyone.asks(&format!("{{ {list} {{ totalCount }} }}")).await;
        assert_eq!(answer.data()["records"]["totalCount"], own.data()[list]["totalCount"], "{noun}");
        assert!(answer.data()["records"]["nodes"].as_array().unwrap().iter().all(|node| node["noun"] == noun));
    }
    let named = anyone.asks("{ records(filter: { anyName: { contains: \"ausbildung\" }, nouns: [COOPERATION, WORKING_GROUP] }) { nodes { name } } }").await;
    assert_eq!(
        names(&named),
        [
            "Arbeitskreis Ausbildung im Fennegau",
            "Projekt „Ausbildungslotsen“",
            "Unterarbeitsgruppe „Duale Ausbildung, Praktika“"
        ]
    );
}

#[tokio::test]
async fn parts_are_cited_and_typed() {
    let directory = Directory::demo().await;
    let answer = directory
        .anyone()
        .asks(
            "{ record(by: { slug: \"bildungsbuero-fennegau\" }) {
                 addresses { type { code label en: label(language: EN) } recipient street postalCode locality country latitude longitude
                   place { slug name } citations { quote implied source { key title } } }
                 terms(scheme: \"topic\") { implied term { slug } citations { quote } }
                 website } }",
        )
        .await;
    let record = &answer.data()["record"];
    let address = &record["addresses"][0];
    assert_eq!(address["type"], json!({ "code": "visiting", "label": "Besucheradresse", "en": "Visiting address" }));
    assert_eq!(address["recipient"], json!(["Bildungsbüro Fennegau", "2. Obergeschoss"]));
    assert_eq!(
        (&address["country"], &address["latitude"], &address["longitude"]),
        (&json!("DE"), &json!(51.8467), &json!(9.4411))
    );
    assert_eq!(address["place"], json!({ "slug": "ort-quellrode", "name": "Quellrode" }));
    assert_eq!(address["citations"][0]["quote"], "Sie finden uns in der Alten Mühlenstraße 7 in Quellrode.");
    assert_eq!(address["citations"][0]["source"]["key"], "erfundenes-beispiel");
    let terms = record["terms"].as_array().unwrap();
    assert_eq!(terms.len(), 2, "only topics, and none that is hidden");
    assert_eq!(terms[1]["citations"][0]["quote"], "Das Bildungsbüro berät zu allen Fragen der Ausbildung.");
}

#[tokio::test]
async fn citations_can_be_asked_for_one_field_and_name_their_source() {
    let directory = Directory::of(&json!({ "format": "partnernetz-directory/1", "title": "Quellen", "language": "de",
        "source": { "key": "netz", "title": "Netzseite" }, "sources": [{ "key": "buch", "title": "Buch", "url": "https://example.org/buch" }],
        "records": [{ "noun": "institution", "slug": "a", "name": "A", "note": "intern", "citations": [
            { "quote": "A wurde gegründet.", "field": "founded" }, { "quote": "Es heißt A.", "field": "name", "source": "buch", "implied": true },
            { "quote": "A." }, { "quote": "Steht im Vermerk.", "field": "note" } ] }],
        "gaps": [{ "record": "a", "quote": "u. a.", "missing": "die anderen" }, { "quote": "siehe unten", "missing": "unten steht nichts" }] }))
    .await;
    let query = "{ record(by: { slug: \"a\" }) { citations { quote field implied source { key url } } named: citations(field: \"name\") { quote } gaps { quote missing record { slug } } }
        directory { gaps { quote missing record { slug } } sources { key } } }";
    let anyone = directory.anyone().asks(query).await;
    let record = &anyone.data()["record"];
    assert_eq!(
        record["citations"],
        json!([
            { "quote": "A wurde gegründet.", "field": "founded", "implied": false, "source": { "key": "netz", "url": null } },
            { "quote": "Es heißt A.", "field": "name", "implied": true, "source": { "key": "buch", "url": "https://example.org/buch" } },
            { "quote": "A.", "field": null, "implied": false, "source": { "key": "netz", "url": null } },
        ]),
        "what is cited for the note is for staff, as the note is"
    );
    assert_eq!(record["named"], json!([{ "quote": "Es heißt A." }]));
    assert_eq!(record["gaps"], json!([{ "quote": "u. a.", "missing": "die anderen", "record": { "slug": "a" } }]));
    assert_eq!(
        anyone.data()["directory"]["gaps"],
        json!([{ "quote": "siehe unten", "missing": "unten steht nichts", "record": null }])
    );
    let staff = directory.editor().asks(query).await;
    assert_eq!(staff.data()["record"]["citations"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn a_quote_about_something_hidden_is_hidden() {
    let directory = Directory::of(&json!({ "format": "partnernetz-directory/1", "title": "Zitate", "language": "de",
        "source": { "key": "netz", "title": "Netzseite" }, "records": [
            { "noun": "person", "slug": "p-abcdefgh", "given_name": "Ada", "family_name": "Amsel", "legal_basis": "consent", "visibility": "PUBLIC",
              "contact_points": [{ "type": "phone", "value": "+49 30 23125 100", "visibility": "STAFF" }],
              "terms": [{ "term": "thema-geheim", "citations": [{ "quote": "Ada kennt sich mit Geheimem aus." }] }],
              "citations": [{ "quote": "Adas Nummer: 030 23125100", "field": "contact_points" },
                { "quote": "Ada macht Geheimes.", "field": "terms" }, { "quote": "Ada Amsel" },
                { "quote": "Ada hat eingewilligt.", "field": "legalBasis" }] },
            { "noun": "institution", "slug": "a", "name": "A" },
            { "noun": "institution", "slug": "geheim", "name": "Geheim", "visibility": "STAFF" },
            { "noun": "term", "scheme": "topic", "code": "geheim", "slug": "thema-geheim", "name": "Geheim", "visibility": "STAFF" },
            { "noun": "term", "scheme": "topic", "code": "offen", "slug": "thema-offen", "name": "Offen", "broader": ["thema-geheim"],
              "citations": [{ "quote": "Offen gehört zu Geheim.", "field": "broader" }] },
            { "noun": "working_group", "slug": "ak", "name": "AK" } ],
        "relations": [{ "kind": "member_of", "source": "p-abcdefgh", "target": "ak", "on_behalf_of": "geheim", "visibility": "PUBLIC",
            "citations": [{ "quote": "Ada für Geheim", "field": "on_behalf_of" }, { "quote": "Ada im AK" }] }] }))
    .await;
    let query = "{ person(by: { slug: \"p-abcdefgh\" }) { citations { quote } terms { citations { quote } }
            memberships { edges { relation { citations { id quote } } } } }
        term(by: { slug: \"thema-offen\" }) { citations { id quote } } }";
    for client in [directory.anyone(), directory.partner()] {
        let answer = client.asks(query).await;
        let person = &answer.data()["person"];
        assert_eq!(person["citations"], json!([{ "quote": "Ada Amsel" }]));
        assert_eq!(person["terms"], json!([]));
        assert_eq!(person["memberships"]["edges"][0]["relation"]["citations"].as_array().unwrap().len(), 1);
        assert_eq!(answer.data()["term"]["citations"], json!([]));
    }
    let staff = directory.editor().asks(query).await;
    assert_eq!(staff.data()["person"]["citations"].as_array().unwrap().len(), 4);
    let ids = [
        &staff.data()["person"]["memberships"]["edges"][0]["relation"]["citations"][0]["id"],
        &staff.data()["term"]["citations"][0]["id"],
    ];
    let nodes = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    let hidden = directory.partner().asks_with(nodes, json!({ "ids": ids })).await;
    assert_eq!(hidden.data()["nodes"], json!([null, null]), "nor by its id");
}

#[tokio::test]
async fn versions_and_times_tell_of_changes() {
    let directory = Directory::demo().await;
    let query = "{ institution(by: { slug: \"kreis-fennegau\" }) { version createdAt updatedAt verifiedAt }
        other: institution(by: { slug: \"stadt-quellrode\" }) { version } directory { revision } }";
    let before = directory.anyone().asks(query).await;
    assert_eq!(before.data()["institution"]["version"], 1);
    assert_eq!(before.data()["institution"]["createdAt"], before.data()["institution"]["updatedAt"]);
    assert_eq!(before.data()["institution"]["verifiedAt"], Value::Null);
    let change = json!({ "format": "partnernetz-directory/1", "title": "Erfundenes Beispiel", "language": "de", "records": [
        { "noun": "institution", "slug": "kreis-fennegau", "name": "Kreis Fennegau", "description": "Jetzt mit Beschreibung." },
        { "noun": "institution", "slug": "stadt-quellrode", "name": "Stadt Quellrode" } ] });
    directory.load(&change).await;
    let after = directory.anyone().asks(query).await;
    assert_eq!(after.data()["institution"]["version"], 2);
    assert_eq!(after.data()["other"]["version"], 1, "nothing changed");
    assert_ne!(after.data()["directory"]["revision"], before.data()["directory"]["revision"]);
    directory.load(&change).await;
    let same = directory.anyone().asks(query).await;
    assert_eq!(same.data(), after.data(), "loading the same again is no change");
    let recent = "{ institutions(filter: { updatedAt: { from: \"2026-11-25T12:00:00Z\" } }) { totalCount }
        none: institutions(filter: { updatedAt: { before: \"2026-11-25T12:00:00Z\" } }) { totalCount } }";
    let recent = directory.anyone().asks(recent).await;
    assert_eq!(
        (&recent.data()["institutions"]["totalCount"], &recent.data()["none"]["totalCount"]),
        (&json!(10), &json!(0))
    );
}

#[tokio::test]
async fn drafts_and_the_archived_are_for_staff() {
    let directory = Directory::demo().await;
    let query = "{ records(filter: { slugs: [\"lernorte-fennegau-eg\", \"ausbildungsboerse-2019\", \"kreis-fennegau\"] }) { nodes { slug } } }";
    for client in [directory.anyone(), directory.partner()] {
        let answer = client.asks(query).await;
        assert_eq!(slugs(&answer), ["kreis-fennegau"]);
    }
    let staff = directory
        .editor()
        .asks("{ records(filter: { lifecycle: [DRAFT, ARCHIVED] }) { nodes { slug lifecycle visibility } } }")
        .await;
    assert_eq!(
        staff.data()["records"]["nodes"],
        json!([
            { "slug": "ausbildungsboerse-2019", "lifecycle": "ARCHIVED", "visibility": "PUBLIC" },
            { "slug": "lernorte-fennegau-eg", "lifecycle": "DRAFT", "visibility": "PUBLIC" },
        ])
    );
    let gated = directory
        .partner()
        .asks("{ record(by: { slug: \"kreis-fennegau\" }) { lifecycle visibility note verifiedBy } }")
        .await;
    assert_eq!(codes(&gated), ["FORBIDDEN_FIELD"; 4]);
    assert_eq!(
        gated["data"]["record"],
        json!({ "lifecycle": null, "visibility": null, "note": null, "verifiedBy": null })
    );
}

#[tokio::test]
async fn text_conditions_know_case_parts_and_what_is_not_stated() {
    let directory = Directory::demo().await;
    for (filter, wanted) in [
        ("{ shortName: { eq: \"ral\" } }", vec!["regionalagentur-linderhoehen"]),
        (
            "{ shortName: { in: [\"HWK\", \"FD 61\"] } }",
            vec!["kreisentwicklung-fennegau", "handwerkskammer-linderhoehen"],
        ),
        ("{ shortName: { isNull: false }, name: { startsWith: \"HAND\" } }", vec!["handwerkskammer-linderhoehen"]),
        ("{ anyName: { eq: \"district of fennegau\" } }", vec!["kreis-fennegau"]),
        ("{ website: { contains: \"quellrode.example\" } }", vec!["stadt-quellrode"]),
        ("{ postalCode: { startsWith: \"37639\" } }", vec!["bildungsbuero-fennegau", "stadt-quellrode"]),
        ("{ locality: { eq: \"Tannbrück\" }, website: { isNull: true } }", vec!["berufskolleg-tannbrueck"]),
        ("{ locality: { isNull: true } }", vec!["wirtschaftsverein-fennegau-ev"]),
    ] {
        let answer =
            directory.anyone().asks(&format!("{{ institutions(filter: {filter}) {{ nodes {{ slug }} }} }}")).await;
        assert_eq!(slugs(&answer), wanted, "{filter}");
    }
}
