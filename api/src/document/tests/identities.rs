//! Two of the same identity, in the file or stored, and what goes round in circles.

use serde_json::json;

use super::harness::{Hours, LIPPE, empty, lines, load};
use super::mistakes::{expect, expect_all, institution, is, record, relation, wrong_in};

#[test]
fn what_is_in_the_file_twice() {
    expect(institution(json!({"slug": "kreis-lippe"})), "record.slug", "in Zeile 2 und in Zeile 5");
    let id = "0195d1c2-7b1e-7c3a-9f00-2b6d1c7a4e55";
    let two = [institution(json!({"id": id})), institution(json!({"id": id, "slug": "anders"}))];
    expect_all(&two, 6, "record.id", "in Zeile 5 und in Zeile 6");
    let ror = json!([{"system": "ror", "value": "1"}]);
    let two = [institution(json!({"external_ids": ror})), institution(json!({"external_ids": ror, "slug": "anders"}))];
    expect_all(&two, 6, "record.external_ids[0]", "in Zeile 5 und in Zeile 6");
    let term = |slug: &str| record("term", json!({"scheme": "topic", "code": "a", "slug": slug}));
    expect_all(&[term("a"), term("b")], 6, "record.code", "in Zeile 5 und in Zeile 6");
    expect_all(
        &[term("a"), institution(json!({"terms": [{"term": "a"}, {"term": "a"}]}))],
        6,
        "record.terms[1].term",
        "„a“ steht zweimal",
    );
    expect_all(
        &[relation(json!({})), relation(json!({"note": "noch einmal"}))],
        6,
        "relation",
        "in Zeile 5 und in Zeile 6",
    );
    let alike =
        |source: &str, target: &str| relation(json!({"kind": "cooperates_with", "source": source, "target": target}));
    let both = [institution(json!({})), alike("neu", "kreis-lippe"), alike("kreis-lippe", "neu")];
    expect_all(&both, 7, "relation", "in Zeile 6 und in Zeile 7");
    let rows = json!({"addresses": [{"type": "postal", "id": id}, {"type": "postal", "id": id}]});
    expect(institution(rows), "record.addresses[1].id", "zweimal");
    expect_all(
        &[institution(json!({"aliases": ["alt"]})), institution(json!({"aliases": ["alt"], "slug": "anders"}))],
        6,
        "record.aliases",
        "in Zeile 5 und in Zeile 6",
    );
}

#[test]
fn different_roles_starts_or_ids_are_different_relations() {
    let since = |year: &str| json!({"start": {"edtf": year}});
    let entries = [
        json!({"record": {"noun": "institution", "slug": "a", "name": "A"}}),
        json!({"record": {"noun": "working_group", "slug": "b", "name": "B"}}),
        json!({"relation": {"kind": "member_of", "source": "a", "target": "b"}}),
        json!({"relation": {"kind": "member_of", "source": "a", "target": "b", "role": "chair"}}),
        json!({"relation": {"kind": "member_of", "source": "a", "target": "b", "period": since("2019")}}),
        json!({"relation": {"kind": "member_of", "source": "a", "target": "b", "period": since("2020")}}),
    ];
    let (_, summary) = load(&empty(), lines(&entries), &Hours::new().next());
    assert_eq!(summary.relations.created, 4);
}

#[test]
fn cycles_name_the_way_round() {
    let part =
        |source: &str, target: &str| json!({"relation": {"kind": "part_of", "source": source, "target": target}});
    let unit = |slug: &str| json!({"record": {"noun": "institution", "slug": slug, "name": slug}});
    let entries = [unit("a"), unit("b"), unit("c"), part("a", "b"), part("b", "c"), part("c", "a")];
    expect_all(&entries, 10, "relation.target", "a → b → c → a");
    let term = |slug: &str, broader: &str| {
        record("term", json!({"scheme": "topic", "slug": slug, "code": slug, "broader": [broader]}))
    };
    expect_all(&[term("a", "b"), term("b", "a")], 6, "record.broader", "a → b → a");
    expect_all(&[term("a", "a")], 5, "record.broader[0]", "nicht sein eigener Oberbegriff");
}

#[test]
fn a_cycle_with_what_is_stored_is_one() {
    let hours = Hours::new();
    let (directory, _) = load(&empty(), LIPPE, &hours.next());
    let up =
        json!({"relation": {"kind": "part_of", "source": "kreis-lippe", "target": "kreiswirtschaftsfoerderung-lippe"}});
    let way = "kreis-lippe → kreiswirtschaftsfoerderung-lippe → kreis-lippe";
    is(&wrong_in(&directory, &lines(&[up])), 2, "relation.target", way);
}

#[test]
fn what_is_stored_under_another_identity() {
    let hours = Hours::new();
    let (directory, _) = load(&empty(), LIPPE, &hours.next());
    let person = json!({"record": {"noun": "person", "slug": "kreis-lippe", "given_name": "A", "family_name": "B", "legal_basis": "consent"}});
    is(&wrong_in(&directory, &lines(&[person])), 2, "record.slug", "anderen Datensatz (institution, nicht person)");
    let other = json!({"record": {"noun": "institution", "slug": "kreis-lippe", "name": "K", "id": "0195d1c2-7b1e-7c3a-9f00-2b6d1c7a4e55"}});
    is(&wrong_in(&directory, &lines(&[other])), 2, "record.slug", "gehört im Verzeichnis schon");
    let owner = directory.record(directory.record_by_slug("kreiswirtschaftsfoerderung-lippe").unwrap()).unwrap();
    let row = json!({"record": {"noun": "institution", "slug": "kreis-lippe", "addresses": [{"type": "postal", "id": owner.addresses[0].id}]}});
    is(&wrong_in(&directory, &lines(&[row])), 2, "record", "gehört im Verzeichnis zu einem anderen Eintrag");
}
