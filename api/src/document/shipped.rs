//! The vocabulary that every directory has: which of its terms and kinds of relation are locked.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use super::model::{Record, RelationKind};

/// The shipped kinds, and the shipped terms as records without an id.
pub(super) struct Shipped {
    pub(super) kinds: BTreeMap<Box<str>, RelationKind>,
    pub(super) terms: BTreeMap<(Box<str>, Box<str>), Record>,
}

pub(super) static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
    let text = include_str!("../vocabulary/vocabulary.json");
    let file: Vocabulary = serde_json::from_str(text).expect("the shipped vocabulary is read by a test");
    let kinds = file.relation_kinds.into_iter().map(|kind| (kind.code.as_str().into(), kind)).collect();
    let terms = file.schemes.into_iter().flat_map(|scheme| {
        let code = scheme.code;
        let of = |term: Term| ((code.as_str().into(), term.code.as_str().into()), record(&code, term));
        scheme.terms.into_iter().map(of).collect::<Vec<_>>()
    });
    Shipped { kinds, terms: terms.collect() }
});

impl Shipped {
    pub(super) fn term(&self, scheme: &str, code: &str) -> Option<&Record> {
        self.terms.get(&(Box::from(scheme), Box::from(code)))
    }
}

/// The slug of a type or role.
pub(super) fn slug_of(scheme: &str, code: &str) -> String {
    format!("{scheme}-{code}").replace('_', "-")
}

fn record(scheme: &str, term: Term) -> Record {
    let mut record = serde_json::Map::from_iter(term.rest);
    record.extend([
        ("noun".to_owned(), "term".into()),
        ("slug".to_owned(), slug_of(scheme, &term.code).into()),
        ("visibility".to_owned(), "PUBLIC".into()),
        ("lifecycle".to_owned(), "PUBLISHED".into()),
        ("name".to_owned(), term.de.into()),
        ("name_en".to_owned(), term.en.into()),
        ("scheme".to_owned(), scheme.into()),
        ("code".to_owned(), term.code.into()),
    ]);
    serde_json::from_value(record.into()).expect("the shipped vocabulary is read by a test")
}

#[derive(Deserialize)]
struct Vocabulary {
    schemes: Vec<Scheme>,
    relation_kinds: Vec<RelationKind>,
}

#[derive(Deserialize)]
struct Scheme {
    code: String,
    terms: Vec<Term>,
}

#[derive(Deserialize)]
struct Term {
    code: String,
    de: String,
    en: String,
    /// Verb phrases, under the keys of a record.
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}
