//! A sample of the Research Organization Registry (its schema 2.1) as a directory document.
//!
//! Names, acronyms, aliases and labels become name, abbreviation and other names with their language; the web site, the
//! year, the places with coordinates and the ids in ROR, GRID and Wikidata are kept; a child or parent becomes `part_of`,
//! related ones cooperate, a predecessor or successor becomes `succeeded_by`. Only relations within the sample are kept.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

/// The document of these organisations.
#[must_use]
pub fn document(organisations: &[Value]) -> Value {
    let mut places = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut records: Vec<Value> = organisations.iter().map(|it| record(it, &mut places, &mut taken)).collect();
    records.extend(places.into_values());
    json!({
        "format": "partnernetz-directory/1", "title": "Research Organization Registry, Auszug Deutschland", "language": "en",
        "source": { "key": "ror", "title": "Research Organization Registry", "url": "https://ror.org" },
        "records": records, "relations": relations(organisations),
    })
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn slug(id: &str) -> String {
    format!("ror-{}", id.rsplit('/').next().unwrap_or_default())
}

fn has_type(value: &Value, wanted: &str) -> bool {
    list(value, "types").iter().any(|it| it == wanted)
}

/// The name that the registry shows.
#[must_use]
pub fn display_name(organisation: &Value) -> &str {
    let names = list(organisation, "names");
    names.iter().find(|name| has_type(name, "ror_display")).map_or("", |name| text(name, "value"))
}

fn record(organisation: &Value, places: &mut BTreeMap<String, Value>, taken: &mut BTreeSet<String>) -> Value {
    let name = display_name(organisation);
    let names = list(organisation, "names");
    let acronym = names.iter().find(|it| has_type(it, "acronym")).map(|it| text(it, "value"));
    let mut seen = BTreeSet::from([name, acronym.unwrap_or(name)]);
    let others: Vec<Value> = names
        .iter()
        .filter(|other| seen.insert(text(other, "value")))
        .map(|other| {
            let usage = ["acronym", "alias", "label"].into_iter().find(|usage| has_type(other, usage));
            json!({ "value": other["value"], "language": other["lang"], "usage": usage })
        })
        .collect();
    let mut record = json!({
        "noun": "institution", "slug": slug(text(organisation, "id")), "name": name, "short_name": acronym,
        "other_names": others, "type": type_of(organisation),
        "external_ids": external_ids(organisation, taken),
        "website": list(organisation, "links").iter().find(|it| it["type"] == "website").map(|it| &it["value"]),
        "addresses": list(organisation, "locations").iter().map(|it| address(it, places)).collect::<Vec<_>>(),
    });
    if let Some(year) = organisation["established"].as_u64() {
        record["founded"] = json!({ "edtf": format!("{year:04}") });
    }
    if organisation["status"] == "withdrawn" {
        record["lifecycle"] = "ARCHIVED".into();
    }
    record
}

fn type_of(organisation: &Value) -> &'static str {
    match list(organisation, "types").first().and_then(Value::as_str) {
        Some("education") => "university",
        Some("company") => "company",
        _ => "other",
    }
}

/// The registry gives one Wikidata entry to two organisations; the first keeps it.
fn external_ids(organisation: &Value, taken: &mut BTreeSet<String>) -> Vec<Value> {
    let mut ids = vec![json!({ "system": "ror", "value": organisation["id"] })];
    for system in ["grid", "wikidata"] {
        for of_system in list(organisation, "external_ids").iter().filter(|it| it["type"] == system) {
            let new = list(of_system, "all").iter().filter(|value| taken.insert(format!("{system} {value}")));
            ids.extend(new.map(|value| json!({ "system": system, "value": value })));
        }
    }
    ids
}

fn address(location: &Value, places: &mut BTreeMap<String, Value>) -> Value {
    let details = &location["geonames_details"];
    let code = format!("geonames-{}", location["geonames_id"]);
    let region =
        details["country_subdivision_code"].as_str().map(|it| format!("{}-{it}", text(details, "country_code")));
    if let Some(region) = &region {
        places.entry(region.to_lowercase()).or_insert_with(|| {
            json!({ "noun": "term", "scheme": "place", "code": region, "slug": format!("region-{}", region.to_lowercase()),
                    "name": details["country_subdivision_name"] })
        });
    }
    let place = places.entry(code.clone()).or_insert_with(
        || json!({ "noun": "term", "scheme": "place", "code": code, "slug": code, "name": details["name"] }),
    );
    // Some mentions of a place leave its region out.
    if let Some(region) = region {
        place["broader"] = json!([format!("region-{}", region.to_lowercase())]);
    }
    json!({ "type": "visiting", "locality": details["name"], "country": details["country_code"], "place": code,
            "latitude": details["lat"], "longitude": details["lng"] })
}

fn relations(organisations: &[Value]) -> Vec<Value> {
    let known: BTreeSet<&str> = organisations.iter().map(|it| text(it, "id")).collect();
    let mut found = BTreeSet::new();
    for organisation in organisations {
        let id = text(organisation, "id");
        for relationship in list(organisation, "relationships") {
            let other = text(relationship, "id");
            if !known.contains(other) {
                continue;
            }
            found.insert(match text(relationship, "type") {
                "parent" => ("part_of", id, other),
                "child" => ("part_of", other, id),
                "successor" => ("succeeded_by", id, other),
                "predecessor" => ("succeeded_by", other, id),
                "related" => ("cooperates_with", id.min(other), id.max(other)),
                _ => continue,
            });
        }
    }
    let relation = |(kind, source, target)| json!({ "kind": kind, "source": slug(source), "target": slug(target) });
    found.into_iter().map(relation).collect()
}
