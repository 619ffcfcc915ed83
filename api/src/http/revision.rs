//! Reading your own writes on any server: the revision an answer shows, and the one a request waits for.

use axum::http::{HeaderMap, HeaderName};
use tokio::time::timeout;

use super::app::App;
use crate::access::Viewer;
use crate::directory::{Revision, View};
use crate::graphql::error::Failure;

/// The header that carries a revision, in both directions.
pub(super) const HEADER: HeaderName = HeaderName::from_static("partnernetz-revision");

/// The revision that a request wants to see.
fn wanted(headers: &HeaderMap) -> Result<Option<Revision>, Failure> {
    let Some(value) = headers.get(HEADER) else { return Ok(None) };
    let number = value.to_str().ok().and_then(|value| value.parse().ok());
    number.map(Some).ok_or_else(|| {
        Failure::bad_input(
            "Der Kopf „Partnernetz-Revision“ muss eine Zahl sein, wie eine Antwort sie nennt.",
            "The header Partnernetz-Revision must be a number as an answer gives it.",
        )
    })
}

impl<S> App<S> {
    /// What a viewer sees of the directory, at the revision that the request wants or a later one.
    ///
    /// # Errors
    /// If it is not clear which one it wants.
    pub(super) async fn view(&self, viewer: Viewer, headers: &HeaderMap) -> Result<View, Failure> {
        if let Some(revision) = wanted(headers)? {
            self.reach(revision).await;
        }
        Ok(View::new(self.current.load_full(), viewer, self.clock.now()))
    }

    /// Waits until the directory has reached this revision, but not for ever: an older answer is better than none, and
    /// it says how old it is.
    async fn reach(&self, revision: Revision) {
        let mut reached = self.revision.clone();
        let _ = timeout(self.limits.revision_time, reached.wait_for(|reached| *reached >= revision)).await;
    }
}
