//! Lists of an input: what is added, what is taken away, or what the whole list becomes.

use async_graphql::ID;
use uuid::Uuid;

use super::draft::Draft;
use super::trouble::UserErrorCode;
use super::way::Way;
use crate::graphql::node::{PartId, Tag};
use crate::words::words;

/// The most entries of a list.
const MOST: usize = 200;

/// A change of a list.
#[derive(Clone, Debug)]
pub struct ListPatch<I, R = ID> {
    /// What the whole list becomes.
    pub set: Option<Vec<I>>,
    /// What comes to it.
    pub add: Option<Vec<I>>,
    /// What goes from it.
    pub remove: Option<Vec<R>>,
    /// Whether the input is the list itself, so that the way to an entry has no `set`.
    pub is_bare: bool,
}

impl<I, R> ListPatch<I, R> {
    /// The list becomes this one, which the input gives as it is.
    #[must_use]
    pub const fn bare(list: Vec<I>) -> Self {
        Self { set: Some(list), add: None, remove: None, is_bare: true }
    }
}

/// Makes the input object of a change of a list.
macro_rules! list_patch {
    ($($patch:ident: $input:ty $(, removed by $remove:ty)?;)+) => {$(
        /// A change of a list: either `set`, or `add` and `remove`. A list that is not named stays as it is.
        #[derive(Clone, Debug, async_graphql::InputObject)]
        pub struct $patch {
            /// What the whole list becomes. An entry with an `id` keeps its identity, the others are new.
            pub set: Option<Vec<$input>>,
            /// What is added at the end.
            pub add: Option<Vec<$input>>,
            /// What is taken away.
            pub remove: Option<Vec<list_patch!(@remove $($remove)?)>>,
        }

        impl From<$patch> for $crate::deed::ListPatch<$input, list_patch!(@remove $($remove)?)> {
            fn from($patch { set, add, remove }: $patch) -> Self {
                Self { set, add, remove, is_bare: false }
            }
        }
    )+};
    (@remove) => { async_graphql::ID };
    (@remove $remove:ty) => { $remove };
}
pub(crate) use list_patch;

/// A row of a list of a record or relation.
pub trait Part: Clone {
    /// What its global id says that it is.
    const TAG: Tag;
    /// Its id.
    fn id(&self) -> Uuid;
}

macro_rules! parts {
    ($($type:ident)+) => {$(
        impl Part for crate::directory::$type {
            const TAG: Tag = Tag::$type;

            fn id(&self) -> Uuid {
                self.id
            }
        }
    )+};
}
parts!(Address ContactPoint OtherName Citation StatedCount RecordTerm);

impl Part for crate::directory::OpeningHoursRow {
    const TAG: Tag = Tag::OpeningHours;

    fn id(&self) -> Uuid {
        self.id
    }
}

