//! What reading and changing a directory costs: look-up, page, filter with total, nested page, one change, a whole load.
//!
//! `cargo bench --bench directory`; the size is `PARTNERNETZ_BENCH_INSTITUTIONS` (30,000: 100,000 records and 225,000
//! relations).
#![expect(clippy::unwrap_used, reason = "a bench may stop")]

use std::hint::black_box;
use std::sync::Arc;

use async_graphql::{Request, Variables};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use partnernetz::access::Viewer;
use partnernetz::clock::Clock;
use partnernetz::directory::{Change, Directory, Noun, RecordNo, View};
use partnernetz::document::generate::generate;
use partnernetz::document::merge;
use partnernetz::document::read::Opened;
use partnernetz::graphql::schema::{Schema, schema};
use partnernetz::journal::Stamp;
use partnernetz::vocabulary;
use serde_json::json;
use tokio::runtime::Runtime;

/// Queries as front ends ask them, with the institution that they ask about.
const QUERIES: [(&str, &str); 5] = [
    (
        "look-up",
        "query($slug: String!) { institution(by: { slug: $slug }) { id name shortName website type { code } addresses { locality postalCode } } }",
    ),
    (
        "page of 100",
        "{ institutions(first: 100) { nodes { id name shortName website type { code } addresses { locality postalCode } } } }",
    ),
    (
        "filter with total",
        "{ institutions(first: 20, filter: { type: { eq: \"company\" }, terms: { some: [{ slug: \"thema-ausbildung\" }] } }) { totalCount nodes { id name } } }",
    ),
    (
        "text filter with total",
        "{ institutions(first: 20, filter: { name: { contains: \"verein\" } }) { totalCount nodes { id name } } }",
    ),
    (
        "nested page",
        "{ institutions(first: 50) { nodes { id name contacts { edges { function node { name } } } memberships { edges { role { code } node { name } } } } } }",
    ),
];

fn generated() -> (Directory, Vec<u8>) {
    let institutions = std::env::var("PARTNERNETZ_BENCH_INSTITUTIONS").map_or(30_000, |text| text.parse().unwrap());
    let mut document = Vec::new();
    generate(institutions, 1, &mut document).unwrap();
    let stamp = Stamp::of(&Clock::system());
    let empty = Directory::default();
    (empty.apply(vocabulary::complete(&empty, &stamp), 1), document)
}

fn load(empty: &Directory, document: &[u8]) -> Directory {
    let document = Opened::text(String::from_utf8(document.to_vec()).unwrap()).map_err(|it| it.message(false)).unwrap();
    let stamp = Stamp::of(&Clock::system());
    let (change, _) = merge(empty, &document, &stamp).map_err(|it| it.message(false)).unwrap();
    empty.apply(change, 2)
}

fn reading(c: &mut Criterion) {
    let (empty, document) = generated();
    let directory = Arc::new(load(&empty, &document));
    let (schema, runtime) = (schema(), Runtime::new().unwrap());
    let middle =
        directory.by_name(Noun::Institution).iter().nth(directory.by_name(Noun::Institution).len() / 2).unwrap();
    let slug = directory.record(*middle).unwrap().slug.to_string();
    for (name, query) in QUERIES {
        let ask = || answer(&schema, &runtime, &directory, query, &slug);
        c.bench_function(name, |b| b.iter(ask));
    }
    changing(c, &directory);
    let mut group = c.benchmark_group("load");
    group.sample_size(10);
    group.bench_function("merge and apply", |b| b.iter(|| black_box(load(&empty, &document))));
}

fn answer(schema: &Schema, runtime: &Runtime, directory: &Arc<Directory>, query: &str, slug: &str) -> usize {
    let view = View::new(Arc::clone(directory), Viewer::anonymous(), Clock::system().now());
    let request = Request::new(query).variables(Variables::from_json(json!({ "slug": slug }))).data(view);
    let response = runtime.block_on(schema.execute(request));
    assert!(response.errors.is_empty(), "{:?}", response.errors);
    serde_json::to_vec(&response).unwrap().len()
}

/// One renamed institution in a directory of this size; the value before stays alive, as it does for its readers.
fn changing(c: &mut Criterion, directory: &Directory) {
    let no: RecordNo = *directory.by_name(Noun::Institution).iter().nth(1000).unwrap();
    let renamed = || {
        let mut record = directory.record(no).unwrap().as_ref().clone();
        record.name = "Zweckverband Bildung".into();
        record.name_key = partnernetz::directory::NameKey::of(&record.name);
        record.version += 1;
        let mut change = Change::of(directory);
        change.put_record(no, record);
        change
    };
    let next = directory.apply(renamed(), 3);
    assert_eq!(
        next.blocks_not_shared_with(directory),
        1,
        "one change copies one block of records and none of relations"
    );
    c.bench_function("apply one change", |b| {
        b.iter_batched(renamed, |change| directory.apply(change, 3), BatchSize::SmallInput);
    });
}

criterion_group!(benches, reading);
criterion_main!(benches);
