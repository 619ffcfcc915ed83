//! What the journal costs: a whole load, a start, one durable deed, and many at once.
//!
//! `cargo bench --bench journal`; on PostgreSQL too where `PARTNERNETZ_TEST_POSTGRES` is set. The size is
//! `PARTNERNETZ_BENCH_INSTITUTIONS` (3,000: 10,000 records and 22,500 relations).
#![expect(clippy::unwrap_used, reason = "a bench may stop")]

use std::convert::Infallible;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use partnernetz::clock::Clock;
use partnernetz::command::load::load_document;
use partnernetz::config::Database;
use partnernetz::directory::{Change, Directory, Noun, RecordNo};
use partnernetz::document::generate::generate;
use partnernetz::document::read::Opened;
use partnernetz::journal::{Deed, Journal};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// A place for databases of one kind.
enum Place {
    Files(TempDir),
    Server(String, DatabaseConnection),
}

impl Place {
    fn name(&self) -> &'static str {
        match self {
            Self::Files(_) => "SQLite",
            Self::Server(..) => "PostgreSQL",
        }
    }

    /// A new, empty database.
    async fn database(&self) -> Database {
        let name = format!("bench_{}", Clock::system().id().simple());
        match self {
            Self::Files(folder) => Database::Sqlite(folder.path().join(name)),
            Self::Server(server, admin) => {
                admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
                Database::Postgres(format!("{server}/{name}").into())
            }
        }
    }

    async fn drop(&self, database: Database) {
        match (self, database) {
            (Self::Server(_, admin), Database::Postgres(url)) => {
                let name = url.rsplit('/').next().unwrap();
                admin.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
            }
            (_, Database::Sqlite(file)) => std::fs::remove_file(file).unwrap(),
            (Self::Files(_), Database::Postgres(_)) => {}
        }
    }
}

async fn places() -> Vec<Place> {
    let mut places = vec![Place::Files(tempfile::tempdir().unwrap())];
    if let Ok(server) = std::env::var("PARTNERNETZ_TEST_POSTGRES") {
        let server = server.trim_end_matches('/').to_owned();
        let admin = sea_orm::Database::connect(format!("{server}/postgres")).await.unwrap();
        places.push(Place::Server(server, admin));
    }
    places
}

fn document() -> String {
    let institutions = std::env::var("PARTNERNETZ_BENCH_INSTITUTIONS").map_or(3_000, |text| text.parse().unwrap());
    let mut document = Vec::new();
    generate(institutions, 1, &mut document).unwrap();
    String::from_utf8(document).unwrap()
}

async fn load(journal: &Journal, document: &str) {
    let document = Opened::text(document.to_owned()).map_err(|it| it.message(false)).unwrap();
    if let Err(error) = load_document(journal, document, None).await {
        panic!("the generated document is not loaded: {:?}", std::mem::discriminant(&error));
    }
}

/// Changes the note of one institution.
fn edit(number: usize) -> Deed<(), Infallible> {
    let act = Box::new(move |directory: &Directory, stamp: &_| Ok((noted(directory, stamp, number), ())));
    Deed { name: "edit", actor: None, request_id: None, reason: None, act, progress: None, retry: None }
}

fn noted(directory: &Directory, stamp: &partnernetz::journal::Stamp, number: usize) -> Change {
    let mut change = Change::of(directory);
    let no: RecordNo = *directory.by_name(Noun::Institution).iter().nth(number).unwrap();
    let mut record = directory.record(no).unwrap().as_ref().clone();
    record.note = Some(stamp.id().to_string().into());
    record.version += 1;
    change.put_record(no, record);
    change
}

fn journal(c: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let document = document();
    for place in runtime.block_on(places()) {
        let mut group = c.benchmark_group(place.name());
        group.sample_size(10).measurement_time(Duration::from_secs(20));

        group.throughput(Throughput::Elements(document.lines().count() as u64 - 1));
        group.bench_function("load", |b| {
            b.iter_custom(|count| {
                runtime.block_on(async {
                    let mut taken = Duration::ZERO;
                    for _ in 0..count {
                        let database = place.database().await;
                        let journal = Journal::open(&database, Clock::system()).await.unwrap();
                        let start = Instant::now();
                        load(&journal, &document).await;
                        taken += start.elapsed();
                        journal.close().await;
                        place.drop(database).await;
                    }
                    taken
                })
            });
        });

        let database = runtime.block_on(place.database());
        let journal = runtime.block_on(Journal::open(&database, Clock::system())).unwrap();
        runtime.block_on(load(&journal, &document));
        group.bench_function("start", |b| {
            b.iter(|| {
                runtime.block_on(async {
                    Journal::open(&database, Clock::system()).await.unwrap().close().await;
                });
            });
        });
        group.throughput(Throughput::Elements(1));
        group.bench_function("one deed", |b| b.iter(|| runtime.block_on(journal.commit(edit(1))).unwrap()));
        group.throughput(Throughput::Elements(64));
        group.bench_function("64 deeds of 64 clients", |b| {
            b.iter(|| {
                runtime.block_on(async {
                    let deeds = (0..64).map(|number| {
                        let journal = journal.clone();
                        tokio::spawn(async move { journal.commit(edit(number)).await.unwrap() })
                    });
                    for deed in deeds.collect::<Vec<_>>() {
                        deed.await.unwrap();
                    }
                });
            });
        });
        // To be compared with one deed: there each has a transaction of its own.
        group.throughput(Throughput::Elements(16 * 32));
        group.bench_function("512 deeds of 16 clients", |b| {
            b.iter(|| {
                runtime.block_on(async {
                    let clients = (0..16).map(|client| {
                        let journal = journal.clone();
                        tokio::spawn(async move {
                            for number in 0..32 {
                                journal.commit(edit(client * 32 + number)).await.unwrap();
                            }
                        })
                    });
                    for client in clients.collect::<Vec<_>>() {
                        client.await.unwrap();
                    }
                });
            });
        });
        group.finish();
        runtime.block_on(async {
            journal.close().await;
            place.drop(database).await;
        });
    }
}

criterion_group!(benches, journal);
criterion_main!(benches);
