//! GraphiQL in the browser, from files inside the binary: it works with no internet and under a strict policy.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use flate2::read::GzDecoder;

use super::router::nothing;

/// The example queries of the tabs; a line of `# ---` stands between two.
pub const EXAMPLES: &str = include_str!("graphiql/examples.graphql");

/// GraphiQL sets styles from its scripts and has its fonts and icons as data; nothing comes from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

struct File {
    name: &'static str,
    content_type: &'static str,
    bytes: &'static [u8],
    /// Whether `bytes` are gzip.
    is_compressed: bool,
}

const JS: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

const fn ours(name: &'static str, content_type: &'static str, text: &'static str) -> File {
    File { name, content_type, bytes: text.as_bytes(), is_compressed: false }
}

/// A file of others, whose version is in its name: it never changes.
const fn theirs(name: &'static str, content_type: &'static str, bytes: &'static [u8]) -> File {
    File { name, content_type, bytes, is_compressed: true }
}

static PAGE: File = ours("", "text/html; charset=utf-8", include_str!("graphiql/index.html"));

static FILES: [File; 8] = [
    ours("partnernetz.js", JS, include_str!("graphiql/partnernetz.js")),
    ours("partnernetz.css", CSS, include_str!("graphiql/partnernetz.css")),
    ours("examples.graphql", TEXT, EXAMPLES),
    ours("LICENCES.txt", TEXT, include_str!("graphiql/LICENCES.txt")),
    theirs("graphiql-3.9.0.js", JS, include_bytes!("graphiql/graphiql-3.9.0.js.gz")),
    theirs("graphiql-3.9.0.css", CSS, include_bytes!("graphiql/graphiql-3.9.0.css.gz")),
    theirs("react-18.3.1.js", JS, include_bytes!("graphiql/react-18.3.1.js.gz")),
    theirs("react-dom-18.3.1.js", JS, include_bytes!("graphiql/react-dom-18.3.1.js.gz")),
];

/// The page itself.
pub(super) async fn page(headers: HeaderMap) -> Response {
    PAGE.answer(&headers)
}

/// A file of the page.
pub(super) async fn file(Path(name): Path<String>, headers: HeaderMap) -> Response {
    match FILES.iter().find(|file| file.name == name) {
        Some(file) => file.answer(&headers),
        None => nothing(headers).await,
    }
}

impl File {
    fn answer(&self, asked: &HeaderMap) -> Response {
        let as_stored = self.is_compressed && lists(asked, header::ACCEPT_ENCODING, "gzip");
        let tag = self.tag(as_stored);
        let mut response = Response::new(Body::empty());
        if lists(asked, header::IF_NONE_MATCH, &tag) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else {
            *response.body_mut() = self.content(as_stored).into();
        }
        let caching = if self.is_compressed { "public, max-age=31536000, immutable" } else { "no-cache" };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        headers.insert(header::ETAG, tag.parse().expect("a hash in quotes is a header value"));
        if self.is_compressed {
            headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        }
        if as_stored {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    }

    fn content(&self, as_stored: bool) -> Cow<'static, [u8]> {
        if as_stored || !self.is_compressed {
            return self.bytes.into();
        }
        let mut plain = Vec::new();
        GzDecoder::new(self.bytes).read_to_end(&mut plain).expect("the files in the binary are whole");
        plain.into()
    }

    fn tag(&self, as_stored: bool) -> String {
        let mut hasher = DefaultHasher::new();
        // The name of what is versioned says it all, and hashing 300 kB for each request says no more.
        let content = if self.is_compressed { self.name.as_bytes() } else { self.bytes };
        content.hash(&mut hasher);
        as_stored.hash(&mut hasher);
        format!("\"{:016x}\"", hasher.finish())
    }
}

/// Whether a header that lists things names this one.
fn lists(headers: &HeaderMap, name: header::HeaderName, wanted: &str) -> bool {
    headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(
        |item| {
            let (item, weight) = item.split_once(';').unwrap_or((item, ""));
            let is_refused = weight.trim().strip_prefix("q=").is_some_and(|weight| weight.parse() == Ok(0.0_f32));
            let item = item.trim();
            !is_refused && item.strip_prefix("W/").unwrap_or(item) == wanted
        },
    )
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;

    #[test]
    fn every_example_is_one_named_query() {
        let examples: Vec<_> = EXAMPLES.split("\n# ---").collect();
        assert!(examples.len() >= 4);
        for example in examples {
            let document = parse_query(example.trim_start_matches('-')).unwrap();
            assert_eq!(document.operations.iter().filter(|(name, _)| name.is_some()).count(), 1);
        }
    }

    #[test]
    fn every_file_of_the_page_is_there_and_whole() {
        let page = std::str::from_utf8(PAGE.bytes).unwrap();
        for file in &FILES {
            assert!(!file.content(false).is_empty());
            let is_part = file.content_type != TEXT;
            assert_eq!(page.contains(&format!("\"/graphiql/{}\"", file.name)), is_part, "{}", file.name);
        }
        assert!(!page.contains("http"), "nothing comes from elsewhere");
    }
}
