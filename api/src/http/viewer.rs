//! Who asks, and what holds for every answer to them.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::answer::Reader;
use super::app::App;
use crate::access::{Refused, Viewer};
use crate::graphql::error::Failure;
use crate::graphql::language::Language;

const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// The language of messages.
pub(super) fn language(headers: &HeaderMap) -> Language {
    let languages = headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok());
    Language::accepted(&languages.collect::<Vec<_>>().join(","))
}

/// Answers whoever asks, if their token is good. What somebody gets who is signed in is stored nowhere.
pub(super) async fn answer<S, F: Future<Output = Response>>(
    app: &App<S>,
    headers: &HeaderMap,
    reader: &Reader,
    answer: impl FnOnce(Viewer) -> F,
) -> Response {
    let viewer = match viewer(app, headers) {
        Ok(viewer) => viewer,
        Err(refused) => return unauthenticated(reader, refused),
    };
    let is_signed_in = viewer.is_signed_in();
    let mut answer = answer(viewer).await;
    if is_signed_in {
        answer.headers_mut().insert(header::CACHE_CONTROL, NO_STORE);
    }
    answer
}

fn viewer<S>(app: &App<S>, headers: &HeaderMap) -> Result<Viewer, Refused> {
    let mut given = headers.get_all(header::AUTHORIZATION).iter();
    let first = given.next();
    if given.next().is_some() {
        return Err(Refused::Scheme);
    }
    app.verifier.viewer(first.map(HeaderValue::as_bytes), app.clock.now())
}

fn unauthenticated(reader: &Reader, refused: Refused) -> Response {
    let mut answer = reader.refuse(StatusCode::UNAUTHORIZED, Failure::Unauthenticated(refused));
    let challenge = match refused {
        Refused::Scheme => r#"Bearer realm="partnernetz", error="invalid_request""#,
        Refused::Expired => r#"Bearer realm="partnernetz", error="invalid_token", error_description="expired""#,
        Refused::Invalid => r#"Bearer realm="partnernetz", error="invalid_token""#,
    };
    answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    answer.headers_mut().insert(header::CACHE_CONTROL, NO_STORE);
    answer
}
