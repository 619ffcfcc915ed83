//! What an input writes to the lists of a record or relation.

use async_graphql::MaybeUndefined;
use uuid::Uuid;

use super::{AddressInput, CitationInput, ContactPointInput, OtherNameInput, RecordTermInput, stated};
use crate::check;
use crate::deed::{Draft, ListPatch, Size, UserErrorCode, Way};
use crate::directory::view::RecordView;
use crate::directory::{
    Address, Citation, ContactPoint, ContactPointType, OtherName, RecordNo, RecordTerm, Visibility,
};
use crate::graphql::filter::TermBy;
use crate::words::words;

type Patch<I> = Option<ListPatch<I>>;

impl Draft<'_> {
    /// Changes the citations of a thing.
    pub fn citations(&mut self, way: &Way<'_>, owner: Uuid, stored: &mut Box<[Citation]>, patch: Patch<CitationInput>) {
        self.rows(
            way,
            owner,
            stored,
            patch,
            |input| input.id.as_ref(),
            |draft, way, input, before| {
                let id = draft.row_id(before);
                let mut citation =
                    Citation { id, quote: Box::default(), source: None, field: None, implied: input.implied };
                let quote = way.key("quote");
                match draft.text(&quote, &input.quote, Size::Prose) {
                    Some(text) => citation.quote = text,
                    None if input.quote.trim().is_empty() => draft.missing(&quote),
                    None => {}
                }
                citation.source = draft.source(&way.key("source"), input.source);
                draft.optional(&way.key("field"), &mut citation.field, stated(input.field), Size::Line);
                Some(citation)
            },
        );
    }

    /// The key of a source as it is stored: none for the directory's own.
    fn source(&mut self, way: &Way<'_>, key: Option<String>) -> Option<Box<str>> {
        let key = key.filter(|key| !key.trim().is_empty())?;
        let about = self.directory().about();
        if about.source(Some(&key)).is_none() {
            let all = about.sources.iter().map(|source| &*source.key).collect::<Vec<_>>().join(", ");
            let words = words!(
                "Die Quelle „{key}“ gibt es nicht; bekannt sind: {all}",
                "There is no source “{key}”; known are: {all}",
            );
            self.trouble(way, UserErrorCode::NotFound, words);
            return None;
        }
        (Some(&*key) != about.default_source.as_deref()).then(|| key.into())
    }

    pub(super) fn other_names(
        &mut self,
        way: &Way<'_>,
        owner: Uuid,
        stored: &mut Box<[OtherName]>,
        patch: Patch<OtherNameInput>,
    ) {
        self.rows(
            way,
            owner,
            stored,
            patch,
            |input| input.id.as_ref(),
            |draft, way, input, before| {
                let id = draft.row_id(before);
                let mut name = OtherName { id, value: Box::default(), language: None, usage: None };
                draft.required(&way.key("value"), &mut name.value, MaybeUndefined::Value(input.value));
                draft.optional(&way.key("language"), &mut name.language, stated(input.language), Size::Line);
                if let Some(words) = name.language.as_deref().and_then(check::language) {
                    draft.trouble(&way.key("language"), UserErrorCode::Invalid, words);
                }
                draft.optional(&way.key("usage"), &mut name.usage, stated(input.usage), Size::Line);
                Some(name)
            },
        );
    }

    /// The term that an input names, if the viewer may see it; if not, that is noted.
    pub fn term(&mut self, way: &Way<'_>, by: &TermBy) -> Option<RecordNo> {
        let found = by.find(&self.view()).map(RecordView::no);
        if found.is_none() {
            let said = by.to_string();
            let words = words!(
                "Den Begriff „{said}“ gibt es nicht: bitte die Schreibweise prüfen oder den Begriff erst anlegen lassen",
                "There is no term “{said}”: please check how it is written, or have it made first",
            );
            self.trouble(way, UserErrorCode::NotFound, words);
        }
        found
    }

    pub(super) fn record_terms(
        &mut self,
        way: &Way<'_>,
        owner: Uuid,
        stored: &mut Box<[RecordTerm]>,
        patch: Option<ListPatch<RecordTermInput, TermBy>>,
    ) {
        self.entries(
            way,
            stored,
            patch,
            |draft, way, input, stored| {
                let term = draft.term(&way.key("term"), &input.term)?;
                let mut row = stored.iter().find(|row| row.term == term).cloned().unwrap_or_else(|| RecordTerm {
                    id: draft.stamp.id(),
                    term,
                    implied: false,
                    citations: Box::default(),
                });
                row.implied = input.implied;
                draft.citations(&way.key("citations"), owner, &mut row.citations, input.citations.map(ListPatch::bare));
                Some(row)
            },
            |one, other| one.term == other.term,
            |draft, way, gone, row| draft.term(way, &gone) == Some(row.term),
        );
    }

    pub(super) fn addresses(
        &mut self,
        way: &Way<'_>,
        owner: Uuid,
        stored: &mut Box<[Address]>,
        patch: Patch<AddressInput>,
    ) {
        self.rows(
            way,
            owner,
            stored,
            patch,
            |input| input.id.as_ref(),
            |draft, way, input, before| {
                let mut address = Address {
                    id: draft.row_id(before),
                    kind: input.kind,
                    recipient: Box::default(),
                    street: None,
                    postal_code: None,
                    locality: None,
                    country: None,
                    place: None,
                    position: input.latitude.zip(input.longitude).map(|(lat, long)| (lat + 0.0, long + 0.0)),
                    citations: before.map(|before| before.citations.clone()).unwrap_or_default(),
                };
                let recipient = way.key("recipient");
                let lines = input.recipient.into_iter().flatten().enumerate();
                address.recipient =
                    lines.filter_map(|(at, line)| draft.text(&recipient.index(at), &line, Size::Line)).collect();
                draft.optional(&way.key("street"), &mut address.street, stated(input.street), Size::Line);
                draft.optional(&way.key("postalCode"), &mut address.postal_code, stated(input.postal_code), Size::Line);
                draft.optional(&way.key("locality"), &mut address.locality, stated(input.locality), Size::Line);
                draft.optional(&way.key("country"), &mut address.country, stated(input.country), Size::Line);
                if let Some(words) = address.country.as_deref().and_then(check::country) {
                    draft.trouble(&way.key("country"), UserErrorCode::Invalid, words);
                }
                draft.postcode(&way.key("postalCode"), &address);
                if let Some(by) = &input.place {
                    address.place = draft.place(&way.key("place"), by);
                }
                if let Some(words) = check::position(input.latitude, input.longitude) {
                    draft.trouble(&way.key("latitude"), UserErrorCode::Invalid, words);
                }
                let citations = input.citations.map(ListPatch::bare);
                draft.citations(&way.key("citations"), owner, &mut address.citations, citations);
                Some(address)
            },
        );
    }

    fn place(&mut self, way: &Way<'_>, by: &TermBy) -> Option<RecordNo> {
        let no = self.term(way, by)?;
        let view = self.view();
        if view.record(no).and_then(RecordView::scheme) != Some("place") {
            let words = words!(
                "Hier gehört ein Ort hin (ein Begriff des Schemas „place“)",
                "This must be a place (a term of the scheme “place”)",
            );
            self.trouble(way, UserErrorCode::Invalid, words);
        }
        Some(no)
    }

    pub(crate) fn contact_points(
        &mut self,
        way: &Way<'_>,
        owner: Uuid,
        stored: &mut Box<[ContactPoint]>,
        patch: Patch<ContactPointInput>,
        default: Visibility,
    ) {
        self.rows(
            way,
            owner,
            stored,
            patch,
            |input| input.id.as_ref(),
            |draft, way, input, before| {
                let mut point = ContactPoint {
                    id: draft.row_id(before),
                    kind: input.kind,
                    value: Box::default(),
                    visibility: input.visibility.or(before.map(|before| before.visibility)).unwrap_or(default),
                    citations: before.map(|before| before.citations.clone()).unwrap_or_default(),
                };
                let value = way.key("value");
                draft.required(&value, &mut point.value, MaybeUndefined::Value(input.value));
                if !point.value.is_empty() {
                    draft.contact_value(&value, &mut point);
                }
                let citations = input.citations.map(ListPatch::bare);
                draft.citations(&way.key("citations"), owner, &mut point.citations, citations);
                Some(point)
            },
        );
    }

    /// Checks the value of a contact point; a number gets the form in which numbers are stored.
    fn contact_value(&mut self, way: &Way<'_>, point: &mut ContactPoint) {
        match point.kind {
            ContactPointType::Phone | ContactPointType::Mobile | ContactPointType::Fax => {
                if let Some(number) = self.number(way, &point.value) {
                    point.value = number;
                }
            }
            ContactPointType::Email => {
                if let Some(words) = check::email(&point.value) {
                    self.trouble(way, UserErrorCode::InvalidEmail, words);
                }
            }
            ContactPointType::Website | ContactPointType::Form => {
                if let Some(words) = check::web_address(&point.value) {
                    self.trouble(way, UserErrorCode::InvalidUrl, words);
                }
            }
        }
    }
}
