//! Deeds: refused, done together, done by several at once.

use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex};

use partnernetz_entities::{record, revision};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryOrder};

use super::databases::connect;
use super::{Chance, add_one, deed, invent, on_databases, open};
use crate::clock::Clock;
use crate::config::Database;
use crate::directory::{Address, AddressType, Change, Directory, Noun};
use crate::journal::commit::Committing;
use crate::journal::published::Published;
use crate::journal::store::Store;
use crate::journal::{CommitError, Deed, Journal, Stamp};

/// A deed whose rows the database refuses: it knows that a country has two letters.
fn against_the_rules_of_the_database() -> Deed<(), std::convert::Infallible> {
    deed(|directory, stamp| {
        let mut change = Change::of(directory);
        let no = invent::record(&mut Chance::of(1_u64), directory, &mut change, stamp, Noun::Institution);
        let mut record = change.record(no).unwrap().clone();
        let mut address = blank_address(stamp);
        address.country = Some("DEU".into());
        record.addresses = [address].into();
        change.put_record(no, record);
        change
    })
}

fn blank_address(stamp: &Stamp) -> Address {
    Address {
        id: stamp.id(),
        kind: AddressType::Postal,
        recipient: Box::default(),
        street: None,
        postal_code: None,
        locality: None,
        country: None,
        place: None,
        position: None,
        citations: Box::default(),
    }
}

async fn numbers(database: &Database) -> Vec<i64> {
    let db = connect(database).await;
    let rows = revision::Entity::find().order_by_asc(revision::Column::Number).all(&db).await.unwrap();
    db.close().await.unwrap();
    rows.into_iter().map(|row| row.number).collect()
}

async fn stored_records(database: &Database) -> u64 {
    let db = connect(database).await;
    let count = record::Entity::find().count(&db).await.unwrap();
    db.close().await.unwrap();
    count
}

#[tokio::test]
async fn a_new_directory_has_the_vocabulary_at_revision_1_and_a_second_start_adds_nothing() {
    on_databases(async |database| {
        for _ in 0..2 {
            let journal = open(database).await;
            assert_eq!(journal.current().revision(), 1);
            assert!(journal.current().term_by_code("participation_role", "organiser").is_some());
            journal.close().await;
        }
        assert_eq!(numbers(database).await, [1]);
    })
    .await;
}

#[tokio::test]
async fn what_is_refused_panics_or_changes_nothing_makes_no_revision() {
    on_databases(async |database| {
        let journal = open(database).await;
        let refused = Deed { act: Box::new(|_, _| Err::<(Change, ()), _>("no")), ..with_refusals() };
        assert!(matches!(journal.commit(refused).await, Err(CommitError::Refused("no"))));
        let panics = Deed { act: Box::new(|_, _| panic!("in the rules")), ..with_refusals() };
        assert!(matches!(journal.commit(panics).await, Err(CommitError::Internal(_))));
        let same = Deed { act: Box::new(|directory, _| Ok((Change::of(directory), ()))), ..with_refusals() };
        assert_eq!(journal.commit(same).await.unwrap().revision, 1);
        assert_eq!(journal.commit(add_one()).await.unwrap().revision, 2);
        assert_eq!(numbers(database).await, [1, 2]);
        journal.close().await;
        assert!(matches!(journal.commit(add_one()).await, Err(CommitError::Unavailable(_))));
    })
    .await;
}

fn with_refusals() -> Deed<(), &'static str> {
    let act = Box::new(|_: &_, _: &_| Err("not given"));
    Deed { name: "test", actor: None, request_id: None, reason: None, act, progress: None, retry: None }
}

#[tokio::test]
async fn one_bad_deed_of_a_batch_fails_alone() {
    on_databases(async |database| {
        let journal = open(database).await;
        let before = stored_records(database).await;
        let (opens, gate) = sync_channel::<()>(0);
        let gate = Mutex::new(gate);
        // While the first deed waits, the others gather.
        let first = deed(move |directory, _| {
            gate.lock().unwrap().recv().unwrap_or_default();
            Change::of(directory)
        });
        let all = [first, add_one(), against_the_rules_of_the_database(), add_one()];
        let waiting = all.map(|deed| {
            tokio::spawn({
                let journal = journal.clone();
                async move { journal.commit(deed).await }
            })
        });
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        opens.send(()).unwrap();
        drop(opens);
        let mut outcomes = Vec::new();
        for waits in waiting {
            outcomes.push(waits.await.unwrap().map(|done| done.revision));
        }
        assert!(matches!(outcomes[2], Err(CommitError::Internal(_))), "{outcomes:?}");
        assert!(outcomes.iter().enumerate().all(|(at, outcome)| at == 2 || outcome.is_ok()), "{outcomes:?}");
        assert_eq!(numbers(database).await, [1, 2, 3]);
        assert_eq!(stored_records(database).await, before + 2);
        assert_eq!(journal.current().revision(), 3);
        journal.close().await;
    })
    .await;
}

