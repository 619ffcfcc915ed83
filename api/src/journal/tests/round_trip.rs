//! What is committed is what is loaded, by whoever starts and whoever follows.

use std::time::Duration;

use proptest::prelude::*;

use super::chance::Chance;
use super::{assert_alike, deed, invent, on_databases, open};
use crate::directory::{Change, Directory, Noun, RecordNo};
use crate::journal::{Journal, Stamp};

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn any_change_is_read_back_as_it_was(seed in any::<u64>()) {
        tokio::runtime::Runtime::new().unwrap().block_on(on_databases(async |database| {
            let (writes, follows) = (open(database).await, open(database).await);
            follows.follow(Duration::from_millis(5)).await;
            for round in 0..6 {
                change_at_random(&writes, seed.wrapping_add(round)).await;
                let written = writes.current();
                let caught_up = written.revision();
                follows.revisions().wait_for(|revision| *revision == caught_up).await.unwrap();
                assert_alike(&follows.current(), &written);
            }
            let loaded = open(database).await;
            assert_alike(&loaded.current(), &writes.current());
            for journal in [writes, follows, loaded] {
                journal.close().await;
            }
        }));
    }
}

pub(super) async fn change_at_random(journal: &Journal, seed: u64) {
    let act = move |directory: &Directory, stamp: &Stamp| random_change(directory, stamp, seed);
    journal.commit(deed(act)).await.unwrap();
}

fn random_change(directory: &Directory, stamp: &Stamp, seed: u64) -> Change {
    let mut luck = Chance::of(seed);
    let mut change = Change::of(directory);
    let old: Vec<RecordNo> = directory.records().map(|(no, _)| no).collect();
    let new: Vec<RecordNo> = (0..luck.below(20))
        .map(|_| {
            let noun = *luck.one(Noun::ALL);
            invent::record(&mut luck, directory, &mut change, stamp, noun)
        })
        .collect();
    for no in old.iter().rev().take(20).filter(|_| luck.half()).copied().collect::<Vec<_>>() {
        let edited = invent::edited(&mut luck, directory, stamp, directory.record(no).unwrap());
        change.put_record(no, edited);
    }
    trade(directory, &mut change);
    let ends: Vec<RecordNo> = old.iter().chain(&new).copied().collect();
    for _ in 0..luck.below(20) {
        let (source, target) = (*luck.one(&ends), *luck.one(&ends));
        if source != target {
            let relation = invent::relation(&mut luck, directory, stamp, (source, target), None);
            let no = change.relation_no(directory, relation.id);
            change.put_relation(no, relation);
        }
    }
    for (no, relation) in directory.relations().filter(|_| luck.half()).collect::<Vec<_>>() {
        if luck.half() {
            change.retract_relation(no);
        } else {
            let ends = (relation.source, relation.target);
            change.put_relation(no, invent::relation(&mut luck, directory, stamp, ends, Some(relation)));
        }
    }
    if luck.half() {
        change.put_about(invent::about(&mut luck, directory, stamp));
    }
    change
}

/// Two changed records trade their slugs, old slugs, ids elsewhere and (of terms) codes.
fn trade(directory: &Directory, change: &mut Change) {
    let is_old = |no: &RecordNo| directory.record(*no).is_some();
    let changed: Vec<RecordNo> = change.records().map(|(no, _)| no).filter(is_old).collect();
    for pair in changed.chunks_exact(2) {
        let (mut one, mut other) = (change.record(pair[0]).unwrap().clone(), change.record(pair[1]).unwrap().clone());
        std::mem::swap(&mut one.slug, &mut other.slug);
        std::mem::swap(&mut one.aliases, &mut other.aliases);
        std::mem::swap(&mut one.external_ids, &mut other.external_ids);
        std::mem::swap(&mut one.contact_points, &mut other.contact_points);
        if let (crate::directory::Detail::Term(one), crate::directory::Detail::Term(other)) =
            (&mut one.detail, &mut other.detail)
        {
            std::mem::swap(&mut one.code, &mut other.code);
            std::mem::swap(&mut one.scheme, &mut other.scheme);
        }
        change.put_record(pair[0], one);
        change.put_record(pair[1], other);
    }
}
