//! What the index is told of a record.

use crate::search::field::Field;

/// How many audiences there are.
pub const AUDIENCES: usize = 3;

/// A text of a record and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text<'a> {
    /// Where it stands.
    pub field: Field,
    /// The text.
    pub text: &'a str,
}

/// The texts of a record as each audience sees it; none for an audience that does not see the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document<'a> {
    /// The texts, for the audiences from the narrowest sight to the widest.
    pub texts: [Option<Vec<Text<'a>>>; AUDIENCES],
    /// Whether it is a term.
    pub is_term: bool,
    /// Whether it is a term of the scheme `place`.
    pub is_place: bool,
}
