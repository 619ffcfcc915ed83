//! The directory that is searched.

use partnernetz::clock::Clock;
use partnernetz::directory::Directory;
use partnernetz::document::generate::generate;
use partnernetz::document::in_memory;
use partnernetz::search::evaluate::corpus;
use serde_json::Value;

/// A made-up network, or copies of a corpus.
pub fn directory() -> Directory {
    let document = std::env::var("PARTNERNETZ_BENCH_CORPUS").map_or_else(|_| made_up(), |file| copies(&file));
    in_memory(document, &Clock::system()).map_err(|it| it.message(false)).unwrap()
}

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).map_or(otherwise, |text| text.parse().unwrap())
}

fn made_up() -> String {
    let mut document = Vec::new();
    generate(number("PARTNERNETZ_BENCH_INSTITUTIONS", 30_000), 1, &mut document).unwrap();
    String::from_utf8(document).unwrap()
}

/// Copies of a corpus; from the second on each name ends in the number of its copy.
fn copies(file: &str) -> String {
    let corpus: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let records = corpus["records"].as_array().unwrap();
    let copy = |copy: u64| {
        records.iter().cloned().map(move |mut record| {
            for field in ["id", "name", "parent"] {
                if let Some(text) = record[field].as_str().filter(|text| copy > 0 && !text.is_empty()) {
                    record[field] = format!("{text} {copy}").into();
                }
            }
            record
        })
    };
    let copied: Vec<Value> = (0..number("PARTNERNETZ_BENCH_COPIES", 1)).flat_map(copy).collect();
    corpus::document(&serde_json::json!({ "records": copied })).unwrap().to_string()
}
