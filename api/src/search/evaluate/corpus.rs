//! A corpus of an evaluation as a directory document.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// The document of a corpus: `records` with `id`, `type`, `kind`, `name`, `altNames`, `abbreviation`, `description`, `parent`
/// (a name), `street`, `postalCode`, `locality` and `district`. The id becomes the external id.
///
/// # Errors
/// Where it has no records.
pub fn document(corpus: &Value) -> Result<Value> {
    let of_corpus = corpus["records"].as_array().context("it has no list `records`")?;
    let by_name: BTreeMap<&str, &Value> = of_corpus.iter().map(|record| (text(record, "name"), record)).collect();
    let mut places = BTreeMap::new();
    let mut records: Vec<Value> = of_corpus.iter().map(|it| record(it, &mut places)).collect();
    let mut relations = Vec::new();
    for child in of_corpus {
        if let Some(parent) = by_name.get(text(child, "parent")).filter(|parent| can_be_part(noun(child), noun(parent)))
        {
            relations.push(json!({ "kind": "part_of", "source": slug(child), "target": slug(parent) }));
        }
    }
    records.extend(places.into_values());
    Ok(json!({
        "format": "partnernetz-directory/1", "title": "Evaluation", "language": "de",
        "source": { "key": "evaluation", "title": "Evaluation" }, "records": records, "relations": relations,
    }))
}

fn text<'a>(record: &'a Value, key: &str) -> &'a str {
    record[key].as_str().unwrap_or_default()
}

fn slug(record: &Value) -> String {
    slug_of("eval", text(record, "id"))
}

/// A slug of whatever text there is.
fn slug_of(kind: &str, text: &str) -> String {
    let letters = super::super::analysis::fold(&text.replace(|letter: char| !letter.is_alphanumeric(), "0"));
    format!("{kind}-{letters}")
}

fn noun(record: &Value) -> &'static str {
    match text(record, "type") {
        "WorkingGroup" => "working_group",
        "Programme" | "Project" | "Event" | "Initiative" | "Cooperation" => "cooperation",
        "Publication" => "publication",
        _ => "institution",
    }
}

fn can_be_part(child: &str, parent: &str) -> bool {
    matches!(
        (child, parent),
        ("institution" | "working_group", "institution")
            | ("working_group", "working_group" | "cooperation")
            | ("cooperation", "cooperation")
    )
}

/// Our type of a kind; none where the noun's scheme has neither it nor `other`.
fn type_of(record: &Value) -> Option<&'static str> {
    let of_noun = match (noun(record), text(record, "kind")) {
        ("institution", "gebietskoerperschaft") => "local_authority",
        ("institution", "amt_eigenbetrieb") => "public_unit",
        ("institution", "regionalagentur") => "regional_agency",
        ("institution", "agentur_jobcenter") => "job_centre",
        ("institution", "kammer") => "chamber",
        ("institution", "bildungstraeger") => "training_provider",
        ("institution", "schule") => "school",
        ("institution", "hochschule") => "university",
        ("institution", "unternehmen") => "company",
        ("institution", "agentur") => "agency",
        ("institution", "verein") => "association",
        ("institution", "initiative") => "initiative",
        ("institution", _) => "other",
        ("working_group", "arbeitskreis") => "working_group",
        ("working_group", "lenkungskreis") => "steering_committee",
        ("working_group", "steuerungsgruppe") => "steering_group",
        ("working_group", "runder_tisch") => "round_table",
        ("working_group", "beirat") => "advisory_board",
        ("working_group", "fachausschuss") => "expert_committee",
        ("working_group", "netzwerk") => "network",
        ("cooperation", _) => match text(record, "type") {
            "Programme" => "programme",
            "Project" => "project",
            "Event" => "event",
            _ => return None,
        },
        _ => return None,
    };
    Some(of_noun)
}

fn record(record: &Value, places: &mut BTreeMap<String, Value>) -> Value {
    let mut made = json!({
        "noun": noun(record), "slug": slug(record), "name": record["name"], "short_name": record["abbreviation"],
        "other_names": record["altNames"], "description": record["description"], "type": type_of(record),
        "external_ids": [{ "system": "evaluation", "value": record["id"] }],
    });
    if noun(record) == "institution" {
        // A cooperative is a legal form, no type.
        made["legal_form"] = match text(record, "kind") {
            "genossenschaft_eg" => "eg".into(),
            "gmbh" => "gmbh".into(),
            "verein" => "ev".into(),
            _ => Value::Null,
        };
    }
    let district = area(text(record, "district"), places);
    let town = match (text(record, "locality"), &district) {
        ("", _) => None,
        (town, _) if town == text(record, "district") => district.clone(),
        (town, district) => Some(place(town, district.as_ref(), places)),
    };
    let addresses = addresses(record, town.as_ref());
    if addresses.is_empty() {
        made["terms"] = district.map_or(Value::Null, |district| json!([{ "term": district }]));
    } else {
        made["addresses"] = addresses.into();
    }
    made
}

fn area(name: &str, places: &mut BTreeMap<String, Value>) -> Option<String> {
    (!name.is_empty()).then(|| {
        let slug = slug_of("gebiet", name);
        places.entry(slug.clone()).or_insert_with(|| term(&slug, name));
        slug
    })
}

fn place(name: &str, district: Option<&String>, places: &mut BTreeMap<String, Value>) -> String {
    let slug = slug_of("ort", &format!("{name} {}", district.map_or("", String::as_str)));
    places.entry(slug.clone()).or_insert_with(|| {
        let mut term = term(&slug, name);
        term["broader"] = district.map_or(Value::Null, |district| json!([district]));
        term
    });
    slug
}

fn term(slug: &str, name: &str) -> Value {
    json!({ "noun": "term", "scheme": "place", "code": slug, "slug": slug, "name": name })
}

/// The addresses: streets and postcodes are divided by semicolons, and a visiting address says that it is one.
fn addresses(record: &Value, town: Option<&String>) -> Vec<Value> {
    if text(record, "street").is_empty() && text(record, "locality").is_empty() {
        return Vec::new();
    }
    let mut codes = text(record, "postalCode").split(';').map(str::trim);
    let lines = text(record, "street").split(';').map(str::trim);
    let address = |line: &str| {
        let visiting = line.strip_prefix("Besucheradresse:").map(str::trim);
        let stated = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        json!({
            "type": if visiting.is_some() { "visiting" } else { "postal" },
            "street": stated(visiting.unwrap_or(line)), "postal_code": codes.next().and_then(stated),
            "locality": record["locality"], "place": town,
        })
    };
    lines.map(address).collect()
}
