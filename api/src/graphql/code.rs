//! Conditions on a type, legal form or the like, by code.

use async_graphql::InputObject;

use super::error::Failure;
use super::filter::Filter;
use crate::directory::{Detail, Noun, RecordNo, View};

/// Conditions on a type by its code. All that are given must hold.
#[derive(Clone, Debug, Default, InputObject)]
pub struct CodeFilter {
    /// Is this one.
    pub eq: Option<String>,
    /// Is one of these.
    #[graphql(name = "in")]
    pub one_of: Option<Vec<String>>,
    /// Is none of these; what has no type is none of them.
    pub not_in: Option<Vec<String>>,
    /// Is not stated (true) or is stated (false).
    pub is_null: Option<bool>,
}

impl CodeFilter {
    /// Adds the conditions on the term of a scheme that a record refers to.
    ///
    /// # Errors
    /// A code that the scheme does not have.
    pub fn add_to(
        self,
        view: &View,
        filter: &mut Filter,
        scheme: &'static str,
        code_of: fn(&Detail) -> Option<RecordNo>,
    ) -> Result<(), Failure> {
        let resolve = |codes: &[String]| {
            codes.iter().map(|code| resolve(view, scheme, code)).collect::<Result<Vec<RecordNo>, Failure>>()
        };
        for wanted in [self.eq.map(|code| vec![code]), self.one_of].into_iter().flatten() {
            let terms = resolve(&wanted)?;
            let bearers = terms.iter().flat_map(|term| view.bearers(*term)).map(|record| record.no());
            filter.add_among(bearers.collect(), move |record| {
                code_of(record.detail()).is_some_and(|term| terms.contains(&term))
            });
        }
        if let Some(unwanted) = self.not_in {
            let terms = resolve(&unwanted)?;
            filter.add(move |record| code_of(record.detail()).is_none_or(|term| !terms.contains(&term)));
        }
        if let Some(is_null) = self.is_null {
            filter.add(move |record| code_of(record.detail()).is_none() == is_null);
        }
        Ok(())
    }
}

/// The term of a code; types and roles are public, so that an unknown one can be answered with the nearest.
fn resolve(view: &View, scheme: &str, code: &str) -> Result<RecordNo, Failure> {
    view.term(scheme, code).map(|term| term.no()).ok_or_else(|| {
        let codes =
            view.by_name(Noun::Term).filter(|term| term.scheme() == Some(scheme)).filter_map(|term| term.code());
        let distance = |known: &&str| strsim::damerau_levenshtein(known, code);
        let nearest = codes.min_by_key(distance).unwrap_or_default();
        Failure::bad_input(
            format!("„{code}“ ist kein Code von „{scheme}“; gemeint ist vielleicht „{nearest}“."),
            format!("“{code}” is no code of “{scheme}”; perhaps “{nearest}” is meant."),
        )
    })
}
