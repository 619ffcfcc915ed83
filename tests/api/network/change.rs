//! How the network changed between two days.

use serde_json::json;

use crate::harness::{Directory, codes};

#[tokio::test]
async fn what_began_ended_and_changed_is_said_in_sentences() {
    let institution = |slug: &str| json!({ "noun": "institution", "slug": slug, "name": slug.to_uppercase() });
    let member = |source: &str, role: &str, start: &str, end: Option<&str>| {
        let end = end.map(|end| json!({ "edtf": end }));
        json!({ "kind": "member_of", "source": source, "target": "ak", "role": role,
            "period": { "start": { "edtf": start }, "end": end, "ongoing": end.is_none() } })
    };
    let directory = Directory::of(&json!({
        "format": "partnernetz-directory/1", "title": "Probe", "language": "de",
        "records": [institution("a"), institution("b"), institution("c"), institution("d"),
            { "noun": "working_group", "slug": "ak", "name": "AK" }],
        "relations": [
            member("a", "member", "2019-01-01", Some("2021-06-30")),
            member("a", "chair", "2021-07-01", None),
            member("b", "member", "2018-01-01", Some("2020-03-31")),
            member("c", "member", "2022-02-01", None),
            { "kind": "member_of", "source": "d", "target": "ak", "role": "member" },
        ],
    }))
    .await;
    let query = "{ networkChanges(from: \"2020-01-01\", to: \"2022-12-31\") { summary english: summary(language: EN)
        added { source { slug } } ended { source { slug } } changed { before { role { code } } after { role { code } } }
        joined { slug } left { slug } addedCount endedCount changedCount joinedCount leftCount
        series { on relations certainRelations records } } }";
    let answer = directory.anyone().asks(query).await;
    let changes = &answer.data()["networkChanges"];
    assert_eq!(
        changes["summary"],
        "Vom 1. Januar 2020 bis zum 31. Dezember 2022 kam 1 Beziehung hinzu, 1 Beziehung endete und 1 Beziehung änderte sich. \
         Neu im Netzwerk: C. Nicht mehr im Netzwerk: B. \
         Am 31. Dezember 2022 verbanden 3 Beziehungen 4 Einträge, am 1. Januar 2020 waren es 3 zwischen 4."
    );
    assert_eq!(
        changes["english"],
        "From 1 January 2020 to 31 December 2022 1 relation was added, 1 ended and 1 changed. \
         New in the network: C. No longer in the network: B. \
         On 31 December 2022 3 relations joined 4 records; on 1 January 2020 it was 3 between 4."
    );
    let slug = |slug: &str| json!([{ "source": { "slug": slug } }]);
    assert_eq!((&changes["added"], &changes["ended"]), (&slug("c"), &slug("b")));
    assert_eq!(
        changes["changed"],
        json!([{ "before": { "role": { "code": "member" } }, "after": { "role": { "code": "chair" } } }])
    );
    assert_eq!((&changes["joined"], &changes["left"]), (&json!([{ "slug": "c" }]), &json!([{ "slug": "b" }])));
    let moment = |on: &str, relations: u32, certain: u32, records: u32| json!({ "on": on, "relations": relations, "certainRelations": certain, "records": records });
    assert_eq!(
        changes["series"],
        json!([
            moment("2020-01-01", 3, 2, 4),
            moment("2020-12-31", 2, 1, 3),
            moment("2021-12-31", 2, 1, 3),
            moment("2022-12-31", 3, 2, 4)
        ])
    );
    let backwards = "{ networkChanges(from: \"2023-01-01\", to: \"2022-12-31\") { summary } }";
    assert_eq!(codes(&*directory.anyone().asks(backwards).await), ["BAD_INPUT"]);
}
