//! A directory as it looks whatever its numbers are: two pictures are equal if the directories are.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::directory::{Directory, RecordNo};

/// Everything that a directory holds, with ids in the place of numbers.
#[derive(Debug)]
#[expect(dead_code, reason = "its debug form is compared")]
struct Picture {
    revision: u64,
    about: String,
    records: BTreeMap<Uuid, String>,
    relations: BTreeMap<Uuid, String>,
    edges: BTreeMap<Uuid, Vec<Uuid>>,
}

/// Fails at the first line that differs.
pub(crate) fn assert_alike(one: &Directory, other: &Directory) {
    let lines = |it| format!("{:#?}", picture(it)).replace("\\n", "\n").lines().map(str::to_owned).collect::<Vec<_>>();
    let (mut lines, mut others) = (lines(one).into_iter(), lines(other).into_iter());
    let mut read = Vec::new();
    loop {
        match (lines.next(), others.next()) {
            (None, None) => return,
            (Some(one), Some(other)) if one == other => read.push(one),
            (one, other) => {
                let before = &read[read.len().saturating_sub(40)..];
                panic!("they differ after\n{}\n< {one:?}\n> {other:?}", before.join("\n"));
            }
        }
    }
}

fn picture(directory: &Directory) -> Picture {
    let record = |it| with_ids(directory, &format!("{it:#?}"));
    Picture {
        revision: directory.revision(),
        about: format!("{:#?}", directory.about()),
        records: directory.records().map(|(_, it)| (it.id, record(it))).collect(),
        relations: directory.relations().map(|(_, it)| (it.id, with_ids(directory, &format!("{it:#?}")))).collect(),
        edges: directory
            .records()
            .map(|(no, it)| {
                let relation = |edge: &crate::directory::Edge| directory.relation(edge.relation).unwrap().id;
                let mut edges: Vec<Uuid> = directory.edges(no).iter().map(relation).collect();
                edges.sort_unstable();
                (it.id, edges)
            })
            .collect(),
    }
}

/// The text with each number of a record replaced by its id.
fn with_ids(directory: &Directory, text: &str) -> String {
    let mut parts = text.split("RecordNo(");
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(')').unwrap();
        let number = number.trim().trim_end_matches(',').parse().unwrap();
        result.push_str(&directory.record(RecordNo(number)).unwrap().id.to_string());
        result.push_str(rest);
    }
    result
}
