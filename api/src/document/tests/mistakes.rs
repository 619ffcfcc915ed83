//! One wrong document for each kind of mistake: its line, its path, and what would be right.

use serde_json::{Value, json};

use super::harness::{Hours, LIPPE, empty, lines, try_load};
use crate::directory::Directory;
use crate::document::problem::Problems;

/// What is wrong with these entries: the first is on line 2, the two records that come before them on lines 2 and 3.
fn wrong(entries: &[Value]) -> Problems {
    let institution = json!({"record": {"noun": "institution", "slug": "kreis-lippe", "name": "Kreis Lippe"}});
    let group = json!({"record": {"noun": "working_group", "slug": "lenkungskreis", "name": "Lenkungskreis"}});
    let person = json!({"record": {"noun": "person", "slug": "p-7hq2m4xa", "given_name": "Miriam", "family_name": "Tellmann",
        "legal_basis": "public_task"}});
    let all = [&[institution, group, person], entries].concat();
    wrong_in(&empty(), &lines(&all))
}

pub(super) fn wrong_in(directory: &Directory, text: &str) -> Problems {
    match try_load(directory, text, &Hours::new().next()) {
        Ok((_, summary)) => panic!("nothing is wrong with {text}: {summary:?}"),
        Err(problems) => problems,
    }
}

/// The only problem of an entry on line 5 is at this path and says this in German and in English.
#[track_caller]
pub(super) fn expect(entry: Value, path: &str, says: &str) {
    expect_all(&[entry], 5, path, says);
}

#[track_caller]
pub(super) fn expect_all(entries: &[Value], line: u32, path: &str, says: &str) {
    is(&wrong(entries), line, path, says);
}

#[track_caller]
pub(super) fn is(problems: &Problems, line: u32, path: &str, says: &str) {
    let [problem] = problems.told() else { panic!("{}", problems.message(true)) };
    let whole = problem.message(true);
    assert_eq!((problem.line, problem.path.as_str()), (Some(line), path), "{whole}");
    assert!(whole.contains(says), "{whole}");
    assert!(problem.message(false).starts_with(&format!("line {line}")));
    assert_ne!(problem.words.german, problem.words.english);
}

pub(super) fn institution(more: Value) -> Value {
    record("institution", more)
}

#[expect(clippy::needless_pass_by_value, reason = "reads better where it is called")]
pub(super) fn record(noun: &str, more: Value) -> Value {
    let mut record = json!({"noun": noun, "slug": "neu", "name": "Neu"});
    record.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "record": record })
}

#[expect(clippy::needless_pass_by_value, reason = "reads better where it is called")]
pub(super) fn relation(more: Value) -> Value {
    let mut relation = json!({"kind": "member_of", "source": "kreis-lippe", "target": "lenkungskreis"});
    relation.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "relation": relation })
}

#[test]
fn keys_and_codes() {
    expect(institution(json!({"fonded": {"edtf": "2017"}})), "record.fonded", "gemeint ist wohl „founded“");
    expect(institution(json!({"adresses": []})), "record.adresses", "„addresses“");
    expect(institution(json!({"zzz": 1})), "record.zzz", "es gibt noun, id, slug");
    expect(institution(json!({"name": 3})), "record.name", "erwartet wird ein Text in Anführungszeichen");
    expect(institution(json!({"visibility": "PUBLC"})), "record.visibility", "gemeint ist wohl „PUBLIC“");
    expect(institution(json!({"terms": "thema"})), "record.terms", "erwartet wird eine Liste");
    expect(institution(json!({"id": "7"})), "record.id", "UUID wie 0195d1c2");
    expect(institution(json!({"by_appointment": "ja"})), "record.by_appointment", "true oder false");
    expect(institution(json!({"type": "chambr"})), "record.type", "gemeint ist wohl „chamber“");
    expect(institution(json!({"legal_form": "ltd-x"})), "record.legal_form", "möglich sind ag, eg");
    expect(json!({"record": {"noun": "institution", "name": "Ohne"}}), "record.slug", "„slug“ fehlt");
    expect(json!({"record": {"noun": "instituton", "slug": "a", "name": "A"}}), "record.noun", "„institution“");
    expect(json!({"record": {"noun": "institution", "slug": "neu"}}), "record", "„name“ fehlt");
    expect(json!({"relations": {}}), "", "gemeint ist wohl „relation“");
    expect(json!({"record": {}, "relation": {}}), "", "Eine Zeile hat genau einen Schlüssel");
    expect(json!({"format": "partnernetz-directory/1"}), "", "zwei Dateien einzeln");
    expect(
        institution(json!({"other_names": [{"value": "A", "sprache": "de"}]})),
        "record.other_names[0].sprache",
        "value",
    );
    let twice = "{\"record\":{\"noun\":\"institution\",\"slug\":\"a\",\"name\":\"A\",\"name\":\"B\"}}";
    is(&wrong_in(&empty(), &(lines(&[]) + twice)), 2, "record.name", "steht zweimal da");
}

