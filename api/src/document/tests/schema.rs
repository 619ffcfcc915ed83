//! The JSON Schema says what the types say.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::harness::{DEMO, LIPPE};
use crate::document::model;

fn schema() -> Value {
    serde_json::to_value(schemars::schema_for!(model::Document)).unwrap()
}

/// The schema that a reference or an alternative with null leads to.
fn meant<'s>(root: &'s Value, schema: &'s Value) -> Vec<&'s Value> {
    if let Some(name) = schema["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/")) {
        return meant(root, &root["$defs"][name]);
    }
    for alternatives in ["anyOf", "oneOf"] {
        if let Some(all) = schema[alternatives].as_array() {
            return all.iter().flat_map(|one| meant(root, one)).collect();
        }
    }
    vec![schema]
}

/// Every key of a value is in the schema.
fn fits(root: &Value, schema: &Value, value: &Value, way: &str) {
    let meant = meant(root, schema);
    match value {
        Value::Object(members) => {
            let object =
                meant.iter().find(|it| it["properties"].is_object()).unwrap_or_else(|| panic!("{way}: no object"));
            assert_eq!(object["additionalProperties"], json!(false), "{way}");
            for (key, member) in members {
                let property = &object["properties"][key];
                assert!(!property.is_null(), "{way}.{key} is not in the schema");
                fits(root, property, member, &format!("{way}.{key}"));
            }
        }
        Value::Array(items) => {
            let list = meant.iter().find(|it| !it["items"].is_null()).unwrap_or_else(|| panic!("{way}: no list"));
            for item in items {
                fits(root, &list["items"], item, &format!("{way}[]"));
            }
        }
        _ => {}
    }
}

#[test]
fn the_examples_fit_the_schema() {
    let schema = schema();
    for example in [LIPPE, DEMO] {
        fits(&schema, &schema, &serde_json::from_str(example).unwrap(), "");
    }
}

/// The keys that a type reads, as it tells them itself.
fn keys<T: DeserializeOwned>() -> BTreeSet<String> {
    let error = serde_json::from_value::<T>(json!({"?": 1})).err().expect("no type has this key").to_string();
    error.split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_schema_has_every_key_with_a_description() {
    let schema = schema();
    let of = |name: &str| if name == "Document" { &schema } else { &schema["$defs"][name] };
    let types: [(&str, BTreeSet<String>); 18] = [
        ("Document", keys::<model::Document>()),
        ("Source", keys::<model::Source>()),
        ("RelationKind", keys::<model::RelationKind>()),
        ("Record", keys::<model::Record>()),
        ("Relation", keys::<model::Relation>()),
        ("Gap", keys::<model::Gap>()),
        ("ExternalId", keys::<model::ExternalId>()),
        ("OtherNameWords", keys::<model::OtherNameWords>()),
        ("TermUse", keys::<model::TermUse>()),
        ("RelationTerm", keys::<model::RelationTerm>()),
        ("Citation", keys::<model::Citation>()),
        ("Address", keys::<model::Address>()),
        ("ContactPoint", keys::<model::ContactPoint>()),
        ("OpeningHours", keys::<model::OpeningHours>()),
        ("Date", keys::<model::Date>()),
        ("Period", keys::<model::Period>()),
        ("Recurrence", keys::<model::Recurrence>()),
        ("StatedCount", keys::<model::StatedCount>()),
    ];
    for (name, keys) in types {
        let properties = of(name)["properties"].as_object().unwrap_or_else(|| panic!("{name} is not in the schema"));
        assert_eq!(properties.keys().cloned().collect::<BTreeSet<_>>(), keys, "{name}");
        assert!(of(name)["description"].is_string(), "{name}");
        for (key, property) in properties {
            assert!(property["description"].is_string(), "{name}.{key} has no description");
        }
    }
}
