//! Global ids: opaque, typed, and the same for ever.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

/// What a global id names. The letters are part of every id ever given out: never change or reuse one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    /// An institution.
    Institution = b'I',
    /// A person.
    Person = b'P',
    /// A working group.
    WorkingGroup = b'G',
    /// A cooperation.
    Cooperation = b'C',
    /// A publication.
    Publication = b'U',
    /// A term of the vocabulary.
    Term = b'T',
    /// A relation between two records.
    Relation = b'R',
    /// An address.
    Address = b'A',
    /// A contact point.
    ContactPoint = b'K',
    /// Opening hours.
    OpeningHours = b'H',
    /// A citation.
    Citation = b'Z',
    /// A gap in a source.
    SourceGap = b'S',
    /// Another name of a record.
    OtherName = b'N',
    /// A term on a record.
    RecordTerm = b'B',
    /// A count that a source states.
    StatedCount = b'X',
}

impl Tag {
    /// Every tag.
    pub const ALL: [Self; 15] = [
        Self::Institution,
        Self::Person,
        Self::WorkingGroup,
        Self::Cooperation,
        Self::Publication,
        Self::Term,
        Self::Relation,
        Self::Address,
        Self::ContactPoint,
        Self::OpeningHours,
        Self::Citation,
        Self::SourceGap,
        Self::OtherName,
        Self::RecordTerm,
        Self::StatedCount,
    ];

    fn of_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| *tag as u8 == byte)
    }
}

/// The id of anything in the API: what it is and which. Written as 23 characters of base64url.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GlobalId {
    /// What it names.
    pub tag: Tag,
    /// Which one.
    pub id: Uuid,
}

impl GlobalId {
    /// The global id of the thing of this kind with this id.
    #[must_use]
    pub const fn new(tag: Tag, id: Uuid) -> Self {
        Self { tag, id }
    }

    /// Reads an id; only exactly what this program writes is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 17];
        // The length first: decoding into 17 bytes needs no more than 23 characters, and the decoder refuses stray bits.
        if text.len() != 23 || URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()? != 17 {
            return None;
        }
        let (tag, id) = bytes.split_first()?;
        Some(Self { tag: Tag::of_byte(*tag)?, id: Uuid::from_slice(id).ok()? })
    }

    /// The id, if it names a thing of this kind.
    #[must_use]
    pub fn of(self, tag: Tag) -> Option<Uuid> {
        (self.tag == tag).then_some(self.id)
    }
}

impl fmt::Display for GlobalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = [self.tag as u8; 17];
        bytes[1..].copy_from_slice(self.id.as_bytes());
        let mut text = [0; 23];
        URL_SAFE_NO_PAD.encode_slice(bytes, &mut text).map_err(|_| fmt::Error)?;
        f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_never_changes_its_form() {
        let id = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);
        assert_eq!(GlobalId::new(Tag::Institution, id).to_string(), "SQGQAAAAAHAAgAAAAAAAAAE");
    }

    #[test]
    fn every_id_is_read_back() {
        for (number, tag) in Tag::ALL.into_iter().enumerate() {
            let id = GlobalId::new(tag, Uuid::from_u128(u128::MAX / (number as u128 + 1)));
            assert_eq!(GlobalId::parse(&id.to_string()), Some(id));
            assert_eq!(id.of(tag), Some(id.id));
            assert_eq!(id.of(Tag::ALL[(number + 1) % 15]), None);
        }
    }

    #[test]
    fn nothing_else_is_an_id() {
        let good = "SQGQAAAAAHAAgAAAAAAAAAE";
        assert!(GlobalId::parse(good).is_some());
        for wrong in [
            "",
            "SQGQAAAAAHAAgAAAAAAAAAE=",
            "SQGQAAAAAHAAgAAAAAAAAAF", // stray bits at the end
            "SQGQAAAAAHAAgAAAAAAAAA",
            "SQGQAAAAAHAAgAAAAAAAAA+",
            " QGQAAAAAHAAgAAAAAAAAAE",
            "AQGQAAAAAHAAgAAAAAAAAAE", // no such tag
            "01900000-0000-7000-8000-000000000001",
            "ääääääääääää",
        ] {
            assert_eq!(GlobalId::parse(wrong), None, "{wrong}");
        }
    }
}
