//! The server as a client meets it: real HTTP to a small schema.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use async_graphql::{Context, EmptyMutation, EmptySubscription, Object, Schema};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

use super::{App, Limits, router, serve};
use crate::access::{Keys, Role, Signer, Viewer};
use crate::clock::Clock;
use crate::config::{Database, JwtSettings};
use crate::directory::{Directory, Revision, View};
use crate::graphql::error::Failure;

mod graphql;
mod protocol;
mod serving;

struct Query;

#[Object]
impl Query {
    async fn role(&self, ctx: &Context<'_>) -> String {
        format!("{:?}", ctx.data_unchecked::<View>().viewer().role)
    }
    async fn parent(&self) -> Option<Self> {
        Some(Self)
    }
    async fn many(&self) -> Vec<Self> {
        (0..300).map(|_| Self).collect()
    }
    async fn forbidden(&self) -> async_graphql::Result<Option<i32>> {
        tokio::task::yield_now().await;
        Err(Failure::Forbidden.into())
    }
    async fn broken(&self) -> Option<async_graphql::Result<i32>> {
        Some(Err(Failure::from(anyhow::anyhow!("SELECT secret")).into()))
    }
    async fn panics(&self) -> i32 {
        "no number".parse().unwrap()
    }
    async fn slow(&self, millis: u64) -> u64 {
        tokio::time::sleep(Duration::from_millis(millis)).await;
        millis
    }
    async fn skipped(&self) -> i32 {
        1
    }
}

/// A running server.
struct Served {
    at: SocketAddr,
    signer: Signer,
    clock: Clock,
    current: Arc<ArcSwap<Directory>>,
    revision: watch::Sender<Revision>,
    stop: Option<oneshot::Sender<()>>,
    ended: JoinHandle<()>,
}

async fn served() -> Served {
    let limits = Limits {
        header_time: Duration::from_millis(200),
        body_time: Duration::from_millis(200),
        request_time: Duration::from_secs(1),
        revision_time: Duration::from_millis(200),
        stop_time: Duration::from_secs(5),
        ..Limits::default()
    };
    let clock = Clock::fixed(chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap());
    let jwt = JwtSettings {
        jwt_secret: Some("only-for-tests-only-for-tests-0123456789".parse().unwrap()),
        jwt_public_key: None,
        jwt_algorithm: None,
        jwt_issuer: "partnernetz".into(),
        jwt_audience: "partnernetz".into(),
    };
    let keys = Keys::open(&jwt, &Database::Sqlite("unused".into())).ok().unwrap();
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let current = Arc::new(ArcSwap::from_pointee(Directory::default()));
    let (revision, told) = watch::channel(0);
    let sdl = schema.sdl();
    let mut app = App::new(schema, sdl, Arc::clone(&current), told, clock.clone(), keys.verifier).unwrap();
    app.limits = limits;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let stopped = async {
        let _ = stopped.await;
    };
    let ended = tokio::spawn(serve(listener, router(Arc::new(app)), limits, stopped));
    Served { at, signer: keys.signer.unwrap(), clock, current, revision, stop: Some(stop), ended }
}

impl Served {
    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }

    async fn get(&self, path: &str) -> Response {
        let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        client.get(self.url(path)).send().await.unwrap()
    }

    /// A GraphQL request, not sent yet.
    fn ask(&self, query: &str) -> RequestBuilder {
        Client::new().post(self.url("/graphql")).json(&json!({ "query": query }))
    }

    fn token(&self, role: Role) -> String {
        let viewer = Viewer { role, subject: Some("eva".into()), institution: None };
        self.signer.issue(&viewer, Duration::from_mins(1), self.clock.now()).unwrap()
    }

    /// Bytes on a fresh connection, and all that comes back until the server closes it.
    async fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.at).await.unwrap();
        stream.write_all(bytes).await.unwrap();
        let mut answer = Vec::new();
        let _ = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut answer)).await.unwrap();
        String::from_utf8(answer).unwrap()
    }
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

async fn json(request: RequestBuilder) -> (u16, Value) {
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}
