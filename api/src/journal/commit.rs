//! A batch of deeds in one transaction.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow};
use partnernetz_entities::revision;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::deed::{Progress, Stamp};
use super::erase;
use super::fault::{is_lost, is_unavailable};
use super::load::{catch_up, head};
use super::log::{Step, log};
use super::published::Published;
use super::queue::{Failure, Waiting};
use super::retry::{Known, RetryKey};
use super::store::Store;
use super::touched::Touched;
use super::write::Writing;
use super::{CHANNEL, epoch_fits};
use crate::clock::Clock;
use crate::directory::Directory;

type Deeds = Vec<Box<dyn Waiting>>;

/// How often, a second apart, a lost COMMIT is looked for.
const SEARCHES: u32 = 10;

/// Commits deeds.
pub(super) struct Committing {
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) published: Published,
}

/// Deeds that have run on the newest value.
struct Ran {
    deeds: Deeds,
    /// For each deed the value that it made, or saw and left as it was; or that its rules panicked.
    values: Vec<anyhow::Result<Arc<Directory>>>,
    /// Those that changed something.
    steps: Vec<Step>,
    /// The keys of retries, those of these deeds among them.
    known: Known,
}

impl Committing {
    /// Does deeds: all in one transaction, or, if the database refuses that, each in its own.
    pub(super) async fn commit(&mut self, deeds: Deeds) {
        let Err((deeds, failure)) = self.try_commit(deeds).await else { return };
        match failure {
            Failure::Internal(_) if deeds.len() > 1 => {
                for deed in deeds {
                    if let Err((deeds, failure)) = self.try_commit(vec![deed]).await {
                        fail(deeds, failure);
                    }
                }
            }
            failure => fail(deeds, failure),
        }
    }

    async fn try_commit(&mut self, deeds: Deeds) -> Result<(), (Deeds, Failure)> {
        if let Some(why) = self.published.over() {
            return Err((deeds, Failure::Unavailable(anyhow!("{why}"))));
        }
        let transaction = match self.begin().await {
            Ok(transaction) => transaction,
            Err(error) => return Err((deeds, failure(error))),
        };
        let keys: Vec<RetryKey> = deeds.iter().filter_map(|deed| deed.key().cloned()).collect();
        let known = match Known::of(&transaction, &keys, self.clock.now()).await {
            Ok(known) => known,
            Err(error) => return Err((deeds, failure(error.into()))),
        };
        let ran = self.run(deeds, known).await;
        if ran.steps.is_empty() {
            drop(transaction);
            ran.answer();
            return Ok(());
        }
        let progress: Vec<&Progress> = ran.deeds.iter().filter_map(|deed| deed.progress()).collect();
        if let Err(error) = write(&transaction, &ran.steps, &ran.known, &progress).await {
            drop(transaction);
            return Err((ran.deeds, failure(error)));
        }
        let commit_id = ran.steps.last().map(|step| step.commit_id);
        if let Err(error) = transaction.commit().await {
            let is_lost = is_lost(&error);
            let error = anyhow::Error::new(error).context("the transaction did not commit");
            let found = match commit_id {
                Some(commit_id) if is_lost => self.search(commit_id).await,
                _ => Ok(false),
            };
            match found {
                Ok(true) => tracing::warn!("the connection was lost, but the transaction is committed"),
                Ok(false) => return Err((ran.deeds, failure(error))),
                Err(why) => return Err((ran.deeds, Failure::Unavailable(why))),
            }
        }
        if let Some(step) = ran.steps.last() {
            self.published.publish(Arc::clone(&step.after));
        }
        if ran.steps.iter().any(|step| step.erased().next().is_some()) {
            self.store.forget_pages().await;
        }
        ran.answer();
        Ok(())
    }

    /// Takes the lock and catches up with what others wrote: from here on the current value is the newest.
    async fn begin(&mut self) -> anyhow::Result<DatabaseTransaction> {
        let transaction = self.store.locked().await?;
        let current = self.published.current();
        let head = head(&transaction).await?;
        if let Err(why) = epoch_fits(head, &current) {
            self.published.end(&why);
            return Err(anyhow!(Outdated(why)));
        }
        if head.last != current.revision() {
            let next = catch_up(&transaction, &current, head.last).await?;
            self.published.publish(Arc::new(next));
        }
        Ok(transaction)
    }

