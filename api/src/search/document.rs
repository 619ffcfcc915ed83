//! What of a record is searched, as each audience sees it.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::field::Field;
use super::index::{AUDIENCES, Document, Entry, Index, Text};
use crate::access::{Role, Viewer};
use crate::directory::view::{EdgeView, RecordView, Side};
use crate::directory::{Detail, Directory, KindNo, Noun, RecordNo, View};

/// How far areas are followed: town, district, region, state.
const AREAS: usize = 4;

/// So many partners are too many to say who each of them is.
const MANY: usize = 50;

/// A directory as each audience sees it.
pub struct Audiences([View; AUDIENCES]);

impl Audiences {
    /// A directory as each audience sees it, from the narrowest sight to the widest.
    #[must_use]
    pub fn of(directory: Directory) -> Self {
        let directory = Arc::new(directory);
        let view = |role| {
            let viewer = Viewer { role, ..Viewer::anonymous() };
            // Nothing that is searched depends on the moment.
            View::new(Arc::clone(&directory), viewer, DateTime::<Utc>::UNIX_EPOCH)
        };
        Self([Role::Anonymous, Role::Partner, Role::Editor].map(view))
    }

    /// What the index is told of a record; nothing of one that another took the place of.
    #[must_use]
    pub fn document(&self, no: RecordNo) -> Document<'_> {
        let mut document = Document::default();
        for (view, texts) in self.0.iter().zip(&mut document.texts) {
            let Some(record) = view.record(no).filter(|record| record.merged_into().is_none()) else { continue };
            document.is_term = record.noun() == Noun::Term;
            document.is_place = record.scheme() == Some("place");
            *texts = Some(texts_of(record));
        }
        document
    }
}

/// The index of a directory, made afresh: what any changes have to come to.
#[must_use]
pub fn afresh(directory: &Directory) -> Index {
    let audiences = Audiences::of(directory.clone());
    let mut index = Index::default();
    let entry = |(no, _): (RecordNo, _)| Entry { record: no.0, after: audiences.document(no), ..Entry::default() };
    index.change(directory.records().map(entry));
    index
}

/// The texts of a record that its viewer may search.
#[must_use]
pub fn texts_of<'v>(record: RecordView<'v>) -> Vec<Text<'v>> {
    let mut texts = Vec::new();
    let mut add = |field: Field, text: &'v str| texts.push(Text { field, text });
    add(Field::Name, record.name());
    record.short_name().into_iter().for_each(|it| add(Field::ShortName, it));
    record.other_names().iter().for_each(|it| add(Field::OtherName, &it.value));
    record.description().into_iter().for_each(|it| add(Field::Description, it));
    for term in record.terms().map(|(_, term)| term) {
        if term.scheme() == Some("place") {
            add(Field::Area, term.name());
            for area in areas(term) {
                add(Field::Area, area.name());
            }
        } else {
            each_name(term, |name| add(Field::Topic, name));
        }
    }
    if let Some(term) = record.type_term() {
        each_name(term, |name| add(Field::Type, name));
    }
    match record.detail() {
        Detail::Institution(it) => {
            record.follow(it.legal_form).into_iter().for_each(|term| each_name(term, |name| add(Field::Type, name)));
        }
        Detail::WorkingGroup(it) => it.purpose.iter().for_each(|it| add(Field::Description, it)),
        Detail::Publication(it) => it.edition.iter().for_each(|it| add(Field::Description, it)),
        Detail::Term(it) => it.name_en.iter().for_each(|it| add(Field::OtherName, it)),
        Detail::Person(_) | Detail::Cooperation(_) => {}
    }
    if record.scheme() == Some("place") {
        for area in areas(record) {
            add(Field::Area, area.name());
        }
    }
    for address in record.addresses() {
        add(Field::Place, address.kind.labelled().de);
        let lines = [&address.street, &address.postal_code, &address.locality];
        lines.into_iter().flatten().for_each(|line| add(Field::Place, line));
        if let Some(place) = record.follow(address.place) {
            add(Field::Place, place.name());
            for area in areas(place) {
                add(Field::Area, area.name());
            }
        }
    }
    if !record.opening_hours().is_empty() {
        add(Field::Description, "Öffnungszeiten");
    }
    connections(record, &mut add);
    texts.sort_unstable();
    texts.dedup();
    texts
}

fn each_name<'v>(term: RecordView<'v>, mut add: impl FnMut(&'v str)) {
    add(term.name());
    term.other_names().iter().for_each(|name| add(&name.value));
}

/// The areas that a place lies in, the nearest first.
#[must_use]
pub fn areas(place: RecordView<'_>) -> Vec<RecordView<'_>> {
    let mut found: Vec<RecordView<'_>> = place.broader().collect();
    let mut at = 0;
    for _ in 1..AREAS {
        let end = found.len();
        for place in at..end {
            found.extend(found[place].broader());
        }
        at = end;
    }
    found
}

/// What a record says of others: of what it is part of, of that in which it takes part, of its contacts, and of those that
/// it has to do with as they have with it. A body does not say who its hundreds of members or partners are; they say it.
fn connections<'v>(record: RecordView<'v>, add: &mut impl FnMut(Field, &'v str)) {
    let about = record.view().about();
    let (part_of, contact_for) = (about.kind_no("part_of"), about.kind_no("contact_for"));
    if let Some(contact_for) = contact_for {
        for edge in record.edges(contact_for, Side::In) {
            add(Field::Person, edge.other().name());
            edge.relation.function().into_iter().for_each(|it| add(Field::Person, it));
        }
        if record.edges(contact_for, Side::Out).next().is_some() {
            add(Field::Type, "Ansprechperson");
        }
    }
    for edge in said(record) {
        let other = edge.other();
        if Some(edge.relation.kind_no()) == part_of {
            add(Field::Parent, other.name());
            let towns = other.addresses().iter().filter_map(|address| address.locality.as_deref());
            towns.for_each(|town| add(Field::ParentPlace, town));
            continue;
        }
        add(Field::Relation, other.name());
        edge.relation.role().into_iter().for_each(|role| add(Field::Relation, role.name()));
        edge.relation.function().into_iter().for_each(|it| add(Field::Person, it));
        edge.relation.terms().for_each(|(term, _)| each_name(term, |name| add(Field::Topic, name)));
    }
}

/// The relations of which a record says something.
fn said(record: RecordView<'_>) -> impl Iterator<Item = EdgeView<'_>> {
    let about = record.view().about();
    let alike = (0..).map(KindNo).zip(&about.kinds).filter(|(_, kind)| kind.symmetric).map(|(no, _)| no);
    let alike = alike.flat_map(move |kind| {
        let edges: Vec<_> = record.edges(kind, Side::Both).take(MANY).collect();
        if edges.len() < MANY { edges } else { Vec::new() }
    });
    record.edges_out(move |kind| !about.kind(kind).symmetric).chain(alike)
}
