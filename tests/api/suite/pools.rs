//! What the variables of the suite are filled with, taken from a directory as an editor sees it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::harness::Client;

/// Values by the name of the variable that takes them.
pub type Pools = BTreeMap<String, Vec<Value>>;

const RECORDS: &str = "query ($after: String) {
  records(first: 100, after: $after) {
    nodes {
      noun id slug visibility lifecycle
      externalIds { system value }
      relations(first: 20) { totalCount edges { relation { id externalIds { system value } } } }
      ... on Term { code scheme { code isOpen } }
    }
    pageInfo { hasNextPage endCursor }
  }
}";

/// Of each noun at most so many records: those with the most relations and some that are hidden.
pub async fn pools(editor: &Client, most: usize) -> Pools {
    let mut records = all(editor).await;
    records.sort_by_cached_key(|it| (std::cmp::Reverse(count(it)), it["slug"].to_string()));
    let mut pools = Pools::new();
    for noun in ["institution", "person", "workingGroup", "cooperation", "publication", "term"] {
        let of_noun: Vec<&Value> =
            records.iter().filter(|it| it["noun"].as_str().is_some_and(|name| camel(name) == noun)).collect();
        let chosen = choose(&of_noun, most);
        let with = |more: Option<Value>, key: &str| chosen.iter().map(|it| it[key].clone()).chain(more).collect();
        pools.insert(noun.to_owned(), with(Some(json!("gibt-es-nicht")), "slug"));
        pools.insert(format!("{noun}Id"), with(None, "id"));
    }
    let any: Vec<&Value> = records.iter().collect();
    let any = choose(&any, most * 2);
    pools.insert("record".to_owned(), any.iter().map(|it| it["slug"].clone()).collect());
    pools.insert("recordId".to_owned(), any.iter().map(|it| it["id"].clone()).collect());
    for (name, scheme) in [("topic", "topic"), ("place", "place")] {
        let terms: Vec<&Value> = records.iter().filter(|it| it["scheme"]["code"] == scheme).collect();
        let slugs = choose(&terms, most.max(8)).into_iter().map(|it| it["slug"].clone());
        pools.insert(name.to_owned(), slugs.chain([json!("gibt-es-nicht")]).collect());
    }
    let mut external: Vec<Value> = Vec::new();
    let mut relations: Vec<Value> = Vec::new();
    for record in &records {
        external.extend(record["externalIds"].as_array().unwrap().iter().cloned());
        for edge in record["relations"]["edges"].as_array().unwrap() {
            relations.push(edge["relation"]["id"].clone());
            external.extend(edge["relation"]["externalIds"].as_array().unwrap().iter().cloned());
        }
    }
    external.truncate(most);
    external.push(json!({ "system": "gibt-es-nicht", "value": "1" }));
    relations.sort_by_key(Value::to_string);
    relations.dedup();
    pools.insert("external".to_owned(), external);
    pools.insert("relationId".to_owned(), spread(&relations, most * 8));
    pools
}

/// At most so many rows, evenly from the whole.
pub fn spread(rows: &[Value], most: usize) -> Vec<Value> {
    rows.iter().step_by(rows.len().div_ceil(most).max(1)).cloned().collect()
}

async fn all(editor: &Client) -> Vec<Value> {
    let mut records = Vec::new();
    let mut after = Value::Null;
    loop {
        let answer = editor.asks_with(RECORDS, json!({ "after": after })).await;
        let page = &answer.data()["records"];
        records.extend(page["nodes"].as_array().unwrap().iter().cloned());
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            return records;
        }
    }
}

/// The first rows, of which half may be hidden ones, and terms that staff made before shipped ones.
fn choose<'a>(rows: &[&'a Value], most: usize) -> Vec<&'a Value> {
    let is_plain = |it: &Value| it["visibility"] == "PUBLIC" && it["lifecycle"] == "PUBLISHED";
    let is_shipped = |it: &Value| it["scheme"]["isOpen"] == false;
    let hidden = rows.iter().filter(|it| !is_plain(it)).take(most / 2);
    let own = rows.iter().filter(|it| is_plain(it) && !is_shipped(it));
    let shipped = rows.iter().filter(|it| is_plain(it) && is_shipped(it));
    let rest = rows.iter().filter(|it| !is_plain(it)).skip(most / 2);
    hidden.chain(own).chain(shipped).chain(rest).take(most).copied().collect()
}

fn count(record: &Value) -> u64 {
    record["relations"]["totalCount"].as_u64().unwrap_or_default()
}

fn camel(noun: &str) -> String {
    let lower = noun.to_lowercase();
    lower.split_once('_').map_or(lower.clone(), |(a, b)| format!("{a}{}{}", b[..1].to_uppercase(), &b[1..]))
}
