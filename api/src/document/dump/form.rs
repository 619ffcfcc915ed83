//! Records and relations in the form of a document.

use crate::directory::{Change, Detail, Directory, Record, RecordNo, Relation};
use crate::document::model;

use super::part;

/// Looks up what records and relations refer to, to write it as slugs and codes.
#[derive(Clone, Copy, Debug)]
pub struct Forms<'a> {
    directory: &'a Directory,
    change: Option<&'a Change>,
    with_ids: bool,
}

impl<'a> Forms<'a> {
    /// Of a directory.
    #[must_use]
    pub const fn of(directory: &'a Directory) -> Self {
        Self { directory, change: None, with_ids: false }
    }

    /// Of a directory as it will be after a change.
    #[must_use]
    pub const fn after(directory: &'a Directory, change: &'a Change) -> Self {
        Self { directory, change: Some(change), with_ids: false }
    }

    /// The same with the id of each record that is referred to in the place of its slug or code: no document, but what
    /// stays true when slugs and codes change.
    #[must_use]
    pub const fn with_ids(self) -> Self {
        Self { with_ids: true, ..self }
    }

    fn get(&self, no: RecordNo) -> Option<&'a Record> {
        let changed = self.change.and_then(|change| change.record(no));
        changed.or_else(|| self.directory.record(no).map(AsRef::as_ref))
    }

    pub(super) fn slug(&self, no: RecordNo) -> String {
        let of = |record: &Record| if self.with_ids { record.id.to_string() } else { record.slug.to_string() };
        self.get(no).map(of).unwrap_or_default()
    }

    fn code(&self, no: Option<RecordNo>) -> Option<String> {
        let record = self.get(no?)?;
        match &record.detail {
            _ if self.with_ids => Some(record.id.to_string()),
            Detail::Term(term) => Some(term.code.to_string()),
            _ => None,
        }
    }

    /// A record; its gaps are entries of their own.
    #[must_use]
    pub fn record(&self, record: &Record) -> model::Record {
        let mut form = self.common(record);
        match &record.detail {
            Detail::Institution(it) => {
                form.legal_form = self.code(it.legal_form);
                form.founded = it.founded.as_deref().map(part::date);
                form.dissolved = it.dissolved.as_deref().map(part::date);
            }
            Detail::Person(it) => {
                form.name = None;
                form.given_name = Some(it.given_name.to_string());
                form.family_name = Some(it.family_name.to_string());
                form.honorific = part::text(it.honorific.as_deref());
                form.legal_basis = Some(it.legal_basis);
                form.delete_after = it.delete_after;
            }
            Detail::WorkingGroup(it) => {
                form.founded = it.founded.as_ref().map(part::date);
                form.dissolved = it.dissolved.as_ref().map(part::date);
                form.purpose = part::text(it.purpose.as_deref());
            }
            Detail::Cooperation(it) => {
                form.period = it.period.as_ref().map(part::period);
                form.recurrence = it.recurrence.as_ref().map(part::recurrence);
            }
            Detail::Publication(it) => {
                form.edition = part::text(it.edition.as_deref());
                form.published = it.published.as_ref().map(part::date);
                form.download_url = part::text(it.download_url.as_deref());
                form.stated_counts = part::list(&it.stated_counts, part::stated_count);
            }
            Detail::Term(it) => {
                form.scheme = Some(it.scheme.to_string());
                form.code = Some(it.code.to_string());
                form.name_en = part::text(it.name_en.as_deref());
                form.broader = part::list(&it.broader, |no| self.slug(*no));
                let verbs = it.verbs.clone().unwrap_or_default();
                form.verb_de = part::text(verbs.de.as_deref());
                form.verb_inverse_de = part::text(verbs.inverse_de.as_deref());
                form.verb_en = part::text(verbs.en.as_deref());
                form.verb_inverse_en = part::text(verbs.inverse_en.as_deref());
            }
        }
        form
    }

    /// What every noun has.
    fn common(&self, record: &Record) -> model::Record {
        model::Record {
            noun: record.noun(),
            id: Some(record.id),
            slug: record.slug.to_string(),
            aliases: part::list(&record.aliases, ToString::to_string),
            external_ids: part::list(&record.external_ids, part::external_id),
            visibility: Some(record.visibility),
            lifecycle: Some(record.lifecycle),
            name: Some(record.name.to_string()),
            given_name: None,
            family_name: None,
            honorific: None,
            legal_basis: None,
            delete_after: None,
            short_name: part::text(record.short_name.as_deref()),
            other_names: part::list(&record.other_names, part::other_name),
            description: part::text(record.description.as_deref()),
            website: part::text(record.website.as_deref()),
            type_code: self.code(record.type_term()),
            legal_form: None,
            founded: None,
            dissolved: None,
            purpose: None,
            period: None,
            recurrence: None,
            edition: None,
            published: None,
            download_url: None,
            stated_counts: None,
            scheme: None,
            code: None,
            name_en: None,
            broader: None,
            verb_de: None,
            verb_inverse_de: None,
            verb_en: None,
            verb_inverse_en: None,
            note: part::text(record.note.as_deref()),
            merged_into: record.merged_into.map(|no| self.slug(no)),
            verified_at: record.verified_at,
            verified_by: part::text(record.verified_by.as_deref()),
            by_appointment: record.by_appointment,
            terms: part::list(&record.terms, |term| part::term_use(self, term)),
            citations: part::list(&record.citations, part::citation),
            addresses: part::list(&record.addresses, |address| part::address(self, address)),
            contact_points: part::list(&record.contact_points, part::contact_point),
            opening_hours: part::list(&record.opening_hours, part::opening_hours),
        }
    }

    /// A relation.
    #[must_use]
    pub fn relation(&self, relation: &Relation) -> model::Relation {
        let about = self.change.and_then(Change::about).unwrap_or_else(|| self.directory.about());
        model::Relation {
            kind: about.kind(relation.kind).code.to_string(),
            source: self.slug(relation.source),
            target: self.slug(relation.target),
            id: Some(relation.id),
            external_ids: part::list(&relation.external_ids, part::external_id),
            role: self.code(relation.role),
            function: part::text(relation.function.as_deref()),
            terms: part::list(&relation.terms, |term| part::relation_term(self, *term)),
            on_behalf_of: relation.on_behalf_of.map(|no| self.slug(no)),
            period: relation.period.as_deref().map(part::period),
            contact_points: part::list(&relation.contact_points, part::contact_point),
            note: part::text(relation.note.as_deref()),
            visibility: Some(relation.visibility),
            citations: part::list(&relation.citations, part::citation),
        }
    }
}
