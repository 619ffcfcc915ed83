//! Random deeds on relations, one after the other: what must stay true whatever people do.

use std::sync::Arc;

use async_graphql::{ID, InputType, Value};
use chrono::DateTime;
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

use super::input::{RelationPatch, RelationStartInput};
use super::overlap::is_alike;
use crate::access::{Role, Viewer};
use crate::clock::Clock;
use crate::deed::{Draft, Subject};
use crate::directory::{Change, Direction, Directory, Noun, Record, RecordNo, Relation, RelationNo, reach};
use crate::graphql::node::{GlobalId, Tag};
use crate::journal::Stamp;
use crate::time::can_overlap;

const KINDS: [&str; 6] = ["part_of", "member_of", "takes_part_in", "contact_for", "cooperates_with", "succeeded_by"];

/// Something that somebody does; the numbers choose among what there is.
#[derive(Clone, Debug)]
enum Deed {
    Start { kind: usize, source: usize, target: usize, years: (u16, Option<u16>) },
    Change { of: usize, years: (u16, Option<u16>), function: bool },
    End { of: usize, year: u16 },
    Retract { of: usize },
}

fn deed() -> impl Strategy<Value = Deed> {
    let years = || (2000..2012_u16, proptest::option::of(2000..2012_u16));
    let of = 0..30_usize;
    prop_oneof![
        4 => (0..KINDS.len(), 0..9_usize, 0..9_usize, years())
            .prop_map(|(kind, source, target, years)| Deed::Start { kind, source, target, years }),
        2 => (of.clone(), years(), any::<bool>()).prop_map(|(of, years, function)| Deed::Change { of, years, function }),
        2 => (of.clone(), 2000..2012_u16).prop_map(|(of, year)| Deed::End { of, year }),
        1 => of.prop_map(|of| Deed::Retract { of }),
    ]
}

fn parsed<T: InputType>(value: serde_json::Value) -> T {
    T::parse(Some(Value::from_json(value).unwrap())).unwrap_or_else(|_| panic!("the input is one"))
}

fn period((start, end): (u16, Option<u16>)) -> serde_json::Value {
    json!({ "start": { "edtf": start.to_string() }, "end": end.map(|end| json!({ "edtf": end.to_string() })) })
}

/// Three institutions, two working groups, two cooperations and two persons.
fn start() -> (Arc<Directory>, Clock, Vec<ID>) {
    let clock = Clock::fixed(DateTime::UNIX_EPOCH);
    let empty = Directory::default();
    let directory = empty.apply(crate::vocabulary::complete(&empty, &Stamp::of(&clock)), 1);
    let mut change = Change::of(&directory);
    let mut ids = Vec::new();
    for (noun, count) in [(Noun::Institution, 3), (Noun::WorkingGroup, 2), (Noun::Cooperation, 2), (Noun::Person, 2)] {
        for _ in 0..count {
            let mut record = Record::blank(noun, clock.id(), clock.now());
            record.slug = format!("x{}", ids.len()).into();
            record.name_it(record.slug.clone());
            ids.push(ID(GlobalId::of_record(noun, record.id).to_string()));
            let no = change.record_no(&directory, record.id);
            change.put_record(no, record);
        }
    }
    (Arc::new(directory.apply(change, 2)), clock, ids)
}

/// The relations, the oldest first.
fn all(directory: &Directory) -> Vec<(RelationNo, Arc<Relation>)> {
    let mut all: Vec<_> = directory.relations().map(|(no, relation)| (no, Arc::clone(relation))).collect();
    all.sort_by_key(|(_, relation)| relation.id);
    all
}

