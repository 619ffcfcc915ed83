//! What a load changes, and what it leaves as it is.

use serde_json::{Value, json};

use super::harness::{Hours, LIPPE, dumped, empty, lines, load, record};
use crate::directory::{Detail, Direction, Directory, Noun, Relation, Visibility};
use crate::document::Count;
use crate::document::dump::Spelling;

#[expect(clippy::needless_pass_by_value, reason = "reads better where it is called")]
fn institution(more: Value) -> Value {
    let mut record = json!({"noun": "institution", "slug": "kreis-lippe"});
    record.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "record": record })
}

/// The relations of a record that start at it.
fn out<'d>(directory: &'d Directory, slug: &str) -> Vec<&'d Relation> {
    let edges = directory.edges(directory.record_by_slug(slug).unwrap());
    let out = edges.iter().filter(|edge| edge.direction == Direction::Out);
    out.map(|edge| &**directory.relation(edge.relation).unwrap()).collect()
}

#[test]
fn what_is_not_stated_stays_and_a_list_becomes_what_is_said() {
    let hours = Hours::new();
    let (before, _) = load(&empty(), LIPPE, &hours.next());
    let stamp = hours.next();
    let (after, summary) = load(&before, lines(&[institution(json!({"short_name": "Kreis", "note": null}))]), &stamp);
    assert_eq!(summary.of(Noun::Institution), Count { updated: 1, ..Count::default() });
    let (old, new) = (record(&before, "kreis-lippe"), record(&after, "kreis-lippe"));
    assert_eq!((new.version, new.updated_at, new.created_at), (2, stamp.now, old.created_at));
    assert_eq!(new.short_name.as_deref(), Some("Kreis"));
    assert_eq!((&new.note, &new.description, &new.citations), (&old.note, &old.description, &old.citations));
    let (emptied, _) = load(&after, lines(&[institution(json!({"citations": []}))]), &hours.next());
    assert!(record(&emptied, "kreis-lippe").citations.is_empty());
}

#[test]
fn a_row_that_is_equal_keeps_its_id() {
    let hours = Hours::new();
    let quote = |text: &str| json!([{ "quote": text }]);
    let visiting = |quoted: Value| json!({"type": "visiting", "locality": "Detmold", "citations": quoted});
    let postal = json!({"type": "postal", "locality": "Lemgo"});
    let first = institution(json!({"name": "Kreis", "addresses": [visiting(quote("a")), postal]}));
    let (one, _) = load(&empty(), lines(&[first]), &hours.next());
    let second = institution(json!({"addresses": [{"type": "billing"}, postal, visiting(quote("b"))]}));
    let (two, _) = load(&one, lines(&[second]), &hours.next());
    let (old, new) = (&record(&one, "kreis-lippe").addresses, &record(&two, "kreis-lippe").addresses);
    assert_eq!((new[1].id, new[2].id), (old[1].id, old[0].id));
    assert!(old.iter().all(|address| address.id != new[0].id));
    assert_ne!(new[2].citations[0].id, old[0].citations[0].id);
}

#[test]
fn a_new_slug_leaves_the_old_one_as_alias() {
    let hours = Hours::new();
    let ids = json!([{"system": "ags", "value": "05766"}]);
    let member = json!({"relation": {"kind": "part_of", "source": "amt", "target": "kreis-lippe"}});
    let office = json!({"record": {"noun": "institution", "slug": "amt", "name": "Amt"}});
    let old = lines(&[institution(json!({"name": "Kreis", "external_ids": ids})), office, member]);
    let (one, _) = load(&empty(), old.clone(), &hours.next());
    let new = lines(&[institution(json!({"slug": "lippe", "external_ids": ids}))]);
    let (two, summary) = load(&one, new.clone(), &hours.next());
    assert_eq!(summary.total(), Count { updated: 1, ..Count::default() });
    let renamed = record(&two, "lippe");
    assert_eq!((&*renamed.slug, &*renamed.aliases), ("lippe", &["kreis-lippe".into()][..]));
    assert_eq!(renamed.id, record(&one, "kreis-lippe").id);
    let (_, again) = load(&two, new, &hours.next());
    assert_eq!(again.total(), Count { unchanged: 1, ..Count::default() });
    // By its alias the record is found, too, and not renamed back.
    let by_alias = lines(&[
        institution(json!({"short_name": "KL"})),
        json!({"relation": {"kind": "part_of", "source": "amt", "target": "kreis-lippe"}}),
    ]);
    let (three, summary) = load(&two, by_alias, &hours.next());
    assert_eq!((&*record(&three, "lippe").slug, summary.relations.unchanged), ("lippe", 1));
}

