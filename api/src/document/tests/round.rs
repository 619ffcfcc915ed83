//! What is loaded, dumped and loaded again is the same.

use super::harness::{DEMO, Hours, LIPPE, dumped, empty, load};
use crate::directory::Noun;
use crate::document::Count;
use crate::document::dump::Spelling;

fn is_fixed_point(document: &str) {
    let hours = Hours::new();
    let (first, _) = load(&empty(), document, &hours.next());
    for spelling in [Spelling::Json, Spelling::JsonLines] {
        let dump = dumped(&first, spelling);
        let (again, summary) = load(&first, dump.clone(), &hours.next());
        assert_eq!((summary.total().created, summary.total().updated), (0, 0), "{spelling:?}: {summary:?}");
        assert!(!summary.about_changed);
        assert_eq!(dumped(&again, spelling), dump);
        let (afresh, _) = load(&empty(), dump.clone(), &hours.next());
        assert_eq!(dumped(&afresh, spelling), dump);
    }
}

#[test]
fn the_examples_are_fixed_points() {
    is_fixed_point(LIPPE);
    is_fixed_point(DEMO);
}

#[test]
fn the_second_load_of_a_file_changes_nothing() {
    let hours = Hours::new();
    for document in [LIPPE, DEMO] {
        let (first, summary) = load(&empty(), document, &hours.next());
        assert_eq!((summary.total().updated, summary.total().unchanged), (0, 0));
        let (second, again) = load(&first, document, &hours.next());
        assert_eq!(again.total(), Count { unchanged: summary.total().created, ..Count::default() }, "{again:?}");
        assert!(!again.about_changed && second.about() == first.about());
    }
}

#[test]
fn the_example_is_all_there() {
    let hours = Hours::new();
    let (directory, summary) = load(&empty(), LIPPE, &hours.next());
    let created = |noun| summary.of(noun).created;
    assert_eq!(created(Noun::Institution) + created(Noun::WorkingGroup) + created(Noun::Cooperation), 13);
    assert_eq!((created(Noun::Publication), created(Noun::Term), created(Noun::Person)), (2, 31, 0));
    assert_eq!(summary.relations.created, 17);
    assert_eq!(directory.about().title.as_deref(), Some("Fachkräftenetz Lippe"));
    assert!(directory.records().all(|(_, record)| record.version == 1));
}
