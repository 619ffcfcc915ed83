//! Conditions on the fields that every record has.

use async_graphql::{ID, InputObject};

use super::relations::RelationsFilter;
use crate::directory::view::RecordView;
use crate::directory::{Lifecycle, RecordNo, View, Visibility};
use crate::graphql::error::{Failure, forbidden_field};
use crate::graphql::filter::{CountFilter, DateTimeFilter, ExternalIdBy, Filter, TermBy, TextFilter, with_narrower};
use crate::graphql::handle::record_of;
use crate::record::RecordRelations;

/// Conditions on the fields that every record has.
#[derive(Debug, Default, InputObject)]
pub struct RecordConditions {
    /// Has one of these global ids.
    pub ids: Option<Vec<ID>>,
    /// Has, or had, one of these slugs.
    pub slugs: Option<Vec<String>>,
    /// Has one of these ids in another system.
    pub external_ids: Option<Vec<ExternalIdBy>>,
    /// The name.
    pub name: Option<TextFilter>,
    /// The name, the abbreviation or one of the other names.
    pub any_name: Option<TextFilter>,
    /// The abbreviation.
    pub short_name: Option<TextFilter>,
    /// The description.
    pub description: Option<TextFilter>,
    /// The address on the web.
    pub website: Option<TextFilter>,
    /// The terms that it bears.
    pub terms: Option<TermsFilter>,
    /// Has an address in this place, or bears it as a term; narrower places count.
    pub place: Option<TermBy>,
    /// The town of one of its addresses.
    pub locality: Option<TextFilter>,
    /// The postcode of one of its addresses.
    pub postal_code: Option<TextFilter>,
    /// When it came into the directory.
    pub created_at: Option<DateTimeFilter>,
    /// When it was changed last.
    pub updated_at: Option<DateTimeFilter>,
    /// When somebody last confirmed that it is right.
    pub verified_at: Option<DateTimeFilter>,
    /// Its relations of any kind.
    pub relations: Option<RelationsFilter>,
    /// Who may see it. Staff only: FORBIDDEN_FIELD for everyone else.
    pub visibility: Option<Vec<Visibility>>,
    /// Whether it is shown at all. Staff only: FORBIDDEN_FIELD for everyone else.
    pub lifecycle: Option<Vec<Lifecycle>>,
    /// The free words of staff. Staff only: FORBIDDEN_FIELD for everyone else.
    pub note: Option<TextFilter>,
}

/// Conditions on the terms that a record bears. All that are given must hold.
#[derive(Debug, Default, InputObject)]
pub struct TermsFilter {
    /// Bears at least one of these.
    pub some: Option<Vec<TermBy>>,
    /// Bears each of these.
    pub every: Option<Vec<TermBy>>,
    /// Bears none of these.
    pub none: Option<Vec<TermBy>>,
    /// Bears so many terms (of the given scheme).
    pub count: Option<CountFilter>,
    /// Only terms of this scheme (code) are counted.
    pub scheme: Option<String>,
    /// Whether a term that is narrower counts as the term itself.
    #[graphql(default = true)]
    pub include_narrower: bool,
}

impl RecordConditions {
    /// Adds the conditions to a filter.
    ///
    /// # Errors
    /// What is wrong with the input; a field that the viewer's role does not allow.
    pub fn add_to(self, view: &View, filter: &mut Filter) -> Result<(), Failure> {
        self.gate(view)?;
        self.add_identity(view, filter);
        if let Some(terms) = self.terms {
            terms.add_to(view, filter);
        }
        if let Some(place) = self.place {
            add_place(view, filter, &place);
        }
        if let Some(relations) = self.relations {
            relations.add_to::<RecordRelations>(view, filter)?;
        }
        let text = TextFilter::test;
        if let Some(test) = self.name.map(text) {
            filter.add(move |record| test(Some(record.name())));
        }
        if let Some(test) = self.any_name.map(text) {
            filter.add(move |record| {
                let others = record.other_names().iter().map(|name| &*name.value);
                std::iter::once(record.name()).chain(record.short_name()).chain(others).any(|name| test(Some(name)))
            });
        }
        if let Some(test) = self.short_name.map(text) {
            filter.add(move |record| test(record.short_name()));
        }
        if let Some(test) = self.description.map(text) {
            filter.add(move |record| test(record.description()));
        }
        if let Some(test) = self.website.map(text) {
            filter.add(move |record| test(record.website()));
        }
        if let Some(test) = self.locality.map(text) {
            filter.add(move |record| {
                any_stated(record.addresses().iter().map(|address| address.locality.as_deref()), &test)
            });
        }
        if let Some(test) = self.postal_code.map(text) {
            filter.add(move |record| {
                any_stated(record.addresses().iter().map(|address| address.postal_code.as_deref()), &test)
            });
        }
        if let Some(created) = self.created_at {
            filter.add(move |record| created.lets_through(Some(record.created_at())));
        }
        if let Some(updated) = self.updated_at {
            filter.add(move |record| updated.lets_through(Some(record.updated_at())));
        }
        if let Some(verified) = self.verified_at {
            filter.add(move |record| verified.lets_through(record.verified_at()));
        }
        if let Some(visibility) = self.visibility {
            filter.add(move |record| record.visibility().is_ok_and(|it| visibility.contains(&it)));
        }
        if let Some(lifecycle) = self.lifecycle {
            filter.add(move |record| record.lifecycle().is_ok_and(|it| lifecycle.contains(&it)));
        }
        if let Some(test) = self.note.map(text) {
            filter.add(move |record| record.note().is_ok_and(&test));
        }
        Ok(())
    }

