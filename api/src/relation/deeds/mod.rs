//! What staff do to relations: start, change, end and take them back. Each deed on a certain kind of relation is the same
//! rule as the one for all kinds, with other names for the ends.

mod ends;
mod fill;
pub mod input;
pub mod kind;
mod overlap;
mod start;
#[cfg(test)]
mod tests;

pub use start::{Start, start};

use self::input::RelationValues;
use crate::deed::{Draft, Subject, UserErrorCode, Way};
use crate::directory::Visibility;
use crate::graphql::time::DateInput;
use crate::time::Temporal;
use crate::words::words;

/// Changes a relation.
pub fn update(draft: &mut Draft<'_>, id: &str, expected_version: i32, values: RelationValues) -> Option<Subject> {
    let (no, mut relation) = draft.relation(&Way::argument("id"), id)?;
    draft.expect_version(expected_version, relation.version);
    let directory = draft.directory();
    let way = Way::argument("patch");
    let kind = directory.about().kind(relation.kind);
    let ends = [relation.source, relation.target].into_iter().filter_map(|no| directory.record(no));
    let default = ends.map(|record| Visibility::default_of(record.noun())).max().unwrap_or_default();
    let stored = relation.clone();
    fill::fill(draft, &way, (no, Some(kind)), &mut relation, default, values);
    // A document may hold relations that overlap; what else is changed of them must not stumble over that.
    let is_moved = !overlap::is_alike(&stored, &relation) || stored.period != relation.period;
    if is_moved && draft.is_sound() {
        overlap::check(draft, &way.key("period"), no, &relation);
    }
    let subject = Subject::Relation(relation.id);
    draft.put_relation(no, relation);
    Some(subject)
}

/// Ends a relation; one of another kind than `kind`, if it is given, is not found.
pub fn end(
    draft: &mut Draft<'_>,
    kind: Option<&str>,
    id: &str,
    expected_version: i32,
    end: &DateInput,
) -> Option<Subject> {
    let argument = Way::argument("id");
    let (no, mut relation) = draft.relation(&argument, id)?;
    let of = draft.directory().about().kind(relation.kind);
    if kind.is_some_and(|kind| kind != &*of.code) {
        draft.not_found(&argument, id);
        return None;
    }
    draft.expect_version(expected_version, relation.version);
    let mut period = relation.period.take().unwrap_or_default();
    if of.temporal == Temporal::Event {
        let (de, en) = (&of.label_de, &of.label_en);
        let words = words!(
            "„{de}“ ist einmal geschehen und dauert nicht an, kann also nicht enden; was nicht stimmt, lässt sich mit \
             relationUpdate ändern oder mit relationRetract zurücknehmen",
            "“{en}” happened once and does not last, so it can't end; what is not right can be changed with \
             relationUpdate or taken back with relationRetract",
        );
        draft.trouble(&argument, UserErrorCode::WrongState, words);
    } else if period.end.is_some() || period.ongoing == Some(false) {
        let (de, en) = overlap::when(&period);
        let words = words!(
            "Diese Beziehung hat schon ein Ende ({de}): verschieben lässt es sich mit relationUpdate",
            "This relation has an end already ({en}): it can be moved with relationUpdate",
        );
        draft.trouble(&argument, UserErrorCode::WrongState, words);
    }
    let way = Way::argument("end");
    let date = draft.date(&way, end);
    draft.check_order(&way, (period.start.as_ref(), date.as_ref()));
    period.end = date;
    period.ongoing = Some(false);
    relation.period = Some(period);
    let subject = Subject::Relation(relation.id);
    draft.put_relation(no, relation);
    Some(subject)
}

/// Takes back a relation that never was true.
pub fn retract(draft: &mut Draft<'_>, id: &str, expected_version: i32) -> Option<Subject> {
    let (no, relation) = draft.relation(&Way::argument("id"), id)?;
    draft.expect_version(expected_version, relation.version);
    draft.change().retract_relation(no);
    Some(Subject::Relation(relation.id))
}
