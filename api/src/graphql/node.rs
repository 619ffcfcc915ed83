//! Global ids: opaque, typed, and the same for ever.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::directory::Noun;

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

    /// Whether it names a part of a record or relation.
    #[must_use]
    pub const fn is_part(self) -> bool {
        !matches!(
            self,
            Self::Institution
                | Self::Person
                | Self::WorkingGroup
                | Self::Cooperation
                | Self::Publication
                | Self::Term
                | Self::Relation
        )
    }

    fn of_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| *tag as u8 == byte)
    }
}

/// The id of a record or relation: what it is and which. Written as 23 characters of base64url.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GlobalId {
    /// What it names.
    pub tag: Tag,
    /// Which one.
    pub id: Uuid,
}

/// The id of a part of a record or relation: an address, a citation … It carries its owner, so that finding it needs no
/// index. Written as 44 characters of base64url.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartId {
    /// What it names.
    pub tag: Tag,
    /// The record or relation that it is a part of; nil for the directory itself.
    pub owner: Uuid,
    /// Which one.
    pub id: Uuid,
}

impl GlobalId {
    /// The global id of the thing of this kind with this id.
    #[must_use]
    pub const fn new(tag: Tag, id: Uuid) -> Self {
        Self { tag, id }
    }

    /// The global id of a record.
    #[must_use]
    pub const fn of_record(noun: Noun, id: Uuid) -> Self {
        let tag = match noun {
            Noun::Institution => Tag::Institution,
            Noun::Person => Tag::Person,
            Noun::WorkingGroup => Tag::WorkingGroup,
            Noun::Cooperation => Tag::Cooperation,
            Noun::Publication => Tag::Publication,
            Noun::Term => Tag::Term,
        };
        Self { tag, id }
    }

    /// Reads an id; only exactly what this program writes is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 17] = decode(text)?;
        let (tag, id) = bytes.split_first()?;
        Some(Self { tag: Tag::of_byte(*tag).filter(|tag| !tag.is_part())?, id: Uuid::from_slice(id).ok()? })
    }

    /// The id, if it names a thing of this kind.
    #[must_use]
    pub fn of(self, tag: Tag) -> Option<Uuid> {
        (self.tag == tag).then_some(self.id)
    }
}

impl PartId {
    /// Reads an id; only exactly what this program writes is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 33] = decode(text)?;
        let (tag, ids) = bytes.split_first()?;
        let tag = Tag::of_byte(*tag).filter(|tag| tag.is_part())?;
        Some(Self { tag, owner: Uuid::from_slice(&ids[..16]).ok()?, id: Uuid::from_slice(&ids[16..]).ok()? })
    }
}

/// Decodes base64url of exactly so many bytes; the decoder refuses stray bits.
fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != (N * 4).div_ceil(3) {
        return None;
    }
    (URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()? == N).then_some(bytes)
}

impl fmt::Display for GlobalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = [self.tag as u8; 17];
        bytes[1..].copy_from_slice(self.id.as_bytes());
        f.write_str(&URL_SAFE_NO_PAD.encode(bytes))
    }
}

impl fmt::Display for PartId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = [self.tag as u8; 33];
        bytes[1..17].copy_from_slice(self.owner.as_bytes());
        bytes[17..].copy_from_slice(self.id.as_bytes());
        f.write_str(&URL_SAFE_NO_PAD.encode(bytes))
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
            let id = Uuid::from_u128(u128::MAX / (number as u128 + 1));
            let (whole, part) = (GlobalId { tag, id }, PartId { tag, owner: Uuid::nil(), id });
            assert_eq!(GlobalId::parse(&whole.to_string()), (!tag.is_part()).then_some(whole));
            assert_eq!(PartId::parse(&part.to_string()), tag.is_part().then_some(part));
            assert_eq!(whole.of(tag), Some(id));
            assert_eq!(whole.of(Tag::ALL[(number + 1) % 15]), None);
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
