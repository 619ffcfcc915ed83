//! Random deeds, one after the other: what must stay true whatever people do.

mod written;

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{ID, InputType, Value};
use chrono::DateTime;
use proptest::prelude::*;
use serde_json::json;

use super::{Draft, Refusal, Subject};
use crate::access::{Role, Viewer};
use crate::clock::Clock;
use crate::cooperation::{CooperationCreateInput, CooperationPatch};
use crate::directory::{Detail, Directory, Lifecycle, Record, RecordNo};
use crate::graphql::node::GlobalId;
use crate::institution::{InstitutionCreateInput, InstitutionPatch};
use crate::journal::Stamp;
use crate::person::PersonCreateInput;
use crate::record::deeds;
use crate::term::{TermCreateInput, TermPatch};

/// Something that somebody does; the numbers choose among what there is.
#[derive(Clone, Debug)]
enum Deed {
    Institution(u8, bool, Vec<u8>),
    Person(u8),
    Cooperation(u8),
    Term(u8, Vec<u8>),
    Rename(u8, u8, bool),
    Broader(u8, Vec<u8>),
    Publish(u8),
    Archive(u8),
    Unarchive(u8),
    Verify(u8),
}

fn deed() -> impl Strategy<Value = Deed> {
    let some = || proptest::collection::vec(any::<u8>(), 0..3);
    prop_oneof![
        (any::<u8>(), any::<bool>(), some())
            .prop_map(|(name, published, terms)| Deed::Institution(name, published, terms)),
        any::<u8>().prop_map(Deed::Person),
        any::<u8>().prop_map(Deed::Cooperation),
        (any::<u8>(), some()).prop_map(|(code, broader)| Deed::Term(code, broader)),
        (any::<u8>(), any::<u8>(), any::<bool>()).prop_map(|(of, name, stale)| Deed::Rename(of, name, stale)),
        (any::<u8>(), some()).prop_map(|(of, broader)| Deed::Broader(of, broader)),
        any::<u8>().prop_map(Deed::Publish),
        any::<u8>().prop_map(Deed::Archive),
        any::<u8>().prop_map(Deed::Unarchive),
        any::<u8>().prop_map(Deed::Verify),
    ]
}

fn parsed<T: InputType>(value: serde_json::Value) -> T {
    T::parse(Some(Value::from_json(value).unwrap())).unwrap_or_else(|_| panic!("the input is one"))
}

/// Whether people made a record: what ships has ids of another version.
fn is_made(record: &Record) -> bool {
    record.id.get_version_num() == 7
}

/// The records that people made, the oldest first.
fn made(directory: &Directory) -> Vec<Record> {
    let all = directory.records().filter(|(_, record)| is_made(record));
    let mut made: Vec<Record> = all.map(|(_, record)| Record::clone(record)).collect();
    made.sort_by_key(|record| record.id);
    made
}

fn id_of(record: &Record) -> ID {
    ID(GlobalId::of_record(record.noun(), record.id).to_string())
}

impl Deed {
    fn act(&self, draft: &mut Draft<'_>) -> Option<Subject> {
        let all = made(draft.directory());
        let one = |which: u8| all.get(usize::from(which) % all.len().max(1));
        let terms: Vec<&Record> = all.iter().filter(|it| matches!(it.detail, Detail::Term(_))).collect();
        let named = |which: &[u8]| -> Vec<serde_json::Value> {
            let terms = which.iter().filter_map(|it| terms.get(usize::from(*it) % terms.len().max(1)));
            terms.map(|term| json!({ "id": id_of(term) })).collect()
        };
        match self {
            Self::Institution(name, published, terms) => {
                let lifecycle = if *published { "PUBLISHED" } else { "DRAFT" };
                let terms = named(terms).into_iter().map(|term| json!({ "term": term })).collect::<Vec<_>>();
                let input = json!({ "name": format!("Amt {}", name % 7), "lifecycle": lifecycle, "type": "company",
                    "terms": terms, "contactPoints": [{ "type": "PHONE", "value": "05231 620" }] });
                let (values, shared) = parsed::<InstitutionCreateInput>(input).split();
                deeds::create(draft, values, shared)
            }
            Self::Person(name) => {
                let input = json!({ "givenName": "Ida", "familyName": format!("F{name}"), "legalBasis": "CONSENT" });
                let (values, shared) = parsed::<PersonCreateInput>(input).split();
                deeds::create(draft, values, shared)
            }
            Self::Cooperation(name) => {
                let (values, shared) =
                    parsed::<CooperationCreateInput>(json!({ "name": format!("Tag {name}") })).split();
                deeds::create(draft, values, shared)
            }
            Self::Term(code, broader) => {
                let input = json!({ "scheme": "topic", "code": format!("t{}", code % 20), "name": "Thema", "broader": named(broader) });
                let (values, shared) = parsed::<TermCreateInput>(input).split();
                deeds::create(draft, values, shared)
            }
            Self::Rename(of, name, stale) => {
                let record = one(*of)?;
                let version = record.version - i32::from(*stale);
                let patch = json!({ "name": format!("Neu {}", name % 5), "slug": format!("neu-{}", name % 9) });
                if matches!(record.detail, Detail::Cooperation(_)) {
                    let (values, shared) = parsed::<CooperationPatch>(patch).split();
                    deeds::update(draft, &id_of(record), version, values, shared)
                } else {
                    let (values, shared) = parsed::<InstitutionPatch>(patch).split();
                    deeds::update(draft, &id_of(record), version, values, shared)
                }
            }
            Self::Broader(of, broader) => {
                let record = terms.get(usize::from(*of) % terms.len().max(1))?;
                let (values, shared) = parsed::<TermPatch>(json!({ "broader": named(broader) })).split();
                deeds::update(draft, &id_of(record), record.version, values, shared)
            }
            Self::Publish(of) => one(*of).and_then(|it| deeds::publish(draft, &id_of(it), it.version)),
            Self::Archive(of) => one(*of).and_then(|it| deeds::archive(draft, &id_of(it), it.version)),
            Self::Unarchive(of) => one(*of).and_then(|it| deeds::unarchive(draft, &id_of(it), it.version)),
            Self::Verify(of) => one(*of).and_then(|it| deeds::verify(draft, &id_of(it), None)),
        }
    }
}

