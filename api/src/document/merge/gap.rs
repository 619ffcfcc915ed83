//! What a source left out: of a record, or of the directory as a whole.

use std::collections::HashMap;

use super::Merge;
use crate::directory::{Record, RecordNo, SourceGap};
use crate::document::at::{At, Place};
use crate::document::model;
use crate::document::read::structure;

/// The gaps of the document; there are few, so they are kept whole.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    read: Vec<(Place, model::Gap, Box<str>)>,
    of_records: HashMap<RecordNo, (Place, Vec<SourceGap>)>,
}

impl Merge<'_> {
    pub(super) fn keep_gap(&mut self, place: Place, text: &str) {
        let gap = structure::parse(&At::entry(place, text), text, &mut self.problems);
        self.gaps.read.extend(gap.map(|gap| (place, gap, text.into())));
    }

    /// Sorts the gaps by record, once all records are known. Those of no record are added to what is there, since
    /// another document may have made that.
    pub(super) fn learn_gaps(&mut self) {
        for (place, gap, text) in std::mem::take(&mut self.gaps.read) {
            let at = At::entry(place, &text);
            let id = self.row_id(&at, gap.id);
            let record = gap.record.clone();
            let gap = SourceGap { id, ..self.gap(&at, gap) };
            match record {
                Some(slug) => {
                    if let Some(target) = self.refer(&at.key("record"), &slug) {
                        self.gaps.of_records.entry(target.no).or_insert((place, Vec::new())).1.push(gap);
                    }
                }
                None => self.gap_of_none(place, gap),
            }
        }
    }

    fn gap_of_none(&mut self, place: Place, mut gap: SourceGap) {
        let gaps = &mut self.about.gaps;
        let same =
            |it: &SourceGap| it.id == gap.id || (gap.id.is_nil() && it.quote == gap.quote && it.missing == gap.missing);
        if let Some(stored) = gaps.iter_mut().find(|it| same(it)) {
            gap.id = stored.id;
            *stored = gap;
            return;
        }
        if gap.id.is_nil() {
            gap.id = self.stamp.id();
        } else {
            self.rows.strange.insert(gap.id, place);
        }
        gaps.push(gap);
    }

    /// Gives a record the gaps that the document names for it.
    pub(super) fn take_gaps(&mut self, no: RecordNo, record: &mut Record) {
        if let Some((place, gaps)) = self.gaps.of_records.remove(&no) {
            record.gaps = self.settle(&At::entry(place, ""), &record.gaps, gaps);
        } else if self.is_whole {
            record.gaps = Box::default();
        }
    }

    /// Gaps of records that are stored and not in the file.
    pub(super) fn finish_gaps(&mut self) {
        let mut rest: Vec<RecordNo> = self.gaps.of_records.keys().copied().collect();
        rest.sort_unstable();
        for no in rest {
            let Some(stored) = self.directory.record(no).cloned() else { continue };
            let mut record = Record::clone(&stored);
            self.take_gaps(no, &mut record);
            if record != *stored {
                record.version += 1;
                record.updated_at = self.stamp.now;
                self.summary.records[record.noun() as usize].updated += 1;
                self.change.put_record(no, record);
            }
        }
    }
}
