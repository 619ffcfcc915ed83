//! The example that ships: every fact of its file is reachable with its citation, and its traps are not walked into.

mod facts;
mod traps;

use serde_json::Value;

/// The file of the example.
fn file() -> Value {
    serde_json::from_str(include_str!("../../../api/src/document/example/lippe.json")).unwrap()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}
