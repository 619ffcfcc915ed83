//! Cursors: the place of a row in an order, so that a page starts behind it whatever was added or taken away since.

use std::cmp::Ordering;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use super::error::Failure;
use crate::directory::NameKey;

/// One value by which rows are ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A text in German collation.
    Name(NameKey),
    /// A number, a day or a moment.
    Number(i64),
    /// Nothing: last in either direction.
    Absent,
}

impl Key {
    /// How rows compare by this value; what is absent comes last in either direction.
    #[must_use]
    pub fn compare(&self, other: &Self, descending: bool) -> Ordering {
        let order = match (self, other) {
            (Self::Name(a), Self::Name(b)) => a.cmp(b),
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::Absent, Self::Absent) => Ordering::Equal,
            (Self::Absent, _) => return Ordering::Greater,
            (_, Self::Absent) => return Ordering::Less,
            (Self::Name(_), Self::Number(_)) => Ordering::Greater,
            (Self::Number(_), Self::Name(_)) => Ordering::Less,
        };
        if descending { order.reverse() } else { order }
    }
}

/// The place of a row: the values by which it is ordered, then its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The values, in the order of their weight.
    pub keys: Vec<Key>,
    /// The id, which breaks ties.
    pub id: Uuid,
}

impl Cursor {
    /// How two places compare in an order of so many ascending (`false`) and descending (`true`) values.
    #[must_use]
    pub fn compare(&self, other: &Self, descending: &[bool]) -> Ordering {
        let keys = self.keys.iter().zip(&other.keys).zip(descending);
        keys.map(|((a, b), descending)| a.compare(b, *descending))
            .find(|order| order.is_ne())
            .unwrap_or_else(|| self.id.cmp(&other.id))
    }

    /// The cursor as text. `order` names list and order, so that a cursor of another is refused.
    #[must_use]
    pub fn encode(&self, order: &str) -> String {
        let mut bytes = fingerprint(order).to_vec();
        for key in &self.keys {
            match key {
                Key::Absent => bytes.push(0),
                Key::Number(number) => {
                    bytes.push(1);
                    bytes.extend(number.to_be_bytes());
                }
                Key::Name(name) => {
                    let name = name.as_bytes();
                    // A longer name is cut: rows that differ only behind that are ordered by id around the cut.
                    let name = &name[..name.len().min(usize::from(u16::MAX))];
                    bytes.push(2);
                    bytes.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_be_bytes());
                    bytes.extend(name);
                }
            }
        }
        bytes.extend(self.id.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads a cursor of a list in an order of so many values.
    ///
    /// # Errors
    /// [`Failure::CursorInvalid`] where it is none, or of another list or order.
    pub fn decode(text: &str, order: &str, values: usize) -> Result<Self, Failure> {
        Self::read(text, order, values).ok_or(Failure::CursorInvalid)
    }

    fn read(text: &str, order: &str, values: usize) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let mut rest = bytes.strip_prefix(&fingerprint(order))?;
        let mut keys = Vec::with_capacity(values);
        for _ in 0..values {
            let (tag, value) = rest.split_first()?;
            rest = match tag {
                0 => {
                    keys.push(Key::Absent);
                    value
                }
                1 => {
                    let (number, rest) = value.split_first_chunk()?;
                    keys.push(Key::Number(i64::from_be_bytes(*number)));
                    rest
                }
                2 => {
                    let (length, value) = value.split_first_chunk()?;
                    let (name, rest) = value.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
                    keys.push(Key::Name(NameKey::from_bytes(name)));
                    rest
                }
                _ => return None,
            };
        }
        Some(Self { keys, id: Uuid::from_slice(rest).ok()? })
    }
}

/// Four bytes that stand for a list and its order (FNV-1a).
fn fingerprint(order: &str) -> [u8; 4] {
    let hash = order.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash.to_be_bytes()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key() -> impl Strategy<Value = Key> {
        prop_oneof![
            Just(Key::Absent),
            any::<i64>().prop_map(Key::Number),
            ".{0,40}".prop_map(|text| Key::Name(NameKey::of(&text)))
        ]
    }

    proptest! {
        #[test]
        fn a_cursor_is_read_back(keys in proptest::collection::vec(key(), 0..4), id: u128) {
            let cursor = Cursor { keys, id: Uuid::from_u128(id) };
            let text = cursor.encode("institutions by name");
            let values = cursor.keys.len();
            prop_assert_eq!(Cursor::read(&text, "institutions by name", values), Some(cursor));
            prop_assert_eq!(Cursor::read(&text, "institutions by time", values), None);
        }

        #[test]
        fn anything_else_is_refused_and_never_panics(text in ".{0,80}", values in 0usize..4) {
            prop_assert_eq!(Cursor::read(&text, "institutions by name", values), None);
        }
    }
}
