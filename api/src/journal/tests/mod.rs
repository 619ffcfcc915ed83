//! The journal on real databases: SQLite always, PostgreSQL where one is named.

mod chance;
mod committing;
mod databases;
mod following;
mod history;
mod invent;
mod logging;
mod mirroring;
mod picture;
mod retrying;
mod round_trip;

use std::convert::Infallible;

use super::{Deed, Journal, Stamp};
use crate::clock::Clock;
use crate::config::Database;
use crate::directory::{Change, Directory};
use chance::Chance;
pub(crate) use databases::{connect, on_databases};
pub(crate) use picture::assert_alike;

async fn open(database: &Database) -> Journal {
    Journal::open(database, Clock::system()).await.unwrap()
}

/// A deed that is never refused.
fn deed(act: impl Fn(&Directory, &Stamp) -> Change + Send + Sync + 'static) -> Deed<(), Infallible> {
    let act = move |directory: &Directory, stamp: &Stamp| Ok((act(directory, stamp), ()));
    Deed {
        name: "test",
        actor: Some("tester".into()),
        request_id: None,
        reason: None,
        act: Box::new(act),
        progress: None,
        retry: None,
    }
}

/// A deed that adds one institution.
fn add_one() -> Deed<(), Infallible> {
    deed(|directory, stamp| {
        let mut change = Change::of(directory);
        let mut luck = Chance::of(stamp.id().as_u128());
        invent::record(&mut luck, directory, &mut change, stamp, crate::directory::Noun::Institution);
        change
    })
}
