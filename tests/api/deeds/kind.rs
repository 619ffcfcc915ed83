//! Admins make kinds of relation of their own and give the shipped ones other labels.

use serde_json::{Value, json};

use super::relation::begin;
use super::{SETTLED, id_of, message, told, user_errors};
use crate::harness::{Client, Directory, NOW, Place, clock, codes};

const KIND: &str =
    "code label inverseLabel en: label(language: EN) temporal isSymmetric roles { code } ends { source target }";

async fn create(client: &Client, input: &Value) -> Value {
    let query = format!(
        "mutation($input: RelationKindCreateInput!) {{ relationKindCreate(input: $input) {{ {SETTLED} relationKind {{ {KIND} }} }} }}"
    );
    client.asks_with(&query, json!({ "input": input })).await.data()["relationKindCreate"].clone()
}

async fn update(client: &Client, code: &str, patch: Value) -> Value {
    let query = format!(
        "mutation($code: String!, $patch: RelationKindPatch!) {{ relationKindUpdate(code: $code, patch: $patch) {{
            {SETTLED} relationKind {{ {KIND} }} }} }}"
    );
    client.asks_with(&query, json!({ "code": code, "patch": patch })).await.data()["relationKindUpdate"].clone()
}

fn sponsors() -> Value {
    json!({
        "code": "sponsors", "labelDe": "ist Patin von", "inverseLabelDe": "hat als Patin", "labelEn": "sponsors",
        "inverseLabelEn": "is sponsored by", "temporal": "STATE", "roleScheme": "participation_role",
        "ends": [{ "source": "INSTITUTION", "target": "PUBLICATION" }],
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_makes_a_kind_and_an_editor_uses_it() {
    for place in Place::each().await {
        let directory = Directory::at(place, clock(NOW), partnernetz::config::Example::Demo.text()).await;
        let admin = directory.admin();
        let made = create(&admin, &sponsors()).await;
        assert_eq!(user_errors(&made), [""; 0], "{made}");
        let kind = &made["relationKind"];
        assert_eq!(
            (&kind["label"], &kind["en"], &kind["isSymmetric"]),
            (&json!("ist Patin von"), &json!("sponsors"), &json!(false))
        );
        assert!(kind["roles"].as_array().unwrap().len() > 3);
        let input = json!({
            "kind": "sponsors", "source": id_of(&directory, "kreis-fennegau").await, "role": "funder",
            "target": id_of(&directory, "bildungsbericht-fennegau-2025").await,
        });
        let begun = begin(&directory.editor(), "relationStart", &input).await;
        assert_eq!(user_errors(&begun), [""; 0], "{begun}");
        let grown = update(&admin, "sponsors", json!({
            "labelDe": "fördert", "temporal": "EVENT",
            "addEnds": [{ "source": "PERSON", "target": "PUBLICATION" }, { "source": "INSTITUTION", "target": "PUBLICATION" }],
        })).await;
        assert_eq!(user_errors(&grown), [""; 0], "{grown}");

        let again = Directory::start(directory.stop().await, clock(NOW)).await;
        let query = format!(
            "{{ relationKinds {{ {KIND} }} publication(by: {{ slug: \"bildungsbericht-fennegau-2025\" }}) {{
            relations(kinds: [\"sponsors\"]) {{ nodes {{ slug }} }} }} }}"
        );
        let answer = again.anyone().asks(&query).await;
        let kind = answer.data()["relationKinds"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(
            (&kind["code"], &kind["label"], &kind["temporal"]),
            (&json!("sponsors"), &json!("fördert"), &json!("EVENT"))
        );
        assert_eq!(kind["inverseLabel"], "hat als Patin", "what the patch did not name stays");
        assert_eq!(kind["ends"].as_array().unwrap().len(), 2);
        assert_eq!(answer.data()["publication"]["relations"]["nodes"], json!([{ "slug": "kreis-fennegau" }]));
        let dumped = again.dump();
        let kinds = dumped["relation_kinds"].as_array().unwrap();
        assert!(kinds.iter().any(|kind| kind["code"] == "sponsors" && kind["de"] == "fördert"), "{kinds:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_wrong_with_a_kind_is_said_at_once() {
    let directory = Directory::empty().await;
    let admin = directory.admin();
    let input = json!({
        "code": "Ist Pate", "labelDe": "", "inverseLabelDe": "hat", "labelEn": " ", "inverseLabelEn": "has",
        "temporal": "STATE", "isSymmetric": true, "roleScheme": "participation_rolle",
        "ends": [{ "source": "INSTITUTION", "target": "PERSON" }, { "source": "PERSON", "target": "INSTITUTION" }],
    });
    let refused = create(&admin, &input).await;
    assert_eq!(
        told(&refused),
        [
            "input.code INVALID",
            "input.ends.1 DUPLICATE",
            "input.labelDe REQUIRED",
            "input.labelEn REQUIRED",
            "input.roleScheme UNKNOWN_CODE",
        ]
    );
    assert!(refused["userErrors"].to_string().contains("gemeint ist wohl „participation_role“"), "{refused}");
    let mut taken = sponsors();
    (taken["code"], taken["ends"]) = (json!("member_of"), json!([]));
    assert_eq!(told(&create(&admin, &taken).await), ["input.code TAKEN", "input.ends REQUIRED"]);
    let unknown = update(&admin.clone().reading("en"), "memberof", json!({ "labelDe": "x" })).await;
    assert_eq!(told(&unknown), ["code NOT_FOUND"]);
    assert!(message(&unknown).contains("probably “member_of” is meant"), "{unknown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_shipped_kind_only_the_labels_change() {
    let directory = Directory::empty().await;
    let admin = directory.admin();
    let patch = json!({ "temporal": "EVENT", "addEnds": [{ "source": "TERM", "target": "TERM" }] });
    let refused = update(&admin, "member_of", patch).await;
    assert_eq!(told(&refused), ["patch.addEnds LOCKED", "patch.temporal LOCKED"]);
    assert_eq!(
        refused["userErrors"][0]["message"],
        "„member_of“ gehört zum festen Bestand: ändern lassen sich nur die Bezeichnungen"
    );
    let before = directory.journal().current().revision();
    let same = update(&admin, "member_of", json!({ "temporal": "STATE", "labelEn": "is a member of" })).await;
    assert_eq!(user_errors(&same), [""; 0], "what stays as it is is no change");
    assert_eq!(directory.journal().current().revision(), before);
    let right = update(&admin, "member_of", json!({ "labelDe": "gehört dazu" })).await;
    assert_eq!(right["relationKind"]["label"], "gehört dazu");
    assert_eq!(told(&update(&admin, "member_of", json!({ "labelDe": null })).await), ["patch.labelDe REQUIRED"]);
    let editor =
        directory.editor().asks("mutation { relationKindUpdate(code: \"member_of\", patch: {}) { revision } }").await;
    assert_eq!(codes(&editor), ["FORBIDDEN"]);
}
