//! A relation that begins: of any kind, or of one that has a deed of its own.

use async_graphql::ID;

use super::input::{
    ContactAssignInput, CooperationAddPartnerInput, MembershipStartInput, RelationStartInput, RelationValues,
};
use super::{ends, fill, overlap};
use crate::check;
use crate::deed::{Draft, ListPatch, Subject, UserErrorCode, Way};
use crate::directory::{KindNo, RecordNo, Relation, Visibility};
use crate::record::input::stated;

/// A relation that begins, and what its ends are called in the input.
#[derive(Clone, Debug)]
pub struct Start {
    kind: String,
    source: (&'static str, ID),
    target: (&'static str, ID),
    values: RelationValues,
}

impl From<RelationStartInput> for Start {
    fn from(input: RelationStartInput) -> Self {
        let values = RelationValues {
            role: stated(input.role),
            terms: input.terms.map(ListPatch::bare),
            contact_points: input.contact_points.map(ListPatch::bare),
            ..input.facts.into()
        };
        Self { kind: input.kind, source: ("source", input.source), target: ("target", input.target), values }
    }
}

impl From<MembershipStartInput> for Start {
    fn from(input: MembershipStartInput) -> Self {
        let values = RelationValues { role: stated(input.role), ..input.facts.into() };
        let (source, target) = (("member", input.member), ("workingGroup", input.working_group));
        Self { kind: "member_of".to_owned(), source, target, values }
    }
}

impl From<CooperationAddPartnerInput> for Start {
    fn from(input: CooperationAddPartnerInput) -> Self {
        let values = RelationValues { role: stated(input.role), ..input.facts.into() };
        let (source, target) = (("partner", input.partner), ("cooperation", input.cooperation));
        Self { kind: "takes_part_in".to_owned(), source, target, values }
    }
}

impl From<ContactAssignInput> for Start {
    fn from(input: ContactAssignInput) -> Self {
        let values = RelationValues {
            terms: input.terms.map(ListPatch::bare),
            contact_points: input.contact_points.map(ListPatch::bare),
            ..input.facts.into()
        };
        let (source, target) = (("person", input.person), ("contactFor", input.contact_for));
        Self { kind: "contact_for".to_owned(), source, target, values }
    }
}

/// Begins a relation.
pub fn start(draft: &mut Draft<'_>, start: Start) -> Option<Subject> {
    let Start { kind, source, target, values } = start;
    let way = Way::argument("input");
    let directory = draft.directory();
    let kind_no = directory.about().kind_no(&kind);
    if kind_no.is_none() {
        draft.trouble(&way.key("kind"), UserErrorCode::UnknownCode, check::unknown_kind(directory.about(), &kind));
    }
    let kind = kind_no.map(|no| directory.about().kind(no));
    let names = (source.0, target.0);
    let source = draft.record(&way.key(source.0), &source.1);
    let target = draft.record(&way.key(target.0), &target.1);
    let is_allowed = match (kind, &source, &target) {
        (Some(kind), Some(source), Some(target)) => ends::check(draft, &way, kind, names, source, target),
        _ => false,
    };
    let ends = [&source, &target].into_iter().flatten();
    let default = ends.map(|(_, record)| Visibility::default_of(record.noun())).max().unwrap_or_default();
    let id_of = |end: &Option<(RecordNo, crate::directory::Record)>| end.as_ref().map(|(_, record)| record.id);
    let is_turned = kind.is_some_and(|kind| kind.symmetric) && id_of(&target) < id_of(&source);
    let (source, target) = if is_turned { (target, source) } else { (source, target) };
    // Of an end or kind that is not there the number is nobody's: the rest is checked all the same, so that one try
    // tells all that is wrong.
    let number = |end: &Option<(RecordNo, _)>| end.as_ref().map_or(RecordNo(u32::MAX), |(no, _)| *no);
    let (source, target) = (number(&source), number(&target));
    let id = draft.stamp.id();
    let no = draft.change().relation_no(directory, id);
    let mut relation = Relation::blank(kind_no.unwrap_or(KindNo(u16::MAX)), source, target, id, draft.stamp.now);
    relation.visibility = default;
    fill::fill(draft, &way, (no, kind), &mut relation, default, values);
    if is_allowed {
        ends::check_cycle(draft, &way.key(names.1), &relation);
    }
    // Whether it is there already can be said of what is right only.
    if is_allowed && draft.is_sound() {
        overlap::check(draft, &way.key("period"), no, &relation);
    }
    draft.put_relation(no, relation);
    Some(Subject::Relation(id))
}