#[test]
fn all_mistakes_of_a_file_are_told() {
    let problems = wrong(&[
        institution(
            json!({"fonded": 1, "vizibility": "PUBLIC", "website": "www.a.de", "founded": {"edtf": "2017-13"}}),
        ),
        relation(json!({"rolle": "chair", "role": "chiar", "target": "lenkungskreiss"})),
    ]);
    let paths: Vec<&str> = problems.told().iter().map(|problem| problem.path.as_str()).collect();
    let of_record = ["record.fonded", "record.vizibility", "record.website", "record.founded.edtf"];
    assert_eq!(paths[..4], of_record, "{}", problems.message(true));
    assert_eq!(paths[4..], ["relation.rolle", "relation.target", "relation.role"], "{}", problems.message(true));
}

#[test]
fn a_hundred_are_told_and_the_rest_is_counted() {
    let many: Vec<Value> = (0..150).map(|_| relation(json!({"kind": "nix"}))).collect();
    let problems = wrong(&many);
    assert_eq!((problems.told().len(), problems.count()), (100, 150));
    assert!(problems.message(true).ends_with("… und 50 weitere"));
    assert!(problems.message(false).ends_with("… and 50 more"));
}

#[test]
fn texts_and_addresses() {
    expect(institution(json!({"slug": "Kreis Lippe"})), "record.slug", "etwa „kreis-lippe“");
    expect(institution(json!({"name": " "})), "record.name", "Der Text ist leer");
    expect(institution(json!({"note": "a\u{0}b"})), "record.note", "U+0000");
    expect(institution(json!({"website": "www.lippe.de"})), "record.website", "„https://www.lippe.de“");
    let address = |more: Value| {
        let mut address = json!({"type": "postal"});
        address.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        institution(json!({"addresses": [address]}))
    };
    expect(address(json!({"country": "Deutschland"})), "record.addresses[0].country", "„DE“");
    expect(address(json!({"latitude": 52.0})), "record.addresses[0].latitude", "nur eines");
    expect(address(json!({"latitude": 152.0, "longitude": 8.0})), "record.addresses[0].latitude", "von -90 bis 90");
    expect(address(json!({"type": "post"})), "record.addresses[0].type", "„postal“");
    expect(address(json!({"place": "kreis-lippe"})), "record.addresses[0].place", "kein Begriff, sondern institution");
    expect(address(json!({"place": "legal-form-eg"})), "record.addresses[0].place", "Schemas „place“");
    let point = |kind: &str, value: &str| institution(json!({"contact_points": [{"type": kind, "value": value}]}));
    expect(point("email", "info(at)lippe.de"), "record.contact_points[0].value", "„info@example.org“");
    expect(point("phone", "auf Anfrage"), "record.contact_points[0].value", "„+49 5231 62-0“");
    expect(point("website", "lippe.de"), "record.contact_points[0].value", "„https://lippe.de“");
    let name = json!({"other_names": [{"value": "A", "language": "deutsch"}]});
    expect(institution(name), "record.other_names[0].language", "„de“ oder „en“");
    let cited = json!({"citations": [{"quote": "x", "source": "quele"}]});
    expect(institution(cited), "record.citations[0].source", "gemeint ist wohl „quelle“");
}

#[test]
fn dates_and_hours() {
    let founded = |date: Value| institution(json!({ "founded": date }));
    expect(founded(json!({"edtf": "2017-13"})), "record.founded.edtf", "Monate gehen von 01 bis 12");
    expect(founded(json!({"edtf": "2017", "latest": "2018-12-31"})), "record.founded.latest", "folgt aber 2017-12-31");
    expect(founded(json!({"earliest": "2017-02-30"})), "record.founded.earliest", "JJJJ-MM-TT");
    let bounds = json!({"earliest": "2017-10-01", "latest": "2017-12-31"});
    expect(founded(bounds), "record.founded", "[2017-10-01..2017-12-31]");
    let period = json!({"period": {"start": {"edtf": "2020"}, "end": {"edtf": "2019"}}});
    expect(record("cooperation", period.clone()), "record.period.end", "liegt vor dem Beginn");
    expect(relation(period), "relation.period.end", "liegt vor dem Beginn");
    let window = json!({"recurrence": {"window_start": "16.09.", "window_end": "--09-30"}});
    expect(record("cooperation", window), "record.recurrence.window_start", "--09-16");
    let rule = json!({"recurrence": {"rrule": "JEDES JAHR"}});
    expect(record("cooperation", rule), "record.recurrence.rrule", "FREQ=");
    let hours = |hours: Value| institution(json!({"opening_hours": [hours]}));
    expect(hours(json!({"days": ["MO"], "opens": "8", "closes": "16:00"})), "record.opening_hours[0].opens", "08:00");
    expect(hours(json!({"days": ["MO"], "opens": "08:00"})), "record.opening_hours[0]", "gehören zusammen");
    expect(hours(json!({"days": []})), "record.opening_hours[0].days", "mindestens einen");
    expect(hours(json!({"days": ["MI"]})), "record.opening_hours[0].days[0]", "möglich sind MO, TU");
    let zone = json!({"days": ["MO"], "timezone": "Europe/Berln"});
    expect(hours(zone), "record.opening_hours[0].timezone", "„Europe/Berlin“");
}

