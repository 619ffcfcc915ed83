//! How many hits there are of each noun, type, topic, place, role and year.

use std::collections::HashMap;
use std::hash::Hash;

use async_graphql::SimpleObject;
use chrono::Datelike;

use super::rank::Hit;
use crate::directory::view::RecordView;
use crate::directory::{Noun, RecordNo, View};
use crate::graphql::error::Failure;
use crate::graphql::record_type::RecordType;
use crate::term::Term;

/// The most entries of a list.
const MOST: usize = 50;

/// How many hits there are of each kind, the most frequent first; at most 50 of each.
#[derive(SimpleObject)]
#[graphql(name = "SearchFacets")]
pub struct Facets {
    /// By noun.
    nouns: Vec<NounCount>,
    /// By type.
    types: Vec<TermCount>,
    /// By topic that they bear.
    topics: Vec<TermCount>,
    /// By place of their addresses, or that they bear.
    places: Vec<TermCount>,
    /// By the roles that they have in working groups, cooperations and publications.
    roles: Vec<TermCount>,
    /// By the year in which somebody last confirmed them; null for those that nobody did.
    verified_years: Vec<YearCount>,
}

/// How many hits are of a noun.
#[derive(SimpleObject)]
#[graphql(name = "SearchNounCount")]
pub struct NounCount {
    /// The noun.
    noun: Noun,
    /// How many.
    count: usize,
}

/// How many hits have a term.
#[derive(SimpleObject)]
#[graphql(name = "SearchTermCount")]
pub struct TermCount {
    /// The term.
    term: Term,
    /// How many.
    count: usize,
}

/// How many hits were confirmed in a year.
#[derive(SimpleObject)]
#[graphql(name = "SearchYearCount")]
pub struct YearCount {
    /// The year (UTC); null for those that nobody confirmed.
    year: Option<i32>,
    /// How many.
    count: usize,
}

/// Counts the terms of hits.
pub type Facet = fn(&View, &[Hit]) -> Vec<TermCount>;

impl Facets {
    /// The facets of hits. `terms` counts with the conditions that count for a facet.
    ///
    /// # Errors
    /// Those of `terms`.
    pub(super) fn of(
        view: &View,
        hits: &[Hit],
        of_nouns: &[Hit],
        terms: impl Fn(&str, Facet) -> Result<Vec<TermCount>, Failure>,
    ) -> Result<Self, Failure> {
        let nouns = counted(view, of_nouns, |record| vec![record.noun()]);
        let years = counted(view, hits, |record| vec![record.verified_at().map(|at| at.year())]);
        Ok(Self {
            nouns: nouns.into_iter().map(|(noun, count)| NounCount { noun, count }).collect(),
            types: of_terms(view, hits, |record| record.type_term().into_iter().map(RecordView::no).collect()),
            topics: terms("terms", |view, hits| of_terms(view, hits, |record| borne(record, "topic")))?,
            places: terms("place", |view, hits| of_terms(view, hits, places))?,
            roles: of_terms(view, hits, roles),
            verified_years: years.into_iter().map(|(year, count)| YearCount { year, count }).collect(),
        })
    }
}

fn borne(record: RecordView<'_>, scheme: &str) -> Vec<RecordNo> {
    record.terms().map(|(_, term)| term).filter(|term| term.scheme() == Some(scheme)).map(RecordView::no).collect()
}

fn places(record: RecordView<'_>) -> Vec<RecordNo> {
    let of_addresses = record.addresses().iter().filter_map(|address| record.follow(address.place));
    let mut places = borne(record, "place");
    places.extend(of_addresses.map(RecordView::no));
    places
}

fn roles(record: RecordView<'_>) -> Vec<RecordNo> {
    record.edges_out(|_| true).filter_map(|edge| edge.relation.role()).map(RecordView::no).collect()
}

fn of_terms(view: &View, hits: &[Hit], keys: impl Fn(RecordView<'_>) -> Vec<RecordNo>) -> Vec<TermCount> {
    let id = |no: RecordNo| view.record(no).map(RecordView::id);
    let mut counts: Vec<(RecordNo, usize)> = tally(view, hits, keys).into_iter().collect();
    counts.sort_unstable_by_key(|(no, count)| (std::cmp::Reverse(*count), id(*no)));
    counts.truncate(MOST);
    let term = |(no, count)| Some(TermCount { term: Term::show(view.record(no)?), count });
    counts.into_iter().filter_map(term).collect()
}

fn counted<K: Hash + Ord + Copy>(
    view: &View,
    hits: &[Hit],
    keys: impl Fn(RecordView<'_>) -> Vec<K>,
) -> Vec<(K, usize)> {
    let mut counts: Vec<(K, usize)> = tally(view, hits, keys).into_iter().collect();
    counts.sort_unstable_by_key(|(key, count)| (std::cmp::Reverse(*count), *key));
    counts.truncate(MOST);
    counts
}

/// In how many hits each key is.
fn tally<K: Hash + Ord>(view: &View, hits: &[Hit], keys: impl Fn(RecordView<'_>) -> Vec<K>) -> HashMap<K, usize> {
    let mut counts = HashMap::new();
    for record in hits.iter().filter_map(|hit| view.record(RecordNo(hit.record))) {
        let mut keys = keys(record);
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    counts
}
