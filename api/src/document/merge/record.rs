//! A record of the document becomes a new state of a record of the directory.

use chrono::SubsecRound;

use super::Merge;
use super::known::Entry;
use super::text::set;
use crate::directory::{Detail, Noun, Record, Visibility};
use crate::document::at::{At, Place};
use crate::document::model;
use crate::document::problem::words;
use crate::document::read::structure;

impl Merge<'_> {
    pub(super) fn record(&mut self, place: Place, text: &str) {
        let entry = self.known.at(self.read);
        self.read += 1;
        let at = At::entry(place, text);
        let Some(mut document) = structure::parse::<model::Record>(&at, text, &mut self.problems) else { return };
        let Some(entry) = entry else { return };
        let stored = self.directory.record(entry.no).cloned();
        let mut record = stored.as_deref().map_or_else(|| blank(entry, &document, self.stamp.now), Record::clone);
        if self.is_whole {
            super::revise::clear(&mut record, &mut document);
        }
        self.fill(&at, entry, &mut record, document, stored.is_none());
        self.take_gaps(entry.no, &mut record);
        self.keep(entry, stored.as_deref(), record);
    }

    /// Puts a record into the change, if it is new or differs from the stored one.
    pub(super) fn keep(&mut self, entry: Entry, stored: Option<&Record>, mut record: Record) {
        let count = &mut self.summary.records[entry.noun as usize];
        match stored {
            Some(stored) if *stored == record => {
                count.unchanged += 1;
                return;
            }
            Some(stored) => {
                count.updated += 1;
                record.version = stored.version + 1;
                record.updated_at = self.stamp.now;
            }
            None => count.created += 1,
        }
        self.change.put_record(entry.no, record);
    }

    fn fill(&mut self, at: &At<'_>, entry: Entry, record: &mut Record, mut document: model::Record, is_new: bool) {
        self.check_noun(at, entry.noun, &document);
        if entry.is_by_alias {
            // The file knows the record by a slug that it had before; it stays renamed.
            let slug = record.slug.clone();
            self.rename(at, entry.no, record, &slug, document.aliases.take());
        } else {
            self.check_slug_form(&at.key("slug"), &document.slug);
            let slug = std::mem::take(&mut document.slug);
            self.rename(at, entry.no, record, &slug, document.aliases.take());
        }
        if entry.noun != Noun::Person {
            match self.text(at, "name", document.name.take()) {
                Some(name) => record.name_it(name),
                None if is_new => {
                    self.missing(at, "name", &words!("jeder Datensatz hat einen Namen", "every record has a name"));
                }
                None => {}
            }
        }
        record.visibility = document.visibility.unwrap_or(record.visibility);
        record.lifecycle = document.lifecycle.unwrap_or(record.lifecycle);
        set(&mut record.short_name, self.text(at, "short_name", document.short_name.take()));
        set(&mut record.description, self.text(at, "description", document.description.take()));
        set(&mut record.website, self.web_address(at, "website", document.website.take()));
        set(&mut record.note, self.text(at, "note", document.note.take()));
        set(&mut record.by_appointment, document.by_appointment);
        set(&mut record.verified_at, document.verified_at.map(|at| at.trunc_subsecs(3)));
        set(&mut record.verified_by, self.text(at, "verified_by", document.verified_by.take()));
        if let Some(slug) = document.merged_into.take() {
            self.merged_into(&at.key("merged_into"), entry, record, &slug);
        }
        self.lists(at, entry.noun, record, &mut document);
        self.detail(at, entry, record, document, is_new);
    }

    fn merged_into(&mut self, at: &At<'_>, entry: Entry, record: &mut Record, slug: &str) {
        let Some(target) = self.refer(at, slug) else { return };
        if target.no == entry.no || target.noun != entry.noun {
            let noun = entry.noun.code();
            let words = words!(
                "Ein Datensatz geht in einem anderen derselben Art auf: „{slug}“ muss ein anderer sein, und zwar {noun}",
                "A record is merged into another one of the same noun: “{slug}” must be another one, and a {noun}",
            );
            self.problems.add(at, words);
        }
        record.merged_into = Some(target.no);
    }

    fn lists(&mut self, at: &At<'_>, noun: Noun, record: &mut Record, document: &mut model::Record) {
        let default = Visibility::default_of(noun);
        self.items(
            at,
            "external_ids",
            &mut record.external_ids,
            document.external_ids.take(),
            |merge, at, id| Some(merge.external_id(at, id)).map(|id| (id.clone(), id)),
            |id| format!("{} {}", id.system, id.value),
        );
        self.rows(at, "other_names", &mut record.other_names, document.other_names.take(), |merge, at, name| {
            Some(merge.other_name(at, name))
        });
        self.record_terms(at, record, document.terms.take());
        self.rows(at, "citations", &mut record.citations, document.citations.take(), |merge, at, citation| {
            Some(merge.citation(at, citation))
        });
        self.rows(at, "addresses", &mut record.addresses, document.addresses.take(), |merge, at, address| {
            Some(merge.address(at, address))
        });
        self.rows(
            at,
            "contact_points",
            &mut record.contact_points,
            document.contact_points.take(),
            |merge, at, point| Some(merge.contact_point(at, point, default)),
        );
        self.rows(at, "opening_hours", &mut record.opening_hours, document.opening_hours.take(), |merge, at, row| {
            Some(merge.opening_hours(at, row))
        });
    }

    fn record_terms(&mut self, at: &At<'_>, record: &mut Record, terms: Option<Vec<model::TermUse>>) {
        let mut borne = Vec::new();
        self.rows(at, "terms", &mut record.terms, terms, |merge, at, term| {
            let called = format!("„{}“", term.term);
            let term = merge.term_use(at, term)?;
            if borne.contains(&term.term) {
                merge.twice(&at.key("term"), at.place(), &called);
                return None;
            }
            borne.push(term.term);
            Some(term)
        });
    }
}

/// A new record about which nothing is stated yet.
fn blank(entry: Entry, document: &model::Record, now: chrono::DateTime<chrono::Utc>) -> Record {
    let mut record = Record::blank(entry.noun, entry.id, now);
    if let Detail::Person(person) = &mut record.detail {
        person.legal_basis = document.legal_basis.unwrap_or(person.legal_basis);
    }
    record
}
