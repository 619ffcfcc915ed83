//! What a deed touched, for the log: what it changed itself, and whatever shows something that was hidden or uncovered.

use std::collections::BTreeSet;

use partnernetz_entities::revision_touch::Model;
use uuid::Uuid;

use super::load::ALL;
use super::log::Step;
use crate::directory::{Detail, Directory, RecordNo, RelationNo, Visibility};

impl Step {
    /// The touches of the deed, whose revision and place are filled in later: no noun and no id for the small tables, no
    /// noun for a relation. All that comes into an empty directory is one entry.
    pub(super) fn touches(&self) -> impl Iterator<Item = Model> + Send + '_ {
        let is_first = is_empty(&self.before);
        let all = is_first.then(|| touch(Some(ALL), None, None, None));
        let about = (self.touched.about && !is_first).then(|| touch(None, None, None, None));
        let records = self.touched.records.iter().filter(move |no| !is_first || self.before.record(**no).is_some());
        let records = records.filter_map(|no| self.record(*no));
        let relations = self.touched.relations.iter().filter(move |_| !is_first);
        let relations = relations.filter_map(|no| self.relation(*no));
        all.into_iter().chain(about).chain(records).chain(relations).chain(self.shows())
    }

    fn record(&self, no: RecordNo) -> Option<Model> {
        let (before, after) = (self.before.record(no), self.after.record(no));
        let record = after.or(before)?;
        // Erasing it is its last version.
        let version = after.map_or(record.version + 1, |it| it.version);
        Some(touch(Some(record.noun().code()), Some(record.id), Some(version), self.before.sight_of_record(no)))
    }

    fn relation(&self, no: RelationNo) -> Option<Model> {
        let (before, after) = (self.before.relation(no), self.after.relation(no));
        let id = after.or(before)?.id;
        // Taking it back is its last version.
        let version = after.map_or_else(|| before.map(|it| it.version + 1), |it| Some(it.version));
        Some(touch(None, Some(id), version, self.before.sight_of_relation(no)))
    }

    /// What the deed did not change but shows a record whose sight it changed. What began to show it is changed itself.
    fn shows(&self) -> impl Iterator<Item = Model> + Send + use<'_> {
        let (mut records, mut relations) = (BTreeSet::new(), BTreeSet::new());
        for no in &self.touched.records {
            let (Some(before), after) = (self.before.sight_of_record(*no), self.after.sight_of_record(*no)) else {
                continue;
            };
            if Some(before) != after {
                records.extend(self.after.records_that_show(*no));
                relations.extend(self.after.relations_that_show(*no));
            }
        }
        let records = records.into_iter().filter(|no| !self.touched.records.contains(no)).filter_map(|no| {
            let record = self.before.record(no)?;
            Some(touch(Some(record.noun().code()), Some(record.id), None, Some(record.sight())))
        });
        let relations = relations.into_iter().filter(|no| !self.touched.relations.contains(no)).filter_map(|no| {
            let relation = self.before.relation(no)?;
            Some(touch(None, Some(relation.id), None, self.before.sight_of_relation(no)))
        });
        records.chain(relations)
    }
}

fn touch(noun: Option<&str>, id: Option<Uuid>, version: Option<i32>, sight: Option<Visibility>) -> Model {
    let (noun, sight) = (noun.map(ToOwned::to_owned), sight.map(|sight| sight.code().to_owned()));
    Model { revision: 0, seq: 0, noun, id, version, sight }
}

/// Whether a directory holds nothing but what ships with the program.
fn is_empty(directory: &Directory) -> bool {
    let about = directory.about();
    let ships = |detail: &Detail| match detail {
        Detail::Term(term) => about.scheme(&term.scheme).is_some_and(|scheme| !scheme.open),
        _ => false,
    };
    directory.relations().next().is_none() && directory.records().all(|(_, record)| ships(&record.detail))
}
