//! A document without what an audience may not see, by the rules in the design, not by the program's `View`.

use std::collections::HashSet;

use partnernetz::directory::Noun;
use partnernetz::graphql::node::GlobalId;
use serde_json::{Map, Value};

/// How far somebody sees: the audiences in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Anyone.
    Public,
    /// Partner organisations.
    Partners,
    /// Staff.
    Staff,
}

/// Fields that only staff may read: what is cited for them is as hidden as they are.
const GATED: [&str; 7] =
    ["note", "legal_basis", "delete_after", "lifecycle", "visibility", "verified_by", "merged_into"];

/// What is left of a record that was merged.
const IDENTITY: [&str; 10] = [
    "noun",
    "id",
    "slug",
    "name",
    "given_name",
    "family_name",
    "legal_basis",
    "external_ids",
    "lifecycle",
    "merged_into",
];

/// The document without records that were merged into others.
pub fn unmerged(document: &Value) -> Value {
    let mut document = document.clone();
    each(&mut document, "records", |record| !record.contains_key("merged_into"));
    document
}

/// Slugs, ids and external ids of records that were merged into others.
pub fn merged(document: &Value) -> Vec<String> {
    let records = document["records"].as_array().expect("a dump has records");
    let merged = records.iter().filter(|record| record.get("merged_into").is_some());
    merged
        .flat_map(|record| {
            let id = record["id"].as_str().and_then(|id| id.parse().ok()).expect("a dump has ids");
            let noun = record["noun"].as_str().and_then(Noun::from_code).expect("a dump has nouns");
            let external = record["external_ids"].as_array().into_iter().flatten();
            let external = external.filter_map(|it| it["value"].as_str()).map(str::to_owned);
            let slug = record["slug"].as_str().expect("a dump has slugs").to_owned();
            external.chain([slug, GlobalId::of_record(noun, id).to_string()]).collect::<Vec<_>>()
        })
        .collect()
}

/// The document that is left for an audience.
pub fn reduced(document: &Value, audience: Sight) -> Value {
    let mut document = document.clone();
    if audience == Sight::Staff {
        return document;
    }
    let persons = slugs(&document, |record| record["noun"] == "person");
    let seen = slugs(&document, |record| is_seen(record, audience));
    let known = slugs(&document, |_| true);
    // A slug that the document does not define is one of the shipped vocabulary, which everyone sees.
    let shows = |slug: &Value| slug.as_str().is_some_and(|slug| seen.contains(slug) || !known.contains(slug));

    each(&mut document, "records", |record| {
        if !shows(&record["slug"]) {
            // What was merged is found as the record that took its place, and shows nothing of its own.
            let is_found = record.get("merged_into").is_some_and(&shows);
            record.retain(|key, _| IDENTITY.contains(&key.as_str()));
            return is_found;
        }
        let is_person = record["noun"] == "person";
        forget(record, &["note", "delete_after", "verified_by"]);
        keep(record, "terms", |it| shows(&it["term"]));
        keep(record, "broader", shows);
        keep(record, "citations", |it| !is_gated(it));
        points(record, audience, is_person);
        for address in list(record, "addresses") {
            if !shows(&address["place"]) {
                forget(object(address), &["place"]);
            }
        }
        true
    });
    each(&mut document, "relations", |relation| {
        let of_person = [&relation["source"], &relation["target"]]
            .into_iter()
            .any(|end| end.as_str().is_some_and(|end| persons.contains(end)));
        let own = sight(&relation.get("visibility").cloned().unwrap_or_default(), of_person);
        if own > audience || !shows(&relation["source"]) || !shows(&relation["target"]) {
            return false;
        }
        if relation.get("on_behalf_of").is_some_and(|it| !shows(it)) {
            forget(relation, &["on_behalf_of"]);
            keep(relation, "citations", |it| it["field"] != "on_behalf_of");
        }
        forget(relation, &["note"]);
        keep(relation, "terms", |it| shows(&it["term"]));
        keep(relation, "citations", |it| !is_gated(it));
        points(relation, audience, of_person);
        true
    });
    each(&mut document, "gaps", |gap| gap.get("record").is_none_or(&shows));
    document
}

/// Whether an audience sees a record.
pub fn is_seen(record: &Value, audience: Sight) -> bool {
    let is_published = record.get("lifecycle").is_none_or(|it| it == "PUBLISHED");
    let own = sight(&record["visibility"], record["noun"] == "person");
    audience == Sight::Staff || is_published && own <= audience
}

fn sight(stated: &Value, is_of_person: bool) -> Sight {
    match stated.as_str() {
        Some("PUBLIC") => Sight::Public,
        Some("PARTNERS") => Sight::Partners,
        Some(_) => Sight::Staff,
        None if is_of_person => Sight::Partners,
        None => Sight::Public,
    }
}

fn points(owner: &mut Map<String, Value>, audience: Sight, is_of_person: bool) {
    keep(owner, "contact_points", |it| sight(&it["visibility"], is_of_person) <= audience);
}

fn is_gated(citation: &Value) -> bool {
    citation["field"].as_str().is_some_and(|field| GATED.contains(&field))
}

fn slugs(document: &Value, is: impl Fn(&Value) -> bool) -> HashSet<String> {
    let records = document["records"].as_array().expect("a dump has records");
    records.iter().filter(|it| is(it)).filter_map(|it| it["slug"].as_str()).map(str::to_owned).collect()
}

/// Keeps the objects of a list for which `change` says so; it may change them.
fn each(document: &mut Value, key: &str, mut change: impl FnMut(&mut Map<String, Value>) -> bool) {
    if let Some(rows) = document.get_mut(key).and_then(Value::as_array_mut) {
        rows.retain_mut(|row| change(object(row)));
    }
}

/// Keeps the entries of a list in an object for which `is` holds.
fn keep(owner: &mut Map<String, Value>, key: &str, is: impl Fn(&Value) -> bool) {
    if let Some(rows) = owner.get_mut(key).and_then(Value::as_array_mut) {
        rows.retain(is);
    }
}

fn list<'a>(owner: &'a mut Map<String, Value>, key: &str) -> impl Iterator<Item = &'a mut Value> {
    owner.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten()
}

fn forget(owner: &mut Map<String, Value>, keys: &[&str]) {
    for key in keys {
        owner.shift_remove(*key);
    }
}

fn object(value: &mut Value) -> &mut Map<String, Value> {
    value.as_object_mut().expect("entries of a document are objects")
}
