//! Random deeds through a real journal: memory, tables, log and history tell the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use partnernetz_entities::{revision, revision_item, revision_touch};
use proptest::prelude::*;
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Deed, deed, editor};
use crate::clock::Clock;
use crate::config::Database;
use crate::deed::{Draft, Refusal, Subject};
use crate::directory::Directory;
use crate::document::dump::record_document;
use crate::journal::tests::{assert_alike, connect, on_databases};
use crate::journal::{self, CommitError, Done, Journal};

/// The noun of a touch that stands for everything.
const ALL: &str = "ALL";

/// A deed that was done.
struct Entry {
    revision: i64,
    id: Uuid,
    version: i32,
    /// Whether it made that version; to confirm a record makes none.
    is_new: bool,
}

/// Each state that a record ever had: the first has version 1.
type Past = BTreeMap<Uuid, Vec<Map<String, Value>>>;

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_what_people_did(sequence in proptest::collection::vec(deed(), 10..40)) {
        tokio::runtime::Runtime::new().unwrap().block_on(on_databases(async |database| {
            let journal = open(database).await;
            let (mut log, mut past) = (Vec::<Entry>::new(), Past::new());
            for deed in &sequence {
                let before = journal.current();
                match commit(&journal, deed.clone()).await {
                    Ok(done) => note(&before, &done, &mut log, &mut past),
                    Err(CommitError::Refused(_)) => assert!(Arc::ptr_eq(&journal.current(), &before), "{deed:?}"),
                    Err(error) => panic!("{deed:?}: {error:?}"),
                }
            }
            assert_log(database, &log).await;
            let now = journal.current();
            for (id, states) in &past {
                let no = now.record_by_id(*id).unwrap();
                for (state, version) in states.iter().zip(1..) {
                    let earlier = journal.history().record_at(&now, no, version).await.unwrap().unwrap();
                    assert_eq!(&earlier.document(&now), state, "version {version} of {id}");
                }
            }
            let afresh = open(database).await;
            assert_alike(&afresh.current(), &now);
            for journal in [journal, afresh] {
                journal.close().await;
            }
        }));
    }
}

async fn open(database: &Database) -> Journal {
    Journal::open(database, Clock::system()).await.unwrap()
}

async fn commit(journal: &Journal, deed: Deed) -> Result<Done<Subject>, CommitError<Refusal>> {
    let act = Box::new(move |directory: &Directory, stamp: &_| {
        let mut draft = Draft::new(directory, &editor(), stamp);
        let subject = deed.act(&mut draft);
        draft.finish(subject).map(|(change, drafted)| (change, drafted.subject))
    });
    let deed =
        journal::Deed { name: "test", actor: None, request_id: None, reason: None, act, progress: None, retry: None };
    journal.commit(deed).await
}

fn note(before: &Directory, done: &Done<Subject>, log: &mut Vec<Entry>, past: &mut Past) {
    let Subject::Record(id) = done.answer else { panic!("these deeds are on records") };
    if done.revision == before.revision() {
        return;
    }
    assert_eq!(done.revision, before.revision() + 1);
    let no = done.directory.record_by_id(id).unwrap();
    let version = done.directory.record(no).unwrap().version;
    let Ok(Value::Object(state)) = serde_json::to_value(record_document(&done.directory, no)) else { panic!("{id}") };
    let (states, known) = (past.entry(id).or_default(), usize::try_from(version).unwrap() - 1);
    let is_new = states.len() == known;
    states.truncate(known);
    states.push(state);
    assert_eq!(states.len(), known + 1, "versions count up by one");
    log.push(Entry { revision: done.revision.try_into().unwrap(), id, version, is_new });
}

/// The log has a revision for each deed and no other, in order, each with what it was done to.
async fn assert_log(database: &Database, log: &[Entry]) {
    let db = connect(database).await;
    let revisions = revision::Entity::find().order_by_asc(revision::Column::Number).all(&db).await.unwrap();
    let touches = revision_touch::Entity::find().order_by_asc(revision_touch::Column::Revision).all(&db).await.unwrap();
    let items = revision_item::Entity::find().all(&db).await.unwrap();
    db.close().await.unwrap();
    // The vocabulary is the first.
    let numbers: Vec<i64> = revisions.iter().map(|it| it.number).collect();
    assert!(numbers.iter().copied().eq(1..=numbers.last().copied().unwrap()), "{numbers:?}");
    assert!(numbers.iter().skip(1).eq(log.iter().map(|it| &it.revision)), "{numbers:?}");
    // What comes into an empty directory is told as all.
    let is_all = |it: &revision_touch::Model| it.noun.as_deref() == Some(ALL);
    let all: Vec<i64> = touches.iter().filter(|it| is_all(it)).map(|it| it.revision).collect();
    assert!(numbers.starts_with(&all) && all.len() == numbers.len().min(2), "{all:?}");
    let named = touches.iter().filter(|it| !is_all(it) && it.version.is_some());
    let named: Vec<_> = named.map(|it| (it.revision, it.id, it.version)).collect();
    let done: Vec<_> = log.iter().skip(1).map(|it| (it.revision, Some(it.id), Some(it.version))).collect();
    assert_eq!(named, done);
    for entry in log {
        let mut changes = items.iter().filter(|it| it.revision == entry.revision).peekable();
        assert_eq!(changes.peek().is_some() || !entry.is_new, entry.version > 1 || !entry.is_new);
        assert!(changes.all(|it| it.record_id == Some(entry.id)));
    }
}
