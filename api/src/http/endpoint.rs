//! `POST /graphql`: one request, one answer from one value of the directory.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use async_graphql::{Executor, Request, Response, Value};
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response as Answer;
use futures_util::FutureExt;
use tokio::time::timeout;

use super::accept::MediaType;
use super::answer::Reader;
use super::app::App;
use super::body::{self, Unreadable};
use super::request_id::RequestId;
use super::{revision, viewer};
use crate::access::Viewer;
use crate::deed::Reached;
use crate::graphql::cost::{ANONYMOUS, Cost, SIGNED_IN};
use crate::graphql::error::Failure;

/// Answers a GraphQL request.
pub(super) async fn post<S: Executor>(
    State(app): State<Arc<App<S>>>,
    Extension(request_id): Extension<RequestId>,
    headers: HeaderMap,
    body: axum::body::Body,
) -> Answer {
    let media_type = MediaType::accepted(&headers);
    let reader =
        Reader { language: viewer::language(&headers), media_type: media_type.unwrap_or_default(), request_id };
    if media_type.is_none() {
        return reader.refuse(
            StatusCode::NOT_ACCEPTABLE,
            Failure::bad_input(
                "Antworten gibt es als application/graphql-response+json oder application/json.",
                "Answers are application/graphql-response+json or application/json.",
            ),
        );
    }
    viewer::answer(&app, &headers, &reader, async |viewer| match read(&app, &headers, body).await {
        Ok(request) => run(&app, &reader, viewer, &headers, request).await,
        Err((status, failure)) => reader.refuse(status, failure),
    })
    .await
}

async fn read<S>(app: &App<S>, headers: &HeaderMap, body: axum::body::Body) -> Result<Request, Unreadable> {
    body::check_type(headers)?;
    let body = body::read(headers, body, &app.limits).await?;
    body::parse(&body)
}

async fn run<S: Executor>(
    app: &App<S>,
    reader: &Reader,
    viewer: Viewer,
    headers: &HeaderMap,
    mut request: Request,
) -> Answer {
    let limit = if viewer.is_signed_in() { SIGNED_IN } else { ANONYMOUS };
    let cost = match app.costs.prepare(&mut request, limit) {
        Ok(cost) => cost,
        Err(error) => return reader.answer(Response::from_errors(vec![error])),
    };
    let view = match app.view(viewer, headers).await {
        Ok(view) => view,
        Err(failure) => return reader.refuse(StatusCode::BAD_REQUEST, failure),
    };
    let revision = view.revision();
    let reached = Reached::default();
    let request = request.data(view).data(reader.language).data(reader.request_id.clone()).data(reached.clone());
    let request = request.data(app.analyses.clone());
    let response = execute(app, request).await.extension("cost", in_extensions(cost, limit));
    let mut answer = reader.answer(response);
    answer.headers_mut().insert(revision::HEADER, revision.max(reached.get()).into());
    answer
}

/// Runs the request; whatever happens inside, the client gets an answer.
async fn execute<S: Executor>(app: &App<S>, request: Request) -> Response {
    let running = AssertUnwindSafe(app.schema.execute(request)).catch_unwind();
    let failure = match timeout(app.limits.request_time, running).await {
        Ok(Ok(response)) => return response,
        // The panic itself has been logged by its hook.
        Ok(Err(_)) => Failure::from(anyhow::anyhow!("a resolver panicked")),
        Err(_) => Failure::TimedOut,
    };
    Response::from_errors(vec![failure.of_request()])
}

fn in_extensions(cost: Cost, limit: u64) -> Value {
    async_graphql::value!({ "requested": cost.requested, "limit": limit })
}
