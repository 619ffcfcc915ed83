//! What one program writes, the others answer within a second.

use std::time::{Duration, Instant};

use partnernetz::config::Example;
use partnernetz::journal::Journal;

use crate::harness::{Directory, NOW, Place, clock, load, other_clock};
use crate::suite::{Definitions, ask, questions};

const TITLE: &str = "{ directory { title revision } }";

/// Asks until the directory has this title; the time it took.
async fn until_titled(directory: &Directory, title: &str) -> Duration {
    let begun = Instant::now();
    loop {
        let answer = directory.anyone().asks(TITLE).await;
        if answer.data()["directory"]["title"] == title {
            return begun.elapsed();
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "still {answer:?}");
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_server_on_postgres_loads_the_other_answers_alike_within_a_second() {
    let Some(place) = Place::postgres().await else { return };
    let one = Directory::start(place.clone(), clock(NOW)).await;
    let other = Directory::start(place, other_clock()).await;
    one.load_text(Example::Lippe.text()).await;
    let took = until_titled(&other, "Fachkräftenetz Lippe").await;
    assert!(took < Duration::from_secs(1), "{took:?}");
    let questions = questions(&Definitions::read(), &one.editor(), 4).await;
    let (a, b) = (ask(&one.editor(), &questions).await, ask(&other.editor(), &questions).await);
    for (question, (a, b)) in questions.iter().zip(a.iter().zip(&b)) {
        assert_eq!(a.bytes, b.bytes, "{} {}", question.operation, question.variables);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_load_beside_a_running_server_is_answered_within_a_second() {
    for place in Place::each().await {
        let server = Directory::start(place.clone(), clock(NOW)).await;
        let beside = Journal::open(place.database(), other_clock()).await.unwrap();
        load(&beside, Example::Demo.text()).await;
        let took = until_titled(&server, "Erfundenes Beispiel").await;
        assert!(took < Duration::from_secs(1), "{took:?}");
        beside.close().await;
    }
}
