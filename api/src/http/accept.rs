//! Which form of answer a client wants, as "GraphQL over HTTP" settles it.

use axum::http::{HeaderMap, header};

/// The form of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum MediaType {
    /// `application/json`: the status is 200 whenever the request was well-formed.
    #[default]
    Json,
    /// `application/graphql-response+json`: the status says whether the request had an answer.
    GraphqlResponse,
}

impl MediaType {
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
        }
    }

    /// The form that is liked best; JSON for a client that does not say, none for one that takes neither.
    pub fn accepted(headers: &HeaderMap) -> Option<Self> {
        let mut best: Option<(f32, u8, Self)> = None;
        let mut says = false;
        for value in headers.get_all(header::ACCEPT) {
            for range in value.to_str().unwrap_or_default().split(',').filter(|range| !range.trim().is_empty()) {
                says = true;
                let Some(liked) = liked(range) else { continue };
                if best.is_none_or(|best| (liked.0, liked.1) > (best.0, best.1)) {
                    best = Some(liked);
                }
            }
        }
        if says { best.map(|(_, _, form)| form) } else { Some(Self::Json) }
    }
}

/// The weight of a range, how exact it is, and the form it means.
fn liked(range: &str) -> Option<(f32, u8, MediaType)> {
    let mut parts = range.split(';').map(str::trim);
    let (form, exact) = match parts.next()?.to_ascii_lowercase().as_str() {
        "application/graphql-response+json" => (MediaType::GraphqlResponse, 2),
        "application/json" => (MediaType::Json, 1),
        "*/*" | "application/*" => (MediaType::Json, 0),
        _ => return None,
    };
    let mut weight = 1.0;
    for parameter in parts {
        let (name, value) = parameter.split_once('=')?;
        match name.trim().to_ascii_lowercase().as_str() {
            "q" => weight = value.trim().parse::<f32>().ok()?,
            "charset" if !value.trim().trim_matches('"').eq_ignore_ascii_case("utf-8") => return None,
            _ => {}
        }
    }
    (weight > 0.0).then_some((weight, exact, form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_liked_form_wins() {
        let (json, graphql) = (Some(MediaType::Json), Some(MediaType::GraphqlResponse));
        for (accept, form) in [
            ("", json),
            ("*/*", json),
            ("application/*", json),
            ("application/json", json),
            ("Application/GraphQL-Response+JSON", graphql),
            ("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", graphql),
            ("application/json, application/graphql-response+json", graphql),
            ("application/json, application/graphql-response+json;q=0.9", json),
            ("application/graphql-response+json;q=0.9, */*;q=0.1", graphql),
            ("text/html, */*;q=0.8", json),
            ("text/html", None),
            ("application/json;q=0", None),
            ("application/json; charset=latin1", None),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT, accept.parse().unwrap())]);
            assert_eq!(MediaType::accepted(&headers), form, "{accept}");
        }
        assert_eq!(MediaType::accepted(&HeaderMap::new()), json);
    }
}
