//! Texts of a document: what can be stored at all, and what is plainly mistyped.

use super::Merge;
use crate::check;
use crate::document::at::At;
use crate::document::problem::{Words, words};

/// Sets what the document states; what it does not state stays.
pub(super) fn set<T>(slot: &mut Option<T>, stated: Option<T>) {
    if stated.is_some() {
        *slot = stated;
    }
}

impl Merge<'_> {
    /// A text under a key, if it is stated and can be stored.
    pub(super) fn text(&mut self, at: &At<'_>, key: &str, text: Option<String>) -> Option<Box<str>> {
        self.text_at(&at.key(key), text?)
    }

    /// A text at a place, if it can be stored.
    pub(super) fn text_at(&mut self, at: &At<'_>, text: String) -> Option<Box<str>> {
        if let Some(words) = wrong_text(&text) {
            self.problems.add(at, words);
            return None;
        }
        Some(text.into())
    }

    /// A text that must be there.
    pub(super) fn required(&mut self, at: &At<'_>, key: &str, text: String) -> Box<str> {
        self.text(at, key, Some(text)).unwrap_or_default()
    }

    /// An address on the web.
    pub(super) fn web_address(&mut self, at: &At<'_>, key: &str, text: Option<String>) -> Option<Box<str>> {
        let text = self.text(at, key, text)?;
        if let Some(words) = check::web_address(&text) {
            self.problems.add(&at.key(key), words);
        }
        Some(text)
    }

    /// The code of a language.
    pub(super) fn language(&mut self, at: &At<'_>, text: Option<String>) -> Option<Box<str>> {
        let text = self.text(at, "language", text)?;
        if let Some(words) = check::language(&text) {
            self.problems.add(&at.key("language"), words);
        }
        Some(text)
    }

    /// Notes a key that must be there. If it is there and wrong, that has been told.
    pub(super) fn missing(&mut self, at: &At<'_>, key: &str, why: &Words) {
        if at.states(key) {
            return;
        }
        let (german, english) = (&why.german, &why.english);
        self.problems.add(at, words!("„{key}“ fehlt: {german}", "“{key}” is missing: {english}"));
    }
}

/// What is wrong with a text, whatever it is for.
fn wrong_text(text: &str) -> Option<Words> {
    if text.trim().is_empty() {
        return Some(words!(
            "Der Text ist leer: was nicht bekannt ist, bleibt weg",
            "The text is empty: what is not known is left out",
        ));
    }
    // PostgreSQL can't store it.
    text.contains('\0').then(|| {
        words!(
            "Der Text enthält das Zeichen U+0000: bitte entfernen",
            "The text has the character U+0000: please remove it"
        )
    })
}
