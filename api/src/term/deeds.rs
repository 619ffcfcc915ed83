//! What admins write about terms. Codes of what ships, and of all types and roles, stay: records refer to them.

use async_graphql::MaybeUndefined;

use super::Term;
use crate::check;
use crate::deed::{Draft, Size, UserErrorCode, Way, noun_deeds};
use crate::directory::{Detail, Noun, Record, RecordNo, Term as Own, Verbs, Visibility};
use crate::graphql::filter::TermBy;
use crate::record::deeds::NounValues;
use crate::vocabulary::slug_of;
use crate::words::words;

noun_deeds! {
    /// What is done to terms. For admins.
    Term, Term, Govern:
    term_create = "termCreate", term_update = "termUpdate",
    TermMutation, TermPayload {
        /// The term after it; null if it was refused.
        term
    },
    TermCreateInput, TermPatch, TermValues {
        fixed {
            /// The code of its scheme, such as `topic`.
            scheme: String;
            /// Its code, unique in the scheme: small letters, digits and `_`.
            code: String;
        }
        required {
            /// The German label.
            name: String;
        }
        optional {
            /// The English label.
            name_en: String;
            /// What all broader terms become.
            broader: Vec<TermBy>;
            /// Of a role the German verb from source to target ("veranstaltet").
            verb_de: String;
            /// Of a role the German verb from target to source ("veranstaltet von").
            verb_inverse_de: String;
            /// Of a role the English verb from source to target.
            verb_en: String;
            /// Of a role the English verb from target to source.
            verb_inverse_en: String;
        }
    }
}

impl NounValues for TermValues {
    const NOUN: Noun = Noun::Term;

    fn fill(self, draft: &mut Draft<'_>, way: &Way<'_>, no: RecordNo, record: &mut Record) {
        draft.name(&way.key("name"), record, self.name);
        let Detail::Term(own) = &mut record.detail else { return };
        if let (Some(scheme), Some(code)) = (self.scheme, self.code) {
            let slug = identify(draft, way, own, &scheme, &code);
            record.slug = slug.unwrap_or_default();
        }
        let Detail::Term(own) = &mut record.detail else { return };
        draft.optional(&way.key("nameEn"), &mut own.name_en, self.name_en, Size::Line);
        let mut verbs = own.verbs.take().unwrap_or_default();
        draft.optional(&way.key("verbDe"), &mut verbs.de, self.verb_de, Size::Line);
        draft.optional(&way.key("verbInverseDe"), &mut verbs.inverse_de, self.verb_inverse_de, Size::Line);
        draft.optional(&way.key("verbEn"), &mut verbs.en, self.verb_en, Size::Line);
        draft.optional(&way.key("verbInverseEn"), &mut verbs.inverse_en, self.verb_inverse_en, Size::Line);
        own.verbs = (verbs != Verbs::default()).then_some(verbs);
        broader(draft, &way.key("broader"), no, own, self.broader);
    }
}

/// Gives a new term its scheme and code; of a type or role the slug follows.
fn identify(draft: &mut Draft<'_>, way: &Way<'_>, own: &mut Own, scheme: &str, code: &str) -> Option<Box<str>> {
    let about = draft.directory().about();
    let Some(known) = about.scheme(scheme) else {
        let words = check::unknown_scheme(about, scheme);
        draft.trouble(&way.key("scheme"), UserErrorCode::UnknownCode, words);
        return None;
    };
    let is_right = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-');
    if code.is_empty() || code.len() > 100 || !code.bytes().all(is_right) {
        let words = words!(
            "„{code}“ ist kein Code: Kleinbuchstaben a–z, Ziffern, _ und -, etwa „training_provider“",
            "“{code}” is not a code: small letters a–z, digits, _ and -, such as “training_provider”",
        );
        draft.trouble(&way.key("code"), UserErrorCode::Invalid, words);
        return None;
    }
    if draft.directory().term_by_code(scheme, code).is_some() {
        let words = words!(
            "Den Code „{code}“ hat in „{scheme}“ schon ein anderer Begriff",
            "Another term of “{scheme}” has the code “{code}” already",
        );
        draft.trouble(&way.key("code"), UserErrorCode::Taken, words);
        return None;
    }
    (own.scheme, own.code) = (scheme.into(), code.into());
    let slug = slug_of(scheme, code);
    let is_free = draft.directory().record_by_slug(&slug).is_none();
    (!known.open && is_free).then(|| slug.into())
}

fn broader(draft: &mut Draft<'_>, way: &Way<'_>, no: RecordNo, own: &mut Own, given: MaybeUndefined<Vec<TermBy>>) {
    let terms = match given {
        MaybeUndefined::Undefined => return,
        MaybeUndefined::Null => Vec::new(),
        MaybeUndefined::Value(terms) => terms,
    };
    let mut found: Vec<RecordNo> = Vec::with_capacity(terms.len());
    for (at, by) in terms.iter().enumerate() {
        let way = way.index(at);
        let Some(term) = draft.term(&way, by) else { continue };
        if term == no {
            let words =
                words!("Ein Begriff kann nicht sein eigener Oberbegriff sein", "A term can't be broader than itself",);
            draft.trouble(&way, UserErrorCode::Cycle, words);
        } else if is_above(draft, no, term) {
            let words = words!(
                "„{by}“ steht selbst schon unter diesem Begriff: so würde sich ein Kreis schließen",
                "“{by}” is itself below this term already: this would close a cycle",
            );
            draft.trouble(&way, UserErrorCode::Cycle, words);
        } else if !found.contains(&term) {
            found.push(term);
        }
    }
    own.broader = found.into();
}

/// Whether a term is somewhere above another one.
fn is_above(draft: &Draft<'_>, term: RecordNo, below: RecordNo) -> bool {
    let broader = |no: RecordNo| match draft.directory().record(no).map(|record| &record.detail) {
        Some(Detail::Term(term)) => term.broader.to_vec(),
        _ => Vec::new(),
    };
    crate::directory::reach(below, broader).contains(&term)
}

/// Whether a record is a type or role: always public, always published.
#[must_use]
pub fn is_of_closed_scheme(draft: &Draft<'_>, record: &Record) -> bool {
    match &record.detail {
        Detail::Term(term) => draft.directory().about().scheme(&term.scheme).is_some_and(|scheme| !scheme.open),
        _ => false,
    }
}

/// Types and roles are always public and keep their slug.
pub(crate) fn check_closed(draft: &mut Draft<'_>, way: &Way<'_>, record: &Record) {
    let Detail::Term(term) = &record.detail else { return };
    if !is_of_closed_scheme(draft, record) {
        return;
    }
    if record.visibility != Visibility::Public {
        let words = words!(
            "Arten und Rollen sind immer für alle sichtbar, denn Einträge verweisen auf sie",
            "Types and roles can always be seen by anyone, since entries refer to them",
        );
        draft.trouble(&way.key("visibility"), UserErrorCode::Locked, words);
    }
    let right = slug_of(&term.scheme, &term.code);
    if *record.slug != *right
        && draft
            .directory()
            .record_by_slug(&right)
            .is_none_or(|no| draft.directory().record(no).is_some_and(|owner| owner.id == record.id))
    {
        let words = words!(
            "Der Kurzname einer Art oder Rolle folgt aus Schema und Code: „{right}“",
            "The slug of a type or role follows from scheme and code: “{right}”",
        );
        draft.trouble(&way.key("slug"), UserErrorCode::Locked, words);
    }
}
