//! While many write, whoever follows the changes misses nothing.

use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::future::join_all;

use super::mirror::Mirror;
use super::writers;
use crate::harness::{Client, Directory, NOW, Place, clock, other_clock};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn while_sixteen_write_each_audience_mirrors_what_it_may_see_in_sqlite() {
    let server = Directory::on(Place::sqlite(), &writers::network()).await;
    mirrors_what_it_may_see(&[server]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn while_sixteen_write_each_audience_mirrors_what_it_may_see_from_two_servers_on_postgres() {
    let Some(place) = Place::postgres().await else { return };
    let one = Directory::at(place.clone(), clock(NOW), &writers::network()).await;
    let other = Directory::start(place, other_clock()).await;
    mirrors_what_it_may_see(&[one, other]).await;
}

async fn mirrors_what_it_may_see(servers: &[Directory]) {
    let all = [Directory::anyone as fn(&Directory) -> Client, Directory::partner, Directory::editor];
    let mut mirrors = all.map(|of| Mirror::of(servers.iter().map(of).collect()));
    let done = AtomicBool::new(false);
    let writing = async {
        writers::write(servers, 16, 10).await;
        done.store(true, Ordering::Relaxed);
    };
    let reading = join_all(mirrors.iter_mut().map(|mirror| mirror.follow(&done)));
    tokio::join!(writing, reading);
    let last = servers.iter().map(|server| server.journal().current().revision()).max().unwrap();
    for mirror in &mut mirrors {
        mirror.catch_up(last).await;
        mirror.assert_is_the_directory(last).await;
        assert_eq!(mirror.catch_up(last).await, 0, "nothing has changed since");
    }
}
