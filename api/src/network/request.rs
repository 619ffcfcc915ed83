//! A part of the network as it is asked for, by GraphQL and by exports alike.

use chrono::NaiveDate;

use super::analysis::Analyses;
use super::neighbourhood::{around, best_connected};
use super::picture::Picture;
use super::reader::Reader;
use super::selection::{Selection, within};
use crate::directory::{Noun, RecordNo, View};
use crate::graphql::error::Failure;

/// The most steps around a record.
const DEEPEST: usize = 6;
/// The most records.
pub const MOST: usize = 1_000;

/// A part of the network as it is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    around: Option<RecordNo>,
    depth: usize,
    selection: Selection,
    limit: usize,
}

impl Request {
    /// What is asked for; what is not said is as usual. Without a day all times are meant.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(
        view: &View,
        around: Option<RecordNo>,
        depth: Option<i32>,
        nouns: Option<Vec<Noun>>,
        kinds: Option<&[String]>,
        on: Option<NaiveDate>,
        limit: Option<i32>,
    ) -> Result<Self, Failure> {
        let (depth, limit) = (within("depth", depth, 2, DEEPEST)?, within("limit", limit, 100, MOST)?);
        Ok(Self { around, depth, selection: Selection::new(view, nouns, kinds, on)?, limit })
    }

    /// Finds it.
    ///
    /// # Errors
    /// When that takes too long.
    pub async fn picture(self, view: &View, analyses: &Analyses) -> Result<Picture, Failure> {
        let Self { around: centre, depth, selection, limit } = self;
        let known = match selection.on().filter(|_| centre.is_none() && selection.is_standard()) {
            Some(on) => analyses.known(view, on),
            None => None,
        };
        let (view, analyses, workers) = (view.clone(), analyses.clone(), analyses.workers().clone());
        workers
            .run(move |_| {
                let found = match (centre.and_then(|no| view.record(no)), known) {
                    (Some(record), _) => around(&mut Reader::new(&view, &selection), record, depth, limit),
                    (None, Some(known)) => best_connected(&known.network, &view, limit),
                    (None, None) => best_connected(&selection.graph(&view), &view, limit),
                };
                Ok(Picture::of(view, selection, analyses, &found, limit, centre.is_some()))
            })
            .await
    }
}
