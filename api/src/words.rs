//! What people read, in both languages.

use std::borrow::Cow;

use crate::graphql::error::Text;
use crate::graphql::language::Language;

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// In German.
    pub german: String,
    /// In English.
    pub english: String,
}

impl Words {
    /// The sentence in one language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::De => &self.german,
            Language::En => &self.english,
        }
    }
}

impl From<Words> for Text {
    fn from(words: Words) -> Self {
        Self { de: Cow::Owned(words.german), en: Cow::Owned(words.english) }
    }
}

/// The German and the English form of one sentence, each a format string.
macro_rules! words {
    ($german:literal, $english:literal $(,)?) => {
        $crate::words::Words { german: format!($german), english: format!($english) }
    };
}
pub(crate) use words;
