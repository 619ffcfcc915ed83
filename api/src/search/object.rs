//! The search in the API.

use std::sync::Arc;

use async_graphql::{Context, InputType, Object, SimpleObject, Value};

use super::answer::Answer;
use super::edge::{Row, SearchEdge};
use super::facet::{Facet, Facets};
use super::snippet::Snippet;
use crate::directory::view::RecordView;
use crate::directory::{RecordNo, View};
use crate::graphql::cursor::{Cursor, Key};
use crate::graphql::error::Failure;
use crate::graphql::filter::{Filter, FilterInput};
use crate::graphql::handle::view;
use crate::graphql::page::{Page, PageInfo, PageInput};
use crate::graphql::record_type::RecordType;
use crate::record::Record;
use crate::record::filter::RecordFilter;

/// The longest text that is searched for, in letters.
const LONGEST: usize = 2_000;

/// The search over all nouns.
#[derive(Default)]
pub struct SearchQuery;

/// The search over all nouns.
#[Object]
impl SearchQuery {
    /// Records of all nouns that answer a text, the best first: words in any inflection, with ä as ae, parts of compounds,
    /// words of the same meaning, abbreviations, mistyped words. What you may not see is not searched.
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is looked for, at most 2,000 letters. A text without a word is answered by nothing.")]
        text: String,
        #[graphql(desc = "Only among these records; all where nothing is said.")] filter: Option<RecordFilter>,
        #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")] first: Option<i32>,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows (1 to 100).")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Result<SearchPage, Failure> {
        SearchPage::of(view(ctx), text, filter, &PageInput { first, after, last, before })
    }

    /// Records whose names have words that begin like a text, while somebody types it: those whose name begins with it first.
    async fn suggest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was typed so far, at most 2,000 letters.")] prefix: String,
        #[graphql(desc = "At most so many (1 to 100; 20 where nothing is said).")] first: Option<i32>,
    ) -> Result<Vec<SearchSuggestion>, Failure> {
        check(&prefix)?;
        let limit = PageInput { first, ..PageInput::default() }.window("suggest", &[])?.limit;
        let found = Answer::suggestions(view(ctx), &prefix, limit);
        let suggestion = |(record, ranges): (RecordView<'_>, Vec<_>)| SearchSuggestion {
            text: Snippet::whole(record.name(), &ranges),
            node: Record::show(record),
        };
        Ok(found.into_iter().map(suggestion).collect())
    }
}

fn check(text: &str) -> Result<(), Failure> {
    if text.chars().nth(LONGEST).is_none() {
        return Ok(());
    }
    Err(Failure::bad_input(
        format!("Gesucht werden kann nach höchstens {LONGEST} Zeichen."),
        format!("At most {LONGEST} letters can be searched for."),
    ))
}

/// The filter without one of its conditions.
fn filter_without(view: &View, filter: Option<&Value>, condition: Option<&str>) -> Result<Filter, Failure> {
    let Some(mut filter) = filter.cloned() else { return Ok(Filter::default()) };
    if let (Value::Object(conditions), Some(condition)) = (&mut filter, condition) {
        conditions.shift_remove(condition);
    }
    match <RecordFilter as InputType>::parse(Some(filter)) {
        Ok(filter) => filter.compile(view),
        Err(_) => Ok(Filter::default()),
    }
}

/// The filter, if it keeps anything out.
fn some(filter: &Filter) -> Option<&Filter> {
    Some(filter).filter(|filter| !filter.is_empty())
}

/// What answers a search, the best first.
pub struct SearchPage {
    view: View,
    answer: Arc<Answer>,
    filter: Option<Value>,
    text: String,
    /// What cursors are bound to.
    order: String,
    page: Page<Row>,
    changed: bool,
}

impl SearchPage {
    fn of(view: &View, text: String, filter: Option<RecordFilter>, input: &PageInput) -> Result<Self, Failure> {
        check(&text)?;
        let filter = filter.map(|filter| filter.to_value());
        let compiled = filter_without(view, filter.as_ref(), None)?;
        let order = format!("search {text:?} among {filter:?}");
        let window = input.window(&order, &[false, false])?;
        let mut answer = Answer::of(view, &text, false, some(&compiled));
        if window.after.is_some() || window.before.is_some() || !window.forward {
            answer.order_all(view);
        }
        let revision = i64::try_from(view.revision()).unwrap_or(i64::MAX);
        let mut changed = false;
        // A cursor of another revision stands for where its record is now.
        let mut rank_of = |cursor: &Cursor| {
            let rank = match cursor.keys.first() {
                Some(Key::Number(rank)) => usize::try_from(*rank).unwrap_or(0).min(answer.hits.len()),
                _ => 0,
            };
            if cursor.keys.get(1) == Some(&Key::Number(revision)) {
                return rank;
            }
            changed = true;
            let is_it = |record: u32| view.record(RecordNo(record)).is_some_and(|it| it.id() == cursor.id);
            answer.hits.iter().position(|hit| is_it(hit.record)).unwrap_or(rank)
        };
        let least = window.after.as_ref().map_or(0, |after| rank_of(after) + 1).min(answer.hits.len());
        let most = window.before.as_ref().map_or(answer.hits.len(), &mut rank_of).max(least);
        let (start, end) = if window.forward {
            (least, most.min(least + window.limit))
        } else {
            (least.max(most.saturating_sub(window.limit)), most)
        };
        let row = |(rank, hit): (usize, &super::rank::Hit)| {
            let record = view.record(RecordNo(hit.record))?;
            let rank = i64::try_from(rank).unwrap_or(i64::MAX);
            let place = Cursor { keys: vec![Key::Number(rank), Key::Number(revision)], id: record.id() };
            Some((place, Row { record: record.into(), score: hit.score }))
        };
        let page = Page {
            rows: (start..end).zip(&answer.hits[start..end]).filter_map(row).collect(),
            has_next: if window.forward { end < most } else { window.before.is_some() },
            has_previous: if window.forward { window.after.is_some() } else { start > least },
        };
        Ok(Self { view: view.clone(), answer: Arc::new(answer), filter, text, order, page, changed })
    }

