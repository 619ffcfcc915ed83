//! Reads what tests ask for most out of answers.

use serde_json::Value;

/// The names of the first list in an answer (`nodes` or `edges`), in its order.
#[track_caller]
pub fn names(answer: &Value) -> Vec<&str> {
    column(answer, "name")
}

/// The slugs of the first list in an answer (`nodes` or `edges`), in its order.
#[track_caller]
pub fn slugs(answer: &Value) -> Vec<&str> {
    column(answer, "slug")
}

/// The codes of the errors of an answer, in their order.
pub fn codes(answer: &Value) -> Vec<&str> {
    let errors = answer["errors"].as_array().map_or(&[][..], Vec::as_slice);
    errors.iter().map(|error| error["extensions"]["code"].as_str().unwrap_or("without a code")).collect()
}

#[track_caller]
fn column<'a>(answer: &'a Value, field: &str) -> Vec<&'a str> {
    assert!(answer.get("errors").is_none(), "errors where there should be none: {answer}");
    let rows = first_list(answer).unwrap_or_else(|| panic!("there is no list in {answer}"));
    rows.iter()
        .map(|row| {
            let node = row.get("node").unwrap_or(row);
            node[field].as_str().unwrap_or_else(|| panic!("a row without {field}: {row}"))
        })
        .collect()
}

fn first_list(value: &Value) -> Option<&Vec<Value>> {
    match value {
        Value::Array(rows) => Some(rows),
        Value::Object(fields) => fields.values().find_map(first_list),
        _ => None,
    }
}
