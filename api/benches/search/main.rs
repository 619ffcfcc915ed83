//! What searching a large directory costs: queries as people type them, suggestions, changes, memory.
//!
//! `cargo bench --bench search`. The directory is made up (`PARTNERNETZ_BENCH_INSTITUTIONS`, 30,000: 100,000 records), or
//! `PARTNERNETZ_BENCH_CORPUS` names a corpus as `partnernetz evaluate` reads it, of which `PARTNERNETZ_BENCH_COPIES` are
//! loaded. `PARTNERNETZ_BENCH_QUERIES` names a file of queries, to time each once.
#![expect(clippy::unwrap_used, reason = "a bench may stop")]

mod changing;
mod memory;
mod network;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use partnernetz::access::Viewer;
use partnernetz::clock::Clock;
use partnernetz::directory::View;
use partnernetz::search::answer::Answer;

const QUERIES: [&str; 6] = [
    "Volkshochschule",
    "Ausbildung Detmold",
    "Wer ist bei der Kreisverwaltung für Weiterbildung zuständig?",
    "Digitalisirung im Handwerk",
    "Arbeitskreis Fachkräftesicherung",
    "Geflüchtete Sprachkurs Bielefeld",
];

fn searching(c: &mut Criterion) {
    let directory = Arc::new(memory::measured(network::directory));
    let view = View::new(Arc::clone(&directory), Viewer::anonymous(), Clock::system().now());
    times(&view);
    changing::costs(&directory);
    for query in QUERIES {
        c.bench_function(query, |b| b.iter(|| black_box(Answer::of(&view, query, false, None).hits.len())));
    }
    c.bench_function("suggest wirt", |b| b.iter(|| black_box(Answer::suggestions(&view, "wirt", 10).len())));
}

/// Each query of a file once it is warm: the median and the worst.
fn times(view: &View) {
    let Ok(file) = std::env::var("PARTNERNETZ_BENCH_QUERIES") else { return };
    let queries: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let time = |query: &str| {
        let once = |_| {
            let begun = Instant::now();
            black_box(Answer::of(view, query, false, None).hits.len());
            begun.elapsed()
        };
        (0..5).map(once).min().unwrap()
    };
    let queries = queries["queries"].as_array().unwrap().iter().map(|query| query["query"].as_str().unwrap());
    let mut times: Vec<(Duration, &str)> = queries.map(|query| (time(query), query)).collect();
    times.sort();
    println!("{} queries: median {:?}, worst {:?}", times.len(), times[times.len() / 2].0, times.last().unwrap());
}

criterion_group!(benches, searching);
criterion_main!(benches);
