//! Everything in the schema is described for its reader.

use std::collections::BTreeSet;

use partnernetz::graphql::schema::schema;
use serde_json::Value;

/// A description that is longer is an essay.
const LONGEST: usize = 300;

const EVERYTHING: &str = "{ __schema { types {
    kind name description
    fields(includeDeprecated: true) { name description args { name description } }
    inputFields { name description }
    enumValues(includeDeprecated: true) { name description }
} directives { name description args { name description } } } }";

/// What the GraphQL specification itself brings, and async-graphql describes or not.
const BUILT_IN: &[&str] = &["Boolean", "Float", "ID", "Int", "String"];

async fn introspected() -> Value {
    let answer = schema().execute(EVERYTHING).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    serde_json::to_value(answer.data).unwrap()["__schema"].take()
}

/// Each described thing by its path, with its description.
async fn things() -> Vec<(String, String)> {
    let schema = introspected().await;
    let mut found = Vec::new();
    let types = schema["types"].as_array().unwrap();
    for ty in types.iter().filter(|ty| !is_of_graphql_itself(&ty["name"])) {
        let path = text(&ty["name"]);
        found.push((path.clone(), text(&ty["description"])));
        for list in ["fields", "inputFields", "enumValues"] {
            for thing in ty[list].as_array().into_iter().flatten() {
                let path = format!("{path}.{}", text(&thing["name"]));
                found.push((path.clone(), text(&thing["description"])));
                for argument in thing["args"].as_array().into_iter().flatten() {
                    found.push((format!("{path}({})", text(&argument["name"])), text(&argument["description"])));
                }
            }
        }
    }
    found
}

fn is_of_graphql_itself(name: &Value) -> bool {
    let name = name.as_str().unwrap_or_default();
    name.starts_with("__") || BUILT_IN.contains(&name)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

#[tokio::test]
async fn every_type_field_argument_and_value_is_described() {
    let things = things().await;
    assert!(things.len() > 1000, "the walk finds the schema: {}", things.len());
    let without: Vec<_> = things.into_iter().filter(|(_, text)| text.trim().is_empty()).map(|(path, _)| path).collect();
    none("without a description", &without);
}

#[tokio::test]
async fn descriptions_are_short_whole_and_free_of_code() {
    let things = things().await;
    let long = things.iter().filter(|(_, text)| text.chars().count() > LONGEST);
    none("too long", &long.map(|(path, text)| format!("{path} ({})", text.chars().count())).collect::<Vec<_>>());
    let is_draft = |text: &str| ["[`", "crate::", "self::", "super::"].iter().any(|it| text.contains(it));
    let drafts = things.iter().filter(|(_, text)| is_draft(text) || text.trim() != text);
    none("a draft, or written for Rust", &drafts.map(|(path, text)| format!("{path}: {text}")).collect::<Vec<_>>());
}

#[tokio::test]
async fn what_only_staff_may_read_says_so() {
    let things = things().await;
    let gated = ["note", "visibility", "lifecycle", "verifiedBy", "legalBasis", "deleteAfter"];
    let silent = things.iter().filter(|(path, text)| {
        // What is written is not read.
        let is_input = path.split('.').next().is_some_and(|name| name.ends_with("Input") || name.ends_with("Patch"));
        let of_an_object = |field: &str| !is_input && !path.contains('(') && path.ends_with(&format!(".{field}"));
        gated.iter().any(|field| of_an_object(field)) && !text.contains("FORBIDDEN_FIELD")
    });
    none("gated, and silent about it", &silent.map(|(path, _)| path.clone()).collect::<Vec<_>>());
}

#[tokio::test]
async fn names_follow_one_convention() {
    let schema = introspected().await;
    let mut odd = BTreeSet::new();
    for ty in schema["types"].as_array().unwrap().iter().filter(|ty| !is_of_graphql_itself(&ty["name"])) {
        let name = text(&ty["name"]);
        let is_type_name = name.starts_with(|first: char| first.is_ascii_uppercase()) && !name.contains('_');
        if !is_type_name {
            odd.insert(name.clone());
        }
        for list in ["fields", "inputFields"] {
            for field in ty[list].as_array().into_iter().flatten() {
                let field = text(&field["name"]);
                if field.contains('_') || !field.starts_with(|first: char| first.is_ascii_lowercase()) {
                    odd.insert(format!("{name}.{field}"));
                }
            }
        }
        for value in ty["enumValues"].as_array().into_iter().flatten() {
            let value = text(&value["name"]);
            if value.chars().any(|letter| !letter.is_ascii_uppercase() && letter != '_') {
                odd.insert(format!("{name}.{value}"));
            }
        }
    }
    none("not named as the others", &odd.into_iter().collect::<Vec<_>>());
}

#[tokio::test]
async fn what_implements_an_interface_has_all_of_its_fields() {
    let answer = schema()
        .execute("{ __schema { types { kind name fields { name args { name } } possibleTypes { name fields { name args { name } } } } } }")
        .await;
    let answer = serde_json::to_value(answer.data).unwrap();
    let types = answer["__schema"]["types"].as_array().unwrap();
    let mut missing = Vec::new();
    let mut checked = 0;
    for interface in types.iter().filter(|ty| ty["kind"] == "INTERFACE") {
        for ty in interface["possibleTypes"].as_array().unwrap() {
            for field in interface["fields"].as_array().unwrap() {
                checked += 1;
                let same = ty["fields"].as_array().unwrap().iter().find(|it| it["name"] == field["name"]);
                if same.is_none_or(|same| same["args"] != field["args"]) {
                    missing.push(format!("{}.{}", text(&ty["name"]), text(&field["name"])));
                }
            }
        }
    }
    assert!(checked > 150, "{checked}");
    none("not as the interface says", &missing);
}

/// What goes on for ever has neither a last page nor a total.
const ENDLESS: &str = "ChangeConnection";

#[tokio::test]
async fn every_list_that_can_grow_is_a_connection_of_one_shape() {
    let answer = schema()
        .execute(
            "{ __schema { types { name fields { name type { ...T } args { name } } } } }
            fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }",
        )
        .await;
    let answer = serde_json::to_value(answer.data).unwrap();
    let mut odd = Vec::new();
    let mut connections = 0;
    for ty in answer["__schema"]["types"].as_array().unwrap() {
        let fields: Vec<&Value> = ty["fields"].as_array().into_iter().flatten().collect();
        let names: BTreeSet<&str> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
        if ty["name"].as_str().is_some_and(|name| name.ends_with("Connection")) {
            connections += 1;
            let has_all = ["edges", "nodes", "pageInfo", "totalCount"].iter().all(|field| names.contains(field));
            if !has_all && ty["name"] != ENDLESS {
                odd.push(text(&ty["name"]));
            }
        }
        for field in fields {
            let target = innermost(&field["type"]);
            let arguments: BTreeSet<&str> =
                field["args"].as_array().into_iter().flatten().filter_map(|it| it["name"].as_str()).collect();
            let pages = ["first", "after", "last", "before"].iter().all(|it| arguments.contains(it));
            if target.ends_with("Connection") != pages && target != ENDLESS {
                odd.push(format!("{}.{}", text(&ty["name"]), text(&field["name"])));
            }
        }
    }
    assert!(connections > 40, "{connections}");
    none("no connection as the others", &odd);
}

fn innermost(ty: &Value) -> &str {
    if ty["ofType"].is_null() { ty["name"].as_str().unwrap_or_default() } else { innermost(&ty["ofType"]) }
}
