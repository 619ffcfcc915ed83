//! Erasing a person: the rule, and the receipt that proves it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::personal::{PERSONAL, personal_fields};
use crate::deed::{Draft, Subject, Way};
use crate::directory::view::RecordView;
use crate::directory::{Citation, Detail, Noun, Record, RecordNo, Relation};
use crate::document::dump::{object, record_document, relation_document};

/// What an erasure takes away, and where the name stays.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many values of each personal field, by field.
    pub parts: BTreeMap<&'static str, usize>,
    /// Records whose free texts name the person, and in which field; nobody but a human can take it out there.
    pub mentions: Vec<(RecordNo, &'static str)>,
}

/// Takes a person out of the directory: the record, those that were merged into it, and all their relations.
pub fn erase(draft: &mut Draft<'_>, id: &str) -> Option<(Subject, Found)> {
    let way = Way::argument("id");
    let (no, record) = draft.record(&way, id)?;
    if record.noun() != Noun::Person {
        draft.not_found(&way, id);
        return None;
    }
    let directory = draft.directory();
    let mut persons = crate::directory::reach(no, |into| directory.records_that_show(into).collect());
    persons.push(no);
    let mut found = Found::default();
    for person in &persons {
        if let Some(document) = record_document(directory, *person) {
            found.count(&object(&document), PERSONAL.record);
        }
        for edge in directory.edges(*person) {
            if draft.change().puts_relation(edge.relation) {
                continue;
            }
            if let Some(document) = relation_document(directory, edge.relation) {
                found.count(&object(&document), PERSONAL.relation);
            }
            draft.change().retract_relation(edge.relation);
        }
        draft.change().erase_record(*person);
    }
    found.mentions = mentions(draft, &persons);
    Some((Subject::Record(record.id), found))
}

impl Found {
    fn count(&mut self, document: &Map<String, Value>, list: &'static [&'static str]) {
        for (field, _, count) in personal_fields(document, list) {
            *self.parts.entry(field).or_default() += count;
        }
    }
}

/// Where other records' free texts have the given and family name side by side, in either order.
fn mentions(draft: &mut Draft<'_>, persons: &[RecordNo]) -> Vec<(RecordNo, &'static str)> {
    let directory = draft.directory();
    let names: Vec<String> = persons
        .iter()
        .filter_map(|no| match &directory.record(*no)?.detail {
            Detail::Person(person) => Some(person.written_names()),
            _ => None,
        })
        .flatten()
        .map(|name| name.to_lowercase())
        .collect();
    let is_named = |text: &str| {
        let text = text.to_lowercase();
        names.iter().any(|name| text.contains(name))
    };
    let mut found = Vec::new();
    for (no, record) in directory.records().filter(|(no, _)| !persons.contains(no)) {
        found.extend(texts_of(record).filter(|(_, text)| is_named(text)).map(|(field, _)| (no, field)));
    }
    for (no, relation) in directory.relations() {
        if !draft.change().puts_relation(no) {
            let texts = texts_of_relation(relation).filter(|(_, text)| is_named(text));
            found.extend(texts.map(|(field, _)| (relation.source, field)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn texts_of(record: &Record) -> impl Iterator<Item = (&'static str, &str)> {
    let own = [("description", record.description.as_deref()), ("note", record.note.as_deref())];
    let purpose = match &record.detail {
        Detail::WorkingGroup(it) => it.purpose.as_deref(),
        _ => None,
    };
    let gaps = record.gaps.iter().flat_map(|gap| [("gaps", &*gap.quote), ("gaps", &*gap.missing)]);
    let parts = record.addresses.iter().flat_map(|it| it.recipient.iter()).map(|line| ("addresses", &**line));
    own.into_iter()
        .chain([("purpose", purpose)])
        .filter_map(|(field, text)| Some((field, text?)))
        .chain(quotes(&record.citations))
        .chain(gaps)
        .chain(parts)
}

fn texts_of_relation(relation: &Relation) -> impl Iterator<Item = (&'static str, &str)> {
    let own = [("relations", relation.note.as_deref()), ("relations", relation.function.as_deref())];
    own.into_iter().filter_map(|(field, text)| Some((field, text?))).chain(quotes(&relation.citations))
}

fn quotes(citations: &[Citation]) -> impl Iterator<Item = (&'static str, &str)> {
    citations.iter().map(|citation| ("citations", &*citation.quote))
}

/// The records of an erasure's mentions, as staff see them.
pub fn mentioning<'v>(
    view: &'v crate::directory::View,
    found: &Found,
) -> impl Iterator<Item = (RecordView<'v>, &'static str)> {
    found.mentions.iter().filter_map(|(no, field)| Some((view.record(*no)?, *field)))
}
