//! The first reading: which records the document has, and which stored ones they are.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::Merge;
use crate::directory::{ExternalTarget, Noun, RecordNo};
use crate::document::at::{At, Part, Place};
use crate::document::problem::words;

/// The records of the document.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// In the order of the file; none for one that can't be told.
    entries: Vec<Option<Entry>>,
    pub(super) slugs: HashMap<Box<str>, u32>,
    external_ids: HashMap<(Box<str>, Box<str>), u32>,
    pub(super) codes: HashMap<(Box<str>, Box<str>), u32>,
    numbers: HashMap<RecordNo, u32>,
    /// Slugs of records that can't be told: a reference to one is not wrong as well.
    pub(super) broken: HashSet<Box<str>>,
    /// Whether lines can't be read: then any record may be on one of them.
    pub(super) is_partial: bool,
}

/// A record of the document: enough to refer to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) no: RecordNo,
    pub(super) id: Uuid,
    pub(super) noun: Noun,
    /// Of a term the place of its scheme.
    pub(super) scheme: Option<u16>,
    pub(super) place: Place,
    /// Whether the file calls it by a slug that it had before.
    pub(super) is_by_alias: bool,
}

impl Known {
    pub(super) fn at(&self, index: usize) -> Option<Entry> {
        self.entries.get(index).copied().flatten()
    }

    pub(super) fn by_slug(&self, slug: &str) -> Option<Entry> {
        self.at(*self.slugs.get(slug)? as usize)
    }

    pub(super) fn by_code(&self, scheme: &str, code: &str) -> Option<Entry> {
        // A look-up by two texts needs an owned key; there are few terms.
        self.at(*self.codes.get(&(scheme.into(), code.into()))? as usize)
    }

    pub(super) fn by_no(&self, no: RecordNo) -> Option<Entry> {
        self.at(*self.numbers.get(&no)? as usize)
    }

    /// The slug of each record.
    pub(super) fn each(&self) -> impl Iterator<Item = (&str, Entry)> {
        self.slugs.iter().filter_map(|(slug, index)| Some((&**slug, self.at(*index as usize)?)))
    }
}

/// What identifies a record; the other keys wait for the second reading.
#[derive(Deserialize)]
struct Brief {
    noun: Noun,
    slug: Box<str>,
    id: Option<Uuid>,
    external_ids: Option<Vec<crate::document::model::ExternalId>>,
    scheme: Option<Box<str>>,
    code: Option<Box<str>>,
}

impl Brief {
    /// What can be told of a record that has mistakes.
    fn of_broken(value: &Value) -> Option<Self> {
        let text = |key: &str| value.get(key)?.as_str();
        Some(Self {
            noun: Noun::from_code(text("noun")?)?,
            slug: text("slug")?.into(),
            id: text("id").and_then(|id| id.parse().ok()),
            external_ids: None,
            scheme: text("scheme").map(Into::into),
            code: text("code").map(Into::into),
        })
    }
}

