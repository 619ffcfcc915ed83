//! Records and relations of which only the identity is stated.

use crate::directory::{AddressType, ContactPointType, Noun, Visibility};
use crate::document::model::{Address, ContactPoint, OpeningHours, Record, Relation, RelationTerm, TermUse, Weekday};

pub(super) const fn record(noun: Noun, slug: String) -> Record {
    Record {
        noun,
        id: None,
        slug,
        aliases: None,
        external_ids: None,
        visibility: None,
        lifecycle: None,
        name: None,
        given_name: None,
        family_name: None,
        honorific: None,
        legal_basis: None,
        delete_after: None,
        short_name: None,
        other_names: None,
        description: None,
        website: None,
        type_code: None,
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
        note: None,
        merged_into: None,
        verified_at: None,
        verified_by: None,
        by_appointment: None,
        terms: None,
        citations: None,
        addresses: None,
        contact_points: None,
        opening_hours: None,
    }
}

pub(super) fn relation(kind: &str, source: String, target: String) -> Relation {
    Relation {
        kind: kind.to_owned(),
        source,
        target,
        id: None,
        external_ids: None,
        role: None,
        function: None,
        terms: None,
        on_behalf_of: None,
        period: None,
        contact_points: None,
        note: None,
        visibility: None,
        citations: None,
    }
}

pub(super) const fn contact_point(
    kind: ContactPointType,
    value: String,
    visibility: Option<Visibility>,
) -> ContactPoint {
    ContactPoint { id: None, kind, value, visibility, citations: None }
}

pub(super) fn address(kind: AddressType, street: String, postal_code: String, locality: String) -> Address {
    Address {
        id: None,
        kind,
        recipient: None,
        street: Some(street),
        postal_code: Some(postal_code),
        locality: Some(locality),
        country: Some("DE".to_owned()),
        place: None,
        latitude: None,
        longitude: None,
        citations: None,
    }
}

pub(super) fn open(days: &[Weekday], opens: &str, closes: &str) -> OpeningHours {
    OpeningHours {
        id: None,
        days: days.to_vec(),
        opens: Some(opens.to_owned()),
        closes: Some(closes.to_owned()),
        timezone: Some("Europe/Berlin".to_owned()),
        valid_from: None,
        valid_through: None,
        closed: None,
        citations: None,
    }
}

/// Terms that a record bears, each once.
pub(super) fn terms(slugs: Vec<String>) -> Option<Vec<TermUse>> {
    let terms: Vec<_> =
        once_each(slugs).into_iter().map(|term| TermUse { id: None, term, implied: None, citations: None }).collect();
    (!terms.is_empty()).then_some(terms)
}

/// Topics of a contact, each once.
pub(super) fn topics(slugs: Vec<String>) -> Option<Vec<RelationTerm>> {
    let topics: Vec<_> = once_each(slugs).into_iter().map(|term| RelationTerm { term, implied: None }).collect();
    (!topics.is_empty()).then_some(topics)
}

fn once_each(mut slugs: Vec<String>) -> Vec<String> {
    slugs.sort_unstable();
    slugs.dedup();
    slugs
}
