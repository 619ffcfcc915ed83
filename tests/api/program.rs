//! The program as a process: started, killed, started twice, told to stop.

use std::process::Output;
use std::time::{Duration, Instant};

use partnernetz::config::Database;
use partnernetz::document::generate::generate;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::harness::{Directory, NOW, Place, Served, clock, program};

const COUNT: &str = "{ directory { title revision } institutions { totalCount } records { totalCount } }";

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

async fn health(url: &str) -> u16 {
    reqwest::get(format!("{url}/health/ready")).await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_server_on_the_same_file_refuses_to_start() {
    let place = Place::sqlite();
    let first = Served::start(&place);
    let second = program(&place, &["serve", "--listen", "127.0.0.1:0"]).output().unwrap();
    assert!(!second.status.success());
    let said = text(&second);
    assert!(said.contains("partnernetz.db") && !said.contains("panicked"), "{said}");
    assert_eq!(health(&first.url).await, 200, "the first goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sigterm_ends_a_server_cleanly_and_another_can_start() {
    for place in Place::each().await {
        let mut served = Served::start(&place);
        assert_eq!(health(&served.url).await, 200);
        served.tell("-TERM");
        assert!(served.ends().success());
        assert_eq!(health(&Served::start(&place).url).await, 200);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_was_killed_leaves_its_file_to_the_next() {
    let place = Place::sqlite();
    let mut served = Served::start(&place);
    served.tell("-KILL");
    assert!(!served.ends().success());
    assert_eq!(health(&Served::start(&place).url).await, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_load_that_is_killed_leaves_the_directory_as_it_was() {
    let mut document = Vec::new();
    generate(2000, 3, &mut document).unwrap();
    for place in Place::each().await {
        let directory = Directory::on(place.clone(), partnernetz::config::Example::Lippe.text()).await;
        let before = directory.anyone().asks(COUNT).await.bytes;
        let place = directory.stop().await;
        let file = place.file("network.jsonl", &document);
        let size = written(&place).await;
        // While it still reads, and as soon as rows of it have come to the database.
        for grown in [None, Some(1 << 19)] {
            let mut load = program(&place, &["load", file.to_str().unwrap()]).spawn().unwrap();
            let deadline = Instant::now() + Duration::from_mins(1);
            while let Some(grown) = grown
                && load.try_wait().unwrap().is_none()
                && written(&place).await < size + grown
            {
                assert!(Instant::now() < deadline, "nothing is written");
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            assert!(load.try_wait().unwrap().is_none(), "it was killed before it ended");
            load.kill().unwrap();
            load.wait().unwrap();
            let directory = Directory::start(place.clone(), clock(NOW)).await;
            let after = directory.anyone().asks(COUNT).await;
            assert_eq!(String::from_utf8_lossy(&after.bytes), String::from_utf8_lossy(&before), "killed at {grown:?}");
            directory.stop().await;
        }
    }
}

/// How many bytes have come to the database, in a transaction that has not ended, too.
async fn written(place: &Place) -> u64 {
    let Database::Postgres(url) = place.database() else {
        let log = place.folder().join("partnernetz.db-wal");
        return std::fs::metadata(log).map_or(0, |log| log.len());
    };
    let connection = sea_orm::Database::connect(&**url).await.unwrap();
    let size = "SELECT pg_relation_size('record') + pg_relation_size('relation') AS size";
    let size = Statement::from_string(DbBackend::Postgres, size);
    let size: i64 = connection.query_one_raw(size).await.unwrap().unwrap().try_get("", "size").unwrap();
    connection.close().await.unwrap();
    size.try_into().unwrap()
}
