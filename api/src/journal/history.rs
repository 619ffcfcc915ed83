//! Which fields a deed changed, as the document writes them.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::directory::{Directory, RecordNo, RelationNo};
use crate::document::dump::{record_document, relation_document};

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
    fields(record_document(directory, no))
}

/// The fields of a relation; none of one that is taken back.
pub(super) fn relation_fields(directory: &Directory, no: RelationNo) -> Map<String, Value> {
    fields(relation_document(directory, no))
}

fn fields(document: Option<impl Serialize>) -> Map<String, Value> {
    match serde_json::to_value(document) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}
