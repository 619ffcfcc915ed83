//! Records are made, changed, shown, put away and confirmed.

use serde_json::{Value, json};

use super::{SETTLED, create_institution, payload, told, user_errors};
use crate::harness::{Answer, Client, Directory, NOW, Place, clock, codes};

/// Changes an institution.
async fn update(client: &Client, id: &Value, version: i32, patch: Value) -> Answer {
    let query = format!(
        "mutation($id: ID!, $version: Int!, $patch: InstitutionPatch!) {{
            institutionUpdate(id: $id, expectedVersion: $version, patch: $patch, reason: \"Anruf vom Mittwoch\") {{
                {SETTLED}
                institution {{ id slug name shortName description website version
                    addresses {{ id street postalCode }} contactPoints {{ id value display }} }} }} }}"
    );
    client.asks_with(&query, json!({ "id": id, "version": version, "patch": patch })).await
}

/// Does one of the deeds that every record knows.
async fn does(client: &Client, deed: &str, id: &Value, version: i32) -> Answer {
    let query = format!(
        "mutation($id: ID!, $version: Int!) {{ {deed}(id: $id, expectedVersion: $version) {{
            {SETTLED} record {{ id version verifiedAt }} }} }}"
    );
    client.asks_with(&query, json!({ "id": id, "version": version })).await
}

