//! What asking the network costs: building its graph, a neighbourhood, ways, PageRank, everything that the background
//! computes after a write, and what others who read meanwhile notice of it.
//!
//! `cargo bench --bench network`; the size is `PARTNERNETZ_BENCH_INSTITUTIONS` (100,000).
#![expect(clippy::unwrap_used, reason = "a bench may stop")]

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_graphql::{Request, Variables};

use criterion::{Criterion, criterion_group, criterion_main};
use partnernetz::access::Viewer;
use partnernetz::clock::Clock;
use partnernetz::directory::{Directory, Noun, RecordNo, View};
use partnernetz::document::generate::generate;
use partnernetz::document::in_memory;
use partnernetz::graphql::schema::schema;
use partnernetz::network::analysis::Analysis;
use partnernetz::network::graph::Stop;
use partnernetz::network::metric::spectrum::page_rank;
use partnernetz::network::neighbourhood::around;
use partnernetz::network::path::Search;
use partnernetz::network::reader::Reader;
use partnernetz::network::selection::Selection;
use partnernetz::network::suggestion::suggestions;
use partnernetz::network::tie::Ties;
use partnernetz::search::evaluate::registry;
use tokio::runtime::Runtime;

/// How long reads are measured.
const READING: Duration = Duration::from_secs(10);

fn generated() -> Directory {
    let institutions = std::env::var("PARTNERNETZ_BENCH_INSTITUTIONS").map_or(100_000, |text| text.parse().unwrap());
    let mut document = Vec::new();
    generate(institutions, 1, &mut document).unwrap();
    directory_of(String::from_utf8(document).unwrap())
}

/// 1,325 real organisations.
fn registered() -> Directory {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/ror-de-sample.json.gz");
    let file = flate2::read::GzDecoder::new(std::fs::File::open(file).unwrap());
    let organisations: Vec<serde_json::Value> = serde_json::from_reader(file).unwrap();
    directory_of(registry::document(&organisations).to_string())
}

fn directory_of(document: String) -> Directory {
    in_memory(document, &Clock::system()).map_err(|it| it.message(false)).unwrap()
}

/// So many institutions, spread over the alphabet.
fn some(view: &View, count: usize) -> Vec<RecordNo> {
    let every = view.count(Noun::Institution) / count;
    view.by_name(Noun::Institution)
        .step_by(every)
        .take(count)
        .map(partnernetz::directory::view::RecordView::no)
        .collect()
}

fn asking(c: &mut Criterion) {
    let view = View::new(Arc::new(generated()), Viewer::anonymous(), Clock::system().now());
    let (selection, stop) = (Selection::standard(view.today()), Stop::default());
    let network = selection.graph(&view);
    let relations: u32 = network.graph.edges().map(|(_, _, weight)| weight).sum();
    println!("{} nodes, {} edges, {relations} relations", network.graph.len(), network.graph.edge_count());
    let records = some(&view, 64);
    let mut turn = records.iter().copied().cycle();
    let mut next = || turn.next().unwrap();
    c.bench_function("neighbourhood of depth 2", |b| {
        b.iter(|| around(&mut Reader::new(&view, &selection), view.record(next()).unwrap(), 2, 100));
    });
    for (name, count) in [("one shortest way", 1), ("five ways", 5)] {
        c.bench_function(name, |b| {
            b.iter(|| {
                let (from, to) = (next(), next());
                let mut reader = Reader::new(&view, &selection);
                Search::to(&mut reader, to, 12, &stop).shortest(from, count).unwrap()
            });
        });
    }
    c.bench_function("partners", |b| {
        b.iter(|| Ties::new(&selection, view.today()).of(view.record(next()).unwrap(), &[Noun::Institution]).len());
    });
    c.bench_function("suggestions", |b| {
        b.iter(|| suggestions(view.record(next()).unwrap(), &selection, 10, &stop).unwrap().len());
    });
    c.bench_function("PageRank", |b| b.iter(|| black_box(page_rank(&network.graph, &stop).unwrap())));
    let mut group = c.benchmark_group("background");
    group.sample_size(10);
    group.bench_function("graph", |b| b.iter(|| black_box(selection.graph(&view))));
    group.bench_function("metrics and communities", |b| {
        b.iter(|| black_box(Analysis::of(network.clone(), &stop).unwrap()));
    });
}

fn summing_up(c: &mut Criterion) {
    // Staff see also what the registry has withdrawn, but that is in no network.
    let view = View::new(Arc::new(registered()), Viewer::anonymous(), Clock::system().now());
    let (selection, stop) = (Selection::standard(view.today()), Stop::default());
    println!("{} nodes of the registry", selection.graph(&view).graph.len());
    c.bench_function("summary of the registry", |b| {
        b.iter(|| black_box(Analysis::of(selection.graph(&view), &stop).unwrap()));
    });
}

/// How long look-ups and ways take while the background computes, and while it rests.
fn reading_meanwhile(_: &mut Criterion) {
    let view = View::new(Arc::new(generated()), Viewer::anonymous(), Clock::system().now());
    let selection = Selection::standard(view.today());
    let (schema, runtime) = (schema(), Runtime::new().unwrap());
    let records = some(&view, 64);
    let look_up = |at: usize| {
        let slug = view.record(records[at % 64]).unwrap().slug();
        let query =
            "query($slug: String!) { institution(by: { slug: $slug }) { id name website addresses { locality } } }";
        let variables = Variables::from_json(serde_json::json!({ "slug": slug }));
        let request = Request::new(query).variables(variables).data(view.clone());
        assert!(runtime.block_on(schema.execute(request)).errors.is_empty());
    };
    let ways = |at: usize| {
        let (from, to) = (records[at % 64], records[(at + 1) % 64]);
        let mut reader = Reader::new(&view, &selection);
        black_box(Search::to(&mut reader, to, 12, &Stop::default()).shortest(from, 5).unwrap());
    };
    for (name, read) in [("look-up", &look_up as &dyn Fn(usize)), ("five ways", &ways)] {
        println!("{name} while the background rests: {}", spread(read));
        let stop = Stop::default();
        std::thread::scope(|scope| {
            scope.spawn(|| while Analysis::of(selection.graph(&view), &stop).is_ok() {});
            println!("{name} while it computes: {}", spread(read));
            stop.tell();
        });
    }
}

/// The median and the 99th percentile of many readings.
fn spread(read: &dyn Fn(usize)) -> String {
    let begun = Instant::now();
    let mut times = Vec::new();
    while begun.elapsed() < READING {
        let start = Instant::now();
        read(times.len());
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let (median, late) = (times[times.len() / 2], times[times.len() * 99 / 100]);
    format!("p50 {median:?}, p99 {late:?} of {}", times.len())
}

criterion_group!(benches, summing_up, asking, reading_meanwhile);
criterion_main!(benches);