    /// Refuses fields that only staff may name.
    fn gate(&self, view: &View) -> Result<(), Failure> {
        let gated = [
            ("visibility", self.visibility.is_some()),
            ("lifecycle", self.lifecycle.is_some()),
            ("note", self.note.is_some()),
        ];
        match gated.into_iter().find(|(_, named)| *named) {
            Some((field, _)) => view.staff_only(()).map_err(|_| forbidden_field(field)),
            None => Ok(()),
        }
    }

    fn add_identity(&self, view: &View, filter: &mut Filter) {
        if let Some(ids) = &self.ids {
            let ids = ids.iter().filter_map(|id| record_of(view, id));
            filter.add_one_of(ids.map(RecordView::no).collect());
        }
        if let Some(slugs) = &self.slugs {
            let slugs = slugs.iter().filter_map(|slug| view.record_by_slug(slug));
            filter.add_one_of(slugs.map(RecordView::no).collect());
        }
        if let Some(ids) = &self.external_ids {
            let ids = ids.iter().filter_map(|id| view.record_by_external_id(&id.system, &id.value));
            filter.add_one_of(ids.map(RecordView::no).collect());
        }
    }
}

impl TermsFilter {
    fn add_to(self, view: &View, filter: &mut Filter) {
        let expand =
            |by: &TermBy| by.find(view).map_or_else(Vec::new, |term| with_narrower(term, self.include_narrower));
        if let Some(some) = &self.some {
            let terms: Vec<RecordNo> = some.iter().flat_map(expand).collect();
            add_bearers(view, filter, terms);
        }
        for by in self.every.iter().flatten() {
            add_bearers(view, filter, expand(by));
        }
        if let Some(none) = &self.none {
            let terms: Vec<RecordNo> = none.iter().flat_map(expand).collect();
            filter.add(move |record| !record.terms().any(|(it, _)| terms.contains(&it.term)));
        }
        if let Some(count) = self.count {
            let scheme = self.scheme;
            filter.add(move |record| {
                let terms = record.terms().filter(|(_, term)| scheme.is_none() || term.scheme() == scheme.as_deref());
                count.lets_through(terms.count())
            });
        }
    }
}

/// Whether one of several texts that are stated meets a condition; where none is stated, whether that does.
fn any_stated<'t>(texts: impl Iterator<Item = Option<&'t str>>, test: impl Fn(Option<&str>) -> bool) -> bool {
    let mut stated = texts.flatten().peekable();
    if stated.peek().is_none() { test(None) } else { stated.any(|text| test(Some(text))) }
}

fn add_bearers(view: &View, filter: &mut Filter, terms: Vec<RecordNo>) {
    let bearers = terms.iter().flat_map(|term| view.bearers(*term)).map(RecordView::no);
    filter.add_among(bearers.collect(), move |record| record.terms().any(|(it, _)| terms.contains(&it.term)));
}

fn add_place(view: &View, filter: &mut Filter, place: &TermBy) {
    let places = place.find(view).map_or_else(Vec::new, |term| with_narrower(term, true));
    let bearers = places.iter().flat_map(|term| view.bearers(*term)).map(RecordView::no);
    filter.add_among(bearers.collect(), move |record| {
        record.terms().any(|(it, _)| places.contains(&it.term))
            || record.addresses().iter().any(|address| address.place.is_some_and(|place| places.contains(&place)))
    });
}
