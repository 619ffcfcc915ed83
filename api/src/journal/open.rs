//! Opening the journal: connect, migrate, load everything, complete the vocabulary, start to work.

use std::convert::Infallible;

use anyhow::{Context, anyhow, bail};
use partnernetz_entities::{directory, revision, revision_touch};
use partnernetz_migration::{EPOCH, migrate};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use tokio::sync::mpsc;

use super::commit::Committing;
use super::load::{ALL, head, load_all};
use super::log::number;
use super::published::Published;
use super::store::Store;
use super::writer::Writer;
use super::{CommitError, Deed, History, Journal, Stamp, epoch_fits};
use crate::clock::Clock;
use crate::config::Database;
use crate::directory::Directory;
use crate::vocabulary;

/// How many deeds wait before whoever brings the next one has to.
const WAITING: usize = 1_024;

/// What the log calls it when a later version of this program changes the tables.
pub(super) const MIGRATE: &str = "migrate";

impl Journal {
    /// Connects (an `SQLite` file is made), migrates, loads everything, completes the shipped vocabulary and starts to
    /// take deeds.
    ///
    /// # Errors
    /// If the database can't be reached, holds what this program can't read, or was migrated by a later version.
    pub async fn open(database: &Database, clock: Clock) -> anyhow::Result<Self> {
        let store = Store::connect(database).await?;
        let loaded = load(&store, &clock).await.with_context(|| format!("the directory in {database} can't be opened"));
        let loaded = match loaded {
            Ok(loaded) => loaded,
            Err(error) => {
                store.close().await;
                return Err(error);
            }
        };
        let published = Published::of(loaded);
        let (sender, messages) = mpsc::channel(WAITING);
        let journal = Self {
            current: published.shared().clone(),
            revisions: published.revisions(),
            condition: published.condition(),
            messages: sender,
            history: History::of(store.reader().clone()),
        };
        let stamp = Stamp::of(&clock);
        let committing = Committing { store, clock, published };
        tokio::spawn(Writer { committing, database: database.clone(), messages }.work());
        journal.complete_vocabulary(&stamp).await?;
        Ok(journal)
    }

    /// Adds what this version ships and the directory does not have yet: everything to a new one.
    async fn complete_vocabulary(&self, stamp: &Stamp) -> anyhow::Result<()> {
        let missing = vocabulary::complete(&self.current(), stamp);
        if missing.is_empty() {
            return Ok(());
        }
        let deed = Deed {
            name: "vocabulary",
            actor: None,
            request_id: None,
            reason: None,
            act: Box::new(|directory, stamp| Ok::<_, Infallible>((vocabulary::complete(directory, stamp), ()))),
            progress: None,
            retry: None,
        };
        match self.commit(deed).await {
            Ok(_) => Ok(()),
            Err(CommitError::Refused(never)) => match never {},
            Err(CommitError::Unavailable(error) | CommitError::Internal(error)) => {
                self.close().await;
                Err(error.context("the shipped vocabulary can't be written"))
            }
        }
    }
}

async fn load(store: &Store, clock: &Clock) -> anyhow::Result<Directory> {
    migrate(store.writer()).await.context("the tables can't be made or brought up to date")?;
    prepare(store, clock).await?;
    let snapshot = store.snapshot().await?;
    load_all(&snapshot).await
}

/// Makes the row of the directory, or raises its epoch after a migration.
async fn prepare(store: &Store, clock: &Clock) -> anyhow::Result<()> {
    let seen = head(store.reader()).await?;
    epoch_fits(seen, &Directory::default()).map_err(|why| anyhow!(why))?;
    if seen.epoch == Some(EPOCH) {
        return Ok(());
    }
    let transaction = store.locked().await?;
    let seen = head(&transaction).await?;
    match seen.epoch {
        Some(epoch) if epoch == EPOCH => {}
        Some(epoch) if epoch > EPOCH => bail!("another program has just raised the epoch to {epoch}"),
        None => {
            let row = directory::Model {
                id: 1,
                title: String::new(),
                language: String::new(),
                default_source: None,
                epoch: EPOCH,
                created_at: clock.now(),
            };
            directory::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await?;
        }
        Some(_) => {
            let row = directory::ActiveModel { id: Set(1), epoch: Set(EPOCH), ..Default::default() };
            row.update(&transaction).await?;
            let number = number(seen.last + 1);
            let entry = revision::Model {
                number,
                at: clock.now(),
                actor: None,
                deed: MIGRATE.to_owned(),
                request_id: None,
                commit_id: Clock::random_id(),
                epoch: EPOCH,
            };
            revision::Entity::insert(entry.into_active_model()).exec_without_returning(&transaction).await?;
            let noun = Some(ALL.to_owned());
            let touch = revision_touch::Model { revision: number, seq: 0, noun, id: None, version: None, sight: None };
            revision_touch::Entity::insert(touch.into_active_model()).exec_without_returning(&transaction).await?;
        }
    }
    transaction.commit().await?;
    Ok(())
}
