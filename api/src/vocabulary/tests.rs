//! What a directory gets of the shipped vocabulary, and what it keeps of its own.

use super::{SHIPPED, complete, slug_of};
use crate::clock::Clock;
use crate::directory::{Change, Detail, Directory};
use crate::journal::Stamp;

fn stamp() -> Stamp {
    Stamp::of(&Clock::system())
}

#[test]
fn a_new_directory_gets_everything_and_then_lacks_nothing() {
    let directory = Directory::default();
    let directory = directory.apply(complete(&directory, &stamp()), 1);
    assert_eq!(directory.records().count(), SHIPPED.terms.len());
    assert_eq!(directory.about().kinds.len(), SHIPPED.kinds.len());
    let organiser = directory.term_by_code("participation_role", "organiser").unwrap();
    let organiser = directory.record(organiser).unwrap();
    assert_eq!(&*organiser.slug, "participation-role-organiser");
    let Detail::Term(term) = &organiser.detail else { panic!("a term") };
    assert_eq!(term.verbs.as_ref().unwrap().inverse_de.as_deref(), Some("veranstaltet von"));
    assert!(complete(&directory, &stamp()).is_empty());
}

#[test]
fn a_slug_that_staff_took_is_left_to_them() {
    let empty = Directory::default();
    let mut shipped = complete(&empty, &stamp());
    let slug = slug_of("legal_form", "eg");
    let mut record = shipped.records().filter_map(|(_, it)| it).find(|it| *it.slug == *slug).unwrap().clone();
    if let Detail::Term(term) = &mut record.detail {
        term.scheme = "topic".into();
    }
    record.id = stamp().id();
    let mut taken = Change::of(&empty);
    let no = taken.record_no(&empty, record.id);
    taken.put_record(no, record);
    let directory = empty.apply(taken, 1);
    shipped = complete(&directory, &stamp());
    let directory = directory.apply(shipped, 2);
    let term = directory.term_by_code("legal_form", "eg").unwrap();
    assert_eq!(*directory.record(term).unwrap().slug, *format!("{slug}-2"));
}
