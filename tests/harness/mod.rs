//! A running directory for tests: a real server in this process, on a database of its own, asked over HTTP.
//!
//! ```ignore
//! let directory = Directory::example().await;
//! let answer = directory.anyone().asks("{ institutions { nodes { name } } }").await;
//! assert_eq!(names(&answer), ["Kreis Lippe", …]);
//! ```

mod answer;
mod client;
mod place;
mod process;
mod sql;

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use partnernetz::access::{Role, Viewer};
use partnernetz::clock::Clock;
use partnernetz::command::load::load_document;
use partnernetz::command::serve::Server;
use partnernetz::config::{Database, DatabaseSettings, Example, JwtSettings, Serve};
use partnernetz::directory::view::RecordView;
use partnernetz::directory::{Noun, View};
use partnernetz::document::Summary;
use partnernetz::document::dump::{Spelling, dump};
use partnernetz::document::read::Opened;
use partnernetz::journal::{CommitError, Journal};
use serde_json::Value;
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use uuid::Uuid;

pub use answer::{codes, names, slugs};
pub use client::{Answer, Client};
pub use place::Place;
pub use process::{Served, program};
pub use sql::{Statements, alone};

/// What the clock of a test says unless it says otherwise: a Wednesday at 13:00 in Berlin.
pub const NOW: &str = "2026-11-25T12:00:00Z";

/// The secret that servers and tokens of tests agree on.
pub const SECRET: &str = "only-for-tests-only-for-tests-0123456789";

/// A running server. It ends when this is dropped.
pub struct Directory {
    journal: Journal,
    clock: Clock,
    signer: partnernetz::access::Signer,
    url: String,
    http: reqwest::Client,
    running: Running,
    /// Kept until the server has ended.
    place: Place,
}

/// The server's task.
struct Running {
    stop: Option<oneshot::Sender<()>>,
    task: Option<JoinHandle<()>>,
}

impl Directory {
    /// The Fachkräftenetz Lippe that ships with the program.
    pub async fn example() -> Self {
        Self::of_text(Example::Lippe.text()).await
    }

    /// The invented network with persons that ships with the program.
    pub async fn demo() -> Self {
        Self::of_text(Example::Demo.text()).await
    }

    /// A directory with nothing but the shipped vocabulary.
    pub async fn empty() -> Self {
        Self::start(Place::any().await, clock(NOW)).await
    }

    /// What a document says.
    pub async fn of(document: &Value) -> Self {
        Self::of_text(&document.to_string()).await
    }

    /// What a document says, given as text.
    pub async fn of_text(document: &str) -> Self {
        Self::on(Place::any().await, document).await
    }

    /// What a document says, in a database.
    pub async fn on(place: Place, document: &str) -> Self {
        Self::at(place, clock(NOW), document).await
    }

    /// What a document says, in a database, under a clock.
    pub async fn at(place: Place, clock: Clock, document: &str) -> Self {
        let directory = Self::start(place, clock).await;
        directory.load_text(document).await;
        directory
    }

    /// A server on a database as it is.
    pub async fn start(place: Place, clock: Clock) -> Self {
        let settings = settings(place.database());
        let server = Server::start(&settings, &clock).await.unwrap_or_else(|error| panic!("no server: {error:#}"));
        let url = format!("http://{}", server.address().unwrap());
        let journal = server.journal().clone();
        let signer = partnernetz::access::Signer::open(None, &settings.jwt, place.database()).unwrap();
        let (stop, stopped) = oneshot::channel();
        let stopped = async {
            let _ = stopped.await;
        };
        let task = tokio::spawn(async move { server.run(stopped).await.expect("the server ends well") });
        let running = Running { stop: Some(stop), task: Some(task) };
        Self { journal, clock, signer, url, http: reqwest::Client::new(), running, place }
    }

    /// Loads a further document, as `partnernetz load` does beside a running server.
    pub async fn load(&self, document: &Value) -> Summary {
        self.load_text(&document.to_string()).await
    }

    /// Loads a further document, given as text.
    pub async fn load_text(&self, document: &str) -> Summary {
        load(&self.journal, document).await
    }

