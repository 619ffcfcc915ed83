//! The kinds of relation, which admins look after. A kind is never taken away, and what stored relations rely on stays.

use async_graphql::{InputObject, MaybeUndefined};

use crate::check;
use crate::deed::{Draft, Subject, UserErrorCode, Way};
use crate::directory::{Noun, RelationKind};
use crate::time::Temporal;
use crate::vocabulary::SHIPPED;
use crate::words::words;

/// Two nouns that a kind of relation may join.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct RelationEndsInput {
    /// Where the relation starts.
    pub source: Noun,
    /// Where it ends.
    pub target: Noun,
}

/// A new kind of relation.
#[derive(Clone, Debug, InputObject)]
pub struct RelationKindCreateInput {
    /// Its code: small letters, digits and `_`. It stays for ever.
    pub code: String,
    /// What it says in German from source to target ("ist Mitglied in").
    pub label_de: String,
    /// What it says in German from target to source ("hat als Mitglied").
    pub inverse_label_de: String,
    /// What it says in English from source to target.
    pub label_en: String,
    /// What it says in English from target to source.
    pub inverse_label_en: String,
    /// Whether it lasts or happens once.
    pub temporal: Temporal,
    /// Whether both ends are alike. It stays for ever.
    #[graphql(default)]
    pub is_symmetric: bool,
    /// The code of the scheme of its roles; without it the kind has no roles. It stays for ever.
    pub role_scheme: Option<String>,
    /// Which nouns it may join: at least one pair.
    pub ends: Vec<RelationEndsInput>,
}

/// What is changed of a kind of relation. Of one that ships with the program only the labels can be.
#[derive(Clone, Debug, InputObject)]
pub struct RelationKindPatch {
    /// What it says in German from source to target.
    pub label_de: MaybeUndefined<String>,
    /// What it says in German from target to source.
    pub inverse_label_de: MaybeUndefined<String>,
    /// What it says in English from source to target.
    pub label_en: MaybeUndefined<String>,
    /// What it says in English from target to source.
    pub inverse_label_en: MaybeUndefined<String>,
    /// Whether it lasts or happens once.
    pub temporal: Option<Temporal>,
    /// Nouns that it may join as well; what it joins already can't be taken away.
    pub add_ends: Option<Vec<RelationEndsInput>>,
}

/// Makes a new kind of relation.
pub fn create(draft: &mut Draft<'_>, input: RelationKindCreateInput) -> Option<Subject> {
    let way = Way::argument("input");
    let mut about = draft.directory().about().clone();
    let mut kind = RelationKind {
        code: input.code.trim().into(),
        label_de: Box::default(),
        inverse_de: Box::default(),
        label_en: Box::default(),
        inverse_en: Box::default(),
        temporal: input.temporal,
        symmetric: input.is_symmetric,
        role_scheme: None,
        ends: Box::default(),
    };
    check_code(draft, &way.key("code"), &kind.code);
    let given = [input.label_de, input.inverse_label_de, input.label_en, input.inverse_label_en];
    label(draft, &way, &mut kind, given.map(MaybeUndefined::Value));
    if let Some(scheme) = input.role_scheme {
        match about.scheme(scheme.trim()) {
            Some(scheme) => kind.role_scheme = Some(scheme.code.clone()),
            None => draft.trouble(
                &way.key("roleScheme"),
                UserErrorCode::UnknownCode,
                check::unknown_scheme(&about, &scheme),
            ),
        }
    }
    let ends = way.key("ends");
    if input.ends.is_empty() {
        draft.missing(&ends);
    }
    for (at, pair) in input.ends.into_iter().enumerate() {
        if kind.joins(pair.source, pair.target) {
            let words = words!("Dieses Paar steht schon in der Liste", "This pair is in the list already");
            draft.trouble(&ends.index(at), UserErrorCode::Duplicate, words);
        } else {
            join(&mut kind, pair);
        }
    }
    let subject = Subject::Kind(kind.code.clone());
    about.kinds.push(kind);
    draft.change().put_about(about);
    Some(subject)
}

/// Changes a kind of relation.
pub fn update(draft: &mut Draft<'_>, code: &str, patch: RelationKindPatch) -> Option<Subject> {
    let mut about = draft.directory().about().clone();
    let Some(no) = about.kind_no(code) else {
        draft.trouble(&Way::argument("code"), UserErrorCode::NotFound, check::unknown_kind(&about, code));
        return None;
    };
    let way = Way::argument("patch");
    let kind = &mut about.kinds[usize::from(no.0)];
    let before = kind.clone();
    label(draft, &way, kind, [patch.label_de, patch.inverse_label_de, patch.label_en, patch.inverse_label_en]);
    kind.temporal = patch.temporal.unwrap_or(kind.temporal);
    for pair in patch.add_ends.into_iter().flatten() {
        if !kind.joins(pair.source, pair.target) {
            join(kind, pair);
        }
    }
    if SHIPPED.kinds.contains_key(code) {
        for (key, is_changed) in [("temporal", kind.temporal != before.temporal), ("addEnds", kind.ends != before.ends)]
        {
            if is_changed {
                let words = words!(
                    "„{code}“ gehört zum festen Bestand: ändern lassen sich nur die Bezeichnungen",
                    "“{code}” ships with the program: only its labels can be changed",
                );
                draft.trouble(&way.key(key), UserErrorCode::Locked, words);
            }
        }
    }
    if *kind != before {
        draft.change().put_about(about);
    }
    Some(Subject::Kind(code.into()))
}

fn check_code(draft: &mut Draft<'_>, way: &Way<'_>, code: &str) {
    let is_right = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_');
    if code.is_empty() || code.len() > 100 || !code.bytes().all(is_right) {
        let words = words!(
            "„{code}“ ist kein Code: Kleinbuchstaben a–z, Ziffern und _, etwa „member_of“",
            "“{code}” is not a code: small letters a–z, digits and _, such as “member_of”",
        );
        draft.trouble(way, UserErrorCode::Invalid, words);
    } else if draft.directory().about().kind_no(code).is_some() {
        let words = words!(
            "Die Beziehungsart „{code}“ gibt es schon: bitte einen anderen Code wählen",
            "There is a kind of relation “{code}” already: please choose another code",
        );
        draft.trouble(way, UserErrorCode::Taken, words);
    }
}

fn label(draft: &mut Draft<'_>, way: &Way<'_>, kind: &mut RelationKind, given: [MaybeUndefined<String>; 4]) {
    let slots = [
        ("labelDe", &mut kind.label_de),
        ("inverseLabelDe", &mut kind.inverse_de),
        ("labelEn", &mut kind.label_en),
        ("inverseLabelEn", &mut kind.inverse_en),
    ];
    for ((key, slot), given) in slots.into_iter().zip(given) {
        draft.required(&way.key(key), slot, given);
    }
}

fn join(kind: &mut RelationKind, pair: RelationEndsInput) {
    let known = kind.ends.iter().copied();
    kind.ends = known.chain([(pair.source, pair.target)]).collect();
}
