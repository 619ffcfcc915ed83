//! What searching a large directory costs: queries as people type them, suggestions, the index's share of a change and of
//! the memory.
//!
//! `cargo bench --bench search`; the size is `PARTNERNETZ_BENCH_INSTITUTIONS` (30,000: 100,000 records).
//! `PARTNERNETZ_BENCH_QUERIES` names a file of queries as `partnernetz evaluate` reads them, to time each once.
#![expect(clippy::unwrap_used, reason = "a bench may stop")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use partnernetz::access::Viewer;
use partnernetz::clock::Clock;
use partnernetz::directory::{Change, Directory, NameKey, Noun, RecordNo, View};
use partnernetz::document::generate::generate;
use partnernetz::document::merge;
use partnernetz::document::read::Opened;
use partnernetz::journal::Stamp;
use partnernetz::search::answer::Answer;
use partnernetz::search::document::Audiences;
use partnernetz::search::index::{Entry, Index};
use partnernetz::vocabulary;

const QUERIES: [&str; 6] = [
    "Volkshochschule",
    "Ausbildung Detmold",
    "Wer ist bei der Kreisverwaltung für Weiterbildung zuständig?",
    "Digitalisirung im Handwerk",
    "Arbeitskreis Fachkräftesicherung",
    "Geflüchtete Sprachkurs Bielefeld",
];

fn generated() -> Directory {
    let institutions = std::env::var("PARTNERNETZ_BENCH_INSTITUTIONS").map_or(30_000, |text| text.parse().unwrap());
    let mut document = Vec::new();
    generate(institutions, 1, &mut document).unwrap();
    let stamp = Stamp::of(&Clock::system());
    let empty = Directory::default();
    let empty = empty.apply(vocabulary::complete(&empty, &stamp), 1);
    let document = Opened::text(String::from_utf8(document).unwrap()).map_err(|it| it.message(false)).unwrap();
    let (change, _) = merge(&empty, &document, &stamp).map_err(|it| it.message(false)).unwrap();
    empty.apply(change, 2)
}

fn searching(c: &mut Criterion) {
    let directory = Arc::new(generated());
    let view = View::new(Arc::clone(&directory), Viewer::anonymous(), Clock::system().now());
    times(&view);
    memory(&directory);
    for query in QUERIES {
        c.bench_function(query, |b| b.iter(|| black_box(Answer::of(&view, query, false, None).hits.len())));
    }
    c.bench_function("suggest wirt", |b| b.iter(|| black_box(Answer::suggestions(&view, "wirt", 10).len())));
    changing(c, &directory);
}

/// Each query of a file once it is warm: the median and the worst.
fn times(view: &View) {
    let Ok(file) = std::env::var("PARTNERNETZ_BENCH_QUERIES") else { return };
    let queries: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let time = |query: &str| {
        let least = |_| {
            let begun = Instant::now();
            black_box(Answer::of(view, query, false, None).hits.len());
            begun.elapsed()
        };
        (0..5).map(least).min().unwrap()
    };
    let queries = queries["queries"].as_array().unwrap().iter().map(|query| query["query"].as_str().unwrap());
    let mut times: Vec<(Duration, &str)> = queries.map(|query| (time(query), query)).collect();
    times.sort();
    println!("{} queries: median {:?}, worst {:?}", times.len(), times[times.len() / 2].0, times.last().unwrap());
}

/// The size of the index, and what of the process's memory building it again takes.
fn memory(directory: &Directory) {
    let resident = || {
        let status = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
        status.split_whitespace().nth(1).and_then(|pages| pages.parse::<usize>().ok()).unwrap_or(0) * 4096
    };
    let index = directory.search_index();
    println!("{} words, {} bytes of index of {} bytes of process", index.words().count(), index.bytes(), resident());
    let begun = Instant::now();
    black_box(afresh(directory).words().count());
    println!("an index made afresh takes {:?}", begun.elapsed());
}

fn afresh(directory: &Directory) -> Index {
    let audiences = Audiences::of(directory.clone());
    let mut index = Index::default();
    let entry = |(no, _): (RecordNo, _)| Entry { record: no.0, after: audiences.document(no), ..Entry::default() };
    index.change(directory.records().map(entry));
    index
}

/// One record renamed, and one described anew, in a directory of this size.
fn changing(c: &mut Criterion, directory: &Directory) {
    let no: RecordNo = *directory.by_name(Noun::Institution).iter().nth(1000).unwrap();
    let changed = |renames: bool| {
        let mut record = directory.record(no).unwrap().as_ref().clone();
        if renames {
            record.name = "Zweckverband Bildung".into();
            record.name_key = NameKey::of(&record.name);
        } else {
            record.description = Some("Berät Betriebe, die zum ersten Mal ausbilden, und vermittelt Praktika.".into());
        }
        let mut change = Change::of(directory);
        change.put_record(no, record);
        change
    };
    for (name, renames) in [("apply a new name", true), ("apply a new description", false)] {
        c.bench_function(name, |b| {
            b.iter_batched(|| changed(renames), |change| directory.apply(change, 3), BatchSize::SmallInput);
        });
    }
}

criterion_group!(benches, searching);
criterion_main!(benches);
