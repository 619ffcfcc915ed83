//! What staff do to the directory: each deed checked, versioned, explained.

mod concurrency;
mod crowd;
mod erasure;
mod kind;
mod record;
pub mod relation;
mod relation_rules;
mod restore;
mod retry;
mod term;

use serde_json::{Value, json};

use crate::harness::{Answer, Client, Directory};

/// Does a deed with variables and hands back its payload.
#[track_caller]
pub fn payload<'a>(answer: &'a Answer, field: &str) -> &'a Value {
    &answer.data()[field]
}

/// The codes of a payload's user errors.
pub fn user_errors(payload: &Value) -> Vec<&str> {
    let errors = payload["userErrors"].as_array().expect("a payload lists its user errors");
    errors.iter().map(|error| error["code"].as_str().expect("an error has a code")).collect()
}

/// Where a payload's user errors are and what they are, in order: `input.name REQUIRED`.
pub fn told(payload: &Value) -> Vec<String> {
    let errors = payload["userErrors"].as_array().expect("a payload lists its user errors");
    let text = |value: &Value| value.as_str().expect("paths and codes are texts").to_owned();
    let mut told: Vec<String> = errors
        .iter()
        .map(|error| {
            let path: Vec<String> = error["path"].as_array().expect("an error has a path").iter().map(text).collect();
            format!("{} {}", path.join("."), text(&error["code"]))
        })
        .collect();
    told.sort();
    told
}

/// The message of a payload's only user error.
#[track_caller]
pub fn message(payload: &Value) -> &str {
    assert_eq!(user_errors(payload).len(), 1, "{payload}");
    payload["userErrors"][0]["message"].as_str().expect("an error has a message")
}

/// The global id of the record with a slug, as staff see it.
pub async fn id_of(directory: &Directory, slug: &str) -> Value {
    let query = "query($slug: String!) { record(by: { slug: $slug }) { id } }";
    directory.editor().asks_with(query, json!({ "slug": slug })).await.data()["record"]["id"].clone()
}

/// What is asked of every payload.
pub const SETTLED: &str = "userErrors { path code message } warnings { path code message } revision \
    conflict { currentVersion fields { path base theirs yours clashes } }";

/// Creates an institution and hands back its payload.
pub async fn create_institution(client: &Client, input: Value) -> Answer {
    let query = format!(
        "mutation($input: InstitutionCreateInput!) {{ institutionCreate(input: $input) {{ {SETTLED}
            institution {{ id slug name version lifecycle visibility type {{ code }} }} }} }}"
    );
    client.asks_with(&query, json!({ "input": input })).await
}
