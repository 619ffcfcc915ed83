//! Persons: who sees them, and what of them.

use serde_json::{Value, json};

use crate::harness::{Client, Directory, codes, names};

#[tokio::test]
async fn each_audience_sees_its_persons_and_no_count_tells_of_others() {
    let directory = Directory::demo().await;
    let query = "{ persons(first: 50) { totalCount nodes { name } } }";
    for (client, count) in
        [(directory.anyone(), 3), (directory.partner(), 10), (directory.editor(), 12), (directory.admin(), 12)]
    {
        let answer = client.asks(query).await;
        assert_eq!(names(&answer).len(), count);
        assert_eq!(answer.data()["persons"]["totalCount"], count);
    }
}

#[tokio::test]
async fn a_hidden_person_is_as_if_there_were_none() {
    let directory = Directory::demo().await;
    let staff = directory
        .editor()
        .asks("{ person(by: { slug: \"p-x3l9h7cf\" }) { id name legalBasis deleteAfter note } }")
        .await;
    let person = &staff.data()["person"];
    assert_eq!(person["name"], "Marlies Dreyhaupt");
    assert_eq!((&person["legalBasis"], &person["deleteAfter"]), (&json!("LEGAL_OBLIGATION"), &json!("2027-06-30")));
    let query = "query ($id: ID!) { person(by: { slug: \"p-x3l9h7cf\" }) { name } node(id: $id) { id } record(by: { id: $id }) { name }
        byId: persons(filter: { ids: [$id] }) { totalCount } byName: records(filter: { name: { contains: \"dreyhaupt\" } }) { totalCount } }";
    let hidden = directory.partner().asks_with(query, json!({ "id": person["id"] })).await;
    let nothing = json!({ "person": null, "node": null, "record": null, "byId": { "totalCount": 0 }, "byName": { "totalCount": 0 } });
    assert_eq!(*hidden.data(), nothing);
}

#[tokio::test]
async fn the_ground_for_holding_the_data_is_for_staff() {
    let directory = Directory::demo().await;
    let query = "{ person(by: { slug: \"p-7hq2m4xa\" }) { name legalBasis deleteAfter } }";
    let answer = directory.partner().asks(query).await;
    assert_eq!(codes(&answer), ["FORBIDDEN_FIELD", "FORBIDDEN_FIELD"]);
    assert_eq!(answer["data"]["person"], json!({ "name": "Jörn Büssemeier", "legalBasis": null, "deleteAfter": null }));
    let staff = directory.editor().asks(query).await;
    assert_eq!(staff.data()["person"]["legalBasis"], "CONSENT");
    assert_eq!(staff.data()["person"]["deleteAfter"], "2028-12-31");
}

#[tokio::test]
async fn contact_points_are_shown_as_far_as_each_may_be_seen() {
    let directory = Directory::demo().await;
    let points = |client: Client| async move {
        let answer = client
            .asks("{ person(by: { slug: \"p-k3v8n1qz\" }) { contactPoints { type { code label } value } } }")
            .await;
        answer.data()["person"]["contactPoints"].as_array().unwrap().len()
    };
    assert_eq!(
        [points(directory.anyone()).await, points(directory.partner()).await, points(directory.editor()).await],
        [1, 1, 2]
    );
    let visibility = "{ person(by: { slug: \"p-k3v8n1qz\" }) { contactPoints { visibility } } }";
    assert_eq!(
        directory.editor().asks(visibility).await.data()["person"]["contactPoints"],
        json!([{ "visibility": "PUBLIC" }, { "visibility": "STAFF" }])
    );
    let answer = directory.partner().asks(visibility).await;
    assert_eq!(codes(&answer), ["FORBIDDEN_FIELD"]);
}

#[tokio::test]
async fn a_name_is_honorific_given_and_family_name_and_may_be_any_of_several() {
    let directory = Directory::demo().await;
    let answer = directory
        .partner()
        .asks("{ person(by: { slug: \"p-g4x8z3ho\" }) { name honorific givenName familyName } }")
        .await;
    let wanted = json!({ "name": "Prof. Dr. Heiner Quast", "honorific": "Prof. Dr.", "givenName": "Heiner", "familyName": "Quast" });
    assert_eq!(answer.data()["person"], wanted);
    let by_former = "{ persons(filter: { anyName: { contains: \"büssemeier-vogt\" } }) { nodes { name } } }";
    let answer = directory.anyone().asks(by_former).await;
    assert_eq!(names(&answer), ["Jörn Büssemeier"]);
}

#[tokio::test]
async fn on_whose_behalf_one_acts_is_null_where_it_is_hidden_and_the_edge_stays() {
    let directory = Directory::of(&json!({ "format": "partnernetz-directory/1", "title": "Namens", "language": "de", "records": [
        { "noun": "institution", "slug": "geheim", "name": "Geheim", "visibility": "STAFF" },
        { "noun": "working_group", "slug": "ak", "name": "AK" },
        { "noun": "person", "slug": "p-abcdefgh", "given_name": "Ada", "family_name": "Amsel", "legal_basis": "consent", "visibility": "PUBLIC" } ],
      "relations": [ { "kind": "member_of", "source": "p-abcdefgh", "target": "ak", "role": "member", "on_behalf_of": "geheim",
        "visibility": "PUBLIC" } ] }))
    .await;
    let query = "{ workingGroup(by: { slug: \"ak\" }) { members { edges { node { name } onBehalfOf { name } relation { onBehalfOf { name } } } } } }";
    let behalf = |answer: Value| answer["data"]["workingGroup"]["members"]["edges"].clone();
    let anyone = (*directory.anyone().asks(query).await).clone();
    assert_eq!(
        behalf(anyone),
        json!([{ "node": { "name": "Ada Amsel" }, "onBehalfOf": null, "relation": { "onBehalfOf": null } }])
    );
    let staff = (*directory.editor().asks(query).await).clone();
    assert_eq!(behalf(staff)[0]["onBehalfOf"]["name"], "Geheim");
}
