//! Around every request: its id, its revision, the headers that protect browsers, and one line in the log.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use super::app::App;
use super::request_id::{self, RequestId};
use super::revision;

/// What a page may do that brings no rules of its own: nothing.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

/// Passes a request on and completes its answer.
pub(super) async fn around<S: Send + Sync + 'static>(
    State(app): State<Arc<App<S>>>,
    mut request: Request,
    next: Next,
) -> Response {
    let request_id = RequestId::of(request.headers(), &app.clock);
    request.extensions_mut().insert(request_id.clone());
    let span = tracing::info_span!("request", id = request_id.as_str());
    let (method, path) = (request.method().clone(), shown(request.uri().path()));
    let started = Instant::now();
    let mut response = async move {
        let response = next.run(request).await;
        let (status, took) = (response.status().as_u16(), started.elapsed());
        // No query, no variables, no address: they can be personal.
        if path.starts_with("/health/") {
            tracing::debug!(%method, path, status, ?took, "answered");
        } else {
            tracing::info!(%method, path, status, ?took, "answered");
        }
        response
    }
    .instrument(span)
    .await;
    let headers = response.headers_mut();
    let mut unless_set = |name: HeaderName, value: HeaderValue| {
        headers.entry(name).or_insert(value);
    };
    unless_set(revision::HEADER, app.current.load().revision().into());
    unless_set(request_id::HEADER, request_id.header());
    unless_set(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    unless_set(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    unless_set(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(NOTHING));
    response
}

/// A path for the log: a long one is a probe, and its beginning is enough to know it.
fn shown(path: &str) -> String {
    path.chars().take(100).collect()
}
