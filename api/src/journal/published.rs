//! The current value, and how it changes.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use tokio::sync::watch;

use super::Condition;
use crate::directory::{Directory, Revision};

/// How many values the journal keeps after they are no longer current, and for how long: a request holds one for at
/// most ten seconds.
const KEPT: usize = 8;
const KEPT_FOR: Duration = Duration::from_secs(15);

/// Publishes one value after the other; only the writer task has it.
pub(super) struct Published {
    current: Arc<ArcSwap<Directory>>,
    revisions: watch::Sender<Revision>,
    condition: watch::Sender<Condition>,
    /// The last values: whoever drops the last hold on one pays for it, and that should be the journal and no request.
    last: VecDeque<(Instant, Arc<Directory>)>,
}

impl Published {
    /// Publishes a first value.
    pub(super) fn of(directory: Directory) -> Self {
        let revision = directory.revision();
        Self {
            current: Arc::new(ArcSwap::from_pointee(directory)),
            revisions: watch::Sender::new(revision),
            condition: watch::Sender::new(Condition::Ready),
            last: VecDeque::with_capacity(KEPT + 1),
        }
    }

    /// Where the current value is always found.
    pub(super) const fn shared(&self) -> &Arc<ArcSwap<Directory>> {
        &self.current
    }

    /// Tells of each new revision.
    pub(super) fn revisions(&self) -> watch::Receiver<Revision> {
        self.revisions.subscribe()
    }

    /// Tells when it is over.
    pub(super) fn condition(&self) -> watch::Receiver<Condition> {
        self.condition.subscribe()
    }

    /// The current value.
    pub(super) fn current(&self) -> Arc<Directory> {
        self.current.load_full()
    }

    /// Makes a value the current one.
    pub(super) fn publish(&mut self, next: Arc<Directory>) {
        let revision = next.revision();
        if revision == self.current.load().revision() {
            return;
        }
        self.last.push_back((Instant::now(), self.current.swap(next)));
        self.revisions.send_replace(revision);
        self.forget();
    }

    /// Lets go of values that no request can hold any more, or that are too many.
    pub(super) fn forget(&mut self) {
        while let Some((since, _)) = self.last.front()
            && (self.last.len() > KEPT || since.elapsed() > KEPT_FOR)
        {
            let oldest = self.last.pop_front();
            // A value that a load of everything replaced takes its time to go.
            tokio::task::spawn_blocking(move || drop(oldest));
        }
    }

    /// Says that this program can't go on.
    pub(super) fn end(&self, why: &str) {
        if self.over().is_none() {
            tracing::error!(why, "the journal is over");
            self.condition.send_replace(Condition::Over(why.into()));
        }
    }

    /// Why this program can't go on.
    pub(super) fn over(&self) -> Option<Arc<str>> {
        match &*self.condition.borrow() {
            Condition::Ready => None,
            Condition::Over(why) => Some(Arc::clone(why)),
        }
    }
}
