//! Makes up a realistic German network of any size as a document, from nothing but a seed.
//!
//! Every thing is found from its number alone: names, slugs, who belongs to whom. So nothing is remembered while
//! writing, relations can name records that were written long before, and the same seed gives the same bytes.

mod blank;
mod contact;
mod draw;
mod group;
mod institution;
mod names;
mod naming;
mod person;
mod plan;
mod relations;
mod terms;
#[cfg(test)]
mod tests;
mod time;
mod words;

use std::io::{self, Write};

use serde::Serialize;

use self::names::NAMES;
use self::plan::Plan;
use super::model::{FORMAT, Header, Record, Relation, Source};

/// How much was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Records, terms among them.
    pub records: u64,
    /// Relations.
    pub relations: u64,
}

/// A line of the document.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Line<'a> {
    Record(&'a Record),
    Relation(&'a Relation),
}

/// Writes a network of so many institutions as JSON Lines; the same seed gives the same bytes.
///
/// There are about 3.4 records and 7.5 relations an institution.
///
/// # Errors
/// When `output` takes no more.
pub fn generate(institutions: u64, seed: u64, output: &mut impl Write) -> io::Result<Written> {
    let mut written = Written::default();
    write_line(output, &header(institutions, seed))?;
    let plan = Plan::new(institutions, seed, NAMES.towns.len() as u64);
    let records = terms::terms(&plan)
        .chain((0..plan.institutions).map(|number| institution::institution(&plan, number)))
        .chain((0..plan.persons).map(|number| person::person(&plan, number)))
        .chain((0..plan.groups).map(|number| group::group(&plan, number)))
        .chain((0..plan.cooperations).map(|number| group::cooperation(&plan, number)))
        .chain((0..plan.publications).map(|number| group::publication(&plan, number)));
    for record in records {
        write_line(output, &Line::Record(&record))?;
        written.records += 1;
    }
    for relation in relations::relations(&plan) {
        write_line(output, &Line::Relation(&relation))?;
        written.relations += 1;
    }
    output.flush()?;
    Ok(written)
}

fn header(institutions: u64, seed: u64) -> Header {
    Header {
        format: FORMAT.to_owned(),
        title: Some("Erzeugtes Netzwerk (frei erfunden)".to_owned()),
        language: Some("de".to_owned()),
        source: Some(Source {
            key: "erzeugt".to_owned(),
            title: format!("Erzeugt aus der Saat {seed} für {institutions} Institutionen (frei erfunden)"),
            url: None,
        }),
        sources: None,
    }
}

fn write_line(output: &mut impl Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *output, line)?;
    output.write_all(b"\n")
}
