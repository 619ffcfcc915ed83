//! The index after any changes is the index of what is there then.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::document::afresh;
use super::index::{AUDIENCES, BETWEEN, Index};
use crate::clock::Clock;
use crate::directory::{Change, Directory, NameKey, RecordNo, RelationNo, Visibility};
use crate::document::generate::generate;
use crate::document::in_memory;

fn network() -> Directory {
    let mut document = Vec::new();
    generate(12, 3, &mut document).unwrap();
    in_memory(String::from_utf8(document).unwrap(), &Clock::system()).map_err(|it| it.message(false)).unwrap()
}

/// Everything that an index says, without the numbers of its lists.
type Picture = (BTreeMap<Arc<str>, Vec<(u32, [u8; AUDIENCES], u8)>>, Vec<Vec<Arc<str>>>, [u32; AUDIENCES]);

fn picture(index: &Index, records: usize) -> Picture {
    let texts: BTreeMap<u32, Arc<str>> = index.words().map(|word| (word.list, Arc::clone(&word.text))).collect();
    let postings = |list| index.list(list).iter().map(|it| (it.record, it.weights, it.marks)).collect::<Vec<_>>();
    for word in index.words() {
        for audience in 0..AUDIENCES {
            let counted = index.list(word.list).iter().filter(|it| it.weights[audience] > 0).count();
            assert_eq!(index.list(word.list).count(audience) as usize, counted);
        }
    }
    let name = |list: &u32| if *list == BETWEEN { "|".into() } else { Arc::clone(&texts[list]) };
    let names = |no: u32| {
        let abbreviations = index.abbreviations(no).flat_map(|(short, words)| [&[BETWEEN, short], words].concat());
        index.names(no).iter().copied().chain(abbreviations).map(|list| name(&list)).collect()
    };
    let names = (0..records).map(|no| names(u32::try_from(no).unwrap())).collect();
    (
        index.words().map(|word| (Arc::clone(&word.text), postings(word.list))).collect(),
        names,
        [0, 1, 2].map(|it| index.records(it)),
    )
}

/// A deed of chance on a record or a relation.
fn change(directory: &Directory, at: usize, what: u8) -> Change {
    let mut change = Change::of(directory);
    let records: Vec<RecordNo> = directory.records().map(|(no, _)| no).collect();
    let relations: Vec<RelationNo> = directory.relations().map(|(no, _)| no).collect();
    let no = records[at % records.len()];
    let mut record = directory.record(no).unwrap().as_ref().clone();
    match what {
        0 => {
            record.name = format!("Umbenannte Arbeitsstelle {}", at % 3).into();
            record.name_key = NameKey::of(&record.name);
        }
        1 => record.visibility = Visibility::ALL[at % 3],
        2 => record.description = None,
        3 => record.terms = Box::default(),
        6 => record.short_name = Some("UAS".into()),
        7 => record.other_names = Box::default(),
        4 if !relations.is_empty() => {
            change.retract_relation(relations[at % relations.len()]);
            return change;
        }
        _ => record.addresses = Box::default(),
    }
    change.put_record(no, record);
    change
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn an_index_that_was_changed_is_the_one_made_afresh(deeds in proptest::collection::vec((any::<usize>(), 0u8..8), 1..12)) {
        let mut directory = network();
        for (revision, (at, what)) in (3..).zip(deeds) {
            directory = directory.apply(change(&directory, at, what), revision);
        }
        let records = directory.records().map(|(no, _)| no.0 as usize + 1).max().unwrap();
        let (changed, afresh) = (picture(directory.search_index(), records), picture(&afresh(&directory), records));
        prop_assert_eq!(changed, afresh);
    }
}