#[test]
fn two_records_can_swap_their_slugs() {
    let hours = Hours::new();
    let unit = |slug: &str, id: &str| json!({"record": {"noun": "institution", "slug": slug, "name": id, "external_ids": [{"system": "s", "value": id}]}});
    let (one, _) = load(&empty(), lines(&[unit("a", "1"), unit("b", "2")]), &hours.next());
    let (two, _) = load(&one, lines(&[unit("b", "1"), unit("a", "2")]), &hours.next());
    assert_eq!((&*record(&two, "a").name, &*record(&two, "b").name), ("2", "1"));
    assert!(record(&two, "a").aliases.is_empty());
    let dump = dumped(&two, Spelling::JsonLines);
    assert_eq!(dumped(&load(&empty(), dump.clone(), &hours.next()).0, Spelling::JsonLines), dump);
}

#[test]
fn persons_and_what_is_tied_to_them_are_for_partners() {
    let person = json!({"record": {"noun": "person", "slug": "p-7hq2m4xa", "honorific": "Dr.", "given_name": "Miriam",
        "family_name": "Tellmann", "legal_basis": "consent", "contact_points": [{"type": "phone", "value": "+49 30 1"}]}});
    let relation = json!({"relation": {"kind": "contact_for", "source": "p-7hq2m4xa", "target": "kreis-lippe",
        "contact_points": [{"type": "email", "value": "a@example.org"}, {"type": "phone", "value": "+49 30 2", "visibility": "STAFF"}]}});
    let own = institution(json!({"name": "Kreis", "contact_points": [{"type": "phone", "value": "+49 30 3"}]}));
    let (directory, _) = load(&empty(), lines(&[relation, person, own]), &Hours::new().next());
    let person = record(&directory, "p-7hq2m4xa");
    assert_eq!(&*person.name, "Dr. Miriam Tellmann");
    assert_eq!((person.visibility, person.contact_points[0].visibility), (Visibility::Partners, Visibility::Partners));
    let relation = out(&directory, "p-7hq2m4xa")[0];
    let points: Vec<Visibility> = relation.contact_points.iter().map(|point| point.visibility).collect();
    assert_eq!((relation.visibility, points), (Visibility::Partners, vec![Visibility::Partners, Visibility::Staff]));
    let own = record(&directory, "kreis-lippe");
    assert_eq!((own.visibility, own.contact_points[0].visibility), (Visibility::Public, Visibility::Public));
}

#[test]
fn the_ends_of_a_symmetric_relation_have_no_order() {
    let hours = Hours::new();
    let unit = |slug: &str| json!({"record": {"noun": "institution", "slug": slug, "name": slug}});
    let with = |source: &str, target: &str| json!({"relation": {"kind": "cooperates_with", "source": source, "target": target}});
    let (one, _) = load(&empty(), lines(&[unit("b"), unit("a"), with("a", "b")]), &hours.next());
    let stored = one.relations().next().unwrap().1;
    let id = |no| one.record(no).unwrap().id;
    assert!(id(stored.source) < id(stored.target));
    let (_, summary) = load(&one, lines(&[with("b", "a")]), &hours.next());
    assert_eq!(summary.relations, Count { unchanged: 1, ..Count::default() });
}

#[test]
fn a_second_document_keeps_its_source() {
    let hours = Hours::new();
    let (one, _) = load(&empty(), LIPPE, &hours.next());
    let cited = institution(json!({"citations": [{"quote": "a"}, {"quote": "b", "source": "fachkraeftenetz-lippe"}]}));
    let second = lines(&[cited]).replace("\"format\"", "\"title\":\"Anderes\",\"format\"");
    let (two, summary) = load(&one, second.clone(), &hours.next());
    assert_eq!(two.about().title.as_deref(), Some("Fachkräftenetz Lippe"));
    assert!(summary.about_changed && summary.warnings[0].german.contains("„Anderes“"));
    let sources: Vec<_> = record(&two, "kreis-lippe").citations.iter().map(|it| it.source.as_deref()).collect();
    assert_eq!(sources, [Some("quelle"), None]);
    assert_eq!(two.about().sources.len(), 2);
    let (_, again) = load(&two, second, &hours.next());
    assert_eq!((again.total().unchanged, again.about_changed), (1, false));
}

