//! Invents records and relations with everything that they can have.

mod detail;

use chrono::NaiveTime;

use self::detail::{day, detail, period};
use super::chance::Chance;
use crate::directory::{
    About, Address, AddressType, Change, Citation, ContactPoint, ContactPointType, Detail, Directory, ExternalId,
    KindNo, Lifecycle, NameKey, Noun, OpeningHoursRow, OtherName, Record, RecordNo, RecordTerm, Relation, RelationTerm,
    Source, SourceGap, Visibility,
};
use crate::journal::Stamp;
use crate::time::OpeningHours;

/// Adds a new record.
pub(super) fn record(
    chance: &mut Chance,
    directory: &Directory,
    change: &mut Change,
    stamp: &Stamp,
    noun: Noun,
) -> RecordNo {
    let id = stamp.id();
    let no = change.record_no(directory, id);
    let terms = terms(directory);
    let invented = Record {
        id,
        slug: format!("slug-{id}").into(),
        aliases: chance.some(2, |_| format!("alias-{}", stamp.id()).into()).into(),
        name: "".into(),
        name_key: NameKey::default(),
        short_name: None,
        description: None,
        website: None,
        note: None,
        visibility: Visibility::Public,
        lifecycle: Lifecycle::Published,
        by_appointment: None,
        version: 1,
        created_at: stamp.now,
        updated_at: stamp.now,
        verified_at: None,
        verified_by: None,
        merged_into: None,
        external_ids: external_ids(chance, stamp),
        other_names: Box::default(),
        terms: Box::default(),
        addresses: Box::default(),
        contact_points: Box::default(),
        opening_hours: Box::default(),
        citations: Box::default(),
        gaps: Box::default(),
        detail: detail(chance, directory, stamp, noun, &terms),
    };
    change.put_record(no, edited(chance, directory, stamp, &invented));
    no
}

/// A record with other values, and some of its satellites kept, moved, left out or joined by new ones.
pub(super) fn edited(chance: &mut Chance, directory: &Directory, stamp: &Stamp, before: &Record) -> Record {
    let terms: Vec<RecordNo> =
        terms(directory).into_iter().filter(|no| directory.record(*no).is_some_and(|it| it.id != before.id)).collect();
    let name = chance.words();
    let others: Vec<RecordNo> = directory.records().filter(|(_, it)| it.id != before.id).map(|(no, _)| no).collect();
    Record {
        name_key: NameKey::of(&name),
        name,
        short_name: chance.maybe(Chance::words),
        description: chance.maybe(Chance::words),
        website: chance.maybe(Chance::words),
        note: chance.maybe(Chance::words),
        visibility: *chance.one(Visibility::ALL),
        lifecycle: *chance.one(Lifecycle::ALL),
        by_appointment: chance.maybe(Chance::half),
        version: before.version + 1,
        updated_at: stamp.now,
        verified_at: chance.maybe(|_| stamp.now),
        verified_by: chance.maybe(Chance::words),
        merged_into: chance.maybe(|chance| others.get(chance.below(20)).copied()).flatten(),
        external_ids: mixed(chance, &before.external_ids, |chance| external_ids(chance, stamp).into_vec()),
        other_names: mixed(chance, &before.other_names, |chance| {
            chance.some(2, |chance| OtherName {
                id: stamp.id(),
                value: chance.words(),
                language: chance.maybe(Chance::words),
                usage: chance.maybe(Chance::words),
            })
        }),
        terms: borne(chance, directory, stamp, before, &terms),
        addresses: mixed(chance, &before.addresses, |chance| {
            chance.some(2, |chance| address(chance, directory, stamp, &terms))
        }),
        contact_points: mixed(chance, &before.contact_points, |chance| contact_points(chance, directory, stamp)),
        opening_hours: mixed(chance, &before.opening_hours, |chance| {
            chance.some(2, |chance| opening_hours(chance, directory, stamp))
        }),
        citations: mixed(chance, &before.citations, |chance| citations(chance, directory, stamp)),
        gaps: mixed(chance, &before.gaps, |chance| chance.some(1, |chance| gap(chance, stamp))),
        detail: detail(chance, directory, stamp, before.noun(), &terms),
        ..before.clone()
    }
    .keeping_code(before)
}

impl Record {
    /// A term stays the term of its code.
    fn keeping_code(mut self, before: &Self) -> Self {
        if let (Detail::Term(term), Detail::Term(before)) = (&mut self.detail, &before.detail) {
            (term.scheme, term.code) = (before.scheme.clone(), before.code.clone());
        }
        self
    }
}

/// A new relation between two records.
pub(super) fn relation(
    chance: &mut Chance,
    directory: &Directory,
    stamp: &Stamp,
    (source, target): (RecordNo, RecordNo),
    before: Option<&Relation>,
) -> Relation {
    let terms = terms(directory);
    let mut bears: Vec<RecordNo> = chance.some(3, |chance| *chance.one(&terms));
    bears.sort_unstable();
    bears.dedup();
    Relation {
        id: before.map_or_else(|| stamp.id(), |it| it.id),
        kind: KindNo(u16::try_from(chance.below(directory.about().kinds.len())).unwrap()),
        source,
        target,
        role: chance.maybe(|chance| *chance.one(&terms)),
        function: chance.maybe(Chance::words),
        on_behalf_of: chance.maybe(|_| source),
        period: period(chance).map(Box::new),
        note: chance.maybe(Chance::words),
        visibility: *chance.one(Visibility::ALL),
        version: before.map_or(1, |it| it.version + 1),
        created_at: before.map_or(stamp.now, |it| it.created_at),
        updated_at: stamp.now,
        external_ids: external_ids(chance, stamp),
        terms: bears.into_iter().map(|term| RelationTerm { term, implied: chance.half() }).rev().collect(),
        contact_points: contact_points(chance, directory, stamp).into(),
        citations: citations(chance, directory, stamp).into(),
    }
}

