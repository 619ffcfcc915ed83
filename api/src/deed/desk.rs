//! Where deeds are handed in: the view of who does them, and the way to the journal.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use async_graphql::Context;
use serde_json::{Map, Value};

use super::conflict;
use super::draft::{Draft, Drafted, Refusal, Stale};
use super::order::Order;
use super::settled::Settled;
use super::subject::Subject;
use super::trouble::Trouble;
use super::way::Way;
use crate::access::Viewer;
use crate::clock::Clock;
use crate::directory::{Directory, Revision, View};
use crate::graphql::error::Failure;
use crate::graphql::handle::{record_of, view};
use crate::graphql::language::Language;
use crate::history::{Earlier, unread};
use crate::http::RequestId;
use crate::journal::{CommitError, Deed, GAPS, Journal, Stamp};

/// The newest revision that a request's deeds have made; its answer names it, so that the client can read its own writes.
#[derive(Clone, Debug, Default)]
pub struct Reached(Arc<AtomicU64>);

impl Reached {
    /// Up to which revision the request wrote; 0 if it wrote nothing.
    #[must_use]
    pub fn get(&self) -> Revision {
        self.0.load(Ordering::Relaxed)
    }
}

/// Where deeds are handed in.
pub struct Desk<'c> {
    view: &'c View,
    journal: &'c Journal,
    clock: &'c Clock,
    language: Language,
    request_id: &'c RequestId,
    reached: &'c Reached,
}

impl<'c> Desk<'c> {
    /// The desk of a request.
    ///
    /// # Panics
    /// Where a request was started without what it takes.
    #[must_use]
    pub fn of(ctx: &Context<'c>) -> Self {
        Self {
            view: view(ctx),
            journal: ctx.data_unchecked::<Journal>(),
            clock: ctx.data_unchecked::<Clock>(),
            language: *ctx.data_unchecked::<Language>(),
            request_id: ctx.data_unchecked::<RequestId>(),
            reached: ctx.data_unchecked::<Reached>(),
        }
    }

    /// Does a deed, or says what is wrong with it. `act` holds its rules.
    ///
    /// # Errors
    /// If the viewer may not do it, or it can't be done now.
    pub async fn does<F>(&self, order: Order, act: F) -> Result<Settled, Failure>
    where
        F: Fn(&mut Draft<'_>) -> Option<Subject> + Send + Sync + 'static,
    {
        let viewer = self.view.viewer();
        order.rule.admit(viewer)?;
        if let Some(trouble) = order.wrong_reason().or_else(|| order.wrong_key()) {
            return Ok(self.invalid(vec![trouble], None));
        }
        if order.dry_run {
            return self.tries(act).await;
        }
        let Order { deed, reason, retry, .. } = order;
        let viewer = viewer.clone();
        let actor = viewer.subject.clone();
        let deed = Deed {
            name: deed,
            actor,
            request_id: Some(self.request_id.as_str().into()),
            reason: reason.map(Into::into),
            act: Box::new(move |directory, stamp| {
                let mut draft = Draft::new(directory, &viewer, stamp);
                let subject = act(&mut draft);
                draft.finish(subject)
            }),
            progress: None,
            retry,
        };
        match self.journal.commit(deed).await {
            Ok(done) => {
                self.reached.0.fetch_max(done.revision, Ordering::Relaxed);
                let revision = done.answer.first.unwrap_or(done.revision);
                Ok(self.settled(done.directory, done.answer, Some(revision)))
            }
            Err(CommitError::Refused(refusal)) => self.refused(refusal).await,
            Err(CommitError::Unavailable(error)) => {
                tracing::warn!(cause = format!("{error:#}"), "a deed can't be done now");
                Err(Failure::Unavailable)
            }
            Err(CommitError::Internal(error)) => Err(Failure::from(error)),
        }
    }

    /// A record as it was at a version, for a deed of staff that goes back to it; none if there never was one.
    ///
    /// # Errors
    /// If the log can't be read.
    pub async fn earlier(&self, id: &str, version: i32) -> Result<Option<Earlier>, Failure> {
        let now = self.view.of(self.journal.current());
        let (Ok(directory), Some(record)) = (now.whole(), record_of(&now, id)) else { return Ok(None) };
        self.journal.history().record_at(directory, record.no(), version).await.map_err(unread)
    }

    /// Runs the rules and writes nothing.
    async fn tries<F>(&self, act: F) -> Result<Settled, Failure>
    where
        F: Fn(&mut Draft<'_>) -> Option<Subject>,
    {
        let directory = self.journal.current();
        let stamp = Stamp::of(self.clock);
        let mut draft = Draft::new(&directory, self.view.viewer(), &stamp);
        let subject = act(&mut draft);
        match draft.finish(subject) {
            Ok((change, drafted)) => {
                let after = Arc::new(directory.apply(change, directory.revision()));
                Ok(self.settled(after, drafted, None))
            }
            Err(refusal) => self.refused(refusal).await,
        }
    }

    async fn refused(&self, refusal: Refusal) -> Result<Settled, Failure> {
        match refusal {
            Refusal::Forbidden => Err(Failure::Forbidden),
            Refusal::Invalid(mut troubles, None) => {
                troubles.dedup();
                Ok(self.invalid(troubles, None))
            }
            Refusal::Invalid(mut troubles, Some(stale)) => {
                let base = self.base(&stale).await?;
                troubles.insert(0, conflict::trouble(&Way::argument("expectedVersion"), &stale));
                Ok(self.invalid(troubles, Some(conflict::Conflict::of(&stale, base.as_ref()))))
            }
        }
    }

    /// The fields as they were when the viewer read them; none where history does not tell.
    async fn base(&self, stale: &Stale) -> Result<Option<Map<String, Value>>, Failure> {
        let (directory, history) = (self.journal.current(), self.journal.history());
        let earlier = match &stale.subject {
            Subject::Record(id) => match directory.record_by_id(*id) {
                Some(no) => history.record_at(&directory, no, stale.expected).await,
                None => Ok(None),
            },
            Subject::Relation(id) => match directory.relation_by_id(*id) {
                Some(no) => history.relation_at(&directory, no, stale.expected).await,
                None => Ok(None),
            },
            Subject::Kind(_) => Ok(None),
        };
        Ok(earlier.map_err(unread)?.map(|earlier| {
            let mut document = earlier.document(&directory);
            // They are not compared: no deed changes them.
            document.shift_remove(GAPS);
            document
        }))
    }

    fn invalid(&self, troubles: Vec<Trouble>, conflict: Option<conflict::Conflict>) -> Settled {
        Settled::invalid(troubles, conflict, self.language)
    }

    fn settled(&self, directory: Arc<Directory>, drafted: Drafted, revision: Option<Revision>) -> Settled {
        let view = View::new(directory, Viewer::clone(self.view.viewer()), self.view.now());
        Settled::done(view, drafted, revision, self.language)
    }
}