impl Deed {
    fn act(&self, draft: &mut Draft<'_>, records: &[ID]) -> Option<Subject> {
        let all = all(draft.directory());
        let one = |of: usize| {
            let (_, relation) = all.get(of % all.len().max(1))?;
            Some((GlobalId::new(Tag::Relation, relation.id).to_string(), relation.version))
        };
        match self {
            Self::Start { kind, source, target, years } => {
                let input = json!({ "kind": KINDS[*kind], "source": records[*source], "target": records[*target],
                    "period": period(*years) });
                super::start(draft, parsed::<RelationStartInput>(input).into())
            }
            Self::Change { of, years, function } => {
                let (id, version) = one(*of)?;
                let patch = json!({ "period": period(*years), "function": function.then_some("Gast") });
                super::update(draft, &id, version, parsed::<RelationPatch>(patch).into())
            }
            Self::End { of, year } => {
                let (id, version) = one(*of)?;
                super::end(draft, None, &id, version, &parsed(json!({ "edtf": year.to_string() })))
            }
            Self::Retract { of } => one(*of).and_then(|(id, version)| super::retract(draft, &id, version)),
        }
    }
}

fn does(directory: &Arc<Directory>, clock: &Clock, records: &[ID], deed: &Deed) -> Option<(Arc<Directory>, Uuid)> {
    let stamp = Stamp::of(clock);
    let viewer = Viewer { role: Role::Editor, subject: Some("erika".into()), institution: None };
    let mut draft = Draft::new(directory, &viewer, &stamp);
    let subject = deed.act(&mut draft, records);
    let (change, drafted) = draft.finish(subject).ok()?;
    let Subject::Relation(id) = drafted.subject else { panic!("these deeds are on relations") };
    Some((Arc::new(directory.apply(change, directory.revision() + 1)), id))
}

/// What must be true of any relations.
fn check(directory: &Directory) -> Result<(), TestCaseError> {
    let about = directory.about();
    let all = all(directory);
    for (at, (_, relation)) in all.iter().enumerate() {
        let kind = about.kind(relation.kind);
        let end = |no: RecordNo| directory.record(no).map(|record| (record.noun(), record.id));
        let (Some(source), Some(target)) = (end(relation.source), end(relation.target)) else {
            return Err(TestCaseError::fail("an end is nowhere"));
        };
        prop_assert!(kind.joins(source.0, target.0) && source.1 != target.1);
        prop_assert!(!kind.symmetric || source.1 < target.1, "stored once, with the smaller id first");
        prop_assert!(relation.period.as_ref().is_none_or(|period| period.check().is_ok()));
        for (_, other) in &all[at + 1..] {
            let is_same = is_alike(relation, other)
                && can_overlap(relation.period.as_deref(), other.period.as_deref(), kind.temporal);
            prop_assert!(!is_same, "{:?} and {:?} are the same", relation, other);
        }
    }
    let part_of = about.kind_no("part_of").unwrap();
    let parents = |no: RecordNo| {
        directory.edges_of(no, part_of, Direction::Out).iter().map(|edge| edge.other).collect::<Vec<_>>()
    };
    for (no, _) in directory.records() {
        let is_closed = reach(no, parents).into_iter().any(|above| parents(above).contains(&no));
        prop_assert!(!is_closed, "{:?} is part of itself", no);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_do_the_relations_stay_sound(sequence in proptest::collection::vec(deed(), 1..40)) {
        let (mut directory, clock, records) = start();
        for deed in &sequence {
            let Some((after, id)) = does(&directory, &clock, &records, deed) else { continue };
            let version = |directory: &Directory| {
                directory.relation_by_id(id).and_then(|no| directory.relation(no)).map(|relation| relation.version)
            };
            match deed {
                Deed::Start { .. } => prop_assert_eq!((version(&directory), version(&after)), (None, Some(1))),
                Deed::Retract { .. } => prop_assert_eq!(version(&after), None),
                Deed::End { .. } => prop_assert_eq!(version(&after), version(&directory).map(|it| it + 1)),
                Deed::Change { .. } => {
                    let counts = version(&after).zip(version(&directory)).map(|(after, before)| after - before);
                    prop_assert!(matches!(counts, Some(0 | 1)));
                }
            }
            let is_same = |(no, record): (RecordNo, &Arc<Record>)| after.record(no) == Some(record);
            prop_assert!(directory.records().all(is_same), "neither end is touched");
            check(&after)?;
            directory = after;
        }
    }
}
