//! The vocabulary that every directory has: schemes, types, roles and kinds of relation, and how they get into one.

mod file;
mod shipped;
#[cfg(test)]
mod tests;

use uuid::Uuid;

pub use shipped::{SHIPPED, Shipped, slug_of};

use self::file::VOCABULARY;
use crate::directory::{About, Change, Detail, Directory, Noun, Record, RelationKind, Scheme, Term, Verbs};
use crate::document::model;
use crate::journal::Stamp;
use crate::time::Temporal;

/// What the ids of shipped terms are made in: they are the same in every directory, because dumps leave them out.
const NAMESPACE: Uuid = Uuid::from_u128(0x5f0d_6e3a_9b1c_4c57_8f5e_2a6d_7c30_b1e4);

/// Adds what a directory lacks of the shipped vocabulary; nothing that is there is changed, because staff may have given
/// it other labels.
#[must_use]
pub fn complete(directory: &Directory, stamp: &Stamp) -> Change {
    let mut change = Change::of(directory);
    for shipped in SHIPPED.terms.values() {
        let (scheme, code) =
            (shipped.scheme.as_deref().unwrap_or_default(), shipped.code.as_deref().unwrap_or_default());
        if directory.term_by_code(scheme, code).is_none() {
            let id = Uuid::new_v5(&NAMESPACE, format!("{scheme}/{code}").as_bytes());
            let no = change.record_no(directory, id);
            let mut record = record(id, shipped, stamp);
            record.slug = free_slug(directory, &record.slug);
            change.put_record(no, record);
        }
    }
    let mut about = directory.about().clone();
    for scheme in &VOCABULARY.schemes {
        add_scheme(&mut about, &scheme.code, &scheme.de, &scheme.en, false);
    }
    for scheme in &VOCABULARY.open_schemes {
        add_scheme(&mut about, &scheme.code, &scheme.de, &scheme.en, true);
    }
    for kind in &VOCABULARY.relation_kinds {
        if about.kind_no(&kind.code).is_none() {
            about.kinds.push(relation_kind(kind));
        }
    }
    about.schemes.sort_by(|a, b| a.code.cmp(&b.code));
    if about != *directory.about() {
        change.put_about(about);
    }
    change
}

/// The slug, or the next one that nobody has: staff may have used the slug of a term that a later version brings.
fn free_slug(directory: &Directory, slug: &str) -> Box<str> {
    let numbered = (2..).map(|count| format!("{slug}-{count}"));
    let mut candidates = std::iter::once(slug.to_owned()).chain(numbered);
    candidates.find(|slug| directory.record_by_slug(slug).is_none()).unwrap_or_default().into()
}

fn add_scheme(about: &mut About, code: &str, de: &str, en: &str, open: bool) {
    if about.scheme(code).is_none() {
        about.schemes.push(Scheme { code: code.into(), label_de: de.into(), label_en: en.into(), open });
    }
}

fn relation_kind(kind: &model::RelationKind) -> RelationKind {
    RelationKind {
        code: kind.code.as_str().into(),
        label_de: kind.de.as_str().into(),
        inverse_de: kind.inverse_de.as_str().into(),
        label_en: kind.en.as_str().into(),
        inverse_en: kind.inverse_en.as_str().into(),
        temporal: match kind.temporal {
            model::Temporal::State => Temporal::State,
            model::Temporal::Event => Temporal::Event,
        },
        symmetric: kind.symmetric,
        role_scheme: kind.roles.as_deref().map(Into::into),
        ends: kind.ends.clone().into(),
    }
}

fn record(id: Uuid, shipped: &model::Record, stamp: &Stamp) -> Record {
    let text = |text: &Option<String>| text.as_deref().map(Box::from);
    let name = shipped.name.as_deref().unwrap_or_default();
    let verbs = Verbs {
        de: text(&shipped.verb_de),
        inverse_de: text(&shipped.verb_inverse_de),
        en: text(&shipped.verb_en),
        inverse_en: text(&shipped.verb_inverse_en),
    };
    let mut record = Record::blank(Noun::Term, id, stamp.now);
    record.slug = shipped.slug.as_str().into();
    record.name_it(name.into());
    record.detail = Detail::Term(Box::new(Term {
        scheme: shipped.scheme.as_deref().unwrap_or_default().into(),
        code: shipped.code.as_deref().unwrap_or_default().into(),
        name_en: text(&shipped.name_en),
        verbs: (verbs != Verbs::default()).then_some(verbs),
        broader: Box::default(),
    }));
    record
}
