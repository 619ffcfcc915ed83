//! `GET /network.svg` and its like: a part of the network as a file, with the arguments and rights of `network` in GraphQL.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use serde::Deserialize;
use tokio::time::timeout;

use super::accept::MediaType;
use super::answer::Reader;
use super::app::App;
use super::request_id::RequestId;
use super::{revision, viewer};
use crate::directory::{Noun, View};
use crate::graphql::error::{Code, Failure};
use crate::graphql::handle::record_of;
use crate::graphql::language::Language;
use crate::network::export::{Format, Sheet, Table};
use crate::network::request::Request;

/// What a file is asked for with.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Asked {
    /// A slug or a global id.
    around: Option<String>,
    depth: Option<i32>,
    /// Nouns, with commas between.
    nouns: Option<String>,
    /// Codes of kinds, with commas between.
    relation_kinds: Option<String>,
    /// A day, or `all`.
    on: Option<String>,
    limit: Option<i32>,
    /// Of CSV, which table.
    table: Option<Table>,
    /// Of SVG, in which language.
    language: Option<String>,
}

/// Answers with a picture.
pub(super) async fn svg<S: Send + Sync + 'static>(
    state: State<Arc<App<S>>>,
    id: Extension<RequestId>,
    headers: HeaderMap,
    query: RawQuery,
) -> Response {
    answer(state, id, headers, query, |_| Format::Svg).await
}

/// Answers with GraphML.
pub(super) async fn graphml<S: Send + Sync + 'static>(
    state: State<Arc<App<S>>>,
    id: Extension<RequestId>,
    headers: HeaderMap,
    query: RawQuery,
) -> Response {
    answer(state, id, headers, query, |_| Format::Graphml).await
}

/// Answers with GEXF.
pub(super) async fn gexf<S: Send + Sync + 'static>(
    state: State<Arc<App<S>>>,
    id: Extension<RequestId>,
    headers: HeaderMap,
    query: RawQuery,
) -> Response {
    answer(state, id, headers, query, |_| Format::Gexf).await
}

/// Answers with a table.
pub(super) async fn csv<S: Send + Sync + 'static>(
    state: State<Arc<App<S>>>,
    id: Extension<RequestId>,
    headers: HeaderMap,
    query: RawQuery,
) -> Response {
    answer(state, id, headers, query, |asked| Format::Csv(asked.table.unwrap_or_default())).await
}

/// Answers with nodes and edges in JSON.
pub(super) async fn json<S: Send + Sync + 'static>(
    state: State<Arc<App<S>>>,
    id: Extension<RequestId>,
    headers: HeaderMap,
    query: RawQuery,
) -> Response {
    answer(state, id, headers, query, |_| Format::Json).await
}

async fn answer<S>(
    State(app): State<Arc<App<S>>>,
    Extension(request_id): Extension<RequestId>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
    format: fn(&Asked) -> Format,
) -> Response {
    let language = viewer::language(&headers);
    let reader = Reader { language, media_type: MediaType::Json, request_id };
    viewer::answer(&app, &headers, &reader, async |viewer| {
        let view = match app.view(viewer, &headers).await {
            Ok(view) => view,
            Err(failure) => return reader.refuse(StatusCode::BAD_REQUEST, failure),
        };
        let done = timeout(app.limits.request_time, file(&app, &view, query.as_deref(), language, format)).await;
        let mut response = match done.unwrap_or(Err(Failure::TimedOut)) {
            Ok(Some(response)) => response,
            Ok(None) => reader.refuse(StatusCode::NOT_FOUND, nobody()),
            Err(failure) => reader.refuse(status(&failure), failure),
        };
        response.headers_mut().insert(revision::HEADER, view.revision().into());
        response
    })
    .await
}

/// The file; none if there is no such record in the middle, or the viewer may not see it.
async fn file<S>(
    app: &App<S>,
    view: &View,
    query: Option<&str>,
    language: Language,
    format: fn(&Asked) -> Format,
) -> Result<Option<Response>, Failure> {
    let asked = read(query.unwrap_or_default())?;
    let around = match &asked.around {
        None => None,
        Some(text) => match record_of(view, text).or_else(|| view.record_by_slug(text)) {
            Some(record) => Some(record.no()),
            None => return Ok(None),
        },
    };
    let on = match asked.on.as_deref() {
        None => Some(view.today()),
        Some("all") => None,
        Some(day) => Some(day.parse::<NaiveDate>().map_err(|_| wrong("on"))?),
    };
    let language = match asked.language.as_deref() {
        None => language,
        Some("de") => Language::De,
        Some("en") => Language::En,
        Some(_) => return Err(wrong("language")),
    };
    let listed = |text: &String| text.split(',').map(|it| it.trim().to_owned()).collect::<Vec<_>>();
    let nouns = asked
        .nouns
        .as_ref()
        .map(|text| listed(text).iter().map(|noun| Noun::from_code(&noun.to_lowercase())).collect::<Option<Vec<_>>>());
    let nouns = nouns.map(|nouns| nouns.ok_or_else(|| wrong("nouns"))).transpose()?;
    let kinds = asked.relation_kinds.as_ref().map(listed);
    let request = Request::new(view, around, asked.depth, nouns, kinds.as_deref(), on, asked.limit)?;
    let sheet = Sheet::of(&request.picture(view, &app.analyses).await?).await?;
    let format = format(&asked);
    let text = app.analyses.workers().run(move |_| Ok(format.write(&sheet, language))).await?;
    Ok(Some(([(header::CONTENT_TYPE, HeaderValue::from_static(format.content_type()))], text).into_response()))
}

fn read(query: &str) -> Result<Asked, Failure> {
    let uri = format!("/?{query}").parse().map_err(|_| wrong("?"))?;
    let asked: axum::extract::Query<Asked> = axum::extract::Query::try_from_uri(&uri).map_err(|error| {
        let why = error.body_text();
        Failure::bad_input(format!("Die Adresse ist nicht gültig: {why}"), format!("The address is not valid: {why}"))
    })?;
    Ok(asked.0)
}

fn wrong(argument: &str) -> Failure {
    Failure::bad_input(
        format!("Der Wert von „{argument}“ ist nicht gültig."),
        format!("The value of “{argument}” is not valid."),
    )
}

fn nobody() -> Failure {
    Failure::bad_input("Diesen Eintrag gibt es nicht.", "There is no such record.")
}

fn status(failure: &Failure) -> StatusCode {
    match failure.code() {
        Code::BadInput => StatusCode::BAD_REQUEST,
        Code::TooComplex | Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
