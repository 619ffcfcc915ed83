//! Which terms.

use async_graphql::InputObject;

use crate::directory::view::RecordView;
use crate::directory::{Noun, View};
use crate::graphql::error::Failure;
use crate::graphql::filter::{Connectives, Filter, FilterInput, TermBy, TextFilter, with_narrower};
use crate::record::filter::RecordConditions;

/// Which terms. All conditions that are given must hold; a value that you may not see counts as not stated.
#[derive(Debug, Default, InputObject)]
pub struct TermFilter {
    /// All of these filters must let a term through.
    pub and: Option<Vec<TermFilter>>,
    /// At least one of these filters must let it through.
    pub or: Option<Vec<TermFilter>>,
    /// This filter must not let it through.
    pub not: Option<Box<TermFilter>>,
    #[expect(missing_docs, reason = "its fields stand in its place")]
    #[graphql(flatten)]
    pub record: RecordConditions,
    /// Belongs to one of these schemes (codes).
    pub schemes: Option<Vec<String>>,
    /// The code.
    pub code: Option<TextFilter>,
    /// The English label.
    pub name_en: Option<TextFilter>,
    /// Is below this term, directly or through others.
    pub below: Option<TermBy>,
    /// Has no broader term that you may see (true) or has one (false).
    pub is_top: Option<bool>,
}

impl FilterInput for TermFilter {
    fn connectives(&mut self) -> Connectives<Self> {
        Connectives { and: self.and.take(), or: self.or.take(), not: self.not.take() }
    }

    fn add_to(self, view: &View, filter: &mut Filter) -> Result<(), Failure> {
        filter.add(|record| record.noun() == Noun::Term);
        self.record.add_to(view, filter)?;
        if let Some(schemes) = self.schemes {
            filter.add(move |record| record.scheme().is_some_and(|it| schemes.iter().any(|scheme| scheme == it)));
        }
        if let Some(test) = self.code.map(TextFilter::test) {
            filter.add(move |record| test(record.code()));
        }
        if let Some(test) = self.name_en.map(TextFilter::test) {
            filter.add(move |record| match record.detail() {
                crate::directory::Detail::Term(own) => test(own.name_en.as_deref()),
                _ => false,
            });
        }
        if let Some(above) = self.below {
            let below = above.find(view).map_or_else(Vec::new, |term| with_narrower(term, true));
            filter.add_one_of(below.into_iter().skip(1).collect());
        }
        if let Some(is_top) = self.is_top {
            filter.add(move |record: RecordView<'_>| record.broader().next().is_none() == is_top);
        }
        Ok(())
    }
}