async fn finds(client: &Client, slug: &str) -> bool {
    let query = "query($slug: String!) { record(by: { slug: $slug }) { name } }";
    !client.asks_with(query, json!({ "slug": slug })).await.data()["record"].is_null()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_editor_writes_a_draft_and_publishes_it() {
    for place in Place::each().await {
        let directory = Directory::start(place, clock(NOW)).await;
        let editor = directory.editor();
        let answer =
            create_institution(&editor, json!({ "name": "  Bäckerei Würfel & Söhne ", "type": "company" })).await;
        let made = payload(&answer, "institutionCreate");
        assert_eq!(user_errors(made), [""; 0]);
        let institution = &made["institution"];
        assert_eq!(institution["name"], "Bäckerei Würfel & Söhne");
        assert_eq!(institution["slug"], "baeckerei-wuerfel-soehne");
        assert_eq!((&institution["version"], &institution["lifecycle"]), (&json!(1), &json!("DRAFT")));
        assert!(!finds(&directory.anyone(), "baeckerei-wuerfel-soehne").await, "a draft is for staff");

        let id = &institution["id"];
        let answer = does(&editor, "recordPublish", id, 1).await;
        assert_eq!(payload(&answer, "recordPublish")["record"]["version"], 2);
        assert_eq!(answer.header("partnernetz-revision"), answer.data()["recordPublish"]["revision"].as_str().unwrap());
        assert!(finds(&directory.anyone(), "baeckerei-wuerfel-soehne").await);

        let answer = does(&editor, "recordPublish", id, 2).await;
        assert_eq!(user_errors(payload(&answer, "recordPublish")), ["WRONG_STATE"]);
        for (deed, version) in [("recordArchive", 2), ("recordUnarchive", 3)] {
            let answer = does(&editor, deed, id, version).await;
            assert_eq!(user_errors(payload(&answer, deed)), [""; 0]);
            assert_eq!(finds(&directory.anyone(), "baeckerei-wuerfel-soehne").await, deed == "recordUnarchive");
        }

        let place = directory.stop().await;
        let again = Directory::start(place, clock(NOW)).await;
        assert!(finds(&again.anyone(), "baeckerei-wuerfel-soehne").await, "what was done is durable");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_wrong_is_said_at_once_in_the_editors_language() {
    let directory = Directory::empty().await;
    let input = json!({
        "name": " ", "type": "Unternehmn", "website": "www.baeckerei.example", "founded": { "edtf": "31.12.1999" },
        "slug": "Bäckerei Würfel",
        "contactPoints": [
            { "type": "PHONE", "value": "05231 62-0" }, { "type": "EMAIL", "value": "info@baeckerei" },
            { "type": "FAX", "value": "auf Anfrage" },
        ],
        "addresses": [
            { "type": "VISITING", "street": "Am Markt 1", "postalCode": "3275", "locality": "Detmold" },
            { "type": "POSTAL", "postalCode": "99999", "country": "Deutschland" },
        ],
        "openingHours": [{ "days": ["MONDAY"], "opens": "8 Uhr", "closes": "12:00" }],
        "terms": [{ "term": { "slug": "thema-backen" } }],
        "lifecycle": "ARCHIVED",
    });
    let answer = create_institution(&directory.editor(), input.clone()).await;
    let refused = payload(&answer, "institutionCreate");
    assert_eq!(
        told(refused),
        [
            "input.addresses.0.postalCode INVALID_POSTAL_CODE",
            "input.addresses.1.country INVALID",
            "input.contactPoints.1.value INVALID_EMAIL",
            "input.contactPoints.2.value INVALID_PHONE",
            "input.founded.edtf INVALID_DATE",
            "input.lifecycle INVALID",
            "input.name REQUIRED",
            "input.openingHours.0.opens INVALID",
            "input.slug INVALID",
            "input.terms.0.term NOT_FOUND",
            "input.type UNKNOWN_CODE",
            "input.website INVALID_URL",
        ]
    );
    assert!(refused["institution"].is_null() && refused["revision"].is_null());
    let english = create_institution(&directory.editor().reading("en"), input).await;
    let messages = |answer: &Answer| answer.data()["institutionCreate"]["userErrors"].to_string();
    assert!(messages(&answer).contains("gemeint ist wohl „company“"), "{answer:?}");
    assert!(messages(&english).contains("possible are"), "{english:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_patch_leaves_what_it_does_not_name_and_clears_what_is_null() {
    let directory = Directory::empty().await;
    let editor = directory.editor();
    let input = json!({
        "name": "Kreis Lippe", "shortName": "KL", "description": "Eine Behörde.", "website": "https://kreis-lippe.example",
        "contactPoints": [{ "type": "PHONE", "value": "05231 / 62-0" }, { "type": "EMAIL", "value": "info@kreis.example" }],
        "addresses": [{ "type": "VISITING", "street": "Felix-Fechenbach-Straße 5", "postalCode": "32756" }],
    });
    let answer = create_institution(&editor, input).await;
    let id = payload(&answer, "institutionCreate")["institution"]["id"].clone();
    let answer = update(&editor, &id, 1, json!({ "shortName": null, "description": "" })).await;
    let changed = &payload(&answer, "institutionUpdate")["institution"];
    assert_eq!((&changed["shortName"], &changed["description"]), (&Value::Null, &Value::Null));
    assert_eq!((&changed["name"], &changed["website"]), (&json!("Kreis Lippe"), &json!("https://kreis-lippe.example")));
    assert_eq!(changed["contactPoints"][0]["value"], "+495231620");
    assert_eq!(changed["contactPoints"][0]["display"], "+49 5231 620");

    let points = changed["contactPoints"].clone();
    let patch = json!({
        "contactPoints": { "remove": [points[1]["id"]], "add": [{ "type": "MOBILE", "value": "0151 23456789" }] },
        "addresses": { "set": [{ "id": changed["addresses"][0]["id"], "type": "VISITING", "street": "Neue Straße 1", "postalCode": "99999" }] },
    });
    let answer = update(&editor, &id, 2, patch).await;
    let payload = payload(&answer, "institutionUpdate");
    assert_eq!(payload["warnings"][0]["code"], "UNKNOWN_POSTAL_CODE");
    let now = &payload["institution"];
    assert_eq!(now["contactPoints"][0]["id"], points[0]["id"], "what is kept keeps its identity");
    assert_eq!(now["contactPoints"][1]["display"], "+49 1512 3456789");
    assert_eq!(now["addresses"][0]["id"], changed["addresses"][0]["id"]);
    assert_eq!(now["addresses"][0]["street"], "Neue Straße 1");
    assert_eq!(now["version"], 3);

    let answer = update(&editor, &id, 3, json!({ "name": "Kreis Lippe" })).await;
    assert_eq!(answer.data()["institutionUpdate"]["institution"]["version"], 3, "nothing changed");
    let answer = update(&editor, &id, 3, json!({ "name": null, "addresses": { "remove": [points[0]["id"]] } })).await;
    assert_eq!(user_errors(&answer.data()["institutionUpdate"]), ["REQUIRED", "NOT_FOUND"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_checks_everything_and_writes_nothing() {
    let directory = Directory::empty().await;
    let before = directory.journal().current().revision();
    let query = "mutation { institutionCreate(dryRun: true, input: { name: \"Probe\", lifecycle: PUBLISHED }) {
        institution { id name slug version } userErrors { code } revision } }";
    let answer = directory.editor().asks(query).await;
    let tried = payload(&answer, "institutionCreate");
    assert_eq!((&tried["institution"]["slug"], &tried["revision"]), (&json!("probe"), &Value::Null));
    assert_eq!(directory.journal().current().revision(), before);
    assert!(!finds(&directory.editor(), "probe").await);
    let wrong = directory.editor().asks(&query.replace("Probe", "")).await;
    assert_eq!(user_errors(payload(&wrong, "institutionCreate")), ["REQUIRED"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_confirms_its_own_institution_and_its_units_and_no_other() {
    let directory = Directory::example().await;
    let of = async |slug: &str| {
        let query = "query($slug: String!) { record(by: { slug: $slug }) { id version verifiedAt } }";
        directory.anyone().asks_with(query, json!({ "slug": slug })).await.data()["record"].clone()
    };
    let unit = of("kreiswirtschaftsfoerderung-lippe").await;
    let parent = of("kreis-lippe").await;
    let other = of("lippe-bildung-eg").await;
    assert!(!unit.is_null() && !parent.is_null() && !other.is_null(), "the example has them: {unit} {parent} {other}");
    let institution = partnernetz::graphql::node::GlobalId::parse(parent["id"].as_str().unwrap()).unwrap().id;
    let partner = directory.signed_in(partnernetz::access::Role::Partner, Some(institution));
    for own in [&parent, &unit] {
        let answer = does(&partner, "recordVerify", &own["id"], 1).await;
        let record = &payload(&answer, "recordVerify")["record"];
        assert_eq!((&record["version"], &record["verifiedAt"]), (&json!(1), &json!("2026-11-25T12:00:00+00:00")));
    }
    let answer = does(&partner, "recordVerify", &other["id"], 1).await;
    assert_eq!(codes(&answer), ["FORBIDDEN"]);
    let query = "{ record(by: { slug: \"kreis-lippe\" }) { verifiedBy } }";
    assert_eq!(directory.editor().asks(query).await.data()["record"]["verifiedBy"], "partner");
}
