//! What is wrong with the input of a deed: where, what, and what would be right.

use async_graphql::Enum;

use super::way::Way;
use crate::words::Words;

/// What is wrong with an input. New values can come; treat one that you don't know like INVALID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub enum UserErrorCode {
    /// Something that must be there is missing or blank.
    Required,
    /// The text is longer than it may be.
    TooLong,
    /// There are more entries than there may be.
    TooMany,
    /// The value can't be what it should be; the message says what would be right.
    Invalid,
    /// Not an e-mail address.
    InvalidEmail,
    /// Not an http or https address.
    InvalidUrl,
    /// Not a phone number.
    InvalidPhone,
    /// Not a postcode of the country.
    InvalidPostalCode,
    /// Not a date, or not in EDTF.
    InvalidDate,
    /// The end is before the start, or the period says two things.
    InvalidPeriod,
    /// There is no such thing, or you may not see it.
    NotFound,
    /// The scheme has no such code.
    UnknownCode,
    /// Somebody else has it: a slug, a code, an id in another system.
    Taken,
    /// It is there already: the same relation in the same time, the same entry twice.
    Duplicate,
    /// The kind of relation does not join these two, or joins them the other way round.
    EndsNotAllowed,
    /// The kind of relation has no roles.
    RoleNotAllowed,
    /// It would be above and below itself.
    Cycle,
    /// It ships with the program and can't be changed like this.
    Locked,
    /// The record is not in the state that this needs: published already, not archived.
    WrongState,
    /// Somebody changed it since you read it; `conflict` says what.
    VersionConflict,
    /// The key was used for another input.
    IdempotencyKeyReused,
    /// A warning: no such German postcode is known.
    UnknownPostalCode,
}

/// One thing that is wrong, or a warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Where: the arguments' names and places in lists.
    pub path: Vec<String>,
    /// What, for programs.
    pub code: UserErrorCode,
    /// What, and what would be right, for people.
    pub words: Words,
}

impl Trouble {
    /// What is wrong at a value.
    #[must_use]
    pub fn at(way: &Way<'_>, code: UserErrorCode, words: Words) -> Self {
        Self { path: way.path(), code, words }
    }
}