/// A directory with the shipped vocabulary, and the clock that goes on with it.
fn start() -> (Arc<Directory>, Clock) {
    let clock = Clock::fixed(DateTime::UNIX_EPOCH);
    let empty = Directory::default();
    let change = crate::vocabulary::complete(&empty, &Stamp::of(&clock));
    (Arc::new(empty.apply(change, 1)), clock)
}

/// Who does it all; vocabulary is for admins.
fn editor() -> Viewer {
    Viewer { role: Role::Admin, subject: Some("erika".into()), institution: None }
}

fn does(directory: &Arc<Directory>, clock: &Clock, deed: &Deed) -> Result<(Arc<Directory>, Subject), Refusal> {
    let stamp = Stamp::of(clock);
    let mut draft = Draft::new(directory, &editor(), &stamp);
    let subject = deed.act(&mut draft);
    let (change, drafted) = draft.finish(subject)?;
    Ok((Arc::new(directory.apply(change, directory.revision() + 1)), drafted.subject))
}

fn changed(before: &Directory, after: &Directory) -> Vec<(Option<Arc<Record>>, Arc<Record>)> {
    let pairs = after.records().map(|(no, record)| (before.record(no).cloned(), Arc::clone(record)));
    pairs.filter(|(before, after)| before.as_ref() != Some(after)).collect()
}

/// What must be true of any directory.
fn check(directory: &Directory) -> Result<(), TestCaseError> {
    let mut slugs = HashMap::new();
    for (no, record) in directory.records() {
        prop_assert!(!record.name.is_empty() && !record.slug.is_empty(), "{record:?}");
        for slug in record.aliases.iter().chain([&record.slug]) {
            prop_assert_eq!(slugs.insert(slug.clone(), no), None, "the slug {} finds two", slug);
            prop_assert_eq!(directory.record_by_slug(slug), Some(no));
        }
        let broader = |no: RecordNo| match directory.record(no).map(|record| &record.detail) {
            Some(Detail::Term(term)) => term.broader.to_vec(),
            _ => Vec::new(),
        };
        let above = crate::directory::reach(no, broader);
        if is_made(record) {
            for refers in format!("{record:?}").split("RecordNo(").skip(1) {
                let no = refers.split(')').next().and_then(|no| no.parse().ok()).map(RecordNo);
                prop_assert!(no.is_some_and(|no| directory.record(no).is_some()), "{} refers to nothing", record.slug);
            }
        }
        let closes = above.iter().any(|it| broader(*it).contains(&no));
        prop_assert!(!closes, "{} is above itself", record.slug);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_do_the_directory_stays_sound(sequence in proptest::collection::vec(deed(), 1..25)) {
        let (mut directory, clock) = start();
        for deed in &sequence {
            let Ok((after, subject)) = does(&directory, &clock, deed) else { continue };
            let Subject::Record(id) = subject else { panic!("these deeds are on records") };
            for (before, after) in changed(&directory, &after) {
                prop_assert_eq!(after.id, id, "{:?} touches what it is done to alone", deed);
                let counts = i32::from(!matches!(deed, Deed::Verify(_)));
                prop_assert_eq!(after.version, before.map_or(1, |before| before.version + counts), "{:?}", deed);
            }
            check(&after)?;
            directory = after;
        }
    }

    #[test]
    fn archiving_and_unarchiving_changes_nothing_but_the_version(sequence in proptest::collection::vec(deed(), 1..12), of in any::<u8>()) {
        let (mut directory, clock) = start();
        for deed in &sequence {
            directory = does(&directory, &clock, deed).map_or(directory, |(after, _)| after);
        }
        if let Ok((archived, Subject::Record(id))) = does(&directory, &clock, &Deed::Archive(of)) {
            let no = archived.record_by_id(id).expect("it is archived, not gone");
            prop_assert_eq!(archived.record(no).map(|record| record.lifecycle), Some(Lifecycle::Archived));
            let again = does(&archived, &clock, &Deed::Unarchive(of));
            let (again, _) = again.map_err(|refusal| TestCaseError::fail(format!("{refusal:?}")))?;
            let mut record = Record::clone(again.record(no).expect("it is there"));
            let before = directory.record(no).expect("it was there");
            prop_assert_eq!(record.version, before.version + 2);
            (record.version, record.updated_at) = (before.version, before.updated_at);
            prop_assert_eq!(&record, before.as_ref());
        }
    }
}
