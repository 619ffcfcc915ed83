//! The operations of the suite with their variables filled in for one directory.
//!
//! A variable is filled by its name: `$institution` and its like from [`pools`](super::pools), `$after_a_b` and
//! `$before_a_b` with a cursor of the connection `a { b }`, everything else from `tests/suite/variables.json`.

use serde_json::{Map, Value, json};

use super::definitions::Operation;
use super::pools::{Pools, pools, spread};
use super::{Definitions, ask, values_of};
use crate::harness::Client;

/// An operation with its variables.
#[derive(Clone, Debug)]
pub struct Question {
    /// The operation's name.
    pub operation: String,
    /// The text that is sent.
    pub text: String,
    /// The values of its variables.
    pub variables: Value,
}

/// All questions for a directory. Cursors and ids are those that an editor gets, so others are asked with cursors and
/// ids of what they don't see.
pub async fn questions(definitions: &Definitions, editor: &Client, most: usize) -> Vec<Question> {
    let variants: Map<String, Value> = serde_json::from_str(include_str!("../../suite/variables.json")).unwrap();
    let mut pools = pools(editor, most).await;
    let mut all = Vec::new();
    for (name, operation) in &definitions.operations {
        if !variables(operation).any(|it| it.starts_with("node")) {
            all.extend(fill(name, operation, definitions, &variants, &pools));
        }
    }
    let answers = ask(editor, &all).await;
    let mut more = Vec::new();
    let mut ids = Vec::new();
    for (question, answer) in all.iter().zip(&answers) {
        values_of(&answer["data"], "id", &mut ids);
        more.extend(with_cursors(question, &definitions.operations[&question.operation], answer));
    }
    let mut ids: Vec<Value> = ids.into_iter().filter(|id| id.is_string()).cloned().collect();
    ids.sort_by_key(Value::to_string);
    ids.dedup();
    ids.push(json!("gibt-es-nicht"));
    pools.insert("nodeId".to_owned(), spread(&ids, most * 2));
    pools.insert("nodeIds".to_owned(), ids.chunks(20).map(|ids| json!(ids)).collect());
    for (name, operation) in &definitions.operations {
        if variables(operation).any(|it| it.starts_with("node")) {
            more.extend(fill(name, operation, definitions, &variants, &pools));
        }
    }
    all.extend(more);
    all
}

fn variables(operation: &Operation) -> impl Iterator<Item = &str> {
    operation.parsed.variable_definitions.iter().map(|it| it.node.name.node.as_str())
}

/// The variants for an operation: those of the longest key that its name ends with.
fn variants_of<'a>(variants: &'a Map<String, Value>, name: &str) -> Vec<&'a Map<String, Value>> {
    let key = variants.keys().filter(|key| name.ends_with(key.as_str())).max_by_key(|key| key.len());
    let found = key.and_then(|key| variants[key].as_array());
    found.into_iter().flatten().map(|it| it.as_object().expect("a variant is an object")).collect()
}

fn fill(
    name: &str,
    operation: &Operation,
    definitions: &Definitions,
    variants: &Map<String, Value>,
    pools: &Pools,
) -> Vec<Question> {
    let text = definitions.text(operation);
    let empty = Map::new();
    let mut variants = variants_of(variants, name);
    if variants.is_empty() {
        variants.push(&empty);
    }
    let mut questions = Vec::new();
    for variant in variants {
        let pooled: Vec<(&str, &Vec<Value>)> = variables(operation)
            .filter(|it| !variant.contains_key(*it))
            .filter_map(|it| pools.get(it).map(|pool| (it, pool)))
            .collect();
        let longest = pooled.iter().map(|(_, pool)| pool.len()).max().unwrap_or(1);
        let product: usize = pooled.iter().map(|(_, pool)| pool.len()).product();
        // Each value of each pool; of contacts, which depend on record and topic together, more of the combinations.
        let rounds = if name.contains("Contacts") { 2 } else { 1 };
        for at in 0..product.min(longest * rounds) {
            let mut filled: Map<String, Value> = variant.clone();
            filled.retain(|key, _| variables(operation).any(|it| it == key));
            for (depth, (name, pool)) in pooled.iter().enumerate() {
                let value = &pool[(at + depth * (at / longest)) % pool.len()];
                filled.insert((*name).to_owned(), value.clone());
            }
            questions.push(Question { operation: name.to_owned(), text: text.clone(), variables: filled.into() });
        }
    }
    questions
}

/// The same question with the cursors of its answer, where it takes some.
fn with_cursors(question: &Question, operation: &Operation, answer: &Value) -> Option<Question> {
    let mut variables_with = question.variables.clone();
    let mut is_other = false;
    for variable in variables(operation) {
        let (path, field) = match variable.split_once('_') {
            Some(("after", path)) => (path, "startCursor"),
            Some(("before", path)) => (path, "endCursor"),
            _ => continue,
        };
        let pointer = format!("/data/{}/pageInfo/{field}", path.replace('_', "/"));
        let cursor = answer.pointer(&pointer).filter(|cursor| cursor.is_string());
        if let Some(cursor) = cursor {
            variables_with[variable] = cursor.clone();
            is_other = true;
        }
    }
    is_other.then(|| Question { variables: variables_with, ..question.clone() })
}
