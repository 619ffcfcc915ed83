//! Search: one ranked answer over all nouns, explained.
//!
//! [`index`] is a part of the directory's value: [`document`] tells it what of each record is searched, through the
//! [`crate::directory::View`] of each audience, and a change tells it anew of the records that it touches. [`rank`] answers
//! from it.

mod analysis;
pub mod document;
pub mod field;
pub mod index;
pub mod rank;
