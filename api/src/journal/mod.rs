//! The journal: loads the whole directory, commits deeds with their revision, and follows the log of other servers.

mod deed;

use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use tokio::sync::watch;

pub use deed::{Act, CommitError, Deed, Done, Progress, Stamp};

use crate::clock::Clock;
use crate::config::Database;
use crate::directory::{Directory, Revision};

/// How often a follower looks whether others have written: the truth, where a notification only wakes.
pub const FOLLOW_EVERY: Duration = Duration::from_millis(500);

/// Whether the journal can go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It can.
    Ready,
    /// It can't, for this reason: the program stops being ready and exits.
    Over(Arc<str>),
}

/// The way to the directory's truth; cheap to clone.
#[derive(Clone)]
pub struct Journal {
    current: Arc<ArcSwap<Directory>>,
    revisions: watch::Receiver<Revision>,
    condition: watch::Receiver<Condition>,
}

impl Journal {
    /// Connects (an `SQLite` file is made), migrates, loads everything, completes the shipped vocabulary and starts to
    /// take deeds.
    ///
    /// # Errors
    /// If the database can't be reached, holds what this program can't read, or was migrated by a later version.
    #[expect(clippy::unused_async, reason = "being built")]
    pub async fn open(database: &Database, clock: Clock) -> anyhow::Result<Self> {
        anyhow::bail!("the journal of {database} at {} is being built", clock.now())
    }

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
    #[expect(clippy::unused_async, reason = "being built")]
    pub async fn commit<A, R>(&self, deed: Deed<A, R>) -> Result<Done<A>, CommitError<R>>
    where
        A: Send + 'static,
        R: Send + 'static,
    {
        Err(CommitError::Internal(anyhow::anyhow!("{} is being built", deed.name)))
    }

    /// Starts to follow what others write to the same database, looking at this interval.
    pub fn follow(&self, _every: Duration) {}

    /// Does what waits, then lets go of the database.
    #[expect(clippy::unused_async, reason = "being built")]
    pub async fn close(&self) {}
}
