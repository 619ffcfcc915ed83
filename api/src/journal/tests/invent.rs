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
    luck: &mut Chance,
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
        aliases: luck.some(2, |_| format!("alias-{}", stamp.id()).into()).into(),
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
        external_ids: external_ids(luck, stamp),
        other_names: Box::default(),
        terms: Box::default(),
        addresses: Box::default(),
        contact_points: Box::default(),
        opening_hours: Box::default(),
        citations: Box::default(),
        gaps: Box::default(),
        detail: detail(luck, directory, stamp, noun, &terms),
    };
    change.put_record(no, edited(luck, directory, stamp, &invented));
    no
}

/// A record with other values, and some of its satellites kept, moved, left out or joined by new ones.
pub(super) fn edited(luck: &mut Chance, directory: &Directory, stamp: &Stamp, before: &Record) -> Record {
    let terms: Vec<RecordNo> =
        terms(directory).into_iter().filter(|no| directory.record(*no).is_some_and(|it| it.id != before.id)).collect();
    let name = luck.words();
    let others: Vec<RecordNo> = directory.records().filter(|(_, it)| it.id != before.id).map(|(no, _)| no).collect();
    Record {
        name_key: NameKey::of(&name),
        name,
        short_name: luck.maybe(Chance::words),
        description: luck.maybe(Chance::words),
        website: luck.maybe(Chance::words),
        note: luck.maybe(Chance::words),
        visibility: *luck.one(Visibility::ALL),
        lifecycle: *luck.one(Lifecycle::ALL),
        by_appointment: luck.maybe(Chance::half),
        version: before.version + 1,
        updated_at: stamp.now,
        verified_at: luck.maybe(|_| stamp.now),
        verified_by: luck.maybe(Chance::words),
        merged_into: luck.maybe(|luck| others.get(luck.below(20)).copied()).flatten(),
        external_ids: mixed(luck, &before.external_ids, |luck| external_ids(luck, stamp).into_vec()),
        other_names: mixed(luck, &before.other_names, |luck| {
            luck.some(2, |luck| OtherName {
                id: stamp.id(),
                value: luck.words(),
                language: luck.maybe(Chance::words),
                usage: luck.maybe(Chance::words),
            })
        }),
        terms: borne(luck, directory, stamp, before, &terms),
        addresses: mixed(luck, &before.addresses, |luck| luck.some(2, |luck| address(luck, directory, stamp, &terms))),
        contact_points: mixed(luck, &before.contact_points, |luck| contact_points(luck, directory, stamp)),
        opening_hours: mixed(luck, &before.opening_hours, |luck| {
            luck.some(2, |luck| opening_hours(luck, directory, stamp))
        }),
        citations: mixed(luck, &before.citations, |luck| citations(luck, directory, stamp)),
        gaps: mixed(luck, &before.gaps, |luck| luck.some(1, |luck| gap(luck, stamp))),
        detail: detail(luck, directory, stamp, before.noun(), &terms),
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
    luck: &mut Chance,
    directory: &Directory,
    stamp: &Stamp,
    (source, target): (RecordNo, RecordNo),
    before: Option<&Relation>,
) -> Relation {
    let terms = terms(directory);
    let records: Vec<RecordNo> = directory.records().map(|(no, _)| no).collect();
    let mut bears: Vec<RecordNo> = luck.some(3, |luck| *luck.one(&terms));
    bears.sort_unstable();
    bears.dedup();
    Relation {
        id: before.map_or_else(|| stamp.id(), |it| it.id),
        kind: KindNo(u16::try_from(luck.below(directory.about().kinds.len())).unwrap()),
        source,
        target,
        role: luck.maybe(|luck| *luck.one(&terms)),
        function: luck.maybe(Chance::words),
        on_behalf_of: luck.maybe(|luck| *luck.one(&records)),
        period: period(luck).map(Box::new),
        note: luck.maybe(Chance::words),
        visibility: *luck.one(Visibility::ALL),
        version: before.map_or(1, |it| it.version + 1),
        created_at: before.map_or(stamp.now, |it| it.created_at),
        updated_at: stamp.now,
        external_ids: external_ids(luck, stamp),
        terms: bears.into_iter().map(|term| RelationTerm { term, implied: luck.half() }).rev().collect(),
        contact_points: contact_points(luck, directory, stamp).into(),
        citations: citations(luck, directory, stamp).into(),
    }
}

/// Other small tables.
pub(super) fn about(luck: &mut Chance, directory: &Directory, stamp: &Stamp) -> About {
    let mut about = directory.about().clone();
    let key = format!("key-{}", stamp.id());
    about.sources.push(Source { key: key.clone().into(), title: luck.words(), url: luck.maybe(Chance::words) });
    about.sources.sort_by(|a, b| a.key.cmp(&b.key));
    about.title = Some("Verzeichnis".into());
    about.language = Some("de".into());
    about.default_source = luck.maybe(|_| key.into());
    about.gaps = mixed(luck, &about.gaps, |luck| luck.some(2, |luck| gap(luck, stamp))).into_vec();
    about.kinds[0].label_de = luck.words();
    about
}

fn terms(directory: &Directory) -> Vec<RecordNo> {
    directory.records().filter(|(_, it)| it.noun() == Noun::Term).map(|(no, _)| no).collect()
}

/// Some of what is there in another order, and something new.
fn mixed<T: Clone>(luck: &mut Chance, old: &[T], new: impl FnOnce(&mut Chance) -> Vec<T>) -> Box<[T]> {
    let mut all: Vec<T> = old.iter().filter(|_| luck.below(4) > 0).cloned().collect();
    all.extend(new(luck));
    if luck.half() {
        all.reverse();
    }
    all.into()
}

/// Terms, each once; those of kept rows may trade places.
fn borne(
    luck: &mut Chance,
    directory: &Directory,
    stamp: &Stamp,
    before: &Record,
    terms: &[RecordNo],
) -> Box<[RecordTerm]> {
    let mut rows = mixed(luck, &before.terms, |luck| {
        luck.some(3, |luck| RecordTerm {
            id: stamp.id(),
            term: *luck.one(terms),
            implied: luck.half(),
            citations: citations(luck, directory, stamp).into(),
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

fn external_ids(luck: &mut Chance, stamp: &Stamp) -> Box<[ExternalId]> {
    luck.some(2, |_| ExternalId { system: "ror".into(), value: stamp.id().to_string().into() }).into()
}

fn citations(luck: &mut Chance, directory: &Directory, stamp: &Stamp) -> Vec<Citation> {
    let sources = &directory.about().sources;
    luck.some(2, |luck| Citation {
        id: stamp.id(),
        quote: luck.words(),
        source: if sources.is_empty() { None } else { luck.maybe(|luck| luck.one(sources).key.clone()) },
        field: luck.maybe(Chance::words),
        implied: luck.half(),
    })
}

fn gap(luck: &mut Chance, stamp: &Stamp) -> SourceGap {
    SourceGap { id: stamp.id(), quote: luck.words(), missing: luck.words() }
}

fn address(luck: &mut Chance, directory: &Directory, stamp: &Stamp, terms: &[RecordNo]) -> Address {
    Address {
        id: stamp.id(),
        kind: *luck.one(AddressType::ALL),
        recipient: luck.some(3, Chance::words).into(),
        street: luck.maybe(Chance::words),
        postal_code: luck.maybe(Chance::words),
        locality: luck.maybe(Chance::words),
        country: luck.maybe(|_| "DE".into()),
        place: luck.maybe(|luck| *luck.one(terms)),
        position: luck.maybe(|luck| *luck.one(&[(51.936_1, 8.879_3), (-90.0, 180.0), (0.1 + 0.2, 0.0)])),
        citations: citations(luck, directory, stamp).into(),
    }
}

fn contact_points(luck: &mut Chance, directory: &Directory, stamp: &Stamp) -> Vec<ContactPoint> {
    luck.some(2, |luck| ContactPoint {
        id: stamp.id(),
        kind: *luck.one(ContactPointType::ALL),
        value: luck.words(),
        visibility: *luck.one(Visibility::ALL),
        citations: citations(luck, directory, stamp).into(),
    })
}

fn opening_hours(luck: &mut Chance, directory: &Directory, stamp: &Stamp) -> OpeningHoursRow {
    let times = luck.maybe(|luck| *luck.one(&[(8, 16), (22, 0), (0, 0)]));
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let hours = OpeningHours {
        days: ["MO,FR", "SU", "MO,TU,WE,TH,FR,SA,SU"][luck.below(3)].parse().unwrap(),
        opens: times.map(|(opens, _)| time(opens)),
        closes: times.map(|(_, closes)| time(closes)),
        timezone: *luck.one(&[chrono_tz::Europe::Berlin, chrono_tz::UTC]),
        valid_from: luck.maybe(|_| day()),
        valid_through: luck.maybe(|_| day()),
        closed: luck.half(),
    };
    OpeningHoursRow { id: stamp.id(), hours, citations: citations(luck, directory, stamp).into() }
}
