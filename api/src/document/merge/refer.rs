//! References of a document: to records by slug, to types, forms and roles by code.

use super::Merge;
use super::known::Known;
use crate::directory::{Detail, Noun, Record, RecordNo};
use crate::document::at::At;
use crate::document::nearest::nearest;
use crate::document::problem::words;
use uuid::Uuid;

/// What a reference leads to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    pub(super) no: RecordNo,
    pub(super) id: Uuid,
    pub(super) noun: Noun,
    /// Of a term the place of its scheme.
    pub(super) scheme: Option<u16>,
}

impl Merge<'_> {
    /// The record of a slug: of the file, else of the directory.
    pub(super) fn refer(&mut self, at: &At<'_>, slug: &str) -> Option<Target> {
        if let Some(entry) = self.known.by_slug(slug) {
            return Some(Target { no: entry.no, id: entry.id, noun: entry.noun, scheme: entry.scheme });
        }
        if let Some(no) = self.directory.record_by_slug(slug)
            && let Some(record) = self.directory.record(no)
        {
            let scheme = self.scheme_of(record);
            return Some(Target { no, id: record.id, noun: record.noun(), scheme });
        }
        let Known { broken, slugs, is_partial, .. } = &self.known;
        if !is_partial && !broken.contains(slug) && !slugs.contains_key(slug) {
            let words = match self.nearest_slug(slug) {
                Some(nearest) => words!(
                    "Den Datensatz „{slug}“ gibt es weder in der Datei noch im Verzeichnis: gemeint ist wohl „{nearest}“",
                    "There is no record “{slug}” in the file or the directory: probably “{nearest}” is meant",
                ),
                None => words!(
                    "Den Datensatz „{slug}“ gibt es weder in der Datei noch im Verzeichnis: \
                     bitte den Kurznamen prüfen oder den Datensatz hinzufügen",
                    "There is no record “{slug}” in the file or the directory: \
                     please check the slug or add the record",
                ),
            };
            self.problems.add(at, words);
        }
        None
    }

    /// The term of a slug.
    pub(super) fn refer_to_term(&mut self, at: &At<'_>, slug: &str) -> Option<Target> {
        let target = self.refer(at, slug)?;
        if target.noun != Noun::Term {
            let noun = target.noun.code();
            let words = words!(
                "„{slug}“ ist kein Begriff, sondern {noun}: hier gehört der Kurzname eines Datensatzes mit „noun“: „term“ hin",
                "“{slug}” is not a term but {noun}: this must be the slug of a record with “noun”: “term”",
            );
            self.problems.add(at, words);
            return None;
        }
        Some(target)
    }

    /// The term of a code in a scheme of types or roles.
    pub(super) fn code(&mut self, at: &At<'_>, scheme: &str, code: &str) -> Option<RecordNo> {
        if let Some(entry) = self.known.by_code(scheme, code) {
            return Some(entry.no);
        }
        if let Some(no) = self.directory.term_by_code(scheme, code) {
            return Some(no);
        }
        if !self.problems.is_full() {
            let codes = self.codes_of(scheme);
            let all = codes.join(", ");
            let words = match nearest(code, codes.iter().map(|code| &**code)) {
                Some(nearest) => words!(
                    "„{code}“ gibt es in „{scheme}“ nicht: gemeint ist wohl „{nearest}“ (möglich sind {all})",
                    "There is no “{code}” in “{scheme}”: probably “{nearest}” is meant (possible are {all})",
                ),
                None => words!(
                    "„{code}“ gibt es in „{scheme}“ nicht; möglich sind {all}",
                    "There is no “{code}” in “{scheme}”; possible are {all}",
                ),
            };
            self.problems.add(at, words);
        }
        None
    }

    fn codes_of(&self, scheme: &str) -> Vec<Box<str>> {
        let stored =
            self.directory.by_name(Noun::Term).iter().filter_map(|no| match &self.directory.record(*no)?.detail {
                Detail::Term(term) if &*term.scheme == scheme => Some(term.code.clone()),
                _ => None,
            });
        let of_file = self.known.codes.keys().filter(|key| &*key.0 == scheme).map(|key| key.1.clone());
        let mut codes: Vec<Box<str>> = stored.chain(of_file).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// The place of a scheme.
    pub(super) fn scheme_no(&self, code: &str) -> Option<u16> {
        u16::try_from(self.about.schemes.iter().position(|scheme| &*scheme.code == code)?).ok()
    }

    pub(super) fn scheme_of(&self, record: &Record) -> Option<u16> {
        match &record.detail {
            Detail::Term(term) => self.scheme_no(&term.scheme),
            _ => None,
        }
    }

    fn nearest_slug(&mut self, slug: &str) -> Option<String> {
        let cost = self.known.slugs.len() + self.directory.by_name(Noun::Institution).len();
        if self.problems.is_full() || cost > self.comparisons {
            return None;
        }
        self.comparisons -= cost;
        let stored = self.directory.records().map(|(_, record)| &*record.slug);
        nearest(slug, self.known.slugs.keys().map(|slug| &**slug).chain(stored)).map(str::to_owned)
    }
}
