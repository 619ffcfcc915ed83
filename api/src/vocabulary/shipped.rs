//! The vocabulary that every directory has: which of its terms and kinds of relation are locked.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::file::{Term, VOCABULARY};
use crate::document::model::{Record, RelationKind};

/// The shipped kinds, and the shipped terms as records without an id.
pub struct Shipped {
    /// The shipped kinds of relation, by code.
    pub kinds: BTreeMap<Box<str>, RelationKind>,
    /// The shipped terms, by scheme and code.
    pub terms: BTreeMap<(Box<str>, Box<str>), Record>,
}

/// The vocabulary that ships.
pub static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
    let kinds = VOCABULARY.relation_kinds.iter().map(|kind| (kind.code.as_str().into(), kind.clone())).collect();
    let terms = VOCABULARY.schemes.iter().flat_map(|scheme| {
        let code = scheme.code.as_str();
        scheme.terms.iter().map(move |term| ((code.into(), term.code.as_str().into()), record(code, term)))
    });
    Shipped { kinds, terms: terms.collect() }
});

impl Shipped {
    /// The shipped term of a scheme and code.
    #[must_use]
    pub fn term(&self, scheme: &str, code: &str) -> Option<&Record> {
        self.terms.get(&(Box::from(scheme), Box::from(code)))
    }
}

/// The slug of a type or role.
#[must_use]
pub fn slug_of(scheme: &str, code: &str) -> String {
    format!("{scheme}-{code}").replace('_', "-")
}

fn record(scheme: &str, term: &Term) -> Record {
    let mut record = serde_json::Map::from_iter(term.rest.clone());
    record.extend([
        ("noun".to_owned(), "term".into()),
        ("slug".to_owned(), slug_of(scheme, &term.code).into()),
        ("visibility".to_owned(), "PUBLIC".into()),
        ("lifecycle".to_owned(), "PUBLISHED".into()),
        ("name".to_owned(), term.de.as_str().into()),
        ("name_en".to_owned(), term.en.as_str().into()),
        ("scheme".to_owned(), scheme.into()),
        ("code".to_owned(), term.code.as_str().into()),
    ]);
    serde_json::from_value(record.into()).expect("the shipped vocabulary is read by a test")
}