impl Merge<'_> {
    pub(super) fn learn(&mut self, place: Place, text: &str) {
        match place.part {
            Part::Record => self.learn_record(place, text),
            Part::RelationKind => self.relation_kind(place, text),
            Part::Gap => self.keep_gap(place, text),
            Part::Header | Part::Relation => {}
        }
    }

    fn learn_record(&mut self, place: Place, text: &str) {
        let brief = serde_json::from_str(text).ok().or_else(|| {
            let value = serde_json::from_str::<Value>(text).ok()?;
            let brief = Brief::of_broken(&value);
            if brief.is_none() {
                self.known.broken.extend(value.get("slug").and_then(Value::as_str).map(Box::from));
            }
            brief
        });
        let entry = brief.and_then(|brief| self.identify(place, &At::entry(place, text), brief));
        self.known.entries.push(entry);
    }

    fn identify(&mut self, place: Place, at: &At<'_>, brief: Brief) -> Option<Entry> {
        let index = u32::try_from(self.known.entries.len()).ok()?;
        let Brief { noun, slug, id, external_ids, scheme, code } = brief;
        if let Some(other) = self.known.by_slug(&slug) {
            self.twice(&at.key("slug"), other.place, &format!("„{slug}“"));
            return None;
        }
        self.known.slugs.insert(slug.clone(), index);
        let mut stored = id.and_then(|id| self.directory.record_by_id(id));
        for (at_id, external) in external_ids.into_iter().flatten().enumerate() {
            let list = at.key("external_ids");
            let at = list.index(at_id);
            let key = (Box::from(external.system), Box::from(external.value));
            let target = self.directory.by_external_id(&key.0, &key.1);
            match (target, stored) {
                (Some(ExternalTarget::Record(no)), None) if id.is_none() => stored = Some(no),
                (None, _) => {}
                (Some(ExternalTarget::Record(no)), Some(stored)) if no == stored => {}
                (Some(_), _) => self.external_id_taken(&at, &key),
            }
            let (system, value) = (key.0.clone(), key.1.clone());
            if let Some(other) = self.known.external_ids.insert(key, index) {
                let other = if other == index { place } else { self.known.at(other as usize)?.place };
                self.twice(&at, other, &format!("{system} {value}"));
                return None;
            }
        }
        let scheme_no = scheme.as_deref().and_then(|scheme| self.scheme_no(scheme));
        if let (Noun::Term, Some(scheme), Some(code)) = (noun, scheme, code) {
            if stored.is_none() && id.is_none() {
                stored = self.directory.term_by_code(&scheme, &code);
            }
            let words = format!("{scheme} {code}");
            if let Some(other) = self.known.codes.insert((scheme, code), index) {
                let other = self.known.at(other as usize)?.place;
                self.twice(&at.key("code"), other, &words);
                return None;
            }
        }
        let mut is_by_alias = false;
        if stored.is_none() && id.is_none() {
            stored = self.directory.record_by_slug(&slug);
            is_by_alias = stored.and_then(|no| self.directory.record(no)).is_some_and(|record| record.slug != slug);
        }
        self.enter(place, at, &Found { index, noun, id, stored, scheme_no, is_by_alias, slug: &slug })
    }

    fn enter(&mut self, place: Place, at: &At<'_>, found: &Found<'_>) -> Option<Entry> {
        let &Found { index, noun, stored, slug, .. } = found;
        let record = stored.and_then(|no| self.directory.record(no));
        if let Some(record) = record
            && record.noun() != noun
        {
            let (is, says) = (record.noun().code(), noun.code());
            let words = if record.slug.as_ref() == slug {
                words!(
                    "Der Kurzname „{slug}“ gehört schon einem anderen Datensatz ({is}, nicht {says}): \
                     Kurznamen sind über alle Arten hinweg eindeutig, bitte einen anderen nehmen",
                    "The slug “{slug}” belongs to another record already ({is}, not {says}): \
                     slugs are unique over all nouns, please take another one",
                )
            } else {
                words!(
                    "Dieser Datensatz ist im Verzeichnis {is}, nicht {says}: richtig ist „noun“: „{is}“",
                    "In the directory this record is {is}, not {says}: right is “noun”: “{is}”",
                )
            };
            self.problems.add(&at.key(if record.slug.as_ref() == slug { "slug" } else { "noun" }), words);
            return None;
        }
        let scheme = found.scheme_no.or_else(|| record.and_then(|record| self.scheme_of(record)));
        let id = record.map(|record| record.id).or(found.id).unwrap_or_else(|| self.fresh());
        let no = self.change.record_no(self.directory, id);
        if let Some(other) = self.known.numbers.insert(no, index) {
            let other = self.known.at(other as usize)?.place;
            self.twice(&at.key("id"), other, &id.to_string());
            return None;
        }
        Some(Entry { no, id, noun, scheme, place, is_by_alias: found.is_by_alias })
    }

    /// Notes that two entries of the file are the same thing.
    pub(super) fn twice(&mut self, at: &At<'_>, other: Place, what: &str) {
        let (first, second) = super::lines(other, at.place());
        let words = words!(
            "{what} steht zweimal in der Datei, in Zeile {first} und in Zeile {second}: bitte zu einem Eintrag machen",
            "{what} is in the file twice, on line {first} and on line {second}: please make it one entry",
        );
        self.problems.add(at, words);
    }

    pub(super) fn external_id_taken(&mut self, at: &At<'_>, (system, value): &(Box<str>, Box<str>)) {
        let words = words!(
            "Die Kennung {value} von {system} gehört im Verzeichnis schon zu etwas anderem: \
             je System gehört eine Kennung zu genau einem Eintrag",
            "The id {value} of {system} belongs to something else in the directory: \
             in each system an id belongs to exactly one entry",
        );
        self.problems.add(at, words);
    }
}

/// What the first reading has found out about a record.
struct Found<'a> {
    index: u32,
    noun: Noun,
    id: Option<Uuid>,
    stored: Option<RecordNo>,
    scheme_no: Option<u16>,
    is_by_alias: bool,
    slug: &'a str,
}
