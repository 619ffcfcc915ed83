//! Records, read from rows.

use partnernetz_entities::record;
use uuid::Uuid;

use super::super::satellite::CitationOwner;
use super::detail::Details;
use super::parts::{Citations, contact_point, external_ids, gaps, opening_hours};
use super::{By, Reading, Rows, boxed, by, code};
use crate::directory::{Lifecycle, NameKey, OtherName, Record, RecordTerm, Visibility};

/// What hangs on records, by record.
struct Hanging {
    details: Details,
    aliases: By<partnernetz_entities::slug_alias::Model>,
    external_ids: By<partnernetz_entities::external_id::Model>,
    other_names: By<partnernetz_entities::other_name::Model>,
    terms: By<partnernetz_entities::record_term::Model>,
    addresses: By<partnernetz_entities::address::Model>,
    contact_points: By<partnernetz_entities::contact_point::Model>,
    opening_hours: By<partnernetz_entities::opening_hours::Model>,
    gaps: By<partnernetz_entities::source_gap::Model>,
    citations: Citations,
}

impl Reading<'_> {
    /// Reads records.
    ///
    /// # Errors
    /// If a row can't be read.
    pub(crate) fn read_records(&mut self, mut rows: Rows) -> anyhow::Result<()> {
        let records = std::mem::take(&mut rows.record);
        let mut hanging = Hanging {
            aliases: by(rows.slug_alias, |row| Some(row.record_id), |row| row.position),
            external_ids: by(rows.external_id, |row| row.record_id, |row| row.position),
            other_names: by(rows.other_name, |row| Some(row.record_id), |row| row.position),
            terms: by(rows.record_term, |row| Some(row.record_id), |row| row.position),
            addresses: by(rows.address, |row| Some(row.record_id), |row| row.position),
            contact_points: by(rows.contact_point, |row| Some(row.record_id), |row| row.position),
            opening_hours: by(rows.opening_hours, |row| Some(row.record_id), |row| row.position),
            gaps: by(rows.source_gap, |row| row.record_id, |row| row.position),
            citations: Citations::of(rows.citation),
            details: Details {
                institutions: rows.institution.into_iter().map(|row| (row.record_id, row)).collect(),
                persons: rows.person.into_iter().map(|row| (row.record_id, row)).collect(),
                working_groups: rows.working_group.into_iter().map(|row| (row.record_id, row)).collect(),
                cooperations: rows.cooperation.into_iter().map(|row| (row.record_id, row)).collect(),
                publications: rows.publication.into_iter().map(|row| (row.record_id, row)).collect(),
                stated_counts: by(rows.stated_count, |row| Some(row.record_id), |row| row.position),
                terms: rows.term.into_iter().map(|row| (row.record_id, row)).collect(),
                broader: by(rows.term_broader, |row| Some(row.term_id), |row| row.position),
            },
        };
        for row in records {
            let no = self.no(row.id);
            let record = self.record(row, &mut hanging)?;
            self.change.put_record(no, record);
        }
        Ok(())
    }

    /// Erases records that are no longer there.
    pub(crate) fn erase_missing(&mut self, ids: &[Uuid]) {
        for no in ids.iter().filter_map(|id| self.directory.record_by_id(*id)) {
            if !self.change.puts_record(no) {
                self.change.erase_record(no);
            }
        }
    }

    fn record(&mut self, row: record::Model, hanging: &mut Hanging) -> anyhow::Result<Record> {
        let id = row.id;
        let other_name = |row: partnernetz_entities::other_name::Model| OtherName {
            id: row.id,
            value: row.value.into(),
            language: boxed(row.language),
            usage: boxed(row.usage),
        };
        let citations = &mut hanging.citations;
        let of = |it: partnernetz_entities::record_term::Model| RecordTerm {
            id: it.id,
            term: self.no(it.term_id),
            implied: it.implied,
            citations: citations.take(CitationOwner::RecordTerm(it.id)),
        };
        let terms = hanging.terms.remove(&id).into_iter().flatten().map(of).collect();
        let addresses = hanging.addresses.remove(&id).into_iter().flatten();
        let contact_points = hanging.contact_points.remove(&id).into_iter().flatten();
        let hours = hanging.opening_hours.remove(&id).into_iter().flatten();
        Ok(Record {
            id,
            aliases: hanging.aliases.remove(&id).into_iter().flatten().map(|row| row.slug.into()).collect(),
            name_key: NameKey::of(&row.name),
            visibility: code!(Visibility, "record", id, row.visibility)?,
            lifecycle: code!(Lifecycle, "record", id, row.lifecycle)?,
            by_appointment: row.by_appointment,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            verified_at: row.verified_at,
            verified_by: boxed(row.verified_by),
            merged_into: self.no_or_none(row.merged_into),
            external_ids: external_ids(hanging.external_ids.remove(&id)),
            other_names: hanging.other_names.remove(&id).into_iter().flatten().map(other_name).collect(),
            terms,
            addresses: addresses.map(|row| self.address(row, citations)).collect::<anyhow::Result<_>>()?,
            contact_points: contact_points.map(|row| contact_point(row, citations)).collect::<anyhow::Result<_>>()?,
            opening_hours: hours.map(|row| opening_hours(&row, citations)).collect::<anyhow::Result<_>>()?,
            citations: citations.take(CitationOwner::Record(id)),
            gaps: gaps(hanging.gaps.remove(&id)).into(),
            detail: self.detail(id, &row.noun, &mut hanging.details)?,
            slug: row.slug.into(),
            name: row.name.into(),
            short_name: boxed(row.short_name),
            description: boxed(row.description),
            website: boxed(row.website),
            note: boxed(row.note),
        })
    }
}
