//! The journal: loads the whole directory, commits deeds with their revision, and follows the log of other servers.
//!
//! One task per process ([`writer`]) takes the deeds that wait as a batch ([`commit`]): under the lock of the database
//! it catches up with what others wrote ([`load`]), runs each [`Deed`] on the evolving value, writes the rows between
//! the first and the last value ([`mod@write`], [`rows`]) with one revision per deed ([`log`]), commits, publishes the new
//! value ([`published`]) and only then answers. Start and followers read rows with the same function.

mod commit;
mod deed;
mod erase;
mod fault;
mod fields;
mod history;
mod load;
mod log;
mod open;
mod published;
mod queue;
mod retry;
mod rows;
mod serve_lock;
mod store;
mod touched;
mod touches;
mod write;
mod writer;

use std::sync::Arc;
use std::time::Duration;

use anyhow::anyhow;
use arc_swap::ArcSwap;
use partnernetz_migration::EPOCH;
use tokio::sync::{mpsc, oneshot, watch};

pub use deed::{Act, CommitError, Deed, Done, Progress, Stamp};
pub use fault::is_unavailable;
pub use fields::{GAPS, name_references};
pub use history::{Earlier, Entry, Held, History, Item, Past, Place, Span, Stood, Subject, Touch, What};
pub use retry::{Retry, RetryKey};
pub use serve_lock::ServeLock;

use crate::directory::{Directory, Revision};
use load::Head;
use queue::Queued;
use writer::Message;

/// How often a follower looks whether others have written: the truth, where a notification only wakes.
pub const FOLLOW_EVERY: Duration = Duration::from_millis(500);

/// Where `PostgreSQL` tells of new revisions.
const CHANNEL: &str = "partnernetz_revision";

/// Whether the journal can go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It can.
    Ready,
    /// It can't, for this reason: the program stops being ready and exits.
    Over(Arc<str>),
}

/// The way to the directory's truth; cheap to clone.
#[derive(Clone, Debug)]
pub struct Journal {
    current: Arc<ArcSwap<Directory>>,
    revisions: watch::Receiver<Revision>,
    condition: watch::Receiver<Condition>,
    messages: mpsc::Sender<Message>,
    history: History,
}

impl Journal {
    /// The current value.
    #[must_use]
    pub fn current(&self) -> Arc<Directory> {
        self.current.load_full()
    }

    /// Where the current value is always found.
    #[must_use]
    pub fn shared(&self) -> Arc<ArcSwap<Directory>> {
        Arc::clone(&self.current)
    }

    /// What the log tells of the past.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Tells of each new revision, after the current value has it.
    #[must_use]
    pub fn revisions(&self) -> watch::Receiver<Revision> {
        self.revisions.clone()
    }

    /// Tells when the journal can't go on.
    #[must_use]
    pub fn condition(&self) -> watch::Receiver<Condition> {
        self.condition.clone()
    }

    /// Does a deed: answers when it is durable and in the current value. It is done even if nobody waits for it.
    ///
    /// # Errors
    /// If its rules refuse it, or the database does.
    pub async fn commit<A, R>(&self, deed: Deed<A, R>) -> Result<Done<A>, CommitError<R>>
    where
        A: Send + 'static,
        R: Send + 'static,
    {
        let (queued, answer) = Queued::of(deed);
        let closed = || CommitError::Unavailable(anyhow!("the journal is closed"));
        self.messages.send(Message::Deed(Box::new(queued))).await.map_err(|_| closed())?;
        answer.await.unwrap_or_else(|_| Err(closed()))
    }

    /// Starts to follow what others write to the same database, looking at this interval.
    pub async fn follow(&self, every: Duration) {
        // If it is closed, there is nothing to follow.
        drop(self.messages.send(Message::Follow(every)).await);
    }

    /// Does what waits, then lets go of the database.
    pub async fn close(&self) {
        let (told, closed) = oneshot::channel();
        if self.messages.send(Message::Close(told)).await.is_ok() {
            drop(closed.await);
        }
    }
}

/// Whether this program may go on with a database, or why not.
fn epoch_fits(head: Head, current: &Directory) -> Result<(), String> {
    let known = current.revision();
    match head {
        Head { epoch: Some(epoch), .. } if epoch > EPOCH => Err(format!(
            "the database is at epoch {epoch}, made by a later version of this program, which knows {EPOCH}: update it"
        )),
        Head { last, .. } if last < known => Err(format!(
            "the log of the database ends at revision {last}, but {known} was already there: it is another database now"
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
pub(crate) mod tests;
