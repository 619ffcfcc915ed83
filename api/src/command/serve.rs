//! `partnernetz serve`: the directory over HTTP, until it is told to stop.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use super::example;
use crate::access::{Keys, Role, Signer, Viewer};
use crate::clock::Clock;
use crate::config::Serve;
use crate::graphql::schema;
use crate::http::{self, App, Limits};
use crate::journal::{Condition, FOLLOW_EVERY, Journal, ServeLock};

/// How long the token is good for that `--example` prints.
const EXAMPLE_TOKEN: Duration = Duration::from_hours(12);

/// A server that has everything it needs and listens, but does not answer yet.
pub struct Server {
    listener: TcpListener,
    router: Router,
    limits: Limits,
    journal: Journal,
    /// Signs tokens; none when only a public key is known.
    signer: Option<Signer>,
    /// Where a secret was made just now.
    made: Option<PathBuf>,
    /// Kept until the server ends.
    _background: Background,
    /// Kept until the server ends, so that no second one serves the same file.
    _lock: ServeLock,
}

/// What is computed beside the requests; it ends when this is dropped.
struct Background(AbortHandle);

impl Drop for Background {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Server {
    /// Opens the directory and starts to listen.
    ///
    /// # Errors
    /// A database that can't be opened or is served already, a key that can't be used, an address that is taken.
    pub async fn start(settings: &Serve, clock: &Clock) -> Result<Self> {
        let database = &settings.database.database;
        let Keys { verifier, signer, made } = Keys::open(&settings.jwt, database)?;
        let lock = ServeLock::take(database)?;
        let journal = Journal::open(database, clock.clone()).await?;
        journal.follow(FOLLOW_EVERY).await;
        let schema = schema::build().data(journal.clone()).data(clock.clone()).finish();
        let sdl = schema.sdl();
        let (shared, revisions) = (journal.shared(), journal.revisions());
        let app =
            App::new(schema, sdl, shared, revisions, clock.clone(), verifier).context("the schema is not sound")?;
        let limits = app.limits;
        let background = app.analyses.clone().keep_up(journal.shared(), journal.revisions(), clock.clone());
        let listener = TcpListener::bind(settings.listen)
            .await
            .with_context(|| format!("can't listen on {}: is another program there?", settings.listen))?;
        let background = Background(tokio::spawn(background).abort_handle());
        let router = http::router(Arc::new(app));
        Ok(Self { listener, router, limits, journal, signer, made, _background: background, _lock: lock })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// The journal that it answers from.
    #[must_use]
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// What signs tokens that it accepts; none when it only knows a public key.
    #[must_use]
    pub const fn signer(&self) -> Option<&Signer> {
        self.signer.as_ref()
    }

    /// Answers until it is told to stop; then finishes what runs.
    ///
    /// # Errors
    /// When the journal can't go on.
    pub async fn run(self, stop: impl Future<Output = ()>) -> Result<()> {
        let mut condition = self.journal.condition();
        let over = async move {
            let over = condition.wait_for(|condition| *condition != Condition::Ready).await;
            match over.as_deref() {
                Ok(Condition::Over(reason)) => reason.to_string(),
                _ => "the journal has ended".to_owned(),
            }
        };
        let (tell, told) = tokio::sync::oneshot::channel();
        let stop = async move {
            tokio::select! {
                () = stop => {}
                reason = over => { let _ = tell.send(reason); }
            }
        };
        http::serve(self.listener, self.router, self.limits, stop).await;
        self.journal.close().await;
        told.await.map_or(Ok(()), |reason| Err(anyhow::Error::msg(reason)))
    }
}

/// Serves until the program is told to stop.
///
/// # Errors
/// As [`Server::start`] and [`Server::run`].
pub async fn run(settings: &Serve, clock: &Clock) -> Result<()> {
    let server = Server::start(settings, clock).await?;
    let mut out = io::stdout().lock();
    if let Some(secret) = &server.made {
        let file = secret.display();
        writeln!(out, "Ein Geheimnis für Zugangs-Tokens liegt jetzt in {file} (nur für diese Benutzerin lesbar).")?;
        writeln!(out, "A secret for access tokens is now in {file} (readable by this user only).")?;
    }
    if let Some(which) = settings.example {
        writeln!(out, "{}", example::load(&server.journal, which).await?)?;
    }
    greet(&server, settings, clock, &mut out)?;
    drop(out);
    server.run(http::stop_signal()?).await
}

/// Says where everything is.
fn greet(server: &Server, settings: &Serve, clock: &Clock, out: &mut impl Write) -> Result<()> {
    let directory = server.journal.current();
    let title = directory.about().title.as_deref().unwrap_or("ein leeres Verzeichnis / an empty directory");
    let url = format!("http://{}", server.address()?);
    writeln!(out)?;
    writeln!(out, "Partnernetz {}: {title}", env!("CARGO_PKG_VERSION"))?;
    writeln!(out, "  GraphQL             {url}/graphql")?;
    writeln!(out, "  GraphiQL            {url}/graphiql")?;
    writeln!(out, "  Schema (SDL)        {url}/schema.graphql")?;
    writeln!(out, "  Zustand / health    {url}/health/ready")?;
    writeln!(out, "  Daten / data        {}", settings.database.database)?;
    if let (Some(_), Some(signer)) = (settings.example, &server.signer) {
        let viewer = Viewer { role: Role::Editor, subject: Some("example".into()), institution: None };
        let token = signer.issue(&viewer, EXAMPLE_TOKEN, clock.now()).context("the key signs no token")?;
        writeln!(out)?;
        writeln!(out, "Token mit allen Rechten der Redaktion, 12 Stunden gültig / editor token, valid for 12 hours:")?;
        writeln!(out, "  {{ \"Authorization\": \"Bearer {token}\" }}")?;
    }
    writeln!(out)?;
    writeln!(out, "Beenden mit Strg+C / stop with Ctrl+C")?;
    out.flush()?;
    Ok(())
}
