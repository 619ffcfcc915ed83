//! Somebody who asks a running server over HTTP.

use std::fmt;
use std::ops::Deref;

use reqwest::RequestBuilder;
use serde_json::{Value, json};

/// Somebody who asks.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    url: String,
    token: Option<String>,
    language: Option<&'static str>,
}

/// What came back: the body, the status and the bytes as they were.
#[derive(Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The header of the answer.
    pub headers: reqwest::header::HeaderMap,
    /// The body, byte for byte.
    pub bytes: Vec<u8>,
    body: Value,
}

impl Client {
    pub(super) fn new(http: &reqwest::Client, url: &str, token: Option<String>) -> Self {
        Self { http: http.clone(), url: url.to_owned(), token, language: None }
    }

    /// The same, with another token.
    pub fn with_token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// The same, who reads this language.
    pub fn reading(mut self, language: &'static str) -> Self {
        self.language = Some(language);
        self
    }

    /// A POST to `/graphql` without a body yet, with the token and language of this client.
    pub fn request(&self) -> RequestBuilder {
        self.as_this_client(self.http.post(format!("{}/graphql", self.url)))
    }

    /// Gets what lies at a path.
    pub async fn gets(&self, path: &str) -> Answer {
        Answer::of(self.as_this_client(self.http.get(format!("{}{path}", self.url)))).await
    }

    fn as_this_client(&self, mut request: RequestBuilder) -> RequestBuilder {
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(language) = self.language {
            request = request.header("Accept-Language", language);
        }
        request
    }

    /// Asks a query.
    pub async fn asks(&self, query: &str) -> Answer {
        self.asks_with(query, json!({})).await
    }

    /// Asks a query with variables.
    pub async fn asks_with(&self, query: &str, variables: Value) -> Answer {
        self.sends(&json!({ "query": query, "variables": variables })).await
    }

    /// Sends any JSON as a request.
    pub async fn sends(&self, body: &Value) -> Answer {
        Answer::of(self.request().json(body)).await
    }

    /// Asks a server that may end before it has answered.
    pub async fn tries(&self, query: &str, variables: Value) -> reqwest::Result<Answer> {
        Answer::whole(self.request().json(&json!({ "query": query, "variables": variables }))).await
    }
}

impl Answer {
    /// The answer to a request.
    pub async fn of(request: RequestBuilder) -> Self {
        Self::whole(request).await.expect("the server answers, and the answer comes whole")
    }

    /// The answer to a request, if one comes, and comes whole.
    async fn whole(request: RequestBuilder) -> reqwest::Result<Self> {
        let response = request.send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await?.to_vec();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Ok(Self { status, headers, bytes, body })
    }

    /// The data, of a query that went well.
    ///
    /// # Panics
    /// If it did not.
    #[track_caller]
    pub fn data(&self) -> &Value {
        assert!(self.body.get("errors").is_none(), "errors where there should be none: {self:?}");
        &self.body["data"]
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).expect("a text is UTF-8")
    }

    /// A header as text; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap_or(""))
    }

    /// The body without what differs from one request to the next: the request id in errors.
    pub fn compared(&self) -> Value {
        let mut body = self.body.clone();
        for error in body.get_mut("errors").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(extensions) = error.get_mut("extensions").and_then(Value::as_object_mut) {
                extensions.shift_remove("requestId");
            }
        }
        body
    }
}

/// The body as JSON.
impl Deref for Answer {
    type Target = Value;

    fn deref(&self) -> &Value {
        &self.body
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status, String::from_utf8_lossy(&self.bytes))
    }
}
