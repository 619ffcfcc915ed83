//! From a document to a change of the directory: a pure function that reads the document twice.
//!
//! The first reading learns which records there are, so that the order of the file is free; the second builds the new
//! states. What is wrong is collected to the end, so that one run tells all of it.

mod alias;
mod cycle;
mod date;
mod detail;
mod gap;
mod header;
mod identity;
mod known;
mod list;
mod part;
mod record;
mod refer;
mod relation;
mod revise;
mod row;
mod summary;
mod term;
mod text;

use uuid::Uuid;

pub use revise::{recall, recall_relations, revise};
pub use summary::{Count, Summary};

use super::at::{At, Part, Place};
use super::problem::Problems;
use super::read::Opened;
use crate::directory::{About, Change, Directory};
use crate::journal::Stamp;

/// What a document changes in a directory.
///
/// Loading creates and updates, it never deletes a record or relation. Loading a document a second time gives an empty
/// change.
///
/// # Errors
/// All that is wrong with the document.
pub fn merge(directory: &Directory, document: &Opened, stamp: &Stamp) -> Result<(Change, Summary), Problems> {
    let mut merge = Merge::new(directory, stamp);
    if let Some((header, place, text)) = document.header(&mut merge.problems) {
        let at = At::entry(place, &text);
        if !merge.check_format(&at, &header.format) {
            // Of another format everything else would be wrong as well.
            return Err(merge.problems);
        }
        merge.has_header = merge.problems.is_empty();
        merge.header(&at, header);
    }
    let mut found = std::mem::take(&mut merge.problems);
    document.each(&mut found, &mut |place, text| merge.learn(place, text));
    merge.known.is_partial = !found.is_empty();
    merge.problems.absorb(found);
    merge.check_slugs();
    merge.learn_gaps();
    // What is wrong with the lines themselves has been told by the first reading.
    document.each(&mut Problems::default(), &mut |place, text| match place.part {
        Part::Record => merge.record(place, text),
        Part::Relation => merge.relation(place, text),
        Part::Header | Part::RelationKind | Part::Gap => {}
    });
    merge.finish()
}

/// A merge on its way.
struct Merge<'d> {
    directory: &'d Directory,
    stamp: &'d Stamp,
    problems: Problems,
    summary: Summary,
    change: Change,
    /// The small tables as they will be.
    about: About,
    /// Whether all of the header could be read; else a source may be in what could not.
    has_header: bool,
    /// Whether what a record is not said to have is taken from it; else it stays.
    is_whole: bool,
    /// The source of citations that name none, where it is not the directory's.
    source: Option<Box<str>>,
    known: known::Known,
    /// How many records of the second reading have been read.
    read: usize,
    aliases: alias::Aliases,
    gaps: gap::Gaps,
    rows: row::Rows,
    relations: identity::Relations,
    hierarchy: cycle::Hierarchy,
    /// How many more words may be compared to find what was meant.
    comparisons: usize,
}

impl<'d> Merge<'d> {
    fn new(directory: &'d Directory, stamp: &'d Stamp) -> Self {
        Self {
            directory,
            stamp,
            problems: Problems::default(),
            summary: Summary::default(),
            change: Change::of(directory),
            about: directory.about().clone(),
            has_header: false,
            is_whole: false,
            source: None,
            known: known::Known::default(),
            read: 0,
            aliases: alias::Aliases::default(),
            gaps: gap::Gaps::default(),
            rows: row::Rows::default(),
            relations: identity::Relations::default(),
            hierarchy: cycle::Hierarchy::default(),
            comparisons: 5_000_000,
        }
    }

    fn finish(mut self) -> Result<(Change, Summary), Problems> {
        self.finish_gaps();
        self.check_aliases();
        self.check_relations();
        self.check_rows();
        self.check_cycles();
        if !self.problems.is_empty() {
            self.problems.sort();
            return Err(self.problems);
        }
        if self.about != *self.directory.about() {
            self.summary.about_changed = true;
            self.change.put_about(self.about);
        }
        Ok((self.change, self.summary))
    }

    /// The id that a row keeps or gets.
    fn fresh(&self) -> Uuid {
        self.stamp.id()
    }
}

/// The two lines of things that should be one, in words.
fn lines(first: Place, second: Place) -> (u32, u32) {
    (first.line, second.line)
}
