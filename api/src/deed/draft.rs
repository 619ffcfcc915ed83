//! A deed on its way: what it changes, and all that is wrong with its input.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::subject::Subject;
use super::trouble::{Trouble, UserErrorCode};
use super::way::Way;
use crate::access::{Role, Viewer};
use crate::directory::view::{RecordView, RelationView};
use crate::directory::{Change, Directory, Noun, Record, RecordNo, Relation, RelationNo, View};
use crate::document::dump::{object, record_document, relation_document};
use crate::graphql::handle::record_of;
use crate::graphql::node::{GlobalId, Tag};
use crate::journal::Stamp;
use crate::words::{Words, words};

/// What a deed works on. It reads through the view of who does it, so that a hidden thing is not there for a deed either.
pub struct Draft<'d> {
    directory: &'d Directory,
    view: View,
    /// When it is done, and fresh ids.
    pub stamp: &'d Stamp,
    change: Change,
    troubles: Vec<Trouble>,
    warnings: Vec<Trouble>,
    stale: Option<(i32, i32)>,
    is_forbidden: bool,
}

/// What came of the rules, if nothing is wrong.
#[derive(Clone, Debug)]
pub struct Drafted {
    /// What it was done to.
    pub subject: Subject,
    /// What should be looked at all the same.
    pub warnings: Vec<Trouble>,
    /// Of a retry the revision that the first try made.
    pub first: Option<crate::directory::Revision>,
}

/// Why the rules refuse a deed.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The viewer may not do this to that.
    Forbidden,
    /// What is wrong with the input, and whether somebody changed the thing meanwhile.
    Invalid(Vec<Trouble>, Option<Box<Stale>>),
}

/// A deed meant for an earlier version.
#[derive(Clone, Debug, PartialEq)]
pub struct Stale {
    /// Of what.
    pub subject: Subject,
    /// The version that it was meant for.
    pub expected: i32,
    /// The version that there is.
    pub current: i32,
    /// The fields as they are, in the form of a document.
    pub theirs: Map<String, Value>,
    /// The fields as they would be.
    pub yours: Map<String, Value>,
}

impl<'d> Draft<'d> {
    /// A deed of a viewer on a value.
    #[must_use]
    pub fn new(directory: &'d Directory, viewer: &Viewer, stamp: &'d Stamp) -> Self {
        Self {
            directory,
            view: View::new(Arc::new(directory.clone()), viewer.clone(), stamp.now),
            stamp,
            change: Change::of(directory),
            troubles: Vec::new(),
            warnings: Vec::new(),
            stale: None,
            is_forbidden: false,
        }
    }

