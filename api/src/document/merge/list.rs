//! Lists that a document names become what it says.

use super::Merge;
use super::row::Row;
use crate::document::at::At;

impl Merge<'_> {
    /// Gives a list of rows the state that the document names; a list that it does not name stays.
    pub(super) fn rows<D, T: Row>(
        &mut self,
        at: &At<'_>,
        key: &str,
        stored: &mut Box<[T]>,
        named: Option<Vec<D>>,
        mut row: impl FnMut(&mut Self, &At<'_>, D) -> Option<T>,
    ) {
        let Some(named) = named else { return };
        let list = at.key(key);
        let rows: Vec<T> =
            named.into_iter().enumerate().filter_map(|(index, item)| row(self, &list.index(index), item)).collect();
        *stored = self.settle(&list, stored, rows);
    }

    /// Gives a list whose items have no identity the state that the document names. An item that comes twice is a
    /// problem, told by how it is called.
    pub(super) fn items<D, T, K: PartialEq>(
        &mut self,
        at: &At<'_>,
        key: &str,
        stored: &mut Box<[T]>,
        named: Option<Vec<D>>,
        mut item: impl FnMut(&mut Self, &At<'_>, D) -> Option<(T, K)>,
        called: impl Fn(&T) -> String,
    ) {
        let Some(named) = named else { return };
        let list = at.key(key);
        let mut items: Vec<T> = Vec::with_capacity(named.len());
        let mut keys: Vec<K> = Vec::with_capacity(named.len());
        for (index, document) in named.into_iter().enumerate() {
            let at = list.index(index);
            let Some((value, key)) = item(self, &at, document) else { continue };
            if keys.contains(&key) {
                self.twice(&at, at.place(), &called(&value));
            }
            keys.push(key);
            items.push(value);
        }
        *stored = items.into();
    }
}
