//! The parts of records and relations in the form of a document; what is empty is left out.

use chrono::Weekday;

use super::Forms;
use crate::directory::{
    Address, Citation, ContactPoint, ExternalId, OpeningHoursRow, OtherName, RecordTerm, RelationTerm, SourceGap,
    StatedCount,
};
use crate::document::model;
use crate::time::{PartialDate, Period, Recurrence, print_closes, print_opens};

pub(super) fn text(text: Option<&str>) -> Option<String> {
    text.map(Into::into)
}

pub(super) fn list<T, D>(items: &[T], form: impl FnMut(&T) -> D) -> Option<Vec<D>> {
    (!items.is_empty()).then(|| items.iter().map(form).collect())
}

pub(super) fn external_id(id: &ExternalId) -> model::ExternalId {
    model::ExternalId { system: id.system.to_string(), value: id.value.to_string() }
}

pub(super) fn other_name(name: &OtherName) -> model::OtherName {
    model::OtherName::Words(model::OtherNameWords {
        id: Some(name.id),
        value: name.value.to_string(),
        language: text(name.language.as_deref()),
        usage: text(name.usage.as_deref()),
    })
}

pub(super) fn term_use(forms: &Forms<'_>, term: &RecordTerm) -> model::TermUse {
    model::TermUse {
        id: Some(term.id),
        term: forms.slug(term.term),
        implied: term.implied.then_some(true),
        citations: list(&term.citations, citation),
    }
}

pub(super) fn relation_term(forms: &Forms<'_>, term: RelationTerm) -> model::RelationTerm {
    model::RelationTerm { term: forms.slug(term.term), implied: term.implied.then_some(true) }
}

pub(super) fn citation(citation: &Citation) -> model::Citation {
    model::Citation {
        id: Some(citation.id),
        quote: citation.quote.to_string(),
        field: text(citation.field.as_deref()),
        implied: citation.implied.then_some(true),
        source: text(citation.source.as_deref()),
    }
}

pub(super) fn address(forms: &Forms<'_>, address: &Address) -> model::Address {
    model::Address {
        id: Some(address.id),
        kind: address.kind,
        recipient: list(&address.recipient, ToString::to_string),
        street: text(address.street.as_deref()),
        postal_code: text(address.postal_code.as_deref()),
        locality: text(address.locality.as_deref()),
        country: text(address.country.as_deref()),
        place: address.place.map(|no| forms.slug(no)),
        latitude: address.position.map(|(latitude, _)| latitude),
        longitude: address.position.map(|(_, longitude)| longitude),
        citations: list(&address.citations, citation),
    }
}

pub(super) fn contact_point(point: &ContactPoint) -> model::ContactPoint {
    model::ContactPoint {
        id: Some(point.id),
        kind: point.kind,
        value: point.value.to_string(),
        visibility: Some(point.visibility),
        citations: list(&point.citations, citation),
    }
}

pub(super) fn opening_hours(row: &OpeningHoursRow) -> model::OpeningHours {
    let hours = &row.hours;
    model::OpeningHours {
        id: Some(row.id),
        days: hours.days.iter().map(day).collect(),
        opens: hours.opens.map(print_opens),
        closes: hours.closes.map(print_closes),
        timezone: Some(hours.timezone.name().to_owned()),
        valid_from: hours.valid_from,
        valid_through: hours.valid_through,
        closed: hours.closed.then_some(true),
        citations: list(&row.citations, citation),
    }
}

const fn day(day: Weekday) -> model::Weekday {
    match day {
        Weekday::Mon => model::Weekday::Mo,
        Weekday::Tue => model::Weekday::Tu,
        Weekday::Wed => model::Weekday::We,
        Weekday::Thu => model::Weekday::Th,
        Weekday::Fri => model::Weekday::Fr,
        Weekday::Sat => model::Weekday::Sa,
        Weekday::Sun => model::Weekday::Su,
    }
}

pub(super) fn stated_count(count: &StatedCount) -> model::StatedCount {
    model::StatedCount { id: Some(count.id), what: count.what.to_string(), count: count.count }
}

pub(super) fn gap(record: Option<&str>, gap: &SourceGap) -> model::Gap {
    model::Gap {
        id: Some(gap.id),
        record: text(record),
        quote: gap.quote.to_string(),
        missing: gap.missing.to_string(),
    }
}

/// The bounds follow from the value, so they are left out.
pub(super) fn date(date: &PartialDate) -> model::Date {
    model::Date { text: date.text().map(Into::into), edtf: date.edtf().map(Into::into), earliest: None, latest: None }
}

pub(super) fn period(period: &Period) -> model::Period {
    model::Period {
        text: text(period.text.as_deref()),
        start: period.start.as_ref().map(date),
        end: period.end.as_ref().map(date),
        ongoing: period.ongoing,
    }
}

pub(super) fn recurrence(recurrence: &Recurrence) -> model::Recurrence {
    model::Recurrence {
        text: recurrence.text().map(Into::into),
        rrule: recurrence.rrule().map(Into::into),
        window_start: recurrence.window().map(|window| window.start.to_string()),
        window_end: recurrence.window().map(|window| window.end.to_string()),
    }
}
