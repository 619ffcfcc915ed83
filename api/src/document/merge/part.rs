//! The lists of a record or relation: each row from the document, checked.

use uuid::Uuid;

use super::Merge;
use crate::check;
use crate::directory::{
    Address, Citation, ContactPoint, ExternalId, OpeningHoursRow, OtherName, RecordTerm, RelationTerm, StatedCount,
    Visibility,
};
use crate::document::at::At;
use crate::document::model;
use crate::document::problem::words;

impl Merge<'_> {
    pub(super) fn citation(&mut self, at: &At<'_>, citation: model::Citation) -> Citation {
        Citation {
            id: self.row_id(at, citation.id),
            quote: self.required(at, "quote", citation.quote),
            source: self.source_key(&at.key("source"), citation.source),
            field: self.text(at, "field", citation.field),
            implied: citation.implied.unwrap_or_default(),
        }
    }

    pub(super) fn citations(&mut self, at: &At<'_>, citations: Option<Vec<model::Citation>>) -> Vec<Citation> {
        let at = at.key("citations");
        let citations = citations.into_iter().flatten().enumerate();
        citations.map(|(index, citation)| self.citation(&at.index(index), citation)).collect()
    }

    pub(super) fn other_name(&mut self, at: &At<'_>, name: model::OtherName) -> OtherName {
        let words = match name {
            model::OtherName::Plain(value) => model::OtherNameWords { id: None, value, language: None, usage: None },
            model::OtherName::Words(words) => words,
        };
        OtherName {
            id: self.row_id(at, words.id),
            value: self.required(at, "value", words.value),
            language: self.language(at, words.language),
            usage: self.text(at, "usage", words.usage),
        }
    }

    pub(super) fn term_use(&mut self, at: &At<'_>, term: model::TermUse) -> Option<RecordTerm> {
        let target = self.refer_to_term(&at.key("term"), &term.term)?;
        Some(RecordTerm {
            id: self.row_id(at, term.id),
            term: target.no,
            implied: term.implied.unwrap_or_default(),
            citations: self.citations(at, term.citations).into(),
        })
    }

    pub(super) fn relation_term(&mut self, at: &At<'_>, term: &model::RelationTerm) -> Option<RelationTerm> {
        let target = self.refer_to_term(&at.key("term"), &term.term)?;
        Some(RelationTerm { term: target.no, implied: term.implied.unwrap_or_default() })
    }

    pub(super) fn address(&mut self, at: &At<'_>, address: model::Address) -> Address {
        let recipient = at.key("recipient");
        let lines = address.recipient.into_iter().flatten().enumerate();
        let lines: Vec<Box<str>> =
            lines.filter_map(|(index, line)| self.text_at(&recipient.index(index), line)).collect();
        let country = self.text(at, "country", address.country);
        if let Some(words) = country.as_deref().and_then(check::country) {
            self.problems.add(&at.key("country"), words);
        }
        if let Some(words) = check::position(address.latitude, address.longitude) {
            self.problems.add(&at.key(if address.latitude.is_some() { "latitude" } else { "longitude" }), words);
        }
        Address {
            id: self.row_id(at, address.id),
            kind: address.kind,
            recipient: lines.into(),
            street: self.text(at, "street", address.street),
            postal_code: self.text(at, "postal_code", address.postal_code),
            locality: self.text(at, "locality", address.locality),
            country,
            place: address.place.and_then(|place| self.place(&at.key("place"), &place)).map(|target| target.no),
            position: address.latitude.zip(address.longitude),
            citations: self.citations(at, address.citations).into(),
        }
    }

    fn place(&mut self, at: &At<'_>, slug: &str) -> Option<super::refer::Target> {
        let target = self.refer_to_term(at, slug)?;
        let scheme = target.scheme.map(|no| &*self.about.schemes[usize::from(no)].code);
        if let Some(scheme) = scheme
            && scheme != "place"
        {
            let words = words!(
                "„{slug}“ ist ein Begriff des Schemas „{scheme}“: hier gehört einer des Schemas „place“ hin",
                "“{slug}” is a term of the scheme “{scheme}”: this must be one of the scheme “place”",
            );
            self.problems.add(at, words);
        }
        Some(target)
    }

    pub(super) fn contact_point(
        &mut self,
        at: &At<'_>,
        point: model::ContactPoint,
        default: Visibility,
    ) -> ContactPoint {
        let value = self.required(at, "value", point.value);
        if !value.is_empty()
            && let Some(words) = check::contact_point(point.kind, &value)
        {
            self.problems.add(&at.key("value"), words);
        }
        ContactPoint {
            id: self.row_id(at, point.id),
            kind: point.kind,
            value,
            visibility: point.visibility.unwrap_or(default),
            citations: self.citations(at, point.citations).into(),
        }
    }

    pub(super) fn opening_hours(&mut self, at: &At<'_>, mut row: model::OpeningHours) -> OpeningHoursRow {
        let citations = row.citations.take();
        OpeningHoursRow {
            id: self.row_id(at, row.id),
            hours: self.hours(at, row),
            citations: self.citations(at, citations).into(),
        }
    }

    pub(super) fn stated_count(&mut self, at: &At<'_>, count: model::StatedCount) -> StatedCount {
        if count.count < 0 {
            let words = words!("Eine Anzahl ist nie kleiner als 0", "A count is never below 0");
            self.problems.add(&at.key("count"), words);
        }
        StatedCount { id: self.row_id(at, count.id), what: self.required(at, "what", count.what), count: count.count }
    }

    pub(super) fn external_id(&mut self, at: &At<'_>, id: model::ExternalId) -> ExternalId {
        ExternalId { system: self.required(at, "system", id.system), value: self.required(at, "value", id.value) }
    }

    pub(super) fn gap(&mut self, at: &At<'_>, gap: model::Gap) -> crate::directory::SourceGap {
        crate::directory::SourceGap {
            id: gap.id.unwrap_or(Uuid::nil()),
            quote: self.required(at, "quote", gap.quote),
            missing: self.required(at, "missing", gap.missing),
        }
    }
}
