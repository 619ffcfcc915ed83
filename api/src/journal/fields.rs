//! Which fields a deed changed: those of the document and the gaps, in which references stand as ids, since slugs and
//! codes can pass from one record to another.

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::directory::{Detail, Directory, RecordNo, RelationNo};
use crate::document::dump::{Forms, gap_documents, object};

/// Where a field refers to records: by slug in a document, …
const SLUGS: [&str; 7] = ["term", "broader", "place", "merged_into", "source", "target", "on_behalf_of"];

/// … and by code.
const CODES: [&str; 3] = ["type", "legal_form", "role"];

/// The gaps of a record, which are entries of their own in a document.
pub const GAPS: &str = "gaps";

/// A field with what it was and what it is, as JSON; none where it had or has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ChangedField {
    pub(super) field: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// The fields that differ, in the order of the document.
pub(super) fn changed_fields(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<ChangedField> {
    let gone = before.iter().filter(|(field, value)| after.get(*field) != Some(*value));
    let come = after.iter().filter(|(field, _)| !before.contains_key(*field));
    gone.map(|(field, value)| (field, Some(value), after.get(field)))
        .chain(come.map(|(field, value)| (field, None, Some(value))))
        .map(|(field, before, after)| ChangedField {
            field: field.clone(),
            before: before.map(ToString::to_string),
            after: after.map(ToString::to_string),
        })
        .collect()
}

/// The fields of a record.
pub(super) fn record_fields(directory: &Directory, no: RecordNo) -> Map<String, Value> {
    let Some(record) = directory.record(no) else { return Map::new() };
    let mut fields = object(&Forms::of(directory).with_ids().record(record));
    if !record.gaps.is_empty() {
        fields.insert(GAPS.to_owned(), serde_json::to_value(gap_documents(record)).unwrap_or_default());
    }
    fields
}

/// The fields of a relation; none of one that is taken back.
pub(super) fn relation_fields(directory: &Directory, no: RelationNo) -> Map<String, Value> {
    directory.relation(no).map(|it| object(&Forms::of(directory).with_ids().relation(it))).unwrap_or_default()
}

/// Writes the references in a field as a document does: by the slug or code that the record has now. What is not there
/// any more stays an id.
pub fn name_references(directory: &Directory, field: &str, value: &mut Value) {
    match value {
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| name_references(directory, key, value)),
        Value::Array(items) => items.iter_mut().for_each(|item| name_references(directory, field, item)),
        Value::String(text) => {
            if let Some(name) = name_of(directory, field, text) {
                *text = name;
            }
        }
        _ => {}
    }
}

fn name_of(directory: &Directory, field: &str, id: &str) -> Option<String> {
    let is_code = CODES.contains(&field);
    if !is_code && !SLUGS.contains(&field) {
        return None;
    }
    let record = directory.record(directory.record_by_id(Uuid::parse_str(id).ok()?)?)?;
    match &record.detail {
        Detail::Term(term) if is_code => Some(term.code.to_string()),
        _ if is_code => None,
        _ => Some(record.slug.to_string()),
    }
}
