//! The name of one request, in its answer, its errors and every log line about it.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::clock::Clock;

/// The header that carries it, in both directions.
pub(super) const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The name of one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// The name that the client or a proxy gave, if it is a sane one, else a fresh one.
    pub(super) fn of(headers: &HeaderMap, clock: &Clock) -> Self {
        let given = headers.get(HEADER).and_then(|value| value.to_str().ok()).filter(|id| is_sane(id));
        Self(given.map_or_else(|| clock.id().to_string().into(), Into::into))
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As a header.
    pub(super) fn header(&self) -> HeaderValue {
        HeaderValue::from_str(&self.0).expect("a sane id is visible ASCII")
    }
}

fn is_sane(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sane_id_is_taken_over() {
        let of = |given: &'static str| {
            let headers = HeaderMap::from_iter([(HEADER, HeaderValue::from_static(given))]);
            RequestId::of(&headers, &Clock::fixed(chrono::DateTime::UNIX_EPOCH))
        };
        assert_eq!(of("a1B2-c_d.e:f").as_str(), "a1B2-c_d.e:f");
        for wrong in ["", "a b", "a\"b", "<b>", &*"a".repeat(65).leak()] {
            assert_eq!(of(wrong).as_str(), "00000000-0000-7000-8000-000000000000", "{wrong}");
        }
    }
}
