//! A directory in which every list is long and many rows are alike in all that they can be ordered by.

use serde_json::{Value, json};

/// Names that collation holds for nearly or wholly the same.
pub const NAMES: [&str; 6] = ["Ämterverbund", "Amterverbund", "Verein 10", "Verein 2", "verein 2", "Verein 2"];

const MANY: usize = 17;

/// The demo with a crowd around one record of each noun.
pub fn crowd() -> Value {
    let mut document: Value =
        serde_json::from_str(include_str!("../../../api/src/document/example/demo.json")).unwrap();
    let mut records = Vec::new();
    let mut relations = Vec::new();
    for (noun, slug) in
        [("institution", "hub"), ("working_group", "group"), ("cooperation", "work"), ("publication", "paper")]
    {
        records.push(json!({ "noun": noun, "slug": slug, "name": format!("Mitte {slug}") }));
    }
    records.push(json!({ "noun": "institution", "slug": "leaf", "name": "Blatt",
        "contact_points": [{ "type": "email", "value": "blatt@example.org" }],
        "addresses": [{ "type": "visiting", "locality": "Fennstedt", "place": "ort-fennstedt" }] }));
    records
        .push(json!({ "noun": "term", "scheme": "topic", "code": "leaf-topic", "slug": "leaf-topic", "name": "Blatt",
        "broader": (0..MANY).map(|n| format!("topic-{n}")).collect::<Vec<_>>() }));
    records.push(json!({ "noun": "working_group", "slug": "leaf-group", "name": "Blatt" }));
    records.push(json!({ "noun": "cooperation", "slug": "leaf-work", "name": "Blatt" }));
    for n in 0..MANY {
        of_institution(n, &mut records, &mut relations);
        of_group(n, &mut records, &mut relations);
        of_cooperation(n, &mut records, &mut relations);
        of_rest(n, &mut records, &mut relations);
    }
    document["records"].as_array_mut().unwrap().extend(records);
    document["relations"].as_array_mut().unwrap().extend(relations);
    document
}

fn name(n: usize) -> &'static str {
    NAMES[n % NAMES.len()]
}

/// Some beginnings are the same, some are open, some are not stated.
fn beginning(n: usize) -> Value {
    match n % 4 {
        0 => Value::Null,
        1 => json!({ "text": "2010", "edtf": "2010" }),
        2 => json!({ "text": "Anfang 2010", "edtf": "[2010-01..2010-03]" }),
        _ => json!({ "text": format!("19{}", 80 + n), "edtf": format!("19{}", 80 + n) }),
    }
}

fn relation(kind: &str, source: &str, target: &str, n: usize) -> Value {
    json!({ "kind": kind, "source": source, "target": target, "period": { "start": beginning(n) } })
}

fn with_role(mut relation: Value, roles: [&str; 2], n: usize) -> Value {
    if !n.is_multiple_of(3) {
        relation["role"] = roles[n % 2].into();
    }
    relation
}

fn of_institution(n: usize, records: &mut Vec<Value>, relations: &mut Vec<Value>) {
    let slug = &format!("institution-{n}");
    records.push(
        json!({ "noun": "institution", "slug": slug, "name": name(n), "founded": beginning(n), "type": "association",
        "terms": [{ "term": "thema-ausbildung" }] }),
    );
    relations.push(relation("part_of", slug, "hub", n));
    relations.push(relation("part_of", "leaf", slug, n));
    relations.push(relation("cooperates_with", slug, "hub", n));
    relations.push(relation("succeeded_by", slug, "hub", n));
    relations.push(relation("succeeded_by", "leaf", slug, n));
    relations.push(with_role(relation("member_of", slug, "group", n), ["member", "guest"], n));
    relations.push(with_role(relation("takes_part_in", slug, "work", n), ["partner", "lead"], n));
    relations.push(with_role(relation("contributed_to", slug, "paper", n), ["author", "publisher"], n));
    relations.push(relation("established_by", "group", slug, n));
}

fn of_group(n: usize, records: &mut Vec<Value>, relations: &mut Vec<Value>) {
    let slug = &format!("group-{n}");
    records.push(json!({ "noun": "working_group", "slug": slug, "name": name(n), "founded": beginning(n) }));
    for parent in ["hub", "group", "work"] {
        relations.push(relation("part_of", slug, parent, n));
    }
    relations.push(relation("part_of", "leaf-group", slug, n));
    relations.push(relation("established_by", slug, "hub", n));
    relations.push(relation("established_by", slug, "group", n));
    relations.push(relation("succeeded_by", slug, "group", n));
    relations.push(relation("succeeded_by", "group", slug, n));
    relations.push(relation("attaches_importance_to", "work", slug, n));
    relations.push(with_role(relation("member_of", "hub", slug, n), ["member", "guest"], n));
    relations.push(with_role(relation("member_of", "p-person00", slug, n), ["member", "chair"], n));
}

fn of_cooperation(n: usize, records: &mut Vec<Value>, relations: &mut Vec<Value>) {
    let slug = &format!("cooperation-{n}");
    records.push(json!({ "noun": "cooperation", "slug": slug, "name": name(n), "period": { "start": beginning(n) } }));
    relations.push(relation("part_of", slug, "work", n));
    relations.push(relation("part_of", "leaf-work", slug, n));
    relations.push(relation("concurrent_with", slug, "work", n));
    relations.push(relation("succeeded_by", slug, "work", n));
    relations.push(relation("succeeded_by", "work", slug, n));
    relations.push(relation("attaches_importance_to", slug, "group", n));
    for source in ["hub", "group", "work", "p-person00"] {
        relations.push(with_role(relation("takes_part_in", source, slug, n), ["partner", "lead"], n));
    }
}

fn of_rest(n: usize, records: &mut Vec<Value>, relations: &mut Vec<Value>) {
    let (person, paper, topic) = (&format!("p-person{n:02}"), &format!("paper-{n}"), &format!("topic-{n}"));
    records.push(json!({ "noun": "person", "slug": person, "given_name": "Kim", "family_name": name(n),
        "legal_basis": "consent", "visibility": "PUBLIC" }));
    records.push(json!({ "noun": "publication", "slug": paper, "name": name(n), "published": beginning(n) }));
    records.push(json!({ "noun": "term", "scheme": "topic", "code": topic, "slug": topic, "name": name(n),
        "broader": ["thema-ausbildung"] }));
    records.push(
        json!({ "noun": "term", "scheme": "goal", "code": topic, "slug": format!("above-{n}"), "name": name(n) }),
    );
    for target in ["hub", "group", "work"] {
        let mut contact = relation("contact_for", person, target, n);
        contact["terms"] = json!([{ "term": topic }]);
        relations.push(contact);
    }
    relations.push(relation("contact_for", "p-person00", &format!("institution-{n}"), n));
    relations.push(relation("edition_of", paper, "paper", n));
    relations.push(relation("edition_of", "paper", paper, n));
    for source in ["hub", "group", "work", "p-person00"] {
        relations.push(with_role(relation("contributed_to", source, paper, n), ["author", "publisher"], n));
    }
}
