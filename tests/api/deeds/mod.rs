//! What staff do to the directory: each deed checked, versioned, explained.

mod concurrency;
mod erasure;
mod record;
mod restore;
mod retry;

use serde_json::{Value, json};

use crate::harness::{Answer, Client};

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
