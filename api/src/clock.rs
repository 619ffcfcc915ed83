//! The one place where time and fresh ids come from, so that everything else is a function of its input.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Berlin;
use uuid::Uuid;

/// Hands out the time and fresh ids; cheap to clone.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    /// A stopped clock, and how many ids it has made.
    Fixed(DateTime<Utc>, Arc<AtomicU64>),
}

impl Clock {
    /// The clock of the machine.
    #[must_use]
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still, for tests: the same calls get the same ids.
    #[must_use]
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self(Source::Fixed(at, Arc::default()))
    }

    /// Now, to the millisecond: what both databases store and what answers show.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Source::System => DateTime::from_timestamp_millis(Utc::now().timestamp_millis()).unwrap_or_default(),
            Source::Fixed(at, _) => *at,
        }
    }

    /// A fresh, time-ordered id (`UUIDv7`).
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn id(&self) -> Uuid {
        match &self.0 {
            Source::System => Uuid::now_v7(),
            Source::Fixed(at, made) => {
                let count = made.fetch_add(1, Ordering::Relaxed);
                let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
                let mut random = [0; 10];
                random[2..].copy_from_slice(&count.to_be_bytes());
                uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
            }
        }
    }

    /// An id that nobody has, not even another clock that stands still at the same time: for what never shows.
    ///
    /// # Panics
    /// If the system hands out no randomness.
    #[must_use]
    pub fn random_id() -> Uuid {
        let mut random = [0; 16];
        getrandom::fill(&mut random).expect("the system hands out randomness");
        uuid::Builder::from_random_bytes(random).into_uuid()
    }
}

/// The day in Europe/Berlin on which an instant falls: what "today" means to the people who use the directory.
#[must_use]
pub fn berlin_day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Berlin).date_naive()
}
