//! Where a reader of the changes stands, as a cursor.

use uuid::Uuid;

use super::feed::Wanted;
use crate::directory::Visibility;
use crate::graphql::cursor::{Cursor, Key};
use crate::graphql::error::Failure;
use crate::journal::Place;

/// Where a reader stands: behind a place in the log, or on the way through all that there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The place in the log; on the way through all, where it goes on afterwards.
    pub place: Place,
    /// How far the way through all that there is has come.
    pub walk: Option<Walk>,
}

/// On the way through all that there is: behind which id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// Among the records, which come first.
    Records(Uuid),
    /// Among the relations.
    Relations(Uuid),
}

impl Stand {
    /// Behind a place in the log.
    #[must_use]
    pub const fn at(place: Place) -> Self {
        Self { place, walk: None }
    }

    /// Before all that there is, and then behind a place in the log.
    #[must_use]
    pub const fn at_all(place: Place) -> Self {
        Self { place, walk: Some(Walk::Records(Uuid::nil())) }
    }

    /// As text.
    #[must_use]
    pub fn encode(self, order: &str) -> String {
        let (walk, id) = match self.walk {
            None => (0, Uuid::nil()),
            Some(Walk::Records(id)) => (1, id),
            Some(Walk::Relations(id)) => (2, id),
        };
        let revision = i64::try_from(self.place.revision).unwrap_or(i64::MAX);
        let keys = vec![Key::Number(revision), Key::Number(self.place.seq.into()), Key::Number(walk)];
        Cursor { keys, id }.encode(order)
    }

    /// Reads a cursor.
    ///
    /// # Errors
    /// [`Failure::CursorInvalid`] where it is none of this audience that wants the same.
    pub fn decode(text: &str, order: &str) -> Result<Self, Failure> {
        let Cursor { keys, id } = Cursor::decode(text, order, 3)?;
        Self::read(&keys, id).ok_or(Failure::CursorInvalid)
    }

    fn read(keys: &[Key], id: Uuid) -> Option<Self> {
        let [Key::Number(revision), Key::Number(seq), Key::Number(walk)] = keys else { return None };
        let walk = match walk {
            0 => None,
            1 => Some(Walk::Records(id)),
            2 => Some(Walk::Relations(id)),
            _ => return None,
        };
        let place = Place { revision: u64::try_from(*revision).ok()?, seq: i32::try_from(*seq).ok()? };
        Some(Self { place, walk })
    }
}

/// What cursors are bound to: who sees more, or wants more, has not had all of it before a cursor.
#[must_use]
pub fn order(audience: Visibility, wanted: &Wanted) -> String {
    let nouns = wanted.nouns.as_ref().map(|nouns| {
        let mut nouns = nouns.clone();
        nouns.sort_unstable();
        nouns.dedup();
        nouns
    });
    format!("changes for {audience:?} of {nouns:?} {}", wanted.relations)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_stand_is_read_back(revision in 0..u64::MAX / 2, seq in 0..i32::MAX, walk in 0..3_u8, id: u128) {
            let id = Uuid::from_u128(id);
            let walk = [None, Some(Walk::Records(id)), Some(Walk::Relations(id))][usize::from(walk)];
            let stand = Stand { place: Place { revision, seq }, walk };
            prop_assert_eq!(Stand::decode(&stand.encode("these"), "these").ok(), Some(stand));
            prop_assert!(Stand::decode(&stand.encode("these"), "those").is_err());
        }
    }
}
