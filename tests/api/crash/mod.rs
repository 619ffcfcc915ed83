//! What is acknowledged stays: servers are killed while people write, and connections lost while they commit.

mod afterwards;
mod commit;
mod log;
mod wire;
mod writer;

use std::time::Duration;

use futures_util::future::join_all;
use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};
use tokio::sync::watch;

use crate::harness::{Place, Served};
use writer::{Deed, Memory, writes};

/// How many people write at once.
const WRITERS: usize = 8;

/// After how many acknowledged deeds a server is killed, at most.
const MOST: usize = 60;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_acknowledged_deed_is_lost_when_servers_are_killed_on_sqlite() {
    kill_again_and_again(&Place::sqlite(), 40, 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_acknowledged_deed_is_lost_when_servers_are_killed_on_postgres() {
    let Some(place) = Place::postgres().await else { return };
    kill_again_and_again(&place, 10, 2).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn no_acknowledged_deed_is_lost_in_many_rounds_on_sqlite() {
    kill_again_and_again(&Place::sqlite(), 200, 3).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn no_acknowledged_deed_is_lost_in_many_rounds_on_postgres() {
    let Some(place) = Place::postgres().await else { return };
    kill_again_and_again(&place, 50, 4).await;
}

/// In each round people write to a server until it is killed; the next one must know what they were told.
async fn kill_again_and_again(place: &Place, rounds: usize, seed: u8) {
    let mut chance = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let (mut acknowledged, mut unanswered, mut done_unanswered) = (0, 0, 0);
    let mut deeds: Vec<Deed> = Vec::new();
    let mut served = Served::start(place);
    for round in 0..rounds {
        let enough = chance.random_range(1..=MOST);
        // Half of them at once, when the last answer has just come; the others anywhere in the next deeds.
        let later = Duration::from_micros(chance.random_range(0_u64..40_000).saturating_sub(20_000));
        let memories = write_until_killed(&mut served, round, enough, later).await;
        served = Served::start(place);
        let mut done = Vec::new();
        for memory in memories {
            acknowledged += memory.acknowledged.len();
            done.extend(memory.acknowledged);
            let Some(name) = memory.unanswered else { continue };
            unanswered += 1;
            let found = afterwards::find(&served.editor(), &name).await;
            done_unanswered += usize::from(found.is_some());
            done.extend(found);
        }
        afterwards::check(&served.editor(), &done).await;
        deeds.extend(done);
    }
    served.tell("-TERM");
    assert!(served.ends().success());
    log::check(place, deeds).await;
    println!(
        "{rounds} rounds: {acknowledged} deeds were acknowledged, and none of them is lost; \
         {unanswered} were not answered, {done_unanswered} of them done"
    );
}

/// Lets people write until so many deeds are acknowledged and a little later, then kills the server in the middle of others.
async fn write_until_killed(served: &mut Served, round: usize, enough: usize, later: Duration) -> Vec<Memory> {
    let (acknowledged, mut count) = watch::channel(0);
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| tokio::spawn(writes(served.editor(), format!("{round}.{writer}"), acknowledged.clone())))
        .collect();
    drop(acknowledged);
    count.wait_for(|count| *count >= enough).await.expect("the server answers until it is killed");
    tokio::time::sleep(later).await;
    served.kill();
    served.ends();
    join_all(writers).await.into_iter().map(Result::unwrap).collect()
}
