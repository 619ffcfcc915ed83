//! Somebody who keeps a copy of what they may see, by nothing but the changes.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use crate::harness::{Answer, Client};

/// What is kept of a record and of a relation.
const FIELDS: &str = "
fragment Kept on Record {
  __typename id slug name version updatedAt shortName terms { id term { id } } addresses { place { id } } contactPoints { id }
  citations { id } mergedInto { id }
}
fragment KeptRelation on Relation {
  id version kind { code } source { id } target { id } onBehalfOf { id } function terms { term { id } }
  contactPoints { id } citations { id }
}";

/// A copy and where its reader stands; it asks one server after the other.
pub struct Mirror {
    clients: Vec<Client>,
    asked: usize,
    cursor: Value,
    things: BTreeMap<String, Value>,
}

impl Mirror {
    pub const fn of(clients: Vec<Client>) -> Self {
        Self { clients, asked: 0, cursor: Value::Null, things: BTreeMap::new() }
    }

    async fn asks(&mut self, query: &str, variables: Value, at_least: u64) -> Answer {
        self.asked += 1;
        let client = &self.clients[self.asked % self.clients.len()];
        let body = json!({ "query": format!("{query}{FIELDS}"), "variables": variables });
        Answer::of(client.request().header("Partnernetz-Revision", at_least).json(&body)).await
    }

    /// Reads a page; how many rows it had, and whether there is another.
    async fn read(&mut self, at_least: u64) -> (usize, bool) {
        let query = "query ($after: String) { changes(after: $after, first: 40) {
            nodes { record { ...Kept } relation { ...KeptRelation } tombstone { id } }
            pageInfo { hasNextPage endCursor } } }";
        let answer = self.asks(query, json!({ "after": self.cursor }), at_least).await;
        let page = &answer.data()["changes"];
        let nodes = page["nodes"].as_array().unwrap();
        for node in nodes {
            let kept = [&node["record"], &node["relation"]].into_iter().find(|it| !it.is_null());
            match kept {
                Some(thing) => drop(self.things.insert(thing["id"].as_str().unwrap().to_owned(), thing.clone())),
                None => drop(self.things.remove(node["tombstone"]["id"].as_str().unwrap())),
            }
        }
        self.cursor = page["pageInfo"]["endCursor"].clone();
        (nodes.len(), page["pageInfo"]["hasNextPage"] == true)
    }

    /// Reads on until others are done.
    pub async fn follow(&mut self, done: &AtomicBool) {
        while !done.load(Ordering::Relaxed) {
            self.read(0).await;
        }
    }

    /// Reads all that has happened up to a revision; how many rows that were.
    pub async fn catch_up(&mut self, revision: u64) -> usize {
        let mut rows = 0;
        loop {
            let (read, has_next) = self.read(revision).await;
            rows += read;
            if !has_next {
                return rows;
            }
        }
    }

    /// The copy is what the directory answers at a revision, the last one.
    pub async fn assert_is_the_directory(&mut self, revision: u64) {
        let query = "query ($after: String) { records(first: 6, after: $after) {
            nodes { ...Kept relations(first: 60) { totalCount edges { relation { ...KeptRelation } } } }
            pageInfo { hasNextPage endCursor } } }";
        let (mut seen, mut after) = (BTreeMap::new(), Value::Null);
        loop {
            let answer = self.asks(query, json!({ "after": after }), revision).await;
            let page = &answer.data()["records"];
            for node in page["nodes"].as_array().unwrap() {
                let mut record = node.clone();
                let relations = record.as_object_mut().unwrap().shift_remove("relations").unwrap();
                let relations: Vec<&Value> =
                    relations["edges"].as_array().unwrap().iter().map(|edge| &edge["relation"]).collect();
                assert_eq!(node["relations"]["totalCount"], relations.len(), "all relations are on one page");
                for thing in relations.into_iter().chain([&record]) {
                    seen.insert(thing["id"].as_str().unwrap().to_owned(), thing.clone());
                }
            }
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        for (id, thing) in &seen {
            assert_eq!(self.things.get(id), Some(thing));
        }
        let strange: Vec<&Value> =
            self.things.iter().filter(|(id, _)| !seen.contains_key(*id)).map(|it| it.1).collect();
        assert!(strange.is_empty(), "the copy has what is not to be seen: {strange:?}");
    }
}
