//! Phone numbers and e-mail addresses that reach nobody.

use super::draw::Draw;
use super::names::slug;

/// Ranges that the Bundesnetzagentur keeps free for films and books (Mitteilung 148/2021).
const RANGES: &[&str] = &["30 23125", "69 90009", "40 66969", "221 4710", "89 99998"];

/// A number of a desk.
pub(super) fn phone(draw: &mut Draw) -> String {
    format!("+49 {} {:03}", draw.pick(RANGES), draw.below(1000))
}

/// A number of a mobile phone.
pub(super) fn mobile(draw: &mut Draw) -> String {
    format!("+49 {}{:02}", draw.pick(&["171 39200", "176 040690"]), draw.below(100))
}

/// The address of a person at work.
pub(super) fn email(given: &str, family: &str, domain: &str) -> String {
    format!("{}.{}@{domain}", slug(given), slug(family))
}
