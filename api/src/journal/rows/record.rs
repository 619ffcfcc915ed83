//! A record as rows.

use partnernetz_entities::{other_name, record, record_term, slug_alias};

use super::satellite::CitationOwner;
use super::{Rows, id_of, position, text};
use crate::directory::{Directory, Record};

impl Rows {
    /// Adds the rows of a record.
    pub(crate) fn add_record(&mut self, directory: &Directory, record: &Record) {
        self.add_detail(directory, record);
        self.slug_alias.extend(record.aliases.iter().enumerate().map(|(at, slug)| slug_alias::Model {
            slug: slug.to_string(),
            record_id: record.id,
            position: position(at),
        }));
        self.add_external_ids(Some(record.id), None, &record.external_ids);
        self.other_name.extend(record.other_names.iter().enumerate().map(|(at, name)| other_name::Model {
            id: name.id,
            record_id: record.id,
            position: position(at),
            value: name.value.to_string(),
            language: text(name.language.as_deref()),
            usage: text(name.usage.as_deref()),
        }));
        for (at, it) in record.terms.iter().enumerate() {
            self.record_term.push(record_term::Model {
                id: it.id,
                record_id: record.id,
                position: position(at),
                term_id: id_of(directory, it.term),
                implied: it.implied,
            });
            self.add_citations(CitationOwner::RecordTerm(it.id), &it.citations);
        }
        self.add_addresses(directory, record.id, &record.addresses);
        self.add_contact_points(record.id, None, &record.contact_points);
        self.add_opening_hours(record.id, &record.opening_hours);
        self.add_citations(CitationOwner::Record(record.id), &record.citations);
        self.add_gaps(Some(record.id), &record.gaps);
        self.add_record_row(directory, record);
    }

    fn add_record_row(&mut self, directory: &Directory, record: &Record) {
        self.record.push(record::Model {
            id: record.id,
            noun: record.noun().code().to_owned(),
            slug: record.slug.to_string(),
            name: record.name.to_string(),
            short_name: text(record.short_name.as_deref()),
            description: text(record.description.as_deref()),
            website: text(record.website.as_deref()),
            note: text(record.note.as_deref()),
            visibility: record.visibility.code().to_owned(),
            lifecycle: record.lifecycle.code().to_owned(),
            by_appointment: record.by_appointment,
            version: record.version,
            created_at: record.created_at,
            updated_at: record.updated_at,
            verified_at: record.verified_at,
            verified_by: text(record.verified_by.as_deref()),
            merged_into: record.merged_into.map(|no| id_of(directory, no)),
        });
    }
}
