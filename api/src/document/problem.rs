//! What is wrong with a document: where, what, and what would be right, in German and English.

use super::at::{At, Place};
pub(super) use crate::words::{Words, words};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the file, from 1; none where the file as a whole is meant.
    pub line: Option<u32>,
    /// The way to the value: `records[3].founded.edtf`, in JSON Lines `record.founded.edtf`.
    pub path: String,
    /// What is wrong and what would be right.
    pub words: Words,
}

impl Problem {
    /// The problem in one line.
    #[must_use]
    pub fn message(&self, german: bool) -> String {
        let (line, words) = if german { ("Zeile", &self.words.german) } else { ("line", &self.words.english) };
        match (self.line, self.path.as_str()) {
            (None, "") => words.clone(),
            (None, path) => format!("{path}: {words}"),
            (Some(at), "") => format!("{line} {at}: {words}"),
            (Some(at), path) => format!("{line} {at}, {path}: {words}"),
        }
    }
}

/// How many problems are told; the rest is counted.
pub const TOLD: usize = 100;

/// All that is wrong with a document.
#[derive(Debug, Default)]
pub struct Problems {
    told: Vec<Problem>,
    further: usize,
}

impl Problems {
    /// Notes a problem at a place in the document.
    pub(super) fn add(&mut self, at: &At<'_>, words: Words) {
        if self.is_full() {
            self.further += 1;
        } else {
            self.told.push(Problem { line: Some(at.line()), path: at.to_string(), words });
        }
    }

    /// Notes a problem at an entry whose text is gone, and the way on from the entry.
    pub(super) fn add_at(&mut self, place: Place, way: &str, words: Words) {
        self.push(Problem { line: Some(place.line), path: format!("{place}{way}"), words });
    }

    /// Notes a problem.
    pub(super) fn push(&mut self, problem: Problem) {
        if self.is_full() {
            self.further += 1;
        } else {
            self.told.push(problem);
        }
    }

    /// Adds what was noted elsewhere.
    pub(super) fn absorb(&mut self, others: Self) {
        self.further += others.further;
        others.told.into_iter().for_each(|problem| self.push(problem));
    }

    /// Whether further problems are only counted, so that it is not worth looking for what would be right.
    pub(super) const fn is_full(&self) -> bool {
        self.told.len() >= TOLD
    }

    /// Whether all is well.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// How many there are in all.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.told.len() + self.further
    }

    /// The first of them, by line.
    #[must_use]
    pub fn told(&self) -> &[Problem] {
        &self.told
    }

    /// Closes the list: sorted by line.
    pub(super) fn sort(&mut self) {
        self.told.sort_by_key(|problem| problem.line);
    }

    /// All of them in one language, one a line.
    #[must_use]
    pub fn message(&self, german: bool) -> String {
        let mut lines: Vec<String> = self.told.iter().map(|problem| problem.message(german)).collect();
        let further = self.further;
        if further > 0 {
            lines.push(if german { format!("… und {further} weitere") } else { format!("… and {further} more") });
        }
        lines.join("\n")
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self { told: vec![problem], further: 0 }
    }
}
