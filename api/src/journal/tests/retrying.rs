//! Retries, and deeds that nobody waits for any more.

use std::sync::Mutex;
use std::sync::mpsc::{SyncSender, sync_channel};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::{Chance, add_one, deed, invent, on_databases, open};
use crate::directory::{Change, Directory, Noun, Revision};
use crate::journal::{CommitError, Deed, Done, Journal, Retry, RetryKey, Stamp};

type Outcome = Result<Done<(String, bool)>, CommitError<&'static str>>;

/// A deed that adds an institution, and answers with its id and whether it had done so before.
fn add(key: &str, input: &str) -> Deed<(String, bool), &'static str> {
    let act = |directory: &Directory, stamp: &Stamp| {
        let mut change = Change::of(directory);
        let mut luck = Chance::of(stamp.id().as_u128());
        let no = invent::record(&mut luck, directory, &mut change, stamp, Noun::Institution);
        let id = change.id_of(directory, no).unwrap().to_string();
        Ok((change, (id, false)))
    };
    let retry = Retry {
        key: RetryKey { actor: "tester".into(), key: key.into(), input: input.into() },
        subject: |(id, _): &(String, bool)| id.clone(),
        again: |id, _: Revision| Some((id.to_owned(), true)),
        reused: || "reused",
    };
    Deed {
        name: "test",
        actor: Some("tester".into()),
        request_id: None,
        reason: None,
        act: Box::new(act),
        progress: None,
        retry: Some(retry),
    }
}

/// A journal that is busy with a deed until the gate opens: what comes meanwhile is one batch.
async fn busy(journal: &Journal) -> SyncSender<()> {
    let (opens, gate) = sync_channel::<()>(0);
    let (began, begins) = tokio::sync::oneshot::channel();
    let (gate, began) = (Mutex::new(gate), Mutex::new(Some(began)));
    let first = deed(move |directory, _| {
        if let Some(began) = began.lock().unwrap().take() {
            began.send(()).unwrap();
        }
        gate.lock().unwrap().recv().unwrap_or_default();
        Change::of(directory)
    });
    let journal = journal.clone();
    tokio::spawn(async move { journal.commit(first).await });
    begins.await.unwrap();
    opens
}

/// Hands a deed in, and keeps the answer to be waited for.
fn hand_in(journal: &Journal, deed: Deed<(String, bool), &'static str>) -> BoxFuture<'static, Outcome> {
    let journal = journal.clone();
    let mut waits = async move { journal.commit(deed).await }.boxed();
    assert!((&mut waits).now_or_never().is_none(), "the journal is busy");
    waits
}

#[tokio::test]
async fn retries_in_one_batch_are_done_once_and_a_key_reused_there_is_refused() {
    on_databases(async |database| {
        let journal = open(database).await;
        let before = journal.current().records().count();
        let opens = busy(&journal).await;
        let waiting =
            [("k", "a"), ("k", "a"), ("k", "b"), ("l", "a")].map(|(key, input)| hand_in(&journal, add(key, input)));
        opens.send(()).unwrap();
        let [first, again, reused, other] = futures_util::future::join_all(waiting).await.try_into().unwrap();
        let (first, again, other) = (first.unwrap(), again.unwrap(), other.unwrap());
        assert_eq!((first.revision, first.answer.1), (2, false));
        assert_eq!(again.answer, (first.answer.0, true));
        assert!(matches!(reused, Err(CommitError::Refused("reused"))), "{reused:?}");
        assert_eq!((other.revision, other.answer.1), (3, false));
        assert_eq!(journal.current().records().count(), before + 2);
        journal.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_deed_is_done_although_nobody_waits_for_it_and_the_next_is_answered() {
    on_databases(async |database| {
        let journal = open(database).await;
        let opens = busy(&journal).await;
        drop(hand_in(&journal, add("k", "a")));
        let next = hand_in(&journal, add("l", "a"));
        drop(hand_in(&journal, add("m", "a")));
        opens.send(()).unwrap();
        assert_eq!(next.await.unwrap().revision, 3);
        assert_eq!(journal.commit(add_one()).await.unwrap().revision, 5);
        let retried = journal.commit(add("m", "a")).await.unwrap();
        assert!(retried.answer.1, "it is known by its key");
        assert_eq!(retried.revision, 5);
        journal.close().await;
    })
    .await;
}
