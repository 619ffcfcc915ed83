//! Conditions on a type, legal form or the like, by code.

use async_graphql::InputObject;

use super::error::Failure;
use super::filter::Filter;
use crate::directory::view::RecordView;
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
            let bearers = terms.iter().flat_map(|term| view.bearers(*term)).map(RecordView::no);
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
    view.term(scheme, code)
        .map(RecordView::no)
        .ok_or_else(|| unknown(code, codes_of(view, |it| it == scheme).into_iter(), scheme))
}

/// Makes sure that relations of a kind (of any kind, if none is given) know a role.
///
/// # Errors
/// The nearest role that they know.
pub fn check_roles(view: &View, kind: Option<&str>, roles: &[String]) -> Result<(), Failure> {
    let kinds = view.about().kinds.iter().filter(|it| kind.is_none_or(|kind| *it.code == *kind));
    let schemes: Vec<&str> = kinds.filter_map(|kind| kind.role_scheme.as_deref()).collect();
    match roles.iter().find(|role| !schemes.iter().any(|scheme| view.term(scheme, role).is_some())) {
        None => Ok(()),
        Some(role) => Err(unknown(role, codes_of(view, |scheme| schemes.contains(&scheme)).into_iter(), "role")),
    }
}

/// Makes sure that there are kinds of relation.
///
/// # Errors
/// The nearest kind that there is.
pub fn check_kinds(view: &View, kinds: &[String]) -> Result<(), Failure> {
    match kinds.iter().find(|kind| view.about().kind_no(kind).is_none()) {
        None => Ok(()),
        Some(kind) => Err(unknown(kind, view.about().kinds.iter().map(|kind| &*kind.code), "relationKind")),
    }
}

fn codes_of(view: &View, is_scheme: impl Fn(&str) -> bool) -> Vec<&str> {
    let terms = view.by_name(Noun::Term).filter(|term| term.scheme().is_some_and(&is_scheme));
    terms.filter_map(RecordView::code).collect()
}

fn unknown<'c>(code: &str, known: impl Iterator<Item = &'c str>, of: &str) -> Failure {
    match known.min_by_key(|known| strsim::damerau_levenshtein(known, code)) {
        Some(nearest) => Failure::bad_input(
            format!("„{code}“ ist kein Code von „{of}“; gemeint ist vielleicht „{nearest}“."),
            format!("“{code}” is no code of “{of}”; perhaps “{nearest}” is meant."),
        ),
        None => Failure::bad_input(
            format!("„{code}“ ist kein Code von „{of}“; hier gibt es keine."),
            format!("“{code}” is no code of “{of}”; there are none here."),
        ),
    }
}
