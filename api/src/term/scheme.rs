//! The GraphQL type of a scheme of the vocabulary.

use async_graphql::Object;

use crate::directory::{self, View};
use crate::graphql::language::Language;

/// A scheme of the vocabulary.
#[derive(Clone, Debug)]
pub struct Scheme(directory::Scheme);

impl Scheme {
    /// The scheme of a code.
    #[must_use]
    pub fn of(view: &View, code: &str) -> Self {
        Self(view.about().scheme(code).cloned().unwrap_or_else(|| directory::Scheme {
            code: code.into(),
            label_de: code.into(),
            label_en: code.into(),
            open: true,
        }))
    }
}

impl From<&directory::Scheme> for Scheme {
    fn from(scheme: &directory::Scheme) -> Self {
        Self(scheme.clone())
    }
}

/// A scheme of the vocabulary: what its terms are for.
#[Object]
impl Scheme {
    /// Its code, such as `topic` or `institution_type`; it never changes.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// What people read.
    async fn label(&self, #[graphql(desc = "In which language.", default)] language: Language) -> &str {
        match language {
            Language::De => &self.0.label_de,
            Language::En => &self.0.label_en,
        }
    }

    /// Whether staff fill it freely (topics, places …); the others hold types and roles.
    async fn is_open(&self) -> bool {
        self.0.open
    }
}
