//! Reads a GraphQL request from a body: JSON only, and never more than allowed.

use async_graphql::{Request, Variables};
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, StatusCode, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::Deserialize;
use tokio::time::timeout;

use super::app::Limits;
use crate::graphql::error::Failure;

/// Why a body is no request.
pub(super) type Unreadable = (StatusCode, Failure);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    query: String,
    operation_name: Option<String>,
    #[serde(default)]
    variables: Option<Variables>,
    // Must be an object if it is there; nothing in it is understood yet.
    #[expect(dead_code, reason = "read for its form only")]
    extensions: Option<serde_json::Map<String, serde_json::Value>>,
}

/// Whether the body says it is JSON. Anything else, or nothing, could come from a form on a foreign page.
pub(super) fn check_type(headers: &HeaderMap) -> Result<(), Unreadable> {
    let unsupported =
        |de: &'static str, en: &'static str| Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, Failure::bad_input(de, en)));
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parts = content_type.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("application/json"));
    let is_utf8 = parts.all(|parameter| match parameter.split_once('=') {
        Some((name, value)) if name.trim().eq_ignore_ascii_case("charset") => {
            value.trim().trim_matches('"').eq_ignore_ascii_case("utf-8")
        }
        _ => true,
    });
    if !is_json || !is_utf8 {
        return unsupported(
            "Der Inhalt muss „Content-Type: application/json“ sein (UTF-8).",
            "The body must be “Content-Type: application/json” (UTF-8).",
        );
    }
    match headers.get(header::CONTENT_ENCODING) {
        Some(encoding) if !encoding.as_bytes().eq_ignore_ascii_case(b"identity") => {
            unsupported("Der Inhalt darf nicht komprimiert sein.", "The body must not be compressed.")
        }
        _ => Ok(()),
    }
}

/// All of the body, if it is small enough and comes in time.
pub(super) async fn read(headers: &HeaderMap, body: Body, limits: &Limits) -> Result<Bytes, Unreadable> {
    let most = limits.body_size;
    let too_large = || {
        let kilobytes = most / 1024;
        let failure = Failure::bad_input(
            format!("Der Inhalt ist zu groß: erlaubt sind {kilobytes} kB."),
            format!("The body is too large: the limit is {kilobytes} kB."),
        );
        (StatusCode::PAYLOAD_TOO_LARGE, failure)
    };
    let declared = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if declared.is_some_and(|declared| declared > most as u64) {
        return Err(too_large());
    }
    match timeout(limits.body_time, Limited::new(body, most).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(_)) => Err((
            StatusCode::BAD_REQUEST,
            Failure::bad_input("Der Inhalt kam nicht vollständig an.", "The body did not arrive completely."),
        )),
        Err(_) => Err((
            StatusCode::REQUEST_TIMEOUT,
            Failure::bad_input("Der Inhalt kam nicht rechtzeitig an.", "The body did not arrive in time."),
        )),
    }
}

/// The request in the body.
pub(super) fn parse(body: &[u8]) -> Result<Request, Unreadable> {
    let asked: Asked = serde_json::from_slice(body).map_err(|error| {
        let failure = Failure::bad_input(
            format!("Der Inhalt ist keine GraphQL-Anfrage in JSON ({{\"query\": \"…\"}}): {error}"),
            format!("The body is no GraphQL request in JSON ({{\"query\": \"…\"}}): {error}"),
        );
        (StatusCode::BAD_REQUEST, failure)
    })?;
    let mut request = Request::new(asked.query);
    // Some clients send an empty name for none.
    request.operation_name = asked.operation_name.filter(|name| !name.is_empty());
    Ok(request.variables(asked.variables.unwrap_or_default()))
}
