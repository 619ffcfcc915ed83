//! What leaves the house: each error with a code, the id of its request and words in the reader's language.

use async_graphql::{Response, ServerError, Value};
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use serde::Serialize;

use super::accept::MediaType;
use super::request_id::RequestId;
use crate::graphql::error::{Code, Failure};
use crate::graphql::language::Language;

/// The most errors in one answer.
const MOST_ERRORS: usize = 50;
/// The most characters of one message.
const LONGEST_MESSAGE: usize = 500;

/// To whom an answer goes, and in which form.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    pub language: Language,
    pub media_type: MediaType,
    pub request_id: RequestId,
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
    /// Absent when nothing was run.
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    extensions: &'a std::collections::BTreeMap<String, Value>,
}

impl Reader {
    /// The answer to a request that was understood.
    pub fn answer(&self, mut response: Response) -> axum::response::Response {
        // An error of the whole request has no path; one of a field that took everything with it has.
        let was_run = response.data != Value::Null || response.errors.iter().any(|error| !error.path.is_empty());
        let status = if was_run { StatusCode::OK } else { self.status(&response.errors) };
        response.errors.truncate(MOST_ERRORS);
        for error in &mut response.errors {
            self.finish(error);
        }
        let data = was_run.then_some(&response.data);
        self.write(status, &Answer { errors: &response.errors, data, extensions: &response.extensions })
    }

    /// The answer to a request that was not understood or not let in.
    pub fn refuse(&self, status: StatusCode, failure: Failure) -> axum::response::Response {
        let mut error = failure.of_request();
        self.finish(&mut error);
        self.write(status, &Answer { errors: &[error], data: None, extensions: &std::collections::BTreeMap::new() })
    }

    fn status(&self, errors: &[ServerError]) -> StatusCode {
        match errors.first().and_then(|error| error.source::<Failure>()).map(Failure::code) {
            Some(Code::Internal) => StatusCode::INTERNAL_SERVER_ERROR,
            Some(Code::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
            _ if self.media_type == MediaType::Json => StatusCode::OK,
            _ => StatusCode::BAD_REQUEST,
        }
    }

    fn finish(&self, error: &mut ServerError) {
        let mut extensions = error.extensions.take().unwrap_or_default();
        if let Some(failure) = error.source::<Failure>() {
            if let Failure::Internal(cause) = failure {
                tracing::error!(cause = format!("{cause:#}"), path = ?error.path, "a fault of ours");
            }
            error.message = failure.message(self.language).into_owned();
        } else if extensions.get("code").is_none() {
            // What async-graphql itself finds wrong with a request, which it says in English only.
            extensions.set("code", Code::BadInput.name());
            if self.language == Language::De {
                error.message.insert_str(0, "Die Anfrage ist nicht gültig: ");
            }
        }
        if let Some((end, _)) = error.message.char_indices().nth(LONGEST_MESSAGE) {
            let end = error.message[..end].char_indices().next_back().map_or(0, |(at, _)| at);
            error.message.truncate(end);
            error.message.push('…');
        }
        extensions.set("requestId", self.request_id.as_str());
        error.extensions = Some(extensions);
    }

    fn write(&self, status: StatusCode, answer: &Answer<'_>) -> axum::response::Response {
        let (status, body) = match serde_json::to_vec(answer) {
            Ok(body) => (status, body),
            Err(error) => {
                tracing::error!(%error, "an answer can't be written");
                (StatusCode::INTERNAL_SERVER_ERROR, Vec::new())
            }
        };
        let mut response = axum::response::Response::new(Body::from(body));
        *response.status_mut() = status;
        let content_type = HeaderValue::from_static(self.media_type.content_type());
        response.headers_mut().insert(header::CONTENT_TYPE, content_type);
        response
    }
}
