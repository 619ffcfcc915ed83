//! What others write, and databases that are no longer for this program.

use std::time::Duration;

use sea_orm::ConnectionTrait;

use super::databases::connect;
use super::{add_one, assert_alike, on_databases, open};
use crate::clock::Clock;
use crate::journal::{CommitError, Condition, Journal};

#[tokio::test]
async fn without_following_only_an_own_deed_catches_up() {
    on_databases(async |database| {
        let (one, other) = (open(database).await, open(database).await);
        one.commit(add_one()).await.unwrap();
        assert_eq!(other.current().revision(), 1);
        assert_eq!(other.commit(add_one()).await.unwrap().revision, 3);
        one.follow(Duration::from_millis(5)).await;
        one.revisions().wait_for(|revision| *revision == 3).await.unwrap();
        assert_alike(&one.current(), &other.current());
        one.close().await;
        other.close().await;
    })
    .await;
}

#[tokio::test]
async fn postgresql_wakes_a_follower_long_before_it_looks() {
    on_databases(async |database| {
        if database.file().is_some() {
            return;
        }
        let (one, other) = (open(database).await, open(database).await);
        other.follow(Duration::from_hours(1)).await;
        // Until it listens, a notification is lost.
        tokio::time::sleep(Duration::from_millis(500)).await;
        one.commit(add_one()).await.unwrap();
        let mut revisions = other.revisions();
        let woken = tokio::time::timeout(Duration::from_secs(10), revisions.wait_for(|revision| *revision == 2)).await;
        assert!(woken.is_ok());
        drop(woken);
        one.close().await;
        other.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_database_of_a_later_version_ends_whoever_follows_writes_or_starts() {
    on_databases(async |database| {
        let (follows, writes) = (open(database).await, open(database).await);
        follows.follow(Duration::from_millis(5)).await;
        let db = connect(database).await;
        db.execute_unprepared("UPDATE directory SET epoch = epoch + 1").await.unwrap();
        db.close().await.unwrap();
        let mut condition = follows.condition();
        let over = condition.wait_for(|condition| *condition != Condition::Ready).await.unwrap().clone();
        assert!(matches!(&over, Condition::Over(why) if why.contains("later version")), "{over:?}");
        let refused = writes.commit(add_one()).await;
        assert!(matches!(&refused, Err(CommitError::Unavailable(_))), "{refused:?}");
        assert_eq!(*writes.condition().borrow(), over);
        let refused = Journal::open(database, Clock::system()).await.unwrap_err();
        assert!(format!("{refused:#}").contains("later version"), "{refused:#}");
        follows.close().await;
        writes.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_log_that_went_back_ends_the_follower() {
    on_databases(async |database| {
        let journal = open(database).await;
        journal.commit(add_one()).await.unwrap();
        let db = connect(database).await;
        db.execute_unprepared("DELETE FROM revision_touch WHERE revision = 2").await.unwrap();
        db.execute_unprepared("DELETE FROM revision WHERE number = 2").await.unwrap();
        db.close().await.unwrap();
        journal.follow(Duration::from_millis(5)).await;
        journal.condition().wait_for(|condition| *condition != Condition::Ready).await.unwrap();
        journal.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_row_that_cannot_be_read_is_named() {
    on_databases(async |database| {
        let journal = open(database).await;
        journal.commit(add_one()).await.unwrap();
        journal.close().await;
        let db = connect(database).await;
        let (id, sql) = (
            journal.current().records().last().unwrap().1.id,
            "UPDATE institution SET founded_edtf = 'neulich', founded_text = NULL",
        );
        db.execute_unprepared(sql).await.unwrap();
        db.close().await.unwrap();
        let refused = Journal::open(database, Clock::system()).await.unwrap_err();
        let words = format!("{refused:#}");
        assert!(words.contains("institution") && words.contains(&id.to_string()), "{words}");
    })
    .await;
}
