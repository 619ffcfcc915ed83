//! Runs what takes long beside the requests: on threads of its own, not too much at once, and no longer than somebody waits.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::graph::{Stop, Stopped};
use crate::graphql::error::Failure;

/// What is not done by then is refused: a request has 10 s, and must still be written.
pub const LONGEST: Duration = Duration::from_secs(8);
/// How much runs at once.
const AT_ONCE: usize = 2;

/// Where long work runs; cheap to clone.
#[derive(Clone, Debug)]
pub struct Workers(Arc<Semaphore>);

impl Default for Workers {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

/// Tells work to stop when whoever waits for it has gone.
struct Waiting(Stop);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.tell();
    }
}

impl Workers {
    /// Runs work for a request; when the request ends before, the work stops.
    ///
    /// # Errors
    /// [`Failure::TooMuchWork`] when it takes too long.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Stop) -> Result<T, Stopped> + Send + 'static,
    ) -> Result<T, Failure> {
        timeout(LONGEST, self.run_to_end(work)).await.unwrap_or(Err(Failure::TooMuchWork))
    }

    /// Runs work that may take its time.
    ///
    /// # Errors
    /// When it fails.
    pub async fn run_to_end<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Stop) -> Result<T, Stopped> + Send + 'static,
    ) -> Result<T, Failure> {
        let permit = Arc::clone(&self.0).acquire_owned().await.map_err(|_| Failure::Unavailable)?;
        let waiting = Waiting(Stop::default());
        let stop = waiting.0.clone();
        let done = tokio::task::spawn_blocking(move || {
            let done = work(&stop);
            // Kept until the thread is free again, not only until nobody waits.
            drop(permit);
            done
        });
        match done.await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(Stopped)) => Err(Failure::Unavailable),
            Err(error) => Err(anyhow::Error::new(error).context("long work has failed").into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn work_stops_when_whoever_waits_for_it_leaves() {
        let (tell_begun, begun) = oneshot::channel();
        let (tell_stopped, stopped) = oneshot::channel();
        let workers = Workers::default();
        let work = workers.run(move |stop| -> Result<(), Stopped> {
            let _ = tell_begun.send(());
            while stop.check().is_ok() {
                std::thread::yield_now();
            }
            let _ = tell_stopped.send(());
            Err(Stopped)
        });
        tokio::select! {
            _ = work => unreachable!("it works until it is told to stop"),
            begun = begun => begun.unwrap(),
        }
        stopped.await.unwrap();
        assert_eq!(workers.run(|_| Ok(7)).await.unwrap(), 7, "and there is room for other work");
    }
}