    /// The value before the deed; of what it names by number. Whatever the input names is looked up in [`Self::view`].
    #[must_use]
    pub const fn directory(&self) -> &'d Directory {
        self.directory
    }

    /// What the viewer sees.
    #[must_use]
    pub fn view(&self) -> View {
        self.view.clone()
    }

    /// What the deed changes so far.
    pub const fn change(&mut self) -> &mut Change {
        &mut self.change
    }

    /// Notes what is wrong.
    pub fn trouble(&mut self, way: &Way<'_>, code: UserErrorCode, words: Words) {
        self.troubles.push(Trouble::at(way, code, words));
    }

    /// Whether nothing is wrong so far.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.troubles.is_empty()
    }

    /// Notes what should be looked at, but keeps nobody from going on.
    pub fn warning(&mut self, way: &Way<'_>, code: UserErrorCode, words: Words) {
        self.warnings.push(Trouble::at(way, code, words));
    }

    /// The viewer may not do this to that.
    pub const fn forbid(&mut self) {
        self.is_forbidden = true;
    }

    /// Vocabulary is looked after by admins.
    pub fn check_may_keep(&mut self, noun: Noun) {
        if noun == Noun::Term && self.view.viewer().role < Role::Admin {
            self.forbid();
        }
    }

    /// The record of an id, if the viewer may see it; if not, that is noted.
    pub fn record(&mut self, way: &Way<'_>, id: &str) -> Option<(RecordNo, Record)> {
        let found = record_of(&self.view, id).map(RecordView::no);
        let found = found.and_then(|no| Some((no, Record::clone(self.directory.record(no)?))));
        if found.is_none() {
            self.not_found(way, id);
        }
        found
    }

    /// The relation of an id, if the viewer may see it; if not, that is noted.
    pub fn relation(&mut self, way: &Way<'_>, id: &str) -> Option<(RelationNo, Relation)> {
        let id_of = GlobalId::parse(id).and_then(|id| id.of(Tag::Relation));
        let found = id_of.and_then(|id| self.view.relation_by_id(id)).map(RelationView::no);
        let found = found.and_then(|no| Some((no, Relation::clone(self.directory.relation(no)?))));
        if found.is_none() {
            self.not_found(way, id);
        }
        found
    }

    /// Notes that there is nothing of this id.
    pub fn not_found(&mut self, way: &Way<'_>, id: &str) {
        let words = words!(
            "Einen Eintrag mit der Kennung „{id}“ gibt es nicht: vielleicht wurde er inzwischen gelöscht oder die Kennung ist nicht vollständig",
            "There is no entry with the id “{id}”: perhaps it has been deleted since, or the id is not whole",
        );
        self.trouble(way, UserErrorCode::NotFound, words);
    }

    /// Notes if somebody changed the thing since the viewer read it.
    pub const fn expect_version(&mut self, expected: i32, current: i32) {
        if expected != current {
            self.stale = Some((expected, current));
        }
    }

    /// Gives a record a new state; one that differs from the stored one counts up its version.
    pub fn put_record(&mut self, no: RecordNo, mut record: Record) {
        if let Some(stored) = self.directory.record(no) {
            if **stored == record {
                return;
            }
            record.version = stored.version + 1;
            record.updated_at = self.stamp.now;
        }
        self.change.put_record(no, record);
    }

    /// Gives a relation a new state; one that differs from the stored one counts up its version.
    pub fn put_relation(&mut self, no: RelationNo, mut relation: Relation) {
        if let Some(stored) = self.directory.relation(no) {
            if **stored == relation {
                return;
            }
            relation.version = stored.version + 1;
            relation.updated_at = self.stamp.now;
        }
        self.change.put_relation(no, relation);
    }

    /// What changes and what is answered.
    ///
    /// # Errors
    /// All that is wrong.
    pub fn finish(self, subject: Option<Subject>) -> Result<(Change, Drafted), Refusal> {
        if self.is_forbidden {
            return Err(Refusal::Forbidden);
        }
        match subject {
            Some(subject) if self.troubles.is_empty() && self.stale.is_none() => {
                Ok((self.change, Drafted { subject, warnings: self.warnings, first: None }))
            }
            subject => {
                let stale = subject.zip(self.stale).map(|(subject, stale)| self.stale(subject, stale));
                Err(Refusal::Invalid(self.troubles, stale.map(Box::new)))
            }
        }
    }

    fn stale(&self, subject: Subject, (expected, current): (i32, i32)) -> Stale {
        let theirs = document(self.directory, &subject);
        let yours = document(&self.directory.apply(self.change.clone(), self.directory.revision() + 1), &subject);
        Stale { subject, expected, current, theirs, yours }
    }
}

/// The fields of a thing, in the form of a document; none of one that is not there.
fn document(directory: &Directory, subject: &Subject) -> Map<String, Value> {
    match subject {
        Subject::Record(id) => {
            directory.record_by_id(*id).and_then(|no| record_document(directory, no)).as_ref().map(object)
        }
        Subject::Relation(id) => {
            directory.relation_by_id(*id).and_then(|no| relation_document(directory, no)).as_ref().map(object)
        }
        Subject::Kind(_) => None,
    }
    .unwrap_or_default()
}