/// Other small tables.
pub(super) fn about(chance: &mut Chance, directory: &Directory, stamp: &Stamp) -> About {
    let mut about = directory.about().clone();
    let key = format!("key-{}", stamp.id());
    about.sources.push(Source { key: key.clone().into(), title: chance.words(), url: chance.maybe(Chance::words) });
    about.sources.sort_by(|a, b| a.key.cmp(&b.key));
    about.title = Some("Verzeichnis".into());
    about.language = Some("de".into());
    about.default_source = chance.maybe(|_| key.into());
    about.gaps = mixed(chance, &about.gaps, |chance| chance.some(2, |chance| gap(chance, stamp))).into_vec();
    about.kinds[0].label_de = chance.words();
    about
}

fn terms(directory: &Directory) -> Vec<RecordNo> {
    directory.records().filter(|(_, it)| it.noun() == Noun::Term).map(|(no, _)| no).collect()
}

/// Some of what is there in another order, and something new.
fn mixed<T: Clone>(chance: &mut Chance, old: &[T], new: impl FnOnce(&mut Chance) -> Vec<T>) -> Box<[T]> {
    let mut all: Vec<T> = old.iter().filter(|_| chance.below(4) > 0).cloned().collect();
    all.extend(new(chance));
    if chance.half() {
        all.reverse();
    }
    all.into()
}

/// Terms, each once; those of kept rows may trade places.
fn borne(
    chance: &mut Chance,
    directory: &Directory,
    stamp: &Stamp,
    before: &Record,
    terms: &[RecordNo],
) -> Box<[RecordTerm]> {
    let mut rows = mixed(chance, &before.terms, |chance| {
        chance.some(3, |chance| RecordTerm {
            id: stamp.id(),
            term: *chance.one(terms),
            implied: chance.half(),
            citations: citations(chance, directory, stamp).into(),
        })
    })
    .into_vec();
    rows.sort_by_key(|row| row.term);
    rows.dedup_by_key(|row| row.term);
    if let [first, .., last] = rows.as_mut_slice() {
        std::mem::swap(&mut first.term, &mut last.term);
    }
    rows.into()
}

fn external_ids(chance: &mut Chance, stamp: &Stamp) -> Box<[ExternalId]> {
    chance.some(2, |_| ExternalId { system: "ror".into(), value: stamp.id().to_string().into() }).into()
}

fn citations(chance: &mut Chance, directory: &Directory, stamp: &Stamp) -> Vec<Citation> {
    let sources = &directory.about().sources;
    chance.some(2, |chance| Citation {
        id: stamp.id(),
        quote: chance.words(),
        source: if sources.is_empty() { None } else { chance.maybe(|chance| chance.one(sources).key.clone()) },
        field: chance.maybe(Chance::words),
        implied: chance.half(),
    })
}

fn gap(chance: &mut Chance, stamp: &Stamp) -> SourceGap {
    SourceGap { id: stamp.id(), quote: chance.words(), missing: chance.words() }
}

fn address(chance: &mut Chance, directory: &Directory, stamp: &Stamp, terms: &[RecordNo]) -> Address {
    Address {
        id: stamp.id(),
        kind: *chance.one(AddressType::ALL),
        recipient: chance.some(3, Chance::words).into(),
        street: chance.maybe(Chance::words),
        postal_code: chance.maybe(Chance::words),
        locality: chance.maybe(Chance::words),
        country: chance.maybe(|_| "DE".into()),
        place: chance.maybe(|chance| *chance.one(terms)),
        position: chance.maybe(|chance| *chance.one(&[(51.936_1, 8.879_3), (-90.0, 180.0), (0.1 + 0.2, 0.0)])),
        citations: citations(chance, directory, stamp).into(),
    }
}

fn contact_points(chance: &mut Chance, directory: &Directory, stamp: &Stamp) -> Vec<ContactPoint> {
    chance.some(2, |chance| ContactPoint {
        id: stamp.id(),
        kind: *chance.one(ContactPointType::ALL),
        value: chance.words(),
        visibility: *chance.one(Visibility::ALL),
        citations: citations(chance, directory, stamp).into(),
    })
}

fn opening_hours(chance: &mut Chance, directory: &Directory, stamp: &Stamp) -> OpeningHoursRow {
    let times = chance.maybe(|chance| *chance.one(&[(8, 16), (22, 0), (0, 0)]));
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let hours = OpeningHours {
        days: ["MO,FR", "SU", "MO,TU,WE,TH,FR,SA,SU"][chance.below(3)].parse().unwrap(),
        opens: times.map(|(opens, _)| time(opens)),
        closes: times.map(|(_, closes)| time(closes)),
        timezone: *chance.one(&[chrono_tz::Europe::Berlin, chrono_tz::UTC]),
        valid_from: chance.maybe(|_| day()),
        valid_through: chance.maybe(|_| day()),
        closed: chance.half(),
    };
    OpeningHoursRow { id: stamp.id(), hours, citations: citations(chance, directory, stamp).into() }
}