    /// Runs the rules, one deed on the value of the other, away from the threads that serve.
    async fn run(&self, mut deeds: Deeds, mut known: Known) -> Ran {
        let (clock, current) = (self.clock.clone(), self.published.current());
        let run = move || {
            let (mut value, mut values, mut steps) = (current, Vec::with_capacity(deeds.len()), Vec::new());
            for deed in &mut deeds {
                if let Some(used) = deed.key().and_then(|key| known.used(key)).cloned() {
                    deed.repeat(&used);
                    values.push(Ok(Arc::clone(&value)));
                    continue;
                }
                let stamp = Stamp::of(&clock);
                values.push(step(&mut value, deed.as_mut(), &stamp).map(|step| {
                    if let (Some(step), Some(key), Some(subject)) = (&step, deed.key(), deed.subject()) {
                        known.learn(key, subject, step.after.revision(), step.at);
                    }
                    steps.extend(step);
                    Arc::clone(&value)
                }));
            }
            Ran { deeds, values, steps, known }
        };
        tokio::task::spawn_blocking(run).await.expect("the rules' panics are caught, and nobody aborts the task")
    }

    /// Looks whether a transaction is committed whose connection was lost. Under the lock, which that connection holds
    /// as long as its COMMIT may still come.
    pub(super) async fn search(&self, commit_id: Uuid) -> anyhow::Result<bool> {
        let mut last = None;
        for _ in 0..SEARCHES {
            match self.look(commit_id).await {
                Ok(found) => return Ok(found),
                Err(error) => last = Some(error),
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        let last = last.unwrap_or_else(|| anyhow!("it was not looked for"));
        Err(last.context("the connection was lost while committing, and whether that was done can't be told"))
    }

    async fn look(&self, commit_id: Uuid) -> anyhow::Result<bool> {
        let transaction = self.store.locked().await?;
        let found = revision::Entity::find().filter(revision::Column::CommitId.eq(commit_id)).one(&transaction).await?;
        Ok(found.is_some())
    }
}

/// Runs one deed; if it changes something, the value becomes the next one.
fn step(value: &mut Arc<Directory>, deed: &mut dyn Waiting, stamp: &Stamp) -> anyhow::Result<Option<Step>> {
    let Some(change) = deed.run(value, stamp)? else { return Ok(None) };
    let words = deed.words();
    let touched = Touched::by(&change);
    let after = Arc::new(value.apply(change, value.revision() + 1));
    let before = std::mem::replace(value, Arc::clone(&after));
    Ok(Some(Step { before, after, touched, at: stamp.now, commit_id: Clock::random_id(), words }))
}

/// Writes the rows between the first and the last value, and a revision for each deed.
async fn write(
    transaction: &DatabaseTransaction,
    steps: &[Step],
    known: &Known,
    progress: &[&Progress],
) -> anyhow::Result<()> {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return Ok(()) };
    let mut touched = Touched::default();
    for step in steps {
        touched.add(&step.touched);
    }
    let of = touched.len();
    let progress = |written| progress.iter().for_each(|progress| progress(written, of));
    let writing = Writing { db: transaction, before: &first.before, after: &last.after, touched: &touched };
    writing.write(progress).await.context("rows can't be written")?;
    // What an erasure blanks has to be in the log before it.
    for steps in steps.chunk_by(|_, next| next.erased().next().is_none()) {
        erase::blank(transaction, &steps[0]).await.context("the log can't be blanked")?;
        log(transaction, steps).await.context("the log can't be written")?;
    }
    known.write(transaction).await.context("the keys of retries can't be written")?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        let revision = last.after.revision();
        transaction.execute_unprepared(&format!("NOTIFY {CHANNEL}, '{revision}'")).await?;
    }
    Ok(())
}

impl Ran {
    fn answer(self) {
        for (deed, value) in self.deeds.into_iter().zip(self.values) {
            match value {
                Ok(directory) => deed.answer(directory.revision(), directory),
                Err(error) => deed.fail(Failure::Internal(error)),
            }
        }
    }
}

/// The database is for a later version of this program.
#[derive(Debug)]
struct Outdated(String);

impl std::fmt::Display for Outdated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Outdated {}

fn failure(error: anyhow::Error) -> Failure {
    if error.is::<Outdated>() || is_unavailable(&error) {
        Failure::Unavailable(error)
    } else {
        Failure::Internal(error)
    }
}

fn fail(deeds: Deeds, failure: Failure) {
    tracing::warn!(?failure, deeds = deeds.len(), "deeds could not be done");
    let copies: Vec<Failure> = deeds.iter().skip(1).map(|_| failure.again()).collect();
    for (deed, failure) in deeds.into_iter().zip(copies.into_iter().chain([failure])) {
        deed.fail(failure);
    }
}
