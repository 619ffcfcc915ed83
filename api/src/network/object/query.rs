//! What the query root asks of the network as a whole.

use std::sync::Arc;

use async_graphql::{Context, Object};
use chrono::NaiveDate;

use super::analyses;
use super::between::Between;
use super::change::NetworkChanges;
use super::picture::Network;
use super::summary::NetworkSummary;
use super::tie::{Introduction, Partner, Suggestion};
use super::way::{Path, Paths};
use crate::directory::view::RecordView;
use crate::directory::{Noun, View};
use crate::graphql::error::Failure;
use crate::graphql::handle::view;
use crate::graphql::scalar::{Date, Revision};
use crate::network::introduction::introductions;
use crate::network::path::Search;
use crate::network::reader::Reader;
use crate::network::request::Request;
use crate::network::selection::{Selection, within};
use crate::network::suggestion::suggestions;
use crate::network::tie::Ties;
use crate::record::query::RecordBy;

/// The longest ways that are looked for.
const LONGEST: usize = 12;

/// What the query root asks of the network as a whole.
#[derive(Default)]
pub struct NetworkQuery;

fn day(view: &View, on: Option<Date>) -> NaiveDate {
    on.map_or_else(|| view.today(), |day| day.0)
}

/// What the query root asks of the network as a whole.
#[Object]
impl NetworkQuery {
    /// The network around a record, breadth first; without one the best connected part of the whole. Null if there is no
    /// such record or you may not see it.
    async fn network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Around which record; the whole network where none is named.")] around: Option<RecordBy>,
        #[graphql(desc = "How many steps around the record (1 to 6).", default = 2)] depth: i32,
        #[graphql(
            desc = "Records of which nouns; institutions, working groups and cooperations where nothing is said. Never terms."
        )]
        nouns: Option<Vec<Noun>>,
        #[graphql(
            desc = "Relations of which kinds (codes); where nothing is said all states, and the events of publications."
        )]
        relation_kinds: Option<Vec<String>>,
        #[graphql(
            desc = "Relations that hold, or may hold, on this day; today in Europe/Berlin where nothing is said."
        )]
        on: Option<Date>,
        #[graphql(
            desc = "At most so many records (1 to 1000); the best connected first where there are more.",
            default = 100
        )]
        limit: i32,
    ) -> Option<Result<Network, Failure>> {
        let view = view(ctx);
        let around = match around.map(|by| by.find(view).map(RecordView::no)) {
            Some(None) => return None,
            Some(found) => found,
            None => None,
        };
        let on = Some(day(view, on));
        let request = Request::new(view, around, Some(depth), nouns, relation_kinds.as_deref(), on, Some(limit));
        Some(match request {
            Ok(request) => request.picture(view, &analyses(ctx)).await.map(|picture| Network(Arc::new(picture))),
            Err(failure) => Err(failure),
        })
    }

    /// Ways from one record to another, the shortest first. Null if there is no such record or you may not see it.
    async fn paths(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "From which record.")] from: RecordBy,
        #[graphql(desc = "To which record.")] to: RecordBy,
        #[graphql(desc = "With at most so many steps (1 to 12).", default = 6)] max_length: i32,
        #[graphql(desc = "The first so many ways (1 to 20).", default = 5)] first: i32,
        #[graphql(desc = "Records that the ways must not meet.")] avoid: Option<Vec<RecordBy>>,
        #[graphql(
            desc = "Through records of which nouns; institutions, working groups and cooperations where nothing is said."
        )]
        nouns: Option<Vec<Noun>>,
        #[graphql(desc = "By relations of which kinds (codes); all states where nothing is said.")]
        relation_kinds: Option<Vec<String>>,
        #[graphql(
            desc = "By relations that hold, or may hold, on this day; today in Europe/Berlin where nothing is said."
        )]
        on: Option<Date>,
    ) -> Option<Result<Paths, Failure>> {
        let view = view(ctx);
        let (from, to) = (from.find(view)?, to.find(view)?);
        let on = day(view, on);
        let prepare = || {
            if from == to {
                return Err(Failure::bad_input(
                    "„from“ und „to“ sind derselbe Eintrag.",
                    "“from” and “to” are the same record.",
                ));
            }
            let selection = Selection::new(view, nouns, relation_kinds.as_deref(), Some(on))?;
            let (longest, count) =
                (within("maxLength", Some(max_length), 6, LONGEST)?, within("first", Some(first), 5, 20)?);
            Ok((selection, longest, count))
        };
        let (selection, longest, count) = match prepare() {
            Ok(prepared) => prepared,
            Err(failure) => return Some(Err(failure)),
        };
        let avoided: Vec<_> =
            avoid.unwrap_or_default().iter().filter_map(|by| by.find(view)).map(RecordView::no).collect();
        let (from, to, view) = (from.no(), to.no(), view.clone());
        let workers = analyses(ctx).workers().clone();
        let found = workers.run(move |stop| {
            let mut reader = Reader::new(&view, &selection).avoiding(avoided);
            let mut search = Search::to(&mut reader, to, longest, stop);
            let ways = search.shortest(from, count)?;
            let count = ways.first().map_or(Ok(0), |way| search.count(from, way.len() - 1))?;
            let ways = ways.iter().filter_map(|way| Path::of(&view, &selection, way, on)).collect();
            Ok(Paths { ways, count, on })
        });
        Some(found.await)
    }

    /// Who could bring two records together, the best first: whom both meet; where nobody is, who lies on the way between
    /// them. Null if there is no such record or you may not see it.
    async fn introductions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who seeks a contact.")] seeker: RecordBy,
        #[graphql(desc = "With whom.")] target: RecordBy,
        #[graphql(desc = "Who may introduce: INSTITUTION where nothing is said; PERSON for persons.")] nouns: Option<
            Vec<Noun>,
        >,
        #[graphql(desc = "Who is, or may be, there on this day; today in Europe/Berlin where nothing is said.")]
        on: Option<Date>,
        #[graphql(desc = "The first so many (1 to 100).", default = 10)] first: i32,
    ) -> Option<Result<Vec<Introduction>, Failure>> {
        let view = view(ctx);
        let (seeker, target) = (seeker.find(view)?, target.find(view)?);
        let nouns = nouns.unwrap_or_else(|| vec![Noun::Institution]);
        let selection = nouns.iter().fold(Selection::standard(day(view, on)), |it, noun| it.with(*noun));
        let count = match within("first", Some(first), 10, 100) {
            Ok(count) => count,
            Err(failure) => return Some(Err(failure)),
        };
        let (seeker, target, view) = (seeker.no(), target.no(), view.clone());
        let workers = analyses(ctx).workers().clone();
        let found = workers.run(move |stop| {
            let (Some(seeker), Some(target)) = (view.record(seeker), view.record(target)) else {
                return Ok(Vec::new());
            };
            let found = introductions(seeker, target, &selection, &nouns, stop)?;
            Ok(found.iter().take(count).map(|it| Introduction::of(seeker, target, it)).collect())
        });
        Some(found.await)
    }

    /// The whole network in a few numbers, on a day.
    async fn network_summary(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "On which day; today in Europe/Berlin where nothing is said.")] on: Option<Date>,
    ) -> Result<NetworkSummary, Failure> {
        let (view, analyses) = (view(ctx), analyses(ctx));
        let on = day(view, on);
        let known = analyses.of(view, on).await?;
        Ok(NetworkSummary { view: view.clone(), on, analysis: known, analyses })
    }

    /// Whom an institution meets, and through which groups, cooperations and relations; the closest first. Null if there is
    /// no such record or you may not see it.
    async fn partners_of(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which institution (or person, working group, cooperation).")] institution: RecordBy,
        #[graphql(desc = "Who is, or may be, there on this day; today in Europe/Berlin where nothing is said.")]
        on: Option<Date>,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Option<Result<Vec<Partner>, Failure>> {
        let view = view(ctx);
        let record = institution.find(view)?;
        let count = match within("first", Some(first), 20, 100) {
            Ok(count) => count,
            Err(failure) => return Some(Err(failure)),
        };
        let (record, on, view) = (record.no(), day(view, on), view.clone());
        let workers = analyses(ctx).workers().clone();
        let found = workers.run(move |_| {
            let Some(record) = view.record(record) else { return Ok(Vec::new()) };
            let selection = Selection::standard(on).with(record.noun());
            let ties = Ties::new(&selection, on).of(record, &[Noun::Institution]);
            Ok(ties.iter().take(count).map(|tie| Partner::of(record, tie)).collect())
        });
        Some(found.await)
    }

    /// Institutions that could be partners of a record and never meet it: who shares partners and topics with it. Null if
    /// there is no such record or you may not see it.
    async fn suggested_partners(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "for", desc = "For which institution.")] institution: RecordBy,
        #[graphql(desc = "Who is, or may be, partner on this day; today in Europe/Berlin where nothing is said.")]
        on: Option<Date>,
        #[graphql(desc = "The first so many (1 to 100).", default = 10)] first: i32,
    ) -> Option<Result<Vec<Suggestion>, Failure>> {
        let view = view(ctx);
        let record = institution.find(view)?;
        let count = match within("first", Some(first), 10, 100) {
            Ok(count) => count,
            Err(failure) => return Some(Err(failure)),
        };
        let (record, on, view) = (record.no(), day(view, on), view.clone());
        let workers = analyses(ctx).workers().clone();
        let found = workers.run(move |stop| {
            let Some(record) = view.record(record) else { return Ok(Vec::new()) };
            let found = suggestions(record, &Selection::standard(on), count, stop)?;
            Ok(found.iter().map(Suggestion::of).collect())
        });
        Some(found.await)
    }

    /// How the network changed: what was added, ended and changed, in sentences. From one day to another by the periods of
    /// relations, and year by year; for staff also from one revision to another by the log.
    async fn network_changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The earlier day; either this or `fromRevision`.")] from: Option<Date>,
        #[graphql(
            desc = "The later day, at most 100 years on; today in Europe/Berlin where nothing is said. Goes with `from`."
        )]
        to: Option<Date>,
        #[graphql(desc = "The earlier revision: what the log tells since, to staff only. Either this or `from`.")]
        from_revision: Option<Revision>,
        #[graphql(desc = "The later revision; the present one where nothing is said. Goes with `fromRevision`.")]
        to_revision: Option<Revision>,
        #[graphql(
            desc = "Between records of which nouns; institutions, working groups and cooperations where nothing is said."
        )]
        nouns: Option<Vec<Noun>>,
        #[graphql(desc = "Relations of which kinds (codes); all states where nothing is said.")] relation_kinds: Option<
            Vec<String>,
        >,
    ) -> Result<NetworkChanges, Failure> {
        let view = view(ctx);
        let between = Between::asked(view, [from, to], [from_revision, to_revision])?;
        let selection = Selection::new(view, nouns, relation_kinds.as_deref(), None)?;
        between.changes(ctx, view, selection).await
    }
}
