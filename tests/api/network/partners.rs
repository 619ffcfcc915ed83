//! Who meets whom, who could introduce whom, and who should become partners.

use serde_json::{Value, json};

use crate::harness::Directory;

/// Two groups: a and b meet in one, b and c in the other; d is in neither but shares a topic with a.
fn groups() -> Value {
    let institution =
        |slug: &str| json!({ "noun": "institution", "slug": slug, "name": slug.to_uppercase(), "terms": [] });
    let mut records: Vec<Value> = ["a", "b", "c", "d"].map(institution).to_vec();
    records.push(json!({ "noun": "term", "scheme": "topic", "code": "holz", "slug": "thema-holz", "name": "Holz" }));
    for at in [0, 3] {
        records[at]["terms"] = json!([{ "term": "thema-holz" }]);
    }
    for (slug, name) in [("ak-eins", "AK Eins"), ("ak-zwei", "AK Zwei")] {
        records.push(json!({ "noun": "working_group", "slug": slug, "name": name }));
    }
    let member = |source: &str, target: &str, role: &str| {
        json!({ "kind": "member_of", "source": source, "target": target, "role": role,
            "period": { "start": { "edtf": "2020" }, "ongoing": true } })
    };
    json!({
        "format": "partnernetz-directory/1", "title": "Probe", "language": "de", "records": records,
        "relations": [member("a", "ak-eins", "member"), member("b", "ak-eins", "chair"),
            member("b", "ak-zwei", "member"), member("c", "ak-zwei", "guest")],
    })
}

#[tokio::test]
async fn who_sits_in_the_same_group_meets() {
    let directory = Directory::of(&groups()).await;
    let query = "{ partnersOf(institution: { slug: \"b\" }) { partner { name } through { weight meetings { at { name } own { role { code } } other { role { code } } } } }
        institution(by: { slug: \"a\" }) { sharedWith(other: { slug: \"d\" }) { meetings { at { name } } topics { slug } weight } } }";
    let answer = directory.anyone().asks(query).await;
    let partners = &answer.data()["partnersOf"];
    let names: Vec<_> = partners.as_array().unwrap().iter().map(|it| it["partner"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["A", "C"], "a guest is less close than a member under its chair");
    assert_eq!(
        partners[0]["through"]["meetings"],
        json!([{ "at": { "name": "AK Eins" }, "own": { "role": { "code": "chair" } }, "other": { "role": { "code": "member" } } }])
    );
    assert_eq!(
        answer.data()["institution"]["sharedWith"],
        json!({ "meetings": [], "topics": [{ "slug": "thema-holz" }], "weight": 0.0 })
    );
}

#[tokio::test]
async fn whoever_meets_both_can_bring_them_together() {
    let directory = Directory::of(&groups()).await;
    let query = "{ introductions(seeker: { slug: \"a\" }, target: { slug: \"c\" }) { by { name } reason english: reason(language: EN) weight toSeeker { meetings { at { name } } } }
        none: introductions(seeker: { slug: \"a\" }, target: { slug: \"d\" }) { by { name } }
        nobody: introductions(seeker: { slug: \"a\" }, target: { slug: \"gibt-es-nicht\" }) { by { name } } }";
    let answer = directory.anyone().asks(query).await;
    let found = answer.data()["introductions"].as_array().unwrap();
    assert_eq!((found.len(), &found[0]["by"]["name"]), (1, &json!("B")));
    assert_eq!(found[0]["reason"], "mit A: AK Eins (Leitung, seit 2020); mit C: AK Zwei (Mitglied, seit 2020).");
    assert_eq!(found[0]["english"], "with A: AK Eins (Chair, since 2020); with C: AK Zwei (Member, since 2020).");
    assert!(found[0]["weight"].as_f64().unwrap() > 0.0);
    assert_eq!((&answer.data()["none"], &answer.data()["nobody"]), (&json!([]), &json!(null)));
}

#[tokio::test]
async fn suggested_is_who_shares_partners_or_topics_and_never_meets() {
    let directory = Directory::of(&groups()).await;
    let query = "{ suggestedPartners(for: { slug: \"a\" }) { partner { name } commonPartners { name } commonPartnerCount topics { slug } } }";
    let answer = directory.anyone().asks(query).await;
    let mut found = answer.data()["suggestedPartners"].as_array().unwrap().clone();
    found.sort_by_key(|it| it["partner"]["name"].to_string());
    assert_eq!(
        found,
        [
            json!({ "partner": { "name": "C" }, "commonPartners": [{ "name": "B" }], "commonPartnerCount": 1, "topics": [] }),
            json!({ "partner": { "name": "D" }, "commonPartners": [], "commonPartnerCount": 0, "topics": [{ "slug": "thema-holz" }] }),
        ],
        "not B, whom A meets already"
    );
}
