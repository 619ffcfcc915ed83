//! Whether the same relation is there already in the same time.

use crate::deed::{Draft, UserErrorCode, Way};
use crate::directory::{Direction, Relation, RelationNo};
use crate::time::{PartialDate, Period, can_overlap};
use crate::words::words;

/// Whether two relations say the same, but for the time.
pub(super) fn is_alike(one: &Relation, other: &Relation) -> bool {
    fn said(it: &Relation) -> impl PartialEq {
        (it.kind, it.source, it.target, it.role, it.function.as_deref(), it.on_behalf_of)
    }
    said(one) == said(other)
}

/// Notes if the same relation is there already in a time that can be the same.
pub(super) fn check(draft: &mut Draft<'_>, way: &Way<'_>, no: RelationNo, relation: &Relation) {
    let directory = draft.directory();
    let out = directory.edges_of(relation.source, relation.kind, Direction::Out);
    let into = directory.edges_of(relation.target, relation.kind, Direction::In);
    // The end with fewer relations, since some records have very many.
    let edges = if out.len() <= into.len() { out } else { into };
    let kind = directory.about().kind(relation.kind);
    let others = edges.iter().filter(|edge| edge.relation != no).filter_map(|edge| directory.relation(edge.relation));
    let mut others = others.filter(|other| {
        is_alike(relation, other) && can_overlap(relation.period.as_deref(), other.period.as_deref(), kind.temporal)
    });
    let Some(other) = others.next() else { return };
    let name = |no| directory.record(no).map(|record| &*record.name).unwrap_or_default();
    let (source, target) = (name(relation.source), name(relation.target));
    let (label_de, label_en) = (&kind.label_de, &kind.label_en);
    let (de, en) = other.period.as_deref().map_or_else(untold, when);
    let words = words!(
        "Das steht schon im Verzeichnis: „{source} {label_de} {target}“ ({de}). Bitte dort ändern oder einen Zeitraum \
         angeben, der sich damit nicht überschneidet",
        "This is in the directory already: “{source} {label_en} {target}” ({en}). Please change it there or give a \
         period that does not overlap with it",
    );
    draft.trouble(way, UserErrorCode::Duplicate, words);
}

fn untold() -> (String, String) {
    ("ohne Angabe der Zeit".to_owned(), "with no time stated".to_owned())
}

/// A period as people read it, in German and English: its words where it has some.
pub(super) fn when(period: &Period) -> (String, String) {
    if let Some(text) = period.text.as_deref().filter(|_| period.end.is_none()) {
        return (text.to_owned(), text.to_owned());
    }
    let day = |date: &PartialDate, form: &str| {
        let edtf = date.edtf().unwrap_or_default();
        let exact = edtf.parse::<chrono::NaiveDate>().map(|day| day.format(form).to_string());
        date.text().map(str::to_owned).or(exact.ok()).unwrap_or_else(|| edtf.to_owned())
    };
    let said = |form: &str, [since, from, until, over]: [&str; 4]| match (&period.start, &period.end) {
        (Some(start), None) if period.ongoing == Some(false) => Some(format!("{from} {}, {over}", day(start, form))),
        (Some(start), None) => Some(format!("{since} {}", day(start, form))),
        (Some(start), Some(end)) => Some(format!("{from} {} {until} {}", day(start, form), day(end, form))),
        (None, Some(end)) => Some(format!("{until} {}", day(end, form))),
        (None, None) if period.ongoing == Some(false) => Some(over.to_owned()),
        (None, None) => None,
    };
    let (untold_de, untold_en) = untold();
    let de = said("%-d.%-m.%Y", ["seit", "von", "bis", "inzwischen beendet"]).unwrap_or(untold_de);
    let en = said("%-d %B %Y", ["since", "from", "until", "ended since"]).unwrap_or(untold_en);
    (de, en)
}
