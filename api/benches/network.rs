//! What asking the network costs: building its graph, a neighbourhood, ways, PageRank, everything that the background
//! computes after a write.
//!
//! `cargo bench --bench network`; the size is `PARTNERNETZ_BENCH_INSTITUTIONS` (100,000).
#![expect(clippy::unwrap_used, reason = "a bench may stop")]

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use partnernetz::access::Viewer;
use partnernetz::clock::Clock;
use partnernetz::directory::{Directory, Noun, RecordNo, View};
use partnernetz::document::generate::generate;
use partnernetz::document::merge;
use partnernetz::document::read::Opened;
use partnernetz::journal::Stamp;
use partnernetz::network::analysis::Analysis;
use partnernetz::network::graph::Stop;
use partnernetz::network::metric::spectrum::page_rank;
use partnernetz::network::neighbourhood::around;
use partnernetz::network::path::Search;
use partnernetz::network::reader::Reader;
use partnernetz::network::selection::Selection;
use partnernetz::network::suggestion::suggestions;
use partnernetz::network::tie::Ties;
use partnernetz::vocabulary;

fn generated() -> Directory {
    let institutions = std::env::var("PARTNERNETZ_BENCH_INSTITUTIONS").map_or(100_000, |text| text.parse().unwrap());
    let mut document = Vec::new();
    generate(institutions, 1, &mut document).unwrap();
    let stamp = Stamp::of(&Clock::system());
    let empty = Directory::default();
    let empty = empty.apply(vocabulary::complete(&empty, &stamp), 1);
    let document = Opened::text(String::from_utf8(document).unwrap()).map_err(|it| it.message(false)).unwrap();
    let (change, _) = merge(&empty, &document, &stamp).map_err(|it| it.message(false)).unwrap();
    empty.apply(change, 2)
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

criterion_group!(benches, asking);
criterion_main!(benches);