    /// The whole directory as a document, with all ids.
    pub fn dump(&self) -> Value {
        let mut document = Vec::new();
        dump(&self.journal.current(), Spelling::Json, &mut document, &mut || ()).expect("memory can be written");
        serde_json::from_slice(&document).expect("a dump is JSON")
    }

    /// Its journal.
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Its clock.
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Somebody without a token.
    pub fn anyone(&self) -> Client {
        Client::new(&self.http, &self.url, None)
    }

    /// Somebody from a partner organisation: the first institution by name that everyone sees.
    pub fn partner(&self) -> Client {
        let view = View::new(self.journal.current(), Viewer::anonymous(), self.clock.now());
        let institution = view.by_name(Noun::Institution).next().map_or_else(Uuid::nil, RecordView::id);
        self.signed_in(Role::Partner, Some(institution))
    }

    /// An editor.
    pub fn editor(&self) -> Client {
        self.signed_in(Role::Editor, None)
    }

    /// An admin.
    pub fn admin(&self) -> Client {
        self.signed_in(Role::Admin, None)
    }

    /// Somebody with a token of this role.
    pub fn signed_in(&self, role: Role, institution: Option<Uuid>) -> Client {
        let subject = format!("{role:?}").to_lowercase();
        let token = self.token(&Viewer { role, subject: Some(subject.into()), institution }, 3600);
        Client::new(&self.http, &self.url, Some(token))
    }

    /// A token for a viewer, good for so many seconds by the directory's clock.
    pub fn token(&self, viewer: &Viewer, seconds: u64) -> String {
        let ttl = std::time::Duration::from_secs(seconds);
        self.signer.issue(viewer, ttl, self.clock.now()).expect("tests ask for sound tokens")
    }

    /// Stops the server and hands back its database.
    pub async fn stop(mut self) -> Place {
        self.running.tell();
        if let Some(task) = self.running.task.take() {
            task.await.unwrap();
        }
        self.place
    }
}

impl Running {
    fn tell(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.tell();
        // The task is waited for where that is possible, so that its database can be removed.
        let is_multi = Handle::try_current()
            .is_ok_and(|handle| handle.runtime_flavor() == tokio::runtime::RuntimeFlavor::MultiThread);
        if let Some(task) = self.task.take().filter(|_| is_multi) {
            let _ = tokio::task::block_in_place(|| Handle::current().block_on(task));
        }
    }
}

/// A clock that stands still.
pub fn clock(at: &str) -> Clock {
    Clock::fixed(at.parse().expect("tests write a time"))
}

/// A clock that stands still at a moment of its own, so that the ids it makes are nobody else's.
pub fn other_clock() -> Clock {
    static MADE: AtomicI64 = AtomicI64::new(0);
    let base: DateTime<Utc> = NOW.parse().expect("this is a time");
    Clock::fixed(base + TimeDelta::seconds(1 + MADE.fetch_add(1, Ordering::Relaxed)))
}

/// The settings of a server on a free port.
pub fn settings(database: &Database) -> Serve {
    Serve {
        database: DatabaseSettings { database: database.clone() },
        listen: "127.0.0.1:0".parse().expect("this is an address"),
        example: None,
        jwt: JwtSettings {
            jwt_secret: Some(SECRET.parse().expect("this is a secret")),
            jwt_public_key: None,
            jwt_algorithm: None,
            jwt_issuer: "partnernetz".into(),
            jwt_audience: "partnernetz".into(),
        },
    }
}

/// Loads a document through a journal; it must be sound.
pub async fn load(journal: &Journal, document: &str) -> Summary {
    let opened = Opened::text(document.to_owned()).unwrap_or_else(|problems| panic!("{}", problems.message(true)));
    match load_document(journal, opened, None).await {
        Ok(done) => done.answer,
        Err(CommitError::Refused(problems)) => panic!("{}", problems.message(true)),
        Err(CommitError::Unavailable(error) | CommitError::Internal(error)) => panic!("{error:#}"),
    }
}
