//! Relations and ways as people say them: „Agentur Herzstück – unterstützt → Nacht der Ausbildung“.

use crate::directory::view::{EdgeView, RecordView, RelationView};
use crate::directory::{Detail, Direction};
use crate::graphql::language::Language;
use crate::time::Holds;

/// What a relation says from its source to its target: the verb of its role, else the label of its kind.
#[must_use]
pub fn verb(relation: RelationView<'_>, language: Language) -> &str {
    let verbs = relation.role().and_then(|role| match role.detail() {
        Detail::Term(term) => term.verbs.as_ref(),
        _ => None,
    });
    let kind = relation.kind();
    let (verb, label) = match language {
        Language::De => (verbs.and_then(|it| it.de.as_deref()), &*kind.label_de),
        Language::En => (verbs.and_then(|it| it.en.as_deref()), &*kind.label_en),
    };
    verb.unwrap_or(label)
}

/// A step of a way, without the record where it begins: `– unterstützt → Nacht der Ausbildung`. The arrow points to the
/// target of the relation, so that both names stay in the nominative whichever way it is read.
#[must_use]
pub fn step(edge: EdgeView<'_>, language: Language) -> String {
    let (verb, name) = (verb(edge.relation, language), edge.other().name());
    match edge.direction {
        Direction::Out => format!("– {verb} → {name}"),
        Direction::In => format!("← {verb} – {name}"),
    }
}

/// A whole way.
#[must_use]
pub fn line<'v>(from: RecordView<'v>, steps: impl IntoIterator<Item = EdgeView<'v>>, language: Language) -> String {
    let steps = steps.into_iter().map(|edge| step(edge, language));
    std::iter::once(from.name().to_owned()).chain(steps).collect::<Vec<_>>().join(" ")
}

/// Of parallel relations the one that says most: what certainly holds before what may, with a role before without.
#[must_use]
pub fn telling<'e, 'v>(edges: &'e [EdgeView<'v>], on: chrono::NaiveDate) -> Option<&'e EdgeView<'v>> {
    edges.iter().min_by_key(|edge| {
        let relation = edge.relation;
        let is_vague = relation.holds(on) != Holds::Yes;
        (is_vague, relation.role().is_none(), relation.kind_no(), relation.role().map(RecordView::id), relation.id())
    })
}

/// Names in a row: „A, B und C“.
#[must_use]
pub fn listed(names: &[&str], language: Language) -> String {
    let and = match language {
        Language::De => "und",
        Language::En => "and",
    };
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}
