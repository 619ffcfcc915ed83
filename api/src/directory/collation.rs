//! The order of names: German collation (ä sorts with a, digits by value), as the Unicode consortium defines it.

use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

/// The place of a text in German collation: keys compare as the texts sort.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameKey(Box<[u8]>);

static GERMAN: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    let mut preferences = CollatorPreferences::from(&locale!("de"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new(preferences, options).expect("German collation is compiled in")
});

impl NameKey {
    /// The key of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut key = Vec::with_capacity(text.len() * 2);
        let Ok(()) = GERMAN.write_sort_key_to(text, &mut key);
        Self(key.into_boxed_slice())
    }

    /// A key that came back in a cursor.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }

    /// The bytes that compare as the text sorts.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::NameKey;

    #[test]
    fn names_sort_as_a_german_reader_expects() {
        let mut names = ["Zoll", "Äpfel", "AK 10", "Apfel", "AK 9", "apfel", "Österreich", "Ofen", "Straße", "Strasse"];
        names.sort_by_key(|name| NameKey::of(name));
        assert_eq!(
            names,
            ["AK 9", "AK 10", "apfel", "Apfel", "Äpfel", "Ofen", "Österreich", "Strasse", "Straße", "Zoll"]
        );
    }
}
