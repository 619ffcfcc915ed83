//! From a directory to a document: all of it, as staff see it, in an order that is always the same.

mod form;
mod part;
mod whole;

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value};

pub use form::Forms;

use super::at::Part;
use super::model;
use crate::directory::{Directory, Record, RecordNo, RelationNo};

/// How a document is spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// One object.
    Json,
    /// A header, then one entry a line.
    JsonLines,
}

/// The gaps of a record, which in a document are entries of their own; there they name the record.
pub(crate) fn gap_documents(record: &Record) -> Vec<model::Gap> {
    record.gaps.iter().map(|gap| part::gap(None, gap)).collect()
}

/// A record of the directory in the form of a document.
#[must_use]
pub fn record_document(directory: &Directory, no: RecordNo) -> Option<model::Record> {
    Some(Forms::of(directory).record(directory.record(no)?))
}

/// A relation of the directory in the form of a document.
#[must_use]
pub fn relation_document(directory: &Directory, no: RelationNo) -> Option<model::Relation> {
    Some(Forms::of(directory).relation(directory.relation(no)?))
}

/// A record or relation of a document as its fields.
#[must_use]
pub fn object(document: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(document) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// Writes the whole directory. Shipped terms and kinds that nobody has touched are left out, since every directory has
/// them. `wrote` is told after each entry.
///
/// # Errors
/// What the writer says.
pub fn dump(directory: &Directory, spelling: Spelling, out: &mut dyn Write, wrote: &mut dyn FnMut()) -> io::Result<()> {
    let header = serde_json::to_string(&whole::header(directory))?;
    match spelling {
        Spelling::JsonLines => writeln!(out, "{header}")?,
        // The lists follow inside the same object.
        Spelling::Json => write!(out, "{}", header.strip_suffix('}').unwrap_or(&header))?,
    }
    let mut list = List { out, spelling, wrote };
    list.write(Part::RelationKind, whole::kinds(directory))?;
    list.write(Part::Record, whole::records(directory))?;
    list.write(Part::Relation, whole::relations(directory))?;
    list.write(Part::Gap, whole::gaps(directory))?;
    if spelling == Spelling::Json {
        writeln!(list.out, "\n}}")?;
    }
    list.out.flush()
}

struct List<'w> {
    out: &'w mut dyn Write,
    spelling: Spelling,
    wrote: &'w mut dyn FnMut(),
}

impl List<'_> {
    /// Writes the entries of a list, each on a line of its own.
    fn write<T: Serialize>(&mut self, part: Part, entries: impl Iterator<Item = T>) -> io::Result<()> {
        let mut is_first = true;
        for entry in entries {
            match self.spelling {
                Spelling::JsonLines => write!(self.out, "{{\"{}\":", part.key())?,
                Spelling::Json if is_first => write!(self.out, ",\n\"{}\":[\n", part.list())?,
                Spelling::Json => self.out.write_all(b",\n")?,
            }
            is_first = false;
            serde_json::to_writer(&mut self.out, &entry)?;
            if self.spelling == Spelling::JsonLines {
                self.out.write_all(b"}\n")?;
            }
            (self.wrote)();
        }
        if self.spelling == Spelling::Json && !is_first {
            self.out.write_all(b"\n]")?;
        }
        Ok(())
    }
}