    /// The words that were corrected, each with the word that was searched for instead.
    fn corrections(&self) -> Vec<SearchCorrection> {
        let groups = self.answer.plan.groups.iter().enumerate();
        let of = |(at, group): (usize, &super::rank::Group)| {
            let folded = group.corrected.as_deref()?;
            let hits = self.answer.hits.iter().take(20).filter_map(|hit| self.view.record(RecordNo(hit.record)));
            let written = hits
                .flat_map(|record| self.answer.explain(record).matches)
                .find(|it| it.group == at && super::is_spelling_of(&it.found, folded));
            let by = written.map_or_else(|| folded.to_owned(), |it| it.found);
            Some(SearchCorrection { word: self.text[group.range.clone()].to_owned(), by })
        };
        groups.filter_map(of).collect()
    }
}

/// What answers a search, the best first.
#[Object(name = "SearchConnection")]
impl SearchPage {
    /// The hits of the page, each with the reason why it is one.
    async fn edges(&self) -> Vec<SearchEdge> {
        let edge = |(place, row): &(Cursor, Row)| SearchEdge {
            cursor: place.encode(&self.order),
            row: row.clone(),
            text: self.text.clone(),
            answer: Arc::clone(&self.answer),
        };
        self.page.rows.iter().map(edge).collect()
    }

    /// The records of the page.
    async fn nodes(&self) -> Vec<Record> {
        self.page.rows.iter().map(|(_, row)| Record::show(row.record.get())).collect()
    }

    /// Where the page lies in the list.
    async fn page_info(&self) -> PageInfo {
        self.page.info(&self.order)
    }

    /// How many records answer in all.
    async fn total_count(&self) -> usize {
        self.answer.hits.len()
    }

    /// How many of the hits there are of each kind. Each list counts with all conditions of the filter but its own: `nouns`
    /// without the condition `nouns`, `topics` without `terms`, `places` without `place`.
    async fn facets(&self) -> Result<Facets, Failure> {
        let without = |condition: &str| {
            let is_given = matches!(&self.filter, Some(Value::Object(given)) if given.contains_key(condition));
            if !is_given {
                return Ok(Arc::clone(&self.answer));
            }
            let filter = filter_without(&self.view, self.filter.as_ref(), Some(condition))?;
            Ok::<_, Failure>(Arc::new(Answer::of(&self.view, &self.text, false, some(&filter))))
        };
        let terms = |condition: &str, facet: Facet| Ok(facet(&self.view, &without(condition)?.hits));
        Facets::of(&self.view, &self.answer.hits, &without("nouns")?.hits, terms)
    }

    /// The words that the directory does not know, and what was searched for instead. Empty where nothing was corrected.
    async fn corrected(&self) -> Vec<SearchCorrection> {
        self.corrections()
    }

    /// The text as it was probably meant; null where nothing was corrected.
    async fn did_you_mean(&self) -> Option<String> {
        let corrections = self.corrections();
        let corrected = self.answer.plan.groups.iter().filter(|group| group.corrected.is_some());
        let mut text = self.text.clone();
        for (group, correction) in corrected.zip(&corrections).collect::<Vec<_>>().into_iter().rev() {
            text.replace_range(group.range.clone(), &correction.by);
        }
        (!corrections.is_empty()).then_some(text)
    }

    /// Whether the directory has changed since the cursor was given out: ranks may have moved, so a hit may be missing or
    /// come twice. Begin again for a list that is complete.
    async fn changed_since_cursor(&self) -> bool {
        self.changed
    }
}

/// A word that was taken for a typing error.
#[derive(SimpleObject)]
pub struct SearchCorrection {
    /// The word as it was typed.
    word: String,
    /// The word that was searched for instead, as the directory spells it.
    by: String,
}

/// A record whose name begins like what is being typed.
#[derive(SimpleObject)]
pub struct SearchSuggestion {
    /// Its name, and what in it was typed.
    text: Snippet,
    /// The record.
    node: Record,
}
