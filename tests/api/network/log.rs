//! How the network changed between two revisions, by the log: for staff only.

use serde_json::{Value, json};

use crate::deeds::relation::{begin, change, end, retract};
use crate::deeds::{SETTLED, id_of, user_errors};
use crate::harness::{Answer, Client, Directory, NOW, Place, clock, codes};

const CHANGES: &str = "query($from: Revision, $to: Revision) {
    networkChanges(fromRevision: $from, toRevision: $to, nouns: [INSTITUTION, PERSON, WORKING_GROUP]) {
        from to fromRevision toRevision revision summary english: summary(language: EN)
        addedCount added { ...R } endedCount ended { ...R } changedCount changed { before { ...R } after { ...R } }
        joined { slug } left { slug } changedRecordCount changedRecords { slug name }
        series { on revision relations certainRelations records }
    } }
    fragment R on Relation { id version source { slug } target { slug } role { code } function period { end { edtf } } }";

/// A working group with two members, and a third institution.
fn network() -> Value {
    let institution = |slug: &str| json!({ "noun": "institution", "slug": slug, "name": slug.to_uppercase() });
    let member = |source: &str| json!({ "kind": "member_of", "source": source, "target": "ak", "role": "member" });
    json!({
        "format": "partnernetz-directory/1", "title": "Probe", "language": "de",
        "records": [institution("a"), institution("b"), institution("c"), institution("d"),
            { "noun": "person", "slug": "p-ida00000", "given_name": "Ida", "family_name": "Quastenflosser", "legal_basis": "consent" },
            { "noun": "working_group", "slug": "ak", "name": "AK" }],
        "relations": [member("a"), member("b")],
    })
}

fn revision(directory: &Directory) -> String {
    directory.journal().current().revision().to_string()
}

async fn asked(client: &Client, from: &str, to: Option<&str>) -> Answer {
    client.asks_with(CHANGES, json!({ "from": from, "to": to })).await
}

async fn changes(directory: &Directory, from: &str, to: Option<&str>) -> Value {
    asked(&directory.editor(), from, to).await.data()["networkChanges"].clone()
}

async fn member(directory: &Directory, slug: &str) -> Value {
    let (member, group) = (id_of(directory, slug).await, id_of(directory, "ak").await);
    let input = json!({ "member": member, "workingGroup": group, "role": "member" });
    let begun = begin(&directory.editor(), "membershipStart", &input).await;
    assert_eq!(user_errors(&begun), [""; 0], "{begun}");
    begun["relation"]["id"].clone()
}

/// The relation by which an institution is a member.
async fn membership(directory: &Directory, slug: &str) -> Value {
    let query =
        "query($slug: String!) { institution(by: { slug: $slug }) { memberships { edges { relation { id } } } } }";
    let answer = directory.editor().asks_with(query, json!({ "slug": slug })).await;
    answer.data()["institution"]["memberships"]["edges"][0]["relation"]["id"].clone()
}

async fn does(client: &Client, deed: &str, arguments: &str, id: &Value) -> Value {
    let mutation = format!("mutation($id: ID!) {{ {deed}(id: $id{arguments}) {{ {SETTLED} }} }}");
    let mutation = if deed == "personErase" { mutation.replace(SETTLED, "userErrors { code }") } else { mutation };
    let answer = client.asks_with(&mutation, json!({ "id": id })).await;
    assert_eq!(user_errors(&answer.data()[deed]), [""; 0], "{deed}");
    answer.data()[deed].clone()
}

fn slugs_of(relations: &Value) -> Vec<&str> {
    relations.as_array().unwrap().iter().map(|it| it["source"]["slug"].as_str().unwrap()).collect()
}

const NOTHING: [&str; 5] = ["addedCount", "endedCount", "changedCount", "changedRecordCount", "left"];

fn is_nothing(changes: &Value) -> bool {
    NOTHING.iter().all(|field| changes[field] == 0 || changes[field] == json!([])) && changes["joined"] == json!([])
}

