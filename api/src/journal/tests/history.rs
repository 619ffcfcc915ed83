//! The log tells every earlier state of everything, whatever was done.

use std::collections::BTreeMap;

use proptest::prelude::*;
use uuid::Uuid;

use super::round_trip::change_at_random;
use super::{on_databases, open};
use crate::directory::Directory;
use crate::journal::history::State;
use crate::journal::{History, Span, Subject, is_unavailable};

const ALL: Span = Span { before: None, after: None, newest_first: true, limit: 1_000 };

/// Each state that a record or relation ever had, by its id.
type States = BTreeMap<Uuid, Vec<State>>;

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn what_is_undone_is_every_earlier_state(seed in any::<u64>()) {
        tokio::runtime::Runtime::new().unwrap().block_on(on_databases(async |database| {
            let journal = open(database).await;
            let (mut records, mut relations) = (States::new(), States::new());
            note(&journal.current(), &mut records, &mut relations);
            for round in 0..8 {
                change_at_random(&journal, seed.wrapping_add(round)).await;
                note(&journal.current(), &mut records, &mut relations);
            }
            let (history, directory) = (journal.history(), journal.current());
            assert!(records.values().any(|states| states.len() > 1), "something changes");
            for (id, states) in &records {
                let no = directory.record_by_id(*id).unwrap();
                let (now, subject) = (State::of_record(&directory, no).unwrap(), Subject::record(&directory, directory.record(no).unwrap()));
                tells(history, subject, &now, states).await;
            }
            for (id, states) in &relations {
                let Some(no) = directory.relation_by_id(*id) else { continue };
                let (now, subject) =
                    (State::of_relation(&directory, no).unwrap(), Subject::relation(&directory, directory.relation(no).unwrap()));
                tells(history, subject, &now, states).await;
            }
            journal.close().await;
        }));
    }
}

fn note(directory: &Directory, records: &mut States, relations: &mut States) {
    let add = |states: &mut States, id, state: Option<State>| {
        let (states, state) = (states.entry(id).or_default(), state.unwrap());
        if states.last() != Some(&state) {
            states.push(state);
        }
    };
    for (no, record) in directory.records() {
        add(records, record.id, State::of_record(directory, no));
    }
    for (no, relation) in directory.relations() {
        add(relations, relation.id, State::of_relation(directory, no));
    }
}

async fn tells(history: &History, subject: Subject, now: &State, states: &[State]) {
    let first = states[0].version;
    for (state, version) in states.iter().zip(first..) {
        assert_eq!(state.version, version, "versions count up by one");
        let then = history.undone(subject, now.clone(), version).await.unwrap();
        assert_eq!(then.as_ref(), Some(state), "of {subject:?} at version {version}");
    }
    assert!(history.undone(subject, now.clone(), now.version + 1).await.unwrap().is_none());
    assert!(history.undone(subject, now.clone(), 0).await.unwrap().is_none());
    let entries = history.entries(subject, ALL).await.unwrap();
    assert_eq!(entries.len(), states.len());
    assert_eq!(history.count(subject).await.unwrap(), u64::try_from(states.len()).unwrap());
    let versions: Vec<i32> = entries.iter().rev().map(|entry| entry.version).collect();
    // What is invented begins with version 2; what came with the first load of all is said to begin with 1.
    assert!(versions.iter().skip(1).eq(states.iter().skip(1).map(|state| &state.version)), "{versions:?}");
    assert!(entries.iter().zip(entries.iter().skip(1)).all(|(newer, older)| newer.revision > older.revision));
}

#[tokio::test]
async fn without_the_database_the_past_is_unavailable() {
    on_databases(async |database| {
        let journal = open(database).await;
        let directory = journal.current();
        let (_, record) = directory.records().next().unwrap();
        let subject = Subject::record(&directory, record);
        assert_eq!(journal.history().count(subject).await.unwrap(), 1);
        journal.close().await;
        let error = journal.history().count(subject).await.unwrap_err();
        assert!(is_unavailable(&error), "{error:#}");
    })
    .await;
}
