//! What a filter lets through, compiled from the input of a query once and asked of each record.

use std::collections::HashSet;
use std::fmt;

use async_graphql::{ID, InputObject, OneofObject};
use chrono::{DateTime, Utc};

use super::error::Failure;
use crate::directory::view::RecordView;
use crate::directory::{RecordNo, View, reach};
use crate::graphql::scalar::Date;
use crate::time::PartialDate;

type Test = Box<dyn Fn(RecordView<'_>) -> bool + Send + Sync>;

/// Conditions that a record must all meet.
#[derive(Default)]
pub struct Filter {
    tests: Vec<Test>,
    /// Records among which all that meet the conditions are, where an index tells.
    candidates: Option<Vec<RecordNo>>,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// Whether a record meets all conditions.
    #[must_use]
    pub fn lets_through(&self, record: RecordView<'_>) -> bool {
        self.tests.iter().all(|test| test(record))
    }

    /// The records among which all that meet the conditions are; none where only a scan tells.
    #[must_use]
    pub fn candidates(&self) -> Option<&[RecordNo]> {
        self.candidates.as_deref()
    }

    /// Adds a condition.
    pub fn add(&mut self, test: impl Fn(RecordView<'_>) -> bool + Send + Sync + 'static) {
        self.tests.push(Box::new(test));
    }

    /// Adds a condition that only some records can meet; the shorter list of candidates is kept.
    pub fn add_among(
        &mut self,
        mut candidates: Vec<RecordNo>,
        test: impl Fn(RecordView<'_>) -> bool + Send + Sync + 'static,
    ) {
        candidates.sort_unstable();
        candidates.dedup();
        self.narrow(candidates);
        self.add(test);
    }

    /// Adds the condition to be one of these records.
    pub fn add_one_of(&mut self, candidates: Vec<RecordNo>) {
        let known: HashSet<RecordNo> = candidates.iter().copied().collect();
        self.add_among(candidates, move |record| known.contains(&record.no()));
    }

    fn narrow(&mut self, candidates: Vec<RecordNo>) {
        if self.candidates.as_ref().is_none_or(|known| candidates.len() < known.len()) {
            self.candidates = Some(candidates);
        }
    }
}

/// The parts of a filter that join others.
pub struct Connectives<I> {
    /// All of these must let a record through.
    pub and: Option<Vec<I>>,
    /// At least one of these must let it through.
    pub or: Option<Vec<I>>,
    /// This must not let it through.
    pub not: Option<Box<I>>,
}

/// The input of a filter.
pub trait FilterInput: Sized {
    /// Takes out what joins other filters.
    fn connectives(&mut self) -> Connectives<Self>;

    /// Adds its own conditions.
    ///
    /// # Errors
    /// What is wrong with the input.
    fn add_to(self, view: &View, filter: &mut Filter) -> Result<(), Failure>;

    /// The filter of an input.
    ///
    /// # Errors
    /// What is wrong with the input.
    fn compile(mut self, view: &View) -> Result<Filter, Failure> {
        let mut filter = Filter::default();
        let Connectives { and, or, not } = self.connectives();
        self.add_to(view, &mut filter)?;
        for input in and.into_iter().flatten() {
            let mut other = input.compile(view)?;
            filter.tests.append(&mut other.tests);
            if let Some(candidates) = other.candidates {
                filter.narrow(candidates);
            }
        }
        if let Some(inputs) = or {
            let others = inputs.into_iter().map(|input| input.compile(view)).collect::<Result<Vec<_>, _>>()?;
            filter.add(move |record| others.iter().any(|other| other.lets_through(record)));
        }
        if let Some(input) = not {
            let other = input.compile(view)?;
            filter.add(move |record| !other.lets_through(record));
        }
        Ok(filter)
    }
}

/// Conditions on a text. Upper and lower case are the same. All that are given must hold.
#[derive(Clone, Debug, Default, InputObject)]
pub struct TextFilter {
    /// Is this text.
    pub eq: Option<String>,
    /// Is one of these texts.
    #[graphql(name = "in")]
    pub one_of: Option<Vec<String>>,
    /// Has this text in it.
    pub contains: Option<String>,
    /// Begins with this text.
    pub starts_with: Option<String>,
    /// Is not stated (true) or is stated (false).
    pub is_null: Option<bool>,
}

impl TextFilter {
    /// The test of a text.
    pub fn test(self) -> impl Fn(Option<&str>) -> bool + Send + Sync + 'static {
        let lower = |text: String| text.to_lowercase();
        let (eq, contains, starts_with) = (self.eq.map(lower), self.contains.map(lower), self.starts_with.map(lower));
        let one_of: Option<Vec<String>> = self.one_of.map(|texts| texts.into_iter().map(lower).collect());
        let needs_text = eq.is_some() || contains.is_some() || starts_with.is_some() || one_of.is_some();
        move |text| {
            let is_null = self.is_null.is_none_or(|is_null| is_null == text.is_none());
            is_null
                && (!needs_text
                    || text.is_some_and(|text| {
                        let text = text.to_lowercase();
                        eq.as_ref().is_none_or(|eq| text == *eq)
                            && contains.as_ref().is_none_or(|part| text.contains(part.as_str()))
                            && starts_with.as_ref().is_none_or(|start| text.starts_with(start.as_str()))
                            && one_of.as_ref().is_none_or(|texts| texts.contains(&text))
                    }))
        }
    }
}

/// Conditions on a moment. All that are given must hold.
#[derive(Clone, Copy, Debug, Default, InputObject)]
pub struct DateTimeFilter {
    /// At this moment or later.
    pub from: Option<DateTime<Utc>>,
    /// Before this moment.
    pub before: Option<DateTime<Utc>>,
    /// Is not stated (true) or is stated (false).
    pub is_null: Option<bool>,
}

impl DateTimeFilter {
    /// Whether a moment meets the conditions.
    #[must_use]
    pub fn lets_through(&self, at: Option<DateTime<Utc>>) -> bool {
        self.is_null.is_none_or(|is_null| is_null == at.is_none())
            && self.from.is_none_or(|from| at.is_some_and(|at| at >= from))
            && self.before.is_none_or(|before| at.is_some_and(|at| at < before))
    }
}

/// Conditions on a date that may be imprecise: it meets them if it can. All that are given must hold.
#[derive(Clone, Copy, Debug, Default, InputObject)]
pub struct DateFilter {
    /// Can be on this day or later.
    pub from: Option<Date>,
    /// Can be on this day or earlier.
    pub through: Option<Date>,
    /// Is not stated (true) or is stated (false).
    pub is_null: Option<bool>,
}

impl DateFilter {
    /// Whether a date meets the conditions.
    #[must_use]
    pub fn lets_through(&self, date: Option<&PartialDate>) -> bool {
        let (earliest, latest) = (date.and_then(PartialDate::earliest), date.and_then(PartialDate::latest));
        let is_dated = date.is_some_and(|date| date.edtf().is_some());
        self.is_null.is_none_or(|is_null| is_null == date.is_none())
            && self.from.is_none_or(|from| is_dated && latest.is_none_or(|latest| latest >= from.0))
            && self.through.is_none_or(|through| is_dated && earliest.is_none_or(|earliest| earliest <= through.0))
    }
}

/// How many of something there must be.
#[derive(Clone, Copy, Debug, Default, InputObject)]
pub struct CountFilter {
    /// Exactly so many.
    pub eq: Option<u32>,
    /// At least so many.
    pub min: Option<u32>,
    /// At most so many.
    pub max: Option<u32>,
}

impl CountFilter {
    /// Whether a number meets the conditions.
    #[must_use]
    pub fn lets_through(&self, count: usize) -> bool {
        self.eq.is_none_or(|eq| count == eq as usize)
            && self.min.is_none_or(|min| count >= min as usize)
            && self.max.is_none_or(|max| count <= max as usize)
    }
}

/// An id in a partner's own system.
#[derive(Clone, Debug, InputObject)]
pub struct ExternalIdBy {
    /// The system, such as `ror`.
    pub system: String,
    /// The id there.
    pub value: String,
}

/// A term, by exactly one of these.
#[derive(Clone, Debug, OneofObject)]
pub enum TermBy {
    /// The global id.
    Id(ID),
    /// The slug, also one that it had before.
    Slug(String),
    /// Scheme and code.
    Code(TermCode),
    /// The id in another system.
    ExternalId(ExternalIdBy),
}

/// A term's scheme and code.
#[derive(Clone, Debug, InputObject)]
pub struct TermCode {
    /// The code of the scheme, such as `topic`.
    pub scheme: String,
    /// The code of the term in it.
    pub code: String,
}

impl fmt::Display for TermBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(ID(text)) | Self::Slug(text) => f.write_str(text),
            Self::Code(TermCode { scheme: of, code: text })
            | Self::ExternalId(ExternalIdBy { system: of, value: text }) => {
                write!(f, "{of} {text}")
            }
        }
    }
}

impl TermBy {
    /// The term, if there is one that the viewer may see.
    #[must_use]
    pub fn find<'v>(&self, view: &'v View) -> Option<RecordView<'v>> {
        let found = match self {
            Self::Id(id) => super::handle::record_of(view, id),
            Self::Slug(slug) => view.record_by_slug(slug),
            Self::Code(TermCode { scheme, code }) => view.term(scheme, code),
            Self::ExternalId(ExternalIdBy { system, value }) => view.record_by_external_id(system, value),
        };
        found.filter(|record| record.noun() == crate::directory::Noun::Term)
    }
}

/// A term and, where asked for, all that are narrower, each once.
#[must_use]
pub fn with_narrower(term: RecordView<'_>, include_narrower: bool) -> Vec<RecordNo> {
    let mut found = vec![term.no()];
    if include_narrower {
        found.extend(reach(term.no(), |no| term.view().narrower(no).map(RecordView::no).collect()));
    }
    found
}