#[tokio::test]
async fn two_journals_share_one_log_without_gaps() {
    on_databases(async |database| {
        let journals = [open(database).await, open(database).await];
        let commits: Vec<_> = (0..60)
            .map(|at| {
                let journal: Journal = journals[at % 2].clone();
                tokio::spawn(async move { journal.commit(add_one()).await.unwrap().revision })
            })
            .collect();
        let mut revisions = Vec::new();
        for commit in commits {
            revisions.push(commit.await.unwrap());
        }
        revisions.sort_unstable();
        assert_eq!(revisions, (2..=61).collect::<Vec<_>>());
        assert_eq!(numbers(database).await, (1..=61).collect::<Vec<_>>());
        // One more deed each: under the lock it has seen all that came before.
        for journal in &journals {
            let done = journal.commit(add_one()).await.unwrap();
            let shipped = crate::vocabulary::SHIPPED.terms.len();
            assert_eq!(done.directory.records().count(), shipped + usize::try_from(done.revision).unwrap() - 1);
            journal.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_comes_after_the_value_and_progress_ends_at_all() {
    on_databases(async |database| {
        let journal = open(database).await;
        let steps = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&steps);
        let progress = Box::new(move |written, of| seen.lock().unwrap().push((written, of)));
        let done = journal.commit(Deed { progress: Some(progress), ..add_one() }).await.unwrap();
        assert!(Arc::ptr_eq(&done.directory, &journal.current()));
        assert_eq!(steps.lock().unwrap().last(), Some(&(1, 1)));
        journal.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_server_that_goes_away_in_the_middle_leaves_nothing_and_is_found_again() {
    on_databases(async |database| {
        if database.file().is_some() {
            return;
        }
        let journal = open(database).await;
        let before = stored_records(database).await;
        let url = database.clone();
        let cut = deed(move |directory, stamp| {
            let url = url.clone();
            let cut = async {
                let db = connect(&url).await;
                let sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                           WHERE datname = current_database() AND pid <> pg_backend_pid()";
                db.execute_unprepared(sql).await.unwrap();
            };
            std::thread::scope(|scope| {
                scope.spawn(|| tokio::runtime::Runtime::new().unwrap().block_on(cut)).join().unwrap();
            });
            let mut change = Change::of(directory);
            invent::record(&mut Chance::of(7_u64), directory, &mut change, stamp, Noun::Institution);
            change
        });
        let failed = journal.commit(cut).await;
        assert!(matches!(failed, Err(CommitError::Unavailable(_))), "{failed:?}");
        assert_eq!((stored_records(database).await, journal.current().revision()), (before, 1));
        assert_eq!(journal.commit(add_one()).await.unwrap().revision, 2);
        journal.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_deed_that_waits_too_long_for_another_writer_is_told_to_try_later() {
    on_databases(async |database| {
        let journal = open(database).await;
        let other = Store::connect(database).await.unwrap();
        let lock = other.locked().await.unwrap();
        let refused = journal.commit(add_one()).await;
        assert!(matches!(refused, Err(CommitError::Unavailable(_))), "{refused:?}");
        lock.rollback().await.unwrap();
        assert_eq!(journal.commit(add_one()).await.unwrap().revision, 2);
        journal.close().await;
        other.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_lost_commit_is_found_by_its_id_or_is_not_there() {
    on_databases(async |database| {
        open(database).await.close().await;
        let db = connect(database).await;
        let commit_id = revision::Entity::find().one(&db).await.unwrap().unwrap().commit_id;
        db.close().await.unwrap();
        let committing = Committing {
            store: Store::connect(database).await.unwrap(),
            clock: Clock::system(),
            published: Published::of(Directory::default()),
        };
        assert!(committing.search(commit_id).await.unwrap());
        assert!(!committing.search(Clock::random_id()).await.unwrap());
        committing.store.close().await;
    })
    .await;
}
