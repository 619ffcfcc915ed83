//! What a relation may join, in which role and when: each rule once wrong and once right.

use serde_json::{Value, json};

use super::relation::{begin, change, end};
use super::{id_of, message, told, user_errors};
use crate::harness::{Client, Directory};

/// Begins a relation between two slugs, with whatever else is stated.
async fn joins(directory: &Directory, client: &Client, kind: &str, source: &str, target: &str, more: Value) -> Value {
    let (source, target) = (id_of(directory, source).await, id_of(directory, target).await);
    let mut input = json!({ "kind": kind, "source": source, "target": target });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    begin(client, "relationStart", &input).await
}

fn since(start: &str) -> Value {
    json!({ "period": { "start": { "edtf": start } } })
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_wrong_with_a_relation_is_said_at_once_in_the_words_of_its_input() {
    let directory = Directory::demo().await;
    let editor = directory.editor();
    let input = json!({
        "member": id_of(&directory, "p-k3v8n1qz").await, "workingGroup": "UnbekannteKennung", "role": "vorsitz",
        "onBehalfOf": id_of(&directory, "p-7hq2m4xa").await, "function": "x".repeat(301),
        "period": { "start": { "edtf": "2024" }, "end": { "edtf": "2023" } },
        "externalIds": [{ "system": " ", "value": "1" }], "citations": [{ "quote": "" }],
    });
    let refused = begin(&editor, "membershipStart", &input).await;
    assert_eq!(
        told(&refused),
        [
            "input.citations.0.quote REQUIRED",
            "input.externalIds.0.system REQUIRED",
            "input.function TOO_LONG",
            "input.onBehalfOf INVALID",
            "input.period.end INVALID_PERIOD",
            "input.role UNKNOWN_CODE",
            "input.workingGroup NOT_FOUND",
        ]
    );
    assert!(refused["relation"].is_null() && refused["revision"].is_null());
    let input = json!({
        "person": id_of(&directory, "p-k3v8n1qz").await, "contactFor": id_of(&directory, "kreis-fennegau").await,
        "terms": [{ "term": { "slug": "gibt-es-nicht" } }], "contactPoints": [{ "type": "EMAIL", "value": "a" }],
    });
    assert_eq!(
        told(&begin(&editor, "contactAssign", &input).await),
        ["input.contactPoints.0.value INVALID_EMAIL", "input.terms.0.term NOT_FOUND"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_joins_what_it_may_and_says_what_that_is() {
    let directory = Directory::demo().await;
    let (german, english) = (directory.editor(), directory.editor().reading("en"));
    let turned = |client: Client| {
        let directory = &directory;
        async move {
            let (group, person) = ("ag-duale-ausbildung", "p-k3v8n1qz");
            let input =
                json!({ "member": id_of(directory, group).await, "workingGroup": id_of(directory, person).await });
            begin(&client, "membershipStart", &input).await
        }
    };
    let refused = turned(german.clone()).await;
    assert_eq!(told(&refused), ["input.member ENDS_NOT_ALLOWED"]);
    assert_eq!(
        message(&refused),
        "„ist Mitglied in“ geht von Person zu Arbeitsgruppe, hier steht es umgekehrt: bitte „member“ und „workingGroup“ tauschen"
    );
    let refused = turned(english.clone()).await;
    assert_eq!(
        message(&refused),
        "“is a member of” goes from person to working group, here it is the other way round: please swap “member” and “workingGroup”"
    );

    let publication = "bildungsbericht-fennegau-2025";
    let refused = joins(&directory, &german, "edition_of", "kreis-fennegau", publication, json!({})).await;
    assert_eq!(told(&refused), ["input.source ENDS_NOT_ALLOWED"]);
    assert_eq!(
        message(&refused),
        "„ist eine Fassung von“ verbindet nicht Institution → Veröffentlichung; möglich ist Veröffentlichung → Veröffentlichung"
    );
    let refused = joins(&directory, &german, "contact_for", "p-k3v8n1qz", publication, json!({})).await;
    assert_eq!(told(&refused), ["input.target ENDS_NOT_ALLOWED"]);
    let refused = joins(&directory, &german, "part_of", "kreis-fennegau", "kreis-fennegau", json!({})).await;
    assert_eq!(
        message(&refused),
        "„Kreis Fennegau“ steht auf beiden Seiten: eine Beziehung verbindet zwei verschiedene Einträge"
    );
    let refused = joins(&directory, &german, "mitglied", "kreis-fennegau", publication, json!({})).await;
    assert_eq!(told(&refused), ["input.kind UNKNOWN_CODE"]);
    let refused = joins(&directory, &english, "memberof", "kreis-fennegau", publication, json!({})).await;
    assert!(message(&refused).contains("probably “member_of” is meant"), "{refused}");
    let right = joins(&directory, &german, "contributed_to", "stadt-quellrode", publication, json!({})).await;
    assert_eq!(user_errors(&right), [""; 0], "{right}");
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_and_those_one_acts_for_fit_the_kind() {
    let directory = Directory::demo().await;
    let editor = directory.editor();
    let (town, county) = ("stadt-quellrode", "kreis-fennegau");
    let refused = joins(&directory, &editor, "part_of", town, county, json!({ "role": "member" })).await;
    assert_eq!(told(&refused), ["input.role ROLE_NOT_ALLOWED"]);
    assert!(message(&refused).starts_with("„gehört zu“ kennt keine Rollen"), "{refused}");
    let group = "ak-ausbildung-fennegau";
    let refused = joins(&directory, &editor, "member_of", town, group, json!({ "role": "organiser" })).await;
    assert_eq!(told(&refused), ["input.role UNKNOWN_CODE"]);
    let itself = json!({ "onBehalfOf": id_of(&directory, town).await });
    let refused = joins(&directory, &editor, "member_of", town, group, itself).await;
    assert_eq!(message(&refused), "„Stadt Quellrode“ handelt hier für sich selbst: bitte „onBehalfOf“ leer lassen");
    for one_of_both in [town, county] {
        let either = json!({ "onBehalfOf": id_of(&directory, one_of_both).await });
        let refused = joins(&directory, &editor, "cooperates_with", town, county, either).await;
        assert_eq!(told(&refused), ["input.onBehalfOf INVALID"], "both ends are alike");
    }
    let right = json!({ "role": "guest", "onBehalfOf": id_of(&directory, county).await });
    let right = joins(&directory, &editor, "member_of", town, group, right).await;
    assert_eq!(right["relation"]["onBehalfOf"]["slug"], county, "{right}");
    let cleared = json!({ "role": null, "onBehalfOf": null });
    let changed = change(&editor, &right["relation"]["id"], 1, cleared).await;
    assert_eq!((&changed["relation"]["role"], &changed["relation"]["onBehalfOf"]), (&Value::Null, &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_part_of_itself_at_any_time() {
    let directory = Directory::demo().await;
    let editor = directory.editor();
    let (bureau, county) = ("bildungsbuero-fennegau", "kreis-fennegau");
    let refused = joins(&directory, &editor, "part_of", county, bureau, since("2090")).await;
    assert_eq!(told(&refused), ["input.target CYCLE"]);
    assert!(
        message(&refused).starts_with("„Bildungsbüro Fennegau“ gehört selbst schon zu „Kreis Fennegau“"),
        "{refused}"
    );
    let english = joins(&directory, &editor.clone().reading("en"), "part_of", county, bureau, since("2090")).await;
    assert!(message(&english).contains("would close a cycle"), "{english}");
    let second = joins(&directory, &editor, "part_of", bureau, county, json!({})).await;
    assert_eq!(user_errors(&second), [""; 0], "two ways up are no cycle: {second}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_relation_is_there_once_at_a_time() {
    let directory = Directory::demo().await;
    let editor = directory.editor();
    let (town, group) = ("stadt-quellrode", "ak-ausbildung-fennegau");
    let member = |period: Value| {
        let (directory, editor) = (&directory, &editor);
        async move {
            joins(directory, editor, "member_of", town, group, json!({ "role": "member", "period": period })).await
        }
    };
    let first = member(json!({ "start": { "edtf": "2021-03-01" }, "ongoing": true })).await;
    assert_eq!(user_errors(&first), [""; 0], "{first}");
    let again = member(json!({ "start": { "edtf": "2024" } })).await;
    assert_eq!(told(&again), ["input.period DUPLICATE"]);
    assert_eq!(
        message(&again),
        "Das steht schon im Verzeichnis: „Stadt Quellrode ist Mitglied in Arbeitskreis Ausbildung im Fennegau“ (seit 1.3.2021). \
         Bitte dort ändern oder einen Zeitraum angeben, der sich damit nicht überschneidet"
    );
    assert_eq!(told(&member(Value::Null).await), ["input.period DUPLICATE"], "nothing keeps them apart");
    let before = member(json!({ "start": { "edtf": "2015" }, "end": { "edtf": "2019" } })).await;
    assert_eq!(user_errors(&before), [""; 0], "{before}");
    let guest = joins(&directory, &editor, "member_of", town, group, json!({ "role": "guest" })).await;
    assert_eq!(user_errors(&guest), [""; 0], "in another role it is another relation");
    let moved = change(&editor, &guest["relation"]["id"], 1, json!({ "role": "member" })).await;
    assert_eq!(told(&moved), ["patch.period DUPLICATE"]);
    let noted = change(&editor, &guest["relation"]["id"], 1, json!({ "note": "kommt selten" })).await;
    assert_eq!(user_errors(&noted), [""; 0], "{noted}");

    let (school, works) = ("berufskolleg-tannbrueck", "moellers-wenke-praezision");
    let turned = joins(&directory, &editor, "cooperates_with", school, works, json!({})).await;
    assert_eq!(told(&turned), ["input.period DUPLICATE"], "both ends are alike: {turned}");
    let points = json!({ "contactPoints": [{ "type": "PHONE", "value": "05231 620" }] });
    let refused = joins(&directory, &editor, "cooperates_with", school, town, points).await;
    assert_eq!(told(&refused), ["input.contactPoints INVALID"]);
    let one = joins(&directory, &editor, "cooperates_with", school, town, json!({})).await;
    assert_eq!(user_errors(&one), [""; 0]);
    let ends =
        [id_of(&directory, school).await, id_of(&directory, town).await].map(|id| id.as_str().unwrap().to_owned());
    let slugs = if ends[0] < ends[1] { [school, town] } else { [town, school] };
    assert_eq!([&one["relation"]["source"]["slug"], &one["relation"]["target"]["slug"]], slugs, "the smaller id first");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relation_ends_once_and_not_before_it_began() {
    let directory = Directory::demo().await;
    let editor = directory.editor();
    let (town, group) = ("stadt-quellrode", "ak-ausbildung-fennegau");
    let begun = joins(&directory, &editor, "member_of", town, group, since("2024-05")).await;
    let id = &begun["relation"]["id"];
    let early = end(&editor, "relationEnd", id, 1, "2024-04-30").await;
    assert_eq!(told(&early), ["end INVALID_PERIOD"]);
    assert_eq!(told(&end(&editor, "relationEnd", id, 1, "30.4.2024").await), ["end.edtf INVALID_DATE"]);
    for other in ["contactEnd", "cooperationEndPartner"] {
        assert_eq!(told(&end(&editor, other, id, 1, "2025").await), ["id NOT_FOUND"], "{other} ends no membership");
    }
    let ended = end(&editor, "relationEnd", id, 1, "2025").await;
    assert_eq!(user_errors(&ended), [""; 0], "{ended}");
    let again = end(&editor, "membershipEnd", id, 2, "2026").await;
    assert_eq!(told(&again), ["id WRONG_STATE"]);
    assert_eq!(
        message(&again),
        "Diese Beziehung hat schon ein Ende (von 2024-05 bis 2025): verschieben lässt es sich mit relationUpdate"
    );
    let period = json!({ "period": { "start": { "edtf": "2024-05" }, "end": { "edtf": "2026" }, "ongoing": false } });
    assert_eq!(user_errors(&change(&editor, id, 2, period).await), [""; 0]);
    let back = json!({ "period": { "start": { "edtf": "2024-05" }, "end": { "edtf": "2023" } } });
    assert_eq!(told(&change(&editor, id, 3, back).await), ["patch.period.end INVALID_PERIOD"]);
    let event = joins(&directory, &editor, "succeeded_by", town, "kreis-fennegau", since("2025")).await;
    let refused = end(&editor, "relationEnd", &event["relation"]["id"], 1, "2026").await;
    assert_eq!(told(&refused), ["id WRONG_STATE"]);
    assert!(message(&refused).starts_with("„ging auf in“ ist einmal geschehen und dauert nicht an"), "{refused}");
}
