//! What hangs on records and relations, read from rows.

use chrono::NaiveTime;
use partnernetz_entities::{address, citation, contact_point, external_id, opening_hours, source_gap};
use uuid::Uuid;

use super::super::satellite::CitationOwner;
use super::{Reading, boxed, code, unreadable};
use crate::directory::{
    Address, AddressType, Citation, ContactPoint, ContactPointType, ExternalId, OpeningHoursRow, SourceGap, Visibility,
};
use crate::time::{OpeningHours, PartialDate, parse_closes, parse_opens, parse_timezone};

/// Citations by what they back.
pub(super) struct Citations(std::collections::HashMap<CitationOwner, Vec<citation::Model>>);

impl Citations {
    pub(super) fn of(rows: Vec<citation::Model>) -> Self {
        let mut groups: std::collections::HashMap<_, Vec<citation::Model>> = std::collections::HashMap::new();
        for row in rows {
            let owner = row
                .record_id
                .map(CitationOwner::Record)
                .or(row.relation_id.map(CitationOwner::Relation))
                .or(row.address_id.map(CitationOwner::Address))
                .or(row.contact_point_id.map(CitationOwner::ContactPoint))
                .or(row.opening_hours_id.map(CitationOwner::OpeningHours))
                .or(row.record_term_id.map(CitationOwner::RecordTerm));
            if let Some(owner) = owner {
                groups.entry(owner).or_default().push(row);
            }
        }
        for group in groups.values_mut() {
            group.sort_by_key(|row| row.position);
        }
        Self(groups)
    }

    pub(super) fn take(&mut self, owner: CitationOwner) -> Box<[Citation]> {
        let rows = self.0.remove(&owner).unwrap_or_default();
        let read = |row: citation::Model| Citation {
            id: row.id,
            quote: row.quote.into(),
            source: boxed(row.source_key),
            field: boxed(row.field),
            implied: row.implied,
        };
        rows.into_iter().map(read).collect()
    }
}

pub(super) fn external_ids(rows: Option<Vec<external_id::Model>>) -> Box<[ExternalId]> {
    let read = |row: external_id::Model| ExternalId { system: row.system.into(), value: row.value.into() };
    rows.into_iter().flatten().map(read).collect()
}

pub(super) fn gaps(rows: Option<Vec<source_gap::Model>>) -> Vec<SourceGap> {
    let read = |row: source_gap::Model| SourceGap { id: row.id, quote: row.quote.into(), missing: row.missing.into() };
    rows.into_iter().flatten().map(read).collect()
}

impl Reading<'_> {
    pub(super) fn address(&mut self, row: address::Model, citations: &mut Citations) -> anyhow::Result<Address> {
        let recipient = row.recipient.as_deref().map(serde_json::from_str::<Box<[Box<str>]>>).transpose();
        Ok(Address {
            id: row.id,
            kind: code!(AddressType, "address", row.id, row.r#type)?,
            recipient: recipient.map_err(|why| unreadable("address", row.id, why))?.unwrap_or_default(),
            street: boxed(row.street),
            postal_code: boxed(row.postal_code),
            locality: boxed(row.locality),
            country: boxed(row.country),
            place: self.no_or_none(row.place_id),
            position: row.latitude.zip(row.longitude),
            citations: citations.take(CitationOwner::Address(row.id)),
        })
    }
}

pub(super) fn contact_point(row: contact_point::Model, citations: &mut Citations) -> anyhow::Result<ContactPoint> {
    Ok(ContactPoint {
        id: row.id,
        kind: code!(ContactPointType, "contact_point", row.id, row.r#type)?,
        visibility: code!(Visibility, "contact_point", row.id, row.visibility)?,
        value: row.value.into(),
        citations: citations.take(CitationOwner::ContactPoint(row.id)),
    })
}

pub(super) fn opening_hours(row: &opening_hours::Model, citations: &mut Citations) -> anyhow::Result<OpeningHoursRow> {
    let wrong = |why: crate::time::HoursProblem| unreadable("opening_hours", row.id, why.message(false));
    let opens: Option<NaiveTime> = row.opens.as_deref().map(parse_opens).transpose().map_err(wrong)?;
    let closes: Option<NaiveTime> = row.closes.as_deref().map(parse_closes).transpose().map_err(wrong)?;
    let hours = OpeningHours {
        days: row.days.parse().map_err(wrong)?,
        opens,
        closes,
        timezone: parse_timezone(&row.timezone).map_err(wrong)?,
        valid_from: row.valid_from,
        valid_through: row.valid_through,
        closed: row.closed,
    };
    Ok(OpeningHoursRow { id: row.id, hours, citations: citations.take(CitationOwner::OpeningHours(row.id)) })
}

/// A date from its two columns; none where both are null.
pub(super) fn date(
    table: &str,
    id: Uuid,
    text: Option<&str>,
    edtf: Option<&str>,
) -> anyhow::Result<Option<PartialDate>> {
    if text.is_none() && edtf.is_none() {
        return Ok(None);
    }
    PartialDate::new(text, edtf).map(Some).map_err(|why| unreadable(table, id, why.message(false)))
}

/// A period from its columns; none where all are null.
macro_rules! period {
    ($table:literal, $id:expr, $row:expr) => {{
        use crate::journal::rows::read::parts::date;
        let (row, id) = (&$row, $id);
        let period = crate::time::Period {
            text: row.period_text.as_deref().map(Into::into),
            start: date($table, id, row.period_start_text.as_deref(), row.period_start_edtf.as_deref())?,
            end: date($table, id, row.period_end_text.as_deref(), row.period_end_edtf.as_deref())?,
            ongoing: row.period_ongoing,
        };
        (!period.is_empty()).then_some(period)
    }};
}
pub(super) use period;
