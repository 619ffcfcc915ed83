//! What is handed to the journal, and what comes back.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::retry::Retry;
use crate::clock::Clock;
use crate::directory::{Change, Directory, Revision};

/// The time of a deed, and fresh ids for what it makes: handed in, because a pure function makes neither.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// When the deed is done.
    pub now: DateTime<Utc>,
    clock: Clock,
}

impl Stamp {
    /// The time and ids of a clock.
    #[must_use]
    pub fn of(clock: &Clock) -> Self {
        Self { now: clock.now(), clock: clock.clone() }
    }

    /// A fresh, time-ordered id (`UUIDv7`).
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.clock.id()
    }
}

/// The rules of a deed: from a value to what changes and what is answered, or to why it is refused.
///
/// A pure function. It may run more than once (on a newer value, when the database refused the deeds it was written
/// with), so it may not count on running once.
pub type Act<A, R> = Box<dyn Fn(&Directory, &Stamp) -> Result<(Change, A), R> + Send + Sync>;

/// Called while a deed is written, with how many records and relations are written and how many there are.
pub type Progress = Box<dyn Fn(usize, usize) + Send + Sync>;

/// One thing to be done, all of it or nothing. `A` is its answer, `R` why it may be refused.
pub struct Deed<A, R> {
    /// What it is called in the log, such as `load`.
    pub name: &'static str,
    /// Who does it: the subject of a token; none for the program itself.
    pub actor: Option<Box<str>>,
    /// The request that asked for it.
    pub request_id: Option<Box<str>>,
    /// Why, in free words.
    pub reason: Option<Box<str>>,
    /// Its rules.
    pub act: Act<A, R>,
    /// Who wants to know how far it is.
    pub progress: Option<Progress>,
    /// How a retry of it is known.
    pub retry: Option<Retry<A, R>>,
}

/// A deed that is done: durable, and in the value that is answered from.
#[derive(Clone, Debug)]
pub struct Done<A> {
    /// The revision that the deed made; if it changed nothing, the revision at which it looked.
    pub revision: Revision,
    /// Its answer.
    pub answer: A,
    /// The value with the deed in it.
    pub directory: Arc<Directory>,
}

/// Why a deed is not done. Nothing of it was written (if [`Self::Unavailable`] says so, it may be unknown).
pub enum CommitError<R> {
    /// Its own rules refused it.
    Refused(R),
    /// The database can't be reached or is busy; trying again later can help.
    Unavailable(anyhow::Error),
    /// The database refused the rows, or the deed panicked: a fault of this program.
    Internal(anyhow::Error),
}

impl<R: fmt::Debug> fmt::Debug for CommitError<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(reason) => f.debug_tuple("Refused").field(reason).finish(),
            Self::Unavailable(error) => f.debug_tuple("Unavailable").field(error).finish(),
            Self::Internal(error) => f.debug_tuple("Internal").field(error).finish(),
        }
    }
}
