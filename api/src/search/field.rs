//! Where in a record a word can stand, and how much it says there.

use async_graphql::Enum;

/// Where in a record the words of a search were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum)]
pub enum Field {
    /// In its name.
    Name,
    /// In its abbreviation.
    ShortName,
    /// In another of its names.
    OtherName,
    /// In a topic, goal, target group … that it bears.
    Topic,
    /// In its type or legal form.
    Type,
    /// In one of its own addresses or places.
    Place,
    /// In the name of an area that its places lie in.
    Area,
    /// In the name or function of a person who is a contact for it or a member of it.
    Person,
    /// In the name of an institution, working group or cooperation that it is connected with, or its role there.
    Relation,
    /// In the name of what it is part of.
    Parent,
    /// In an address of what it is part of.
    ParentPlace,
    /// In its description, purpose or opening hours.
    Description,
}

/// How much a word in a field weighs.
pub(super) struct Weight {
    /// The weight of one word in a text of usual length.
    pub word: f32,
    /// The usual length of the text in words.
    pub usual: f32,
    /// How much a longer text takes from the weight of each word: 0 (nothing) to 1 (in proportion).
    pub slope: f32,
}

impl Field {
    /// All fields.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::ShortName,
        Self::OtherName,
        Self::Topic,
        Self::Type,
        Self::Place,
        Self::Area,
        Self::Person,
        Self::Relation,
        Self::Parent,
        Self::ParentPlace,
        Self::Description,
    ];

    /// Whether it is one of the names of the record.
    #[must_use]
    pub const fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::ShortName | Self::OtherName)
    }

    pub(super) const fn weight(self) -> Weight {
        let (word, usual, slope) = match self {
            Self::Name => (3.0, 4.0, 0.4),
            Self::ShortName => (3.0, 1.0, 0.0),
            Self::OtherName => (2.7, 4.0, 0.4),
            Self::Topic => (2.0, 2.0, 0.2),
            Self::Type => (0.8, 2.0, 0.0),
            Self::Place => (1.8, 3.0, 0.0),
            Self::Area => (0.5, 1.0, 0.0),
            Self::Person => (1.2, 4.0, 0.2),
            Self::Relation => (0.7, 4.0, 0.2),
            Self::Parent => (0.6, 3.0, 0.2),
            Self::ParentPlace => (0.3, 3.0, 0.0),
            Self::Description => (1.2, 15.0, 0.4),
        };
        Weight { word, usual, slope }
    }
}
