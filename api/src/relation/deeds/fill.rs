//! What an input writes to a relation, whatever its kind.

use async_graphql::{ID, MaybeUndefined};

use super::ends::noun_words;
use super::input::RelationValues;
use crate::deed::{Draft, Size, UserErrorCode, Way};
use crate::directory::{ExternalTarget, Noun, RecordNo, Relation, RelationKind, RelationNo, RelationTerm, Visibility};
use crate::record::input::external_ids;
use crate::words::words;

/// Writes the values to a relation of a draft; its kind is none where the input names one that is not there.
pub(super) fn fill(
    draft: &mut Draft<'_>,
    way: &Way<'_>,
    (no, kind): (RelationNo, Option<&RelationKind>),
    relation: &mut Relation,
    default: Visibility,
    values: RelationValues,
) {
    let id = relation.id;
    relation.visibility = values.visibility.unwrap_or(relation.visibility);
    if let Some(kind) = kind {
        role(draft, &way.key("role"), kind, &mut relation.role, values.role);
    }
    draft.optional(&way.key("function"), &mut relation.function, values.function, Size::Line);
    on_behalf_of(draft, &way.key("onBehalfOf"), kind, relation, values.on_behalf_of);
    match values.period {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => relation.period = None,
        MaybeUndefined::Value(period) => relation.period = draft.period(&way.key("period"), &period).map(Box::new),
    }
    draft.optional(&way.key("note"), &mut relation.note, values.note, Size::Prose);
    let owner = ExternalTarget::Relation(no);
    external_ids(draft, &way.key("externalIds"), owner, &mut relation.external_ids, values.external_ids);
    draft.entries(
        &way.key("terms"),
        &mut relation.terms,
        values.terms,
        |draft, way, input, _| {
            let term = draft.term(&way.key("term"), &input.term)?;
            Some(RelationTerm { term, implied: input.implied })
        },
        |one, other| one.term == other.term,
        |draft, way, gone, row| draft.term(way, &gone) == Some(row.term),
    );
    let points = way.key("contactPoints");
    draft.contact_points(&points, id, &mut relation.contact_points, values.contact_points, default);
    if let Some(kind) = kind.filter(|kind| kind.symmetric && !relation.contact_points.is_empty()) {
        let (de, en) = (&kind.label_de, &kind.label_en);
        let words = words!(
            "„{de}“ verbindet beide Seiten gleich, so bliebe offen, wem die Kontaktangaben gehören: bitte beim Eintrag \
             selbst nennen",
            "“{en}” joins both sides alike, so it would stay open whose contact points these are: please give them at \
             the entry itself",
        );
        draft.trouble(&points, UserErrorCode::Invalid, words);
    }
    draft.citations(&way.key("citations"), id, &mut relation.citations, values.citations);
}

fn role(
    draft: &mut Draft<'_>,
    way: &Way<'_>,
    kind: &RelationKind,
    slot: &mut Option<RecordNo>,
    given: MaybeUndefined<String>,
) {
    match &kind.role_scheme {
        Some(scheme) => draft.code(way, scheme, slot, given),
        None if given.is_value() => {
            let (de, en) = (&kind.label_de, &kind.label_en);
            let words = words!(
                "„{de}“ kennt keine Rollen: bitte „role“ leer lassen; freie Worte gehören in „function“",
                "“{en}” has no roles: please leave “role” empty; free words belong in “function”",
            );
            draft.trouble(way, UserErrorCode::RoleNotAllowed, words);
        }
        None => *slot = None,
    }
}

fn on_behalf_of(
    draft: &mut Draft<'_>,
    way: &Way<'_>,
    kind: Option<&RelationKind>,
    relation: &mut Relation,
    given: MaybeUndefined<ID>,
) {
    let id = match given {
        MaybeUndefined::Undefined => return,
        MaybeUndefined::Null => {
            relation.on_behalf_of = None;
            return;
        }
        MaybeUndefined::Value(id) => id,
    };
    let Some((no, record)) = draft.record(way, &id) else { return };
    let name = &record.name;
    if !matches!(record.noun(), Noun::Institution | Noun::WorkingGroup | Noun::Cooperation) {
        let (de, en) = noun_words(record.noun());
        let words = words!(
            "„{name}“ ({de}) lässt sich nicht vertreten: „onBehalfOf“ nennt eine Institution, eine Arbeitsgruppe oder \
             eine Kooperation",
            "One can't act for “{name}” ({en}): “onBehalfOf” is an institution, a working group or a cooperation",
        );
        draft.trouble(way, UserErrorCode::Invalid, words);
    // Where both ends are alike, either may be stored as the source.
    } else if no == relation.source || (kind.is_some_and(|kind| kind.symmetric) && no == relation.target) {
        let words = words!(
            "„{name}“ handelt hier für sich selbst: bitte „onBehalfOf“ leer lassen",
            "“{name}” acts for itself here: please leave “onBehalfOf” empty",
        );
        draft.trouble(way, UserErrorCode::Invalid, words);
    }
    relation.on_behalf_of = Some(no);
}
