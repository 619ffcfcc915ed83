//! A record becomes what a document says of it, whole: what the document does not state is cleared.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::Merge;
use crate::clock::Clock;
use crate::directory::{
    Change, Cooperation, Detail, Directory, Institution, Publication, Record, RecordNo, Visibility, WorkingGroup,
};
use crate::document::at::{Part, Place};
use crate::document::model;
use crate::document::problem::Problems;
use crate::journal::{GAPS, Stamp};

/// What gives a record the state of a document, in which its gaps stand beside the rest. Its version counts up by one if
/// anything differs; ids of rows are kept; a slug that it gives up still finds it.
///
/// # Errors
/// What is wrong with that state today: a slug or an id in another system may belong to another record by now.
pub fn revise(
    directory: &Directory,
    no: RecordNo,
    document: Map<String, Value>,
    stamp: &Stamp,
) -> Result<Change, Problems> {
    let mut merge = Merge::new(directory, stamp);
    let (record, gaps) = texts(directory, no, document);
    merge.learn_whole(&record, &gaps);
    merge.check_slugs();
    merge.record(place(Part::Record), &record);
    merge.finish().map(|(change, _)| change)
}

/// A record as a document of an earlier version has it, to be looked at: what could not be so today is no problem.
#[must_use]
pub fn recall(
    directory: &Directory,
    no: RecordNo,
    document: Map<String, Value>,
    version: i32,
    since: DateTime<Utc>,
) -> Option<Record> {
    let stamp = Stamp::of(&Clock::fixed(since));
    let mut merge = Merge::new(directory, &stamp);
    let (text, gaps) = texts(directory, no, document);
    merge.learn_whole(&text, &gaps);
    merge.known.at(0)?;
    merge.record(place(Part::Record), &text);
    let record = merge.change.record(no).or_else(|| directory.record(no).map(AsRef::as_ref))?;
    Some(Record { version, updated_at: since, ..record.clone() })
}

/// What puts relations back into a directory that lacks them, as documents of an earlier version have them; what could not
/// be so today is left out.
#[must_use]
pub fn recall_relations<'m>(
    directory: &Directory,
    documents: impl Iterator<Item = &'m Map<String, Value>>,
    since: DateTime<Utc>,
) -> Change {
    let stamp = Stamp::of(&Clock::fixed(since));
    let mut merge = Merge::new(directory, &stamp);
    merge.has_header = true;
    for document in documents {
        merge.relation(place(Part::Relation), &Value::Object(document.clone()).to_string());
    }
    merge.change
}

/// The document with the id of its record, and its gaps, as texts.
fn texts(directory: &Directory, no: RecordNo, mut document: Map<String, Value>) -> (String, Vec<String>) {
    let gaps = document.shift_remove(GAPS);
    let id = directory.record(no).map(|record| record.id.to_string());
    document.insert("id".to_owned(), id.into());
    let slug = document.get("slug").cloned();
    let gaps = gaps.as_ref().and_then(Value::as_array).into_iter().flatten().map(|gap| {
        let mut gap = gap.clone();
        if let (Value::Object(gap), Some(slug)) = (&mut gap, slug.clone()) {
            gap.insert("record".to_owned(), slug);
        }
        gap.to_string()
    });
    let gaps = gaps.collect();
    (Value::Object(document).to_string(), gaps)
}

const fn place(part: Part) -> Place {
    Place { part, index: None, line: 1 }
}

impl Merge<'_> {
    fn learn_whole(&mut self, record: &str, gaps: &[String]) {
        self.is_whole = true;
        // There is no header: every source is one of the directory.
        self.has_header = true;
        self.learn(place(Part::Record), record);
        for gap in gaps {
            self.learn(place(Part::Gap), gap);
        }
        self.learn_gaps();
    }
}

/// Takes from a record what the document does not state, and lets the document state its empty lists: rows of the others
/// are still there to be recognised.
pub(super) fn clear(record: &mut Record, document: &mut model::Record) {
    record.visibility = Visibility::default_of(record.noun());
    record.short_name = None;
    record.description = None;
    record.website = None;
    record.note = None;
    record.by_appointment = None;
    record.verified_at = None;
    record.verified_by = None;
    record.merged_into = None;
    document.aliases.get_or_insert_default();
    document.external_ids.get_or_insert_default();
    document.other_names.get_or_insert_default();
    document.terms.get_or_insert_default();
    document.citations.get_or_insert_default();
    document.addresses.get_or_insert_default();
    document.contact_points.get_or_insert_default();
    document.opening_hours.get_or_insert_default();
    match &mut record.detail {
        Detail::Institution(it) => *it = Institution::default(),
        Detail::Person(it) => {
            it.honorific = None;
            it.delete_after = None;
        }
        Detail::WorkingGroup(it) => **it = WorkingGroup::default(),
        Detail::Cooperation(it) => **it = Cooperation::default(),
        Detail::Publication(it) => {
            let stated_counts = std::mem::take(&mut it.stated_counts);
            **it = Publication { stated_counts, ..Publication::default() };
            document.stated_counts.get_or_insert_default();
        }
        Detail::Term(it) => {
            it.name_en = None;
            it.verbs = None;
            document.broader.get_or_insert_default();
        }
    }
}