impl Draft<'_> {
    /// Changes a list of rows. `row` makes one of an entry and the stored row that it is, if its `id` names one.
    pub fn rows<I, T: Part>(
        &mut self,
        way: &Way<'_>,
        owner: Uuid,
        stored: &mut Box<[T]>,
        patch: Option<ListPatch<I>>,
        id_of: impl Fn(&I) -> Option<&ID>,
        mut row: impl FnMut(&mut Self, &Way<'_>, I, Option<&T>) -> Option<T>,
    ) {
        let Some(patch) = patch else { return };
        let is_bare = patch.is_bare;
        let mut rows = self.start(way, stored, &patch);
        for (index, id) in patch.remove.into_iter().flatten().enumerate() {
            let remove = way.key("remove");
            if let Some(gone) = self.part_of::<T>(&remove.index(index), owner, stored, &id) {
                rows.retain(|row| row.id() != gone.id());
            }
        }
        for (key, list) in [("set", patch.set), ("add", patch.add)] {
            let named = way.key(key);
            let list_way = if is_bare { way } else { &named };
            for (index, entry) in list.into_iter().flatten().enumerate() {
                let way = list_way.index(index);
                let before = match id_of(&entry) {
                    Some(id) => match self.part_of::<T>(&way.key("id"), owner, stored, id) {
                        Some(before) => Some(before),
                        None => continue,
                    },
                    None => None,
                };
                let Some(made) = row(self, &way, entry, before) else { continue };
                if rows.iter().any(|row| row.id() == made.id()) {
                    self.twice(&way);
                } else {
                    rows.push(made);
                }
            }
        }
        self.end(way, stored, rows);
    }

    /// The id that a row keeps, or a fresh one.
    pub fn row_id<T: Part>(&self, before: Option<&T>) -> Uuid {
        before.map_or_else(|| self.stamp.id(), Part::id)
    }

    /// Changes a list of entries that are known by what they say.
    pub fn entries<I, R, T: Clone + PartialEq>(
        &mut self,
        way: &Way<'_>,
        stored: &mut Box<[T]>,
        patch: Option<ListPatch<I, R>>,
        mut entry: impl FnMut(&mut Self, &Way<'_>, I, &[T]) -> Option<T>,
        is_same: impl Fn(&T, &T) -> bool,
        mut removes: impl FnMut(&mut Self, &Way<'_>, R, &T) -> bool,
    ) where
        R: Clone,
    {
        let Some(patch) = patch else { return };
        let is_bare = patch.is_bare;
        let mut entries = self.start(way, stored, &patch);
        for (index, gone) in patch.remove.into_iter().flatten().enumerate() {
            let remove = way.key("remove");
            let way = remove.index(index);
            let before = entries.len();
            entries.retain(|entry| !removes(self, &way, gone.clone(), entry));
            if entries.len() == before {
                let words = words!(
                    "In dieser Liste steht das nicht, also lässt es sich nicht herausnehmen",
                    "This is not in the list, so it can't be taken out",
                );
                self.trouble(&way, UserErrorCode::NotFound, words);
            }
        }
        for (key, list) in [("set", patch.set), ("add", patch.add)] {
            let named = way.key(key);
            let list_way = if is_bare { way } else { &named };
            for (index, given) in list.into_iter().flatten().enumerate() {
                let way = list_way.index(index);
                let Some(made) = entry(self, &way, given, stored) else { continue };
                if entries.iter().any(|entry| is_same(entry, &made)) {
                    self.twice(&way);
                } else {
                    entries.push(made);
                }
            }
        }
        self.end(way, stored, entries);
    }

    fn start<I, R, T: Clone>(&mut self, way: &Way<'_>, stored: &[T], patch: &ListPatch<I, R>) -> Vec<T> {
        if patch.set.is_some() && (patch.add.is_some() || patch.remove.is_some()) {
            let words = words!(
                "Entweder „set“ (die ganze Liste) oder „add“ und „remove“ (einzelne Einträge), nicht beides",
                "Either “set” (the whole list) or “add” and “remove” (single entries), not both",
            );
            self.trouble(way, UserErrorCode::Invalid, words);
        }
        if patch.set.is_some() { Vec::new() } else { stored.to_vec() }
    }

    fn end<T>(&mut self, way: &Way<'_>, stored: &mut Box<[T]>, rows: Vec<T>) {
        let count = rows.len();
        if count > MOST {
            let words = words!(
                "Die Liste hat {count} Einträge; erlaubt sind {MOST}",
                "The list has {count} entries; {MOST} are allowed",
            );
            self.trouble(way, UserErrorCode::TooMany, words);
            return;
        }
        *stored = rows.into();
    }

    fn part_of<'s, T: Part>(&mut self, way: &Way<'_>, owner: Uuid, stored: &'s [T], id: &str) -> Option<&'s T> {
        let part = PartId::parse(id).filter(|part| part.tag == T::TAG && part.owner == owner);
        let found = part.and_then(|part| stored.iter().find(|row| row.id() == part.id));
        if found.is_none() {
            self.not_found(way, id);
        }
        found
    }

    fn twice(&mut self, way: &Way<'_>) {
        let words = words!("Dieser Eintrag steht schon in der Liste", "This entry is in the list already");
        self.trouble(way, UserErrorCode::Duplicate, words);
    }
}