async fn each() -> Vec<Directory> {
    let mut directories = Vec::new();
    for place in Place::each().await {
        directories.push(Directory::at(place, clock(NOW), &network().to_string()).await);
    }
    directories
}

#[tokio::test(flavor = "multi_thread")]
async fn what_deeds_added_ended_and_changed_is_told_between_revisions() {
    for directory in each().await {
        let editor = directory.editor();
        let start = revision(&directory);
        member(&directory, "c").await;
        let (of_a, of_b) = (membership(&directory, "a").await, membership(&directory, "b").await);
        let changed = change(&editor, &of_a, 1, json!({ "role": "chair", "function": "Leitung" })).await;
        assert_eq!(user_errors(&changed), [""; 0], "{changed}");
        end(&editor, "membershipEnd", &of_b, 1, "2026-10-31").await;
        let middle = revision(&directory);
        let id = id_of(&directory, "d").await;
        does(&editor, "institutionUpdate", ", expectedVersion: 1, patch: { name: \"Delta\" }", &id).await;

        let told = changes(&directory, &start, None).await;
        assert_eq!((slugs_of(&told["added"]), slugs_of(&told["ended"])), (vec!["c"], vec!["b"]));
        assert_eq!(told["ended"][0]["period"], Value::Null, "as it was");
        let [change] = &told["changed"].as_array().unwrap()[..] else { panic!("{told}") };
        let (before, after) = (&change["before"], &change["after"]);
        assert_eq!((&before["role"]["code"], &before["version"]), (&json!("member"), &json!(1)));
        assert_eq!((&after["role"]["code"], &after["version"]), (&json!("chair"), &json!(2)));
        assert_eq!((&before["id"], &before["function"]), (&after["id"], &Value::Null));
        assert_eq!(told["changedRecords"], json!([{ "slug": "d", "name": "Delta" }]));
        assert_eq!((&told["joined"], &told["left"]), (&json!([{ "slug": "c" }]), &json!([{ "slug": "b" }])));
        let (from, to) = (
            format!("Stand {start} (25. November 2026)"),
            format!("Stand {} (25. November 2026)", revision(&directory)),
        );
        assert_eq!(
            told["summary"],
            format!(
                "Vom {from} bis zum {to} kam 1 Beziehung hinzu, 1 Beziehung endete und 1 Beziehung änderte sich. \
                 Neu im Netzwerk: C. Nicht mehr im Netzwerk: B. Geänderte Einträge: Delta. \
                 Beim {to} verbanden 2 Beziehungen 3 Einträge, beim {from} waren es 2 zwischen 3."
            )
        );
        assert!(told["english"].as_str().unwrap().contains("1 relation was added, 1 ended and 1 changed."), "{told}");
        assert_eq!((&told["fromRevision"], &told["from"]), (&json!(start), &json!("2026-11-25")));
        assert_eq!((&told["series"][0]["revision"], &told["series"][0]["relations"]), (&json!(start), &json!(2)));

        let rest = changes(&directory, &middle, None).await;
        assert_eq!(
            (&rest["addedCount"], &rest["changedCount"], &rest["changedRecordCount"]),
            (&json!(0), &json!(0), &json!(1))
        );
        let first = changes(&directory, &start, Some(&middle)).await;
        assert_eq!((&first["added"], &first["ended"]), (&told["added"], &told["ended"]), "what came later is not told");
        assert_eq!((&first["changed"], &first["changedRecordCount"]), (&told["changed"], &json!(0)));
        assert!(is_nothing(&changes(&directory, &start, Some(&start)).await));

        let all = changes(&directory, "1", Some(&start)).await;
        assert_eq!((slugs_of(&all["added"]).len(), &all["endedCount"]), (2, &json!(0)), "the load itself: {all}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_and_went_in_between_is_no_change() {
    for directory in each().await {
        let start = revision(&directory);
        let id = member(&directory, "c").await;
        let made = revision(&directory);
        retract(&directory.editor(), &id, 1).await;
        let nothing = changes(&directory, &start, None).await;
        assert!(is_nothing(&nothing), "{nothing}");
        assert!(nothing["summary"].as_str().unwrap().contains("änderte sich keine Beziehung"), "{nothing}");
        assert_eq!(slugs_of(&changes(&directory, &start, Some(&made)).await["added"]), ["c"]);
        let taken = changes(&directory, &made, None).await;
        assert_eq!((slugs_of(&taken["ended"]), &taken["ended"][0]["id"]), (vec!["c"], &id), "as it was: {taken}");
        // A server that starts afresh holds nothing of it but the log.
        let directory = Directory::start(directory.stop().await, clock(NOW)).await;
        assert_eq!(changes(&directory, &made, None).await["ended"], taken["ended"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_is_archived_leaves_the_network_and_an_erased_person_was_never_there() {
    for directory in each().await {
        let (editor, start) = (directory.editor(), revision(&directory));
        member(&directory, "p-ida00000").await;
        let with_person = revision(&directory);
        let before = changes(&directory, &start, None).await;
        assert_eq!(slugs_of(&before["added"]), ["p-ida00000"]);
        let id = id_of(&directory, "p-ida00000").await;
        does(&directory.admin(), "personErase", "", &id).await;
        for (from, to) in [(&start, None), (&start, Some(&*with_person)), (&with_person, None)] {
            let told = changes(&directory, from, to).await;
            assert!(is_nothing(&told) && !told.to_string().contains("Quastenflosser"), "{told}");
        }
        let erased = revision(&directory);
        does(&editor, "recordArchive", ", expectedVersion: 1", &id_of(&directory, "b").await).await;
        let told = changes(&directory, &erased, None).await;
        assert_eq!((slugs_of(&told["ended"]), &told["left"]), (vec!["b"], &json!([{ "slug": "b" }])));
        assert_eq!(told["changedRecordCount"], 0, "it is not in both");
        let archived = revision(&directory);
        // Merged as a file says it.
        let merged = json!({ "format": "partnernetz-directory/1", "title": "Probe", "language": "de", "records": [
            { "noun": "institution", "slug": "a", "name": "A", "lifecycle": "ARCHIVED", "merged_into": "c" }],
            "relations": [{ "kind": "member_of", "source": "c", "target": "ak", "role": "member" }] });
        directory.load(&merged).await;
        let told = changes(&directory, &archived, None).await;
        assert_eq!((slugs_of(&told["added"]), slugs_of(&told["ended"])), (vec!["c"], vec!["a"]));
        assert_eq!((&told["joined"], &told["left"]), (&json!([{ "slug": "c" }]), &json!([{ "slug": "a" }])));
    }
}

#[tokio::test]
async fn the_log_is_for_staff_and_ends_go_together() {
    let directory = Directory::of(&network()).await;
    let last = revision(&directory);
    for client in [directory.anyone(), directory.partner()] {
        for (from, to) in [(last.as_str(), None), ("999", None), (&*last, Some("1"))] {
            let answer = asked(&client, from, to).await;
            assert_eq!((codes(&answer), &answer["data"]), (vec!["FORBIDDEN_FIELD"], &Value::Null));
        }
    }
    let editor = directory.editor();
    for arguments in [
        "fromRevision: \"999\"",
        "fromRevision: \"1\", toRevision: \"999\"",
        "fromRevision: \"0\"",
        "fromRevision: \"2\", toRevision: \"1\"",
        "fromRevision: \"1\", from: \"2020-01-01\"",
        "fromRevision: \"1\", to: \"2020-01-01\"",
        "from: \"2020-01-01\", toRevision: \"1\"",
        "toRevision: \"1\"",
        "to: \"2020-01-01\"",
    ] {
        let answer = editor.asks(&format!("{{ networkChanges({arguments}) {{ summary }} }}")).await;
        assert_eq!(codes(&answer), ["BAD_INPUT"], "{arguments}");
    }
    let neither = editor.asks("{ networkChanges { summary } }").await;
    assert_eq!(codes(&neither), ["BAD_INPUT"]);
    assert!(neither["errors"][0]["message"].as_str().unwrap().contains("fromRevision"), "{neither:?}");
}