#[test]
fn what_a_noun_has() {
    expect(institution(json!({"given_name": "Miriam"})), "record.given_name", "nur bei person, dies ist institution");
    expect(record("working_group", json!({"legal_form": "eg"})), "record.legal_form", "nur bei institution");
    let person = json!({"record": {"noun": "person", "slug": "p-aaaaaaaa", "given_name": "A", "family_name": "B"}});
    expect(person, "record", "„legal_basis“ fehlt");
    let named = json!({"given_name": "A", "family_name": "B", "legal_basis": "consent"});
    expect(record("person", named), "record.name", "in given_name und family_name");
    expect(record("term", json!({"code": "neu"})), "record", "„scheme“ fehlt");
    expect(record("term", json!({"scheme": "topik", "code": "neu"})), "record.scheme", "gemeint ist wohl „topic“");
    let negative = json!({"stated_counts": [{"what": "Seiten", "count": -1}]});
    expect(record("publication", negative), "record.stated_counts[0].count", "nie kleiner als 0");
}

#[test]
fn the_shipped_vocabulary_is_locked() {
    let role = |more: Value| {
        let mut role = json!({"slug": "membership-role-beisitz", "scheme": "membership_role", "code": "beisitz"});
        role.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        record("term", role)
    };
    expect(role(json!({"slug": "beisitz"})), "record.slug", "„membership-role-beisitz“");
    expect(role(json!({"visibility": "STAFF"})), "record.visibility", "„PUBLIC“");
    expect(role(json!({"lifecycle": "DRAFT"})), "record.lifecycle", "„PUBLISHED“");
    let moved = json!({"noun": "term", "slug": "membership-role-chair", "scheme": "membership_role", "code": "head"});
    expect(json!({ "record": moved }), "record.code", "„code“: „chair“");
    let kind = json!({"code": "member_of", "de": "a", "inverse_de": "b", "en": "c", "inverse_en": "d", "temporal": "EVENT",
        "symmetric": false, "roles": "membership_role", "ends": [["institution", "working_group"], ["person", "working_group"]]});
    expect(json!({ "relation_kind": kind }), "relation_kind", "nur die Bezeichnungen");
    let kind = json!({"code": "neu", "de": "a", "inverse_de": "b", "en": "c", "inverse_en": "d", "temporal": "EVENT",
        "symmetric": false, "roles": "rollen", "ends": [["person", "institution"]]});
    expect(json!({ "relation_kind": kind }), "relation_kind.roles", "möglich sind");
}

#[test]
fn relations() {
    expect(relation(json!({"target": "lenkungkreis"})), "relation.target", "gemeint ist wohl „lenkungskreis“");
    expect(relation(json!({"kind": "mitglied"})), "relation.kind", "möglich sind part_of, member_of");
    expect(relation(json!({"kind": "memberof"})), "relation.kind", "„member_of“");
    expect(relation(json!({"role": "organiser"})), "relation.role", "möglich sind chair, deputy_chair");
    expect(
        relation(
            json!({"kind": "established_by", "role": "chair", "source": "lenkungskreis", "target": "kreis-lippe"}),
        ),
        "relation.role",
        "kennt keine Rollen",
    );
    expect(relation(json!({"source": "lenkungskreis", "target": "kreis-lippe"})), "relation", "tauschen");
    expect(relation(json!({"kind": "cooperates_with"})), "relation", "möglich sind institution → institution");
    expect(
        relation(json!({"kind": "cooperates_with", "target": "kreis-lippe"})),
        "relation.target",
        "zwei verschiedene",
    );
    expect(
        relation(json!({"on_behalf_of": "p-7hq2m4xa"})),
        "relation.on_behalf_of",
        "institution, working_group oder cooperation",
    );
    expect(relation(json!({"on_behalf_of": "kreis-lippe"})), "relation.on_behalf_of", "für sich selbst");
    let other = json!({"record": {"noun": "institution", "slug": "neu", "name": "Neu"}});
    let alike =
        json!({"kind": "cooperates_with", "target": "neu", "contact_points": [{"type": "phone", "value": "110 110"}]});
    expect_all(&[other.clone(), relation(alike)], 6, "relation.contact_points", "beim Datensatz selbst");
    let either = json!({"kind": "cooperates_with", "target": "neu", "on_behalf_of": "neu"});
    expect_all(&[other, relation(either)], 6, "relation.on_behalf_of", "für sich selbst");
    expect(json!({"gap": {"record": "kreis-lipe", "quote": "a", "missing": "b"}}), "gap.record", "„kreis-lippe“");
}

#[test]
fn in_json_a_problem_has_the_line_of_its_value() {
    let text = LIPPE.replacen("\"edtf\": \"[2017-10..2017-12]\"", "\"edtf\": \"2017-13\"", 1);
    let line = 1 + text[..text.find("2017-13").unwrap()].matches('\n').count();
    let problems = wrong_in(&empty(), &text);
    let first = &problems.told()[0];
    assert_eq!((first.line, first.path.as_str()), (u32::try_from(line).ok(), "records[7].founded.edtf"));
}
