//! Reads the network around a record straight from the directory's value, each record once, in an order that only ids decide.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::selection::Selection;
use crate::directory::view::{EdgeView, RecordView};
use crate::directory::{RecordNo, View};

/// The neighbours of records, as far as they were asked for.
pub struct Reader<'v> {
    view: &'v View,
    selection: &'v Selection,
    /// Records that are left out.
    avoided: HashSet<RecordNo>,
    known: HashMap<RecordNo, Rc<[RecordNo]>>,
}

impl<'v> Reader<'v> {
    /// Reads what a selection means.
    #[must_use]
    pub fn new(view: &'v View, selection: &'v Selection) -> Self {
        Self { view, selection, avoided: HashSet::new(), known: HashMap::new() }
    }

    /// The same without some records.
    #[must_use]
    pub fn avoiding(mut self, avoided: impl IntoIterator<Item = RecordNo>) -> Self {
        self.avoided.extend(avoided);
        self
    }

    /// A record that was reached.
    ///
    /// # Panics
    /// Never: only what the view shows is reached.
    #[must_use]
    pub fn record(&self, no: RecordNo) -> RecordView<'v> {
        self.view.record(no).expect("only what the view shows is reached")
    }

    /// The neighbours of a record, each once, by id.
    pub fn neighbours(&mut self, no: RecordNo) -> Rc<[RecordNo]> {
        if let Some(known) = self.known.get(&no) {
            return Rc::clone(known);
        }
        let mut others: Vec<_> = self.others(no).map(|it| (it.id(), it.no())).collect();
        others.sort_unstable();
        others.dedup();
        let found: Rc<[RecordNo]> = others.into_iter().map(|(_, no)| no).collect();
        self.known.insert(no, Rc::clone(&found));
        found
    }

    /// How many neighbours a record has.
    #[must_use]
    pub fn degree(&self, no: RecordNo) -> usize {
        if let Some(known) = self.known.get(&no) {
            return known.len();
        }
        let mut others: Vec<_> = self.others(no).map(RecordView::no).collect();
        others.sort_unstable();
        others.dedup();
        others.len()
    }

    /// How many neighbours a record has at most: to save work, never to be told.
    #[must_use]
    pub fn most(&self, no: RecordNo) -> usize {
        self.selection.most_neighbours(self.record(no))
    }

    fn others(&self, no: RecordNo) -> impl Iterator<Item = RecordView<'v>> {
        let others = self.selection.edges(self.record(no)).map(EdgeView::other);
        others.filter(|it| !self.avoided.contains(&it.no()))
    }
}
