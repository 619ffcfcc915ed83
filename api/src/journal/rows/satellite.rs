//! What hangs on records and relations, as rows.

use partnernetz_entities::{address, citation, contact_point, external_id, opening_hours, source_gap};
use uuid::Uuid;

use super::{Rows, id_of, position, text};
use crate::directory::{Address, Citation, ContactPoint, Directory, ExternalId, OpeningHoursRow, SourceGap};
use crate::time::{print_closes, print_opens};

/// What a citation backs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum CitationOwner {
    Record(Uuid),
    Relation(Uuid),
    Address(Uuid),
    ContactPoint(Uuid),
    OpeningHours(Uuid),
    RecordTerm(Uuid),
}

impl Rows {
    pub(super) fn add_citations(&mut self, owner: CitationOwner, citations: &[Citation]) {
        use CitationOwner as Owner;
        self.citation.extend(citations.iter().enumerate().map(|(at, it)| citation::Model {
            id: it.id,
            position: position(at),
            quote: it.quote.to_string(),
            source_key: text(it.source.as_deref()),
            field: text(it.field.as_deref()),
            implied: it.implied,
            record_id: if let Owner::Record(id) = owner { Some(id) } else { None },
            relation_id: if let Owner::Relation(id) = owner { Some(id) } else { None },
            address_id: if let Owner::Address(id) = owner { Some(id) } else { None },
            contact_point_id: if let Owner::ContactPoint(id) = owner { Some(id) } else { None },
            opening_hours_id: if let Owner::OpeningHours(id) = owner { Some(id) } else { None },
            record_term_id: if let Owner::RecordTerm(id) = owner { Some(id) } else { None },
        }));
    }

    pub(super) fn add_external_ids(&mut self, record: Option<Uuid>, relation: Option<Uuid>, ids: &[ExternalId]) {
        self.external_id.extend(ids.iter().enumerate().map(|(at, it)| external_id::Model {
            system: it.system.to_string(),
            value: it.value.to_string(),
            record_id: record,
            relation_id: relation,
            position: position(at),
        }));
    }

    pub(super) fn add_addresses(&mut self, directory: &Directory, record_id: Uuid, addresses: &[Address]) {
        for (at, it) in addresses.iter().enumerate() {
            self.address.push(address::Model {
                id: it.id,
                record_id,
                position: position(at),
                r#type: it.kind.code().to_owned(),
                recipient: (!it.recipient.is_empty()).then(|| serde_json::json!(it.recipient).to_string()),
                street: text(it.street.as_deref()),
                postal_code: text(it.postal_code.as_deref()),
                locality: text(it.locality.as_deref()),
                country: text(it.country.as_deref()),
                place_id: it.place.map(|no| id_of(directory, no)),
                latitude: it.position.map(|(latitude, _)| latitude),
                longitude: it.position.map(|(_, longitude)| longitude),
            });
            self.add_citations(CitationOwner::Address(it.id), &it.citations);
        }
    }

    pub(super) fn add_contact_points(&mut self, record_id: Uuid, relation_id: Option<Uuid>, points: &[ContactPoint]) {
        for (at, it) in points.iter().enumerate() {
            self.contact_point.push(contact_point::Model {
                id: it.id,
                record_id,
                relation_id,
                position: position(at),
                r#type: it.kind.code().to_owned(),
                value: it.value.to_string(),
                visibility: it.visibility.code().to_owned(),
            });
            self.add_citations(CitationOwner::ContactPoint(it.id), &it.citations);
        }
    }

    pub(super) fn add_opening_hours(&mut self, record_id: Uuid, rows: &[OpeningHoursRow]) {
        for (at, it) in rows.iter().enumerate() {
            self.opening_hours.push(opening_hours::Model {
                id: it.id,
                record_id,
                position: position(at),
                days: it.hours.days.to_string(),
                opens: it.hours.opens.map(print_opens),
                closes: it.hours.closes.map(print_closes),
                timezone: it.hours.timezone.name().to_owned(),
                valid_from: it.hours.valid_from,
                valid_through: it.hours.valid_through,
                closed: it.hours.closed,
            });
            self.add_citations(CitationOwner::OpeningHours(it.id), &it.citations);
        }
    }

    pub(super) fn add_gaps(&mut self, record_id: Option<Uuid>, gaps: &[SourceGap]) {
        self.source_gap.extend(gaps.iter().enumerate().map(|(at, it)| source_gap::Model {
            id: it.id,
            record_id,
            position: position(at),
            quote: it.quote.to_string(),
            missing: it.missing.to_string(),
        }));
    }
}
