//! Search: one ranked answer over all nouns, explained.
//!
//! [`index`] is a part of the directory's value: [`document`] tells it what of each record is searched, through the
//! [`crate::directory::View`] of each audience, and a change tells it anew of the records that are [`touched`]. [`rank`] answers
//! from it; [`answer`] says why, [`object`] shows it. `words/` holds the word lists; that of the parts of compounds is the
//! Snowball project's, see `words/COPYING-snowball`.

mod analysis;
pub mod answer;
pub mod document;
pub mod edge;
pub mod evaluate;
pub mod facet;
pub mod field;
pub mod index;
pub mod object;
pub mod rank;
pub mod snippet;
#[cfg(test)]
mod tests;
pub mod touched;

/// Whether a word is written so that it is folded to this.
fn is_spelling_of(written: &str, folded: &str) -> bool {
    analysis::fold(written) == folded
}
