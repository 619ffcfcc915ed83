//! Deeds of any answer in one queue.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use anyhow::anyhow;
use tokio::sync::oneshot;

use super::deed::{CommitError, Deed, Done, Progress, Stamp};
use super::retry::{RetryKey, Used};
use crate::directory::{Change, Directory, Revision};

/// A deed that waits, whatever it answers and why ever it may be refused.
pub(super) trait Waiting: Send {
    /// Runs the rules on a value. None: there is nothing to write, because the deed changes nothing or is refused.
    ///
    /// # Errors
    /// If the rules panic.
    fn run(&mut self, directory: &Directory, stamp: &Stamp) -> anyhow::Result<Option<Change>>;

    /// By what a retry of it is known.
    fn key(&self) -> Option<&RetryKey>;

    /// What the last run made, to be kept with the key.
    fn subject(&self) -> Option<String>;

    /// It was done before: its answer is the one of that time, or a refusal if the key was for something else.
    fn repeat(&mut self, used: &Used);

    /// What the log says about it.
    fn words(&self) -> Words;

    /// Who wants to know how far it is.
    fn progress(&self) -> Option<&Progress>;

    /// Tells whoever waits what came of the last run.
    fn answer(self: Box<Self>, revision: Revision, directory: Arc<Directory>);

    /// Tells whoever waits that it could not be done.
    fn fail(self: Box<Self>, failure: Failure);
}

/// What the log says about a deed.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) name: &'static str,
    pub(super) actor: Option<Box<str>>,
    pub(super) request_id: Option<Box<str>>,
    pub(super) reason: Option<Box<str>>,
}

/// Why deeds could not be done, though their rules allow them.
#[derive(Debug)]
pub(super) enum Failure {
    /// The database can't be reached, is busy, or is no longer for this program.
    Unavailable(anyhow::Error),
    /// A fault of this program.
    Internal(anyhow::Error),
}

impl Failure {
    /// The same for another deed.
    pub(super) fn again(&self) -> Self {
        match self {
            Self::Unavailable(error) => Self::Unavailable(anyhow!("{error:#}")),
            Self::Internal(error) => Self::Internal(anyhow!("{error:#}")),
        }
    }
}

/// What came of a deed.
type Outcome<A, R> = Result<Done<A>, CommitError<R>>;

/// A deed, what came of its last run, and who waits for it.
pub(super) struct Queued<A, R> {
    deed: Deed<A, R>,
    outcome: Option<Result<A, R>>,
    waits: oneshot::Sender<Outcome<A, R>>,
}

impl<A, R> Queued<A, R> {
    /// A deed that has not run, and where its answer comes.
    pub(super) fn of(deed: Deed<A, R>) -> (Self, oneshot::Receiver<Outcome<A, R>>) {
        let (waits, answer) = oneshot::channel();
        (Self { deed, outcome: None, waits }, answer)
    }
}

impl<A: Send, R: Send> Waiting for Queued<A, R> {
    fn run(&mut self, directory: &Directory, stamp: &Stamp) -> anyhow::Result<Option<Change>> {
        self.outcome = None;
        // A panic in the rules of one deed must not end the journal.
        let ran = catch_unwind(AssertUnwindSafe(|| (self.deed.act)(directory, stamp)));
        match ran.map_err(|_| anyhow!("the rules of {:?} panicked", self.deed.name))? {
            Ok((change, answer)) => {
                self.outcome = Some(Ok(answer));
                Ok((!change.is_empty()).then_some(change))
            }
            Err(reason) => {
                self.outcome = Some(Err(reason));
                Ok(None)
            }
        }
    }

    fn key(&self) -> Option<&RetryKey> {
        self.deed.retry.as_ref().map(|retry| &retry.key)
    }

    fn subject(&self) -> Option<String> {
        let retry = self.deed.retry.as_ref()?;
        let answer = self.outcome.as_ref()?.as_ref().ok()?;
        Some((retry.subject)(answer))
    }

    fn repeat(&mut self, used: &Used) {
        self.outcome = self.deed.retry.as_ref().and_then(|retry| {
            if retry.key.input == used.input {
                (retry.again)(&used.subject, used.revision).map(Ok)
            } else {
                Some(Err((retry.reused)()))
            }
        });
    }

    fn words(&self) -> Words {
        let Deed { name, actor, request_id, reason, .. } = &self.deed;
        Words { name, actor: actor.clone(), request_id: request_id.clone(), reason: reason.clone() }
    }

    fn progress(&self) -> Option<&Progress> {
        self.deed.progress.as_ref()
    }

    fn answer(self: Box<Self>, revision: Revision, directory: Arc<Directory>) {
        let answer = match self.outcome {
            Some(Ok(answer)) => Ok(Done { revision, answer, directory }),
            Some(Err(reason)) => Err(CommitError::Refused(reason)),
            None => Err(CommitError::Internal(anyhow!("{:?} did not run", self.deed.name))),
        };
        // Whoever waited may have gone; the deed is done all the same.
        drop(self.waits.send(answer));
    }

    fn fail(self: Box<Self>, failure: Failure) {
        let error = match failure {
            Failure::Unavailable(error) => CommitError::Unavailable(error),
            Failure::Internal(error) => CommitError::Internal(error),
        };
        drop(self.waits.send(Err(error)));
    }
}