#[test]
fn shipped_terms_and_kinds_are_dumped_only_if_somebody_touched_them() {
    let hours = Hours::new();
    let directory = empty();
    assert_eq!(dumped(&directory, Spelling::JsonLines).lines().count(), 1);
    let chair = json!({"record": {"noun": "term", "slug": "membership-role-chair", "scheme": "membership_role", "code": "chair", "name": "Vorsitz"}});
    let kind = |code: &str, de: &str, event: &str| {
        json!({"relation_kind": {"code": code, "de": de, "inverse_de": "b", "en": "c",
        "inverse_en": "d", "temporal": event, "symmetric": false, "ends": [["institution", "publication"]]}})
    };
    let mut established = kind("attaches_importance_to", "legt Wert auf", "STATE");
    established["relation_kind"]["ends"] = json!([["cooperation", "working_group"]]);
    let (touched, _) = load(&directory, lines(&[chair, kind("prints", "druckt", "EVENT"), established]), &hours.next());
    let term = record(&touched, "membership-role-chair");
    assert_eq!((&*term.name, term.id), ("Vorsitz", record(&directory, "membership-role-chair").id));
    let Detail::Term(detail) = &term.detail else { panic!("a term") };
    assert_eq!(detail.name_en.as_deref(), Some("Chair"));
    let dump = dumped(&touched, Spelling::JsonLines);
    assert_eq!(dump.lines().count(), 4, "{dump}");
    assert!(dump.contains("\"druckt\"") && dump.contains("\"legt Wert auf\"") && dump.contains("\"Vorsitz\""));
    assert_eq!(dumped(&load(&directory, dump.clone(), &hours.next()).0, Spelling::JsonLines), dump);
}

#[test]
fn gaps_of_a_record_become_what_is_said_and_those_of_none_are_added() {
    let hours = Hours::new();
    let gap = |record: Value, quote: &str| json!({"gap": {"record": record, "quote": quote, "missing": "x"}});
    let unit = institution(json!({"name": "Kreis"}));
    let (one, _) = load(&empty(), lines(&[gap("kreis-lippe".into(), "a"), unit, gap(Value::Null, "b")]), &hours.next());
    assert_eq!((record(&one, "kreis-lippe").gaps.len(), one.about().gaps.len()), (1, 1));
    let (two, summary) = load(&one, lines(&[gap("kreis-lippe".into(), "c"), gap(Value::Null, "d")]), &hours.next());
    assert_eq!(summary.of(Noun::Institution).updated, 1);
    assert_eq!((&*record(&two, "kreis-lippe").gaps[0].quote, two.about().gaps.len()), ("c", 2));
    let (_, again) = load(&two, dumped(&two, Spelling::Json), &hours.next());
    assert_eq!((again.total().updated, again.about_changed), (0, false));
}

#[test]
fn a_relation_is_found_by_id_then_external_id_then_what_it_joins() {
    let hours = Hours::new();
    let of = |more: Value| {
        let mut relation = json!({"kind": "part_of", "source": "amt", "target": "kreis-lippe"});
        relation.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        lines(&[json!({ "relation": relation })])
    };
    let office = json!({"record": {"noun": "institution", "slug": "amt", "name": "Amt"}});
    let (start, _) = load(&empty(), lines(&[institution(json!({"name": "Kreis"})), office]), &hours.next());
    let ids = json!([{"system": "s", "value": "1"}]);
    let (one, _) = load(&start, of(json!({"external_ids": ids, "note": "a"})), &hours.next());
    let (two, summary) =
        load(&one, of(json!({"external_ids": ids, "period": {"start": {"edtf": "2020"}}})), &hours.next());
    assert_eq!(summary.relations, Count { updated: 1, ..Count::default() });
    let stored = out(&two, "amt")[0];
    assert_eq!((stored.version, stored.note.as_deref()), (2, Some("a")));
    let (three, summary) = load(&two, of(json!({"id": stored.id, "note": "b"})), &hours.next());
    assert_eq!(summary.relations.updated, 1);
    let (_, summary) = load(&three, of(json!({"period": {"start": {"edtf": "2020"}}})), &hours.next());
    assert_eq!(summary.relations, Count { unchanged: 1, ..Count::default() });
    let (_, summary) = load(&three, of(json!({})), &hours.next());
    assert_eq!(summary.relations.created, 1, "another start is another relation");
}
