//! Terms that changed places within a record.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{Diff, Diffs, Rows};

impl Rows {
    /// Takes out the rows that bear another term in `after`, with their citations, to be deleted: a record bears a term
    /// once, so two rows can't trade their terms by updates.
    pub(crate) fn take_moved_terms(&mut self, after: &Self) -> Diffs {
        let now: HashMap<Uuid, Uuid> = after.record_term.iter().map(|row| (row.id, row.term_id)).collect();
        let is_moved = |row: &mut partnernetz_entities::record_term::Model| {
            now.get(&row.id).is_some_and(|term_id| *term_id != row.term_id)
        };
        let moved: Vec<_> = self.record_term.extract_if(.., is_moved).collect();
        let ids: HashSet<Uuid> = moved.iter().map(|row| row.id).collect();
        self.citation.retain(|row| row.record_term_id.is_none_or(|id| !ids.contains(&id)));
        Diffs { record_term: Diff { gone: moved, ..Diff::default() }, ..Diffs::default() }
    }
}
