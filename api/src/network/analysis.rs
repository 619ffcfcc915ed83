//! Metrics and communities of the whole network: of today made in the background, of other days when asked, never stale.
//!
//! An analysis answers only for the revision whose network it was made of, or for one in which nothing of that network
//! changed: an older one could tell of what has been hidden since. What is kept are graphs, never directories.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use arc_swap::ArcSwap;
use chrono::NaiveDate;
use tokio::sync::{OnceCell, watch};
use tokio::time::{sleep, timeout};

use super::community::Communities;
use super::graph::{Stop, Stopped};
use super::metric::Metrics;
use super::selection::{RecordGraph, Selection};
use super::work::{LONGEST, Workers};
use crate::access::{Role, Viewer};
use crate::clock::Clock;
use crate::directory::{Directory, Revision, View, Visibility};
use crate::graphql::error::Failure;

/// How many analyses are kept; those of today for three audiences among them.
const KEPT: usize = 8;
/// The least rest between two rounds in the background.
const REST: Duration = Duration::from_millis(200);
/// How often the background looks whether a new day has begun.
const LOOK: Duration = Duration::from_mins(1);

/// What is known of the whole network of one audience on one day.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The network itself.
    pub network: RecordGraph,
    /// Its metrics.
    pub metrics: Metrics,
    /// Its communities.
    pub communities: Communities,
}

impl Analysis {
    /// Computes everything.
    ///
    /// # Errors
    /// [`Stopped`] when told to stop.
    pub fn of(network: RecordGraph, stop: &Stop) -> Result<Self, Stopped> {
        let metrics = Metrics::of(&network.graph, stop)?;
        let communities = Communities::of(&network.graph, stop)?;
        Ok(Self { network, metrics, communities })
    }
}

/// Of what something was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    audience: Visibility,
    on: NaiveDate,
    revision: Revision,
}

type Cell = Arc<OnceCell<Arc<Analysis>>>;

/// What has been computed of the network; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Analyses {
    workers: Workers,
    /// The last ones, the latest asked for at the end.
    kept: Arc<Mutex<Vec<(Key, Cell)>>>,
}

impl Analyses {
    /// Where long work runs.
    #[must_use]
    pub const fn workers(&self) -> &Workers {
        &self.workers
    }

    /// The network of a viewer on a day; whoever asks for the same meanwhile waits for the same.
    ///
    /// # Errors
    /// [`Failure::TooMuchWork`] when computing it takes too long for a request.
    pub async fn of(&self, view: &View, on: NaiveDate) -> Result<Arc<Analysis>, Failure> {
        let cell = self.cell(view, on);
        // Whoever waits for what another computes waits no longer either.
        let done = cell.get_or_try_init(|| self.workers.run(self.computing(view.clone(), on)));
        timeout(LONGEST, done).await.unwrap_or(Err(Failure::TooMuchWork)).cloned()
    }

    /// The same if it is there already.
    #[must_use]
    pub fn known(&self, view: &View, on: NaiveDate) -> Option<Arc<Analysis>> {
        self.cell(view, on).get().cloned()
    }

    /// The same in the background, where it may take its time.
    async fn prepare(&self, view: View, on: NaiveDate) -> Result<(), Failure> {
        let cell = self.cell(&view, on);
        cell.get_or_try_init(|| self.workers.run_to_end(self.computing(view, on))).await.map(|_| ())
    }

    fn computing(
        &self,
        view: View,
        on: NaiveDate,
    ) -> impl FnOnce(&Stop) -> Result<Arc<Analysis>, Stopped> + Send + 'static {
        let known = self.done();
        move |stop| {
            let network = Selection::standard(on).graph(&view);
            // From here on only the graph is needed, and the directory may go.
            drop(view);
            match known.into_iter().find(|analysis| analysis.network == network) {
                Some(same) => Ok(same),
                None => Analysis::of(network, stop).map(Arc::new),
            }
        }
    }

    fn cell(&self, view: &View, on: NaiveDate) -> Cell {
        let key = Key { audience: view.audience(), on, revision: view.revision() };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.iter().position(|(it, _)| *it == key).map(|at| kept.remove(at).1);
        let cell = known.unwrap_or_default();
        // Of an older revision only the graph may still be of use: as long as there is nothing newer of the same day.
        kept.push((key, Arc::clone(&cell)));
        if kept.len() > KEPT {
            kept.remove(0);
        }
        cell
    }

    fn done(&self) -> Vec<Arc<Analysis>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().rev().filter_map(|(_, cell)| cell.get().cloned()).collect()
    }

    /// Keeps the networks of today ready for all audiences, until it is dropped.
    pub async fn keep_up(
        self,
        current: Arc<ArcSwap<Directory>>,
        mut revisions: watch::Receiver<Revision>,
        clock: Clock,
    ) {
        loop {
            revisions.mark_unchanged();
            for role in [Role::Anonymous, Role::Partner, Role::Editor] {
                let viewer = Viewer { role, ..Viewer::anonymous() };
                let view = View::new(current.load_full(), viewer, clock.now());
                let today = view.today();
                if let Err(failure) = self.prepare(view, today).await {
                    tracing::warn!(?failure, "the network was not computed");
                }
            }
            sleep(REST).await;
            if let Ok(Err(_)) = timeout(LOOK, revisions.changed()).await {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{Change, Lifecycle, Noun, Record};

    /// One institution more.
    fn grown(directory: &Directory, clock: &Clock) -> Arc<Directory> {
        let mut change = Change::of(directory);
        let mut record = Record::blank(Noun::Institution, clock.id(), clock.now());
        record.lifecycle = Lifecycle::Published;
        let no = change.record_no(directory, record.id);
        change.put_record(no, record);
        Arc::new(directory.apply(change, directory.revision() + 1))
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn after_each_write_the_background_makes_the_network_of_the_new_revision_for_everyone() {
        let clock = Clock::fixed(chrono::DateTime::UNIX_EPOCH);
        let current = Arc::new(ArcSwap::from(grown(&Directory::default(), &clock)));
        let (tell, revisions) = watch::channel(1);
        let analyses = Analyses::default();
        let background = tokio::spawn(analyses.clone().keep_up(Arc::clone(&current), revisions, clock.clone()));
        for revision in 1..4 {
            for role in [Role::Anonymous, Role::Partner, Role::Editor] {
                let viewer = Viewer { role, ..Viewer::anonymous() };
                let view = View::new(current.load_full(), viewer, clock.now());
                let made = timeout(Duration::from_secs(10), async {
                    loop {
                        match analyses.known(&view, view.today()) {
                            Some(made) => break made,
                            None => tokio::task::yield_now().await,
                        }
                    }
                });
                let made = made.await.unwrap_or_else(|_| panic!("{role:?} waits in vain for revision {revision}"));
                assert_eq!((view.revision(), made.network.graph.len() as u64), (revision, revision));
            }
            current.store(grown(&current.load(), &clock));
            tell.send_replace(revision + 1);
        }
        drop(tell);
        background.await.unwrap();
    }
}
