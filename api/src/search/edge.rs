//! A hit in the API: a record, and why it answers.

use std::sync::Arc;

use async_graphql::{Object, SimpleObject};

use super::answer::{Answer, Explanation};
use super::field::Field;
use super::rank::Reason;
use super::snippet::Snippet;
use crate::graphql::handle::Handle;
use crate::graphql::record_type::RecordType;
use crate::record::Record;

/// A record and how well it answers.
#[derive(Clone)]
pub(super) struct Row {
    pub record: Handle,
    pub score: f32,
}

/// A hit: a record and why it answers.
pub struct SearchEdge {
    pub(super) cursor: String,
    pub(super) row: Row,
    pub(super) text: String,
    pub(super) answer: Arc<Answer>,
}

impl SearchEdge {
    fn explanation(&self) -> Explanation {
        self.answer.explain(self.row.record.get())
    }
}

/// A hit: a record and why it answers.
#[Object]
impl SearchEdge {
    /// The place of the row in the list, for `after`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// How well it answers: more is better. Only good to compare hits of one search.
    async fn score(&self) -> f64 {
        f64::from(self.row.score)
    }

    /// Where most of the words were found; null where only an area was found that the place lies in.
    async fn matched_field(&self) -> Option<Field> {
        self.explanation().text.map(|(field, ..)| field)
    }

    /// The text in which most of the words were found, cut to about 200 letters; null where there is none.
    async fn snippet(&self) -> Option<Snippet> {
        self.explanation().text.map(|(_, text, ranges)| Snippet::around(&text, &ranges))
    }

    /// Of each word that is answered the word that answers it, in the order of the search.
    async fn why(&self) -> Vec<SearchMatch> {
        let matches = self.explanation().matches.into_iter();
        let word = |group: usize| self.text[self.answer.plan.groups[group].range.clone()].to_owned();
        matches
            .map(|it| SearchMatch { word: word(it.group), found: it.found, field: it.field, reason: it.reason })
            .collect()
    }

    /// The record.
    async fn node(&self) -> Record {
        Record::show(self.row.record.get())
    }
}

/// A word of the search and the word of the record that answers it.
#[derive(SimpleObject)]
pub struct SearchMatch {
    /// The word as it was typed.
    word: String,
    /// The word as it stands in the record.
    found: String,
    /// Where it stands.
    field: Field,
    /// Why it answers.
    reason: Reason,
}
