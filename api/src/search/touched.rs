//! Of which records something else is searched after a change: those that change, and those that name them.

use std::collections::BTreeSet;

use crate::directory::{Change, Detail, Direction, Directory, Record, RecordNo, RelationNo, Visibility};

/// The records of which something else is searched after a change. It looks only at what hangs on a record that others call
/// otherwise from then on: a deed that touches few records costs few.
#[must_use]
pub fn touched(before: &Directory, change: &Change) -> BTreeSet<RecordNo> {
    let mut touched = BTreeSet::new();
    for (no, after) in change.records() {
        touched.insert(no);
        if let Some(old) = before.record(no)
            && after.is_none_or(|after| said_of(old) != said_of(after))
        {
            touched.extend(who_name(before, no));
        }
    }
    for (no, after) in change.relations() {
        for relation in before.relation(no).map(AsRef::as_ref).into_iter().chain(after) {
            touched.extend([relation.source, relation.target]);
        }
    }
    touched
}

/// What others say of a record that they name.
fn said_of(record: &Record) -> Said<'_> {
    let (other_names, broader) = match &record.detail {
        Detail::Term(term) => (&*record.other_names, &*term.broader),
        _ => Default::default(),
    };
    let towns: Vec<Option<&str>> = record.addresses.iter().map(|address| address.locality.as_deref()).collect();
    Said { name: &record.name, sight: record.sight(), other_names, broader, towns }
}

#[derive(PartialEq)]
struct Said<'r> {
    name: &'r str,
    sight: Visibility,
    other_names: &'r [crate::directory::OtherName],
    broader: &'r [RecordNo],
    towns: Vec<Option<&'r str>>,
}

/// The records that name a record: that bear it, have a relation to it or of its topic or role, or have it as their contact.
/// Those of an area are also those of the places in it.
fn who_name(directory: &Directory, no: RecordNo) -> BTreeSet<RecordNo> {
    let mut found: BTreeSet<RecordNo> = directory.bearers(no).collect();
    let contact_for = directory.about().kind_no("contact_for");
    let edges = directory.edges(no).iter();
    let is_alike = |kind| directory.about().kind(kind).symmetric;
    let by_name =
        edges.filter(|edge| edge.direction == Direction::In || Some(edge.kind) == contact_for || is_alike(edge.kind));
    found.extend(by_name.map(|edge| edge.other));
    let source = |no: RelationNo| directory.relation(no).map(|relation| relation.source);
    found.extend(directory.relations_naming(no).filter_map(source));
    if is_place(directory, no) {
        for place in crate::directory::reach(no, |area| directory.narrower(area).collect()) {
            found.insert(place);
            found.extend(directory.bearers(place));
        }
    }
    found
}

fn is_place(directory: &Directory, no: RecordNo) -> bool {
    directory.record(no).is_some_and(|it| matches!(&it.detail, Detail::Term(term) if &*term.scheme == "place"))
}
