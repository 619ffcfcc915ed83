//! The one task that writes, and that follows what others write.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::postgres::PgListener;
use tokio::sync::{Notify, mpsc, oneshot};
use tokio::task::AbortHandle;
use tokio::time::{MissedTickBehavior, interval};

use super::commit::Committing;
use super::load::{catch_up, head};
use super::queue::Waiting;
use super::{CHANNEL, epoch_fits};
use crate::config::Database;
use crate::directory::Revision;

/// How many deeds share one transaction at most.
const BATCH: usize = 256;

/// What is asked of the writer task.
pub(super) enum Message {
    /// A deed.
    Deed(Box<dyn Waiting>),
    /// To follow what others write, looking at this interval.
    Follow(Duration),
    /// To end, and tell when it has.
    Close(oneshot::Sender<()>),
}

/// The task that writes.
pub(super) struct Writer {
    pub(super) committing: Committing,
    pub(super) database: Database,
    pub(super) messages: mpsc::Receiver<Message>,
}

/// Set while others are followed.
struct Following {
    ticks: tokio::time::Interval,
    woken: Arc<Notify>,
    listens: Option<AbortHandle>,
    /// The revision at which following failed: it is told once.
    stuck_at: Option<Revision>,
}

impl Drop for Following {
    fn drop(&mut self) {
        if let Some(listens) = &self.listens {
            listens.abort();
        }
    }
}

impl Writer {
    /// Works until it is told to close or nobody is left to tell it.
    pub(super) async fn work(mut self) {
        let mut following: Option<Following> = None;
        let closing = loop {
            let message = tokio::select! {
                // Deeds first: each of them catches up anyway.
                biased;
                message = self.messages.recv() => message,
                () = wake(following.as_mut()) => {
                    if let Some(following) = &mut following {
                        self.follow(&mut following.stuck_at).await;
                    }
                    continue;
                }
            };
            match message {
                None => break None,
                Some(Message::Close(told)) => break Some(told),
                Some(Message::Follow(every)) => following = Some(self.start_following(every)),
                Some(Message::Deed(first)) => {
                    let (deeds, other) = self.batch(first);
                    self.committing.commit(deeds).await;
                    match other {
                        Some(Message::Close(told)) => break Some(told),
                        Some(Message::Follow(every)) => following = Some(self.start_following(every)),
                        _ => {}
                    }
                }
            }
        };
        drop(following);
        self.messages.close();
        self.committing.store.close().await;
        if let Some(told) = closing {
            // Whoever asked may not wait for it.
            let _ = told.send(());
        }
    }

    /// The deeds that wait by now, up to a message that is none.
    fn batch(&mut self, first: Box<dyn Waiting>) -> (Vec<Box<dyn Waiting>>, Option<Message>) {
        let mut deeds = vec![first];
        while deeds.len() < BATCH {
            match self.messages.try_recv() {
                Ok(Message::Deed(deed)) => deeds.push(deed),
                Ok(other) => return (deeds, Some(other)),
                Err(_) => break,
            }
        }
        (deeds, None)
    }

    fn start_following(&self, every: Duration) -> Following {
        let mut ticks = interval(every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let woken = Arc::new(Notify::new());
        let listens = match &self.database {
            Database::Sqlite(_) => None,
            Database::Postgres(url) => Some(tokio::spawn(listen(url.clone(), Arc::clone(&woken))).abort_handle()),
        };
        Following { ticks, woken, listens, stuck_at: None }
    }

    /// Publishes what others have written. What fails is tried again at the next tick: reading goes on meanwhile.
    async fn follow(&mut self, stuck_at: &mut Option<Revision>) {
        self.committing.published.forget();
        if self.committing.published.over().is_some() {
            return;
        }
        let at = self.committing.published.current().revision();
        match self.follow_once().await {
            Ok(()) => *stuck_at = None,
            Err(error) if *stuck_at != Some(at) => {
                tracing::warn!(error = format!("{error:#}"), revision = at, "what others wrote can't be followed");
                *stuck_at = Some(at);
            }
            Err(_) => {}
        }
    }

    async fn follow_once(&mut self) -> anyhow::Result<()> {
        let Committing { store, published, .. } = &mut self.committing;
        let current = published.current();
        let seen = head(store.reader()).await?;
        if let Err(why) = epoch_fits(seen, &current) {
            published.end(&why);
            return Ok(());
        }
        if seen.last != current.revision() {
            let snapshot = store.snapshot().await?;
            let last = head(&snapshot).await?.last;
            let next = catch_up(&snapshot, &current, last).await?;
            published.publish(Arc::new(next));
        }
        Ok(())
    }
}

/// Comes back when it is time to look what others wrote; never while nobody follows.
async fn wake(following: Option<&mut Following>) {
    match following {
        None => std::future::pending().await,
        Some(following) => tokio::select! {
            _ = following.ticks.tick() => {}
            () = following.woken.notified() => {}
        },
    }
}

/// Wakes the follower when another server tells of a revision. Only a comfort: the ticks find everything.
async fn listen(url: Box<str>, woken: Arc<Notify>) {
    loop {
        let failed = async {
            let mut listener = PgListener::connect(&url).await?;
            listener.listen(CHANNEL).await?;
            loop {
                listener.recv().await?;
                woken.notify_one();
            }
        };
        let outcome: Result<(), sea_orm::sqlx::Error> = failed.await;
        tracing::debug!(error = ?outcome.err(), "notifications don't come");
        tokio::time::sleep(Duration::from_secs(5)).await;
    }
}
