//! What the answers are made from.

use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use async_graphql::parser;
use axum::body::Bytes;
use tokio::sync::watch;

use crate::access::Verifier;
use crate::clock::Clock;
use crate::directory::{Directory, Revision};
use crate::graphql::cost::Costs;
use crate::network::analysis::Analyses;

/// Everything a request needs.
pub struct App<S> {
    /// What runs a query.
    pub schema: S,
    /// The schema as text.
    pub sdl: Bytes,
    /// What a query costs.
    pub costs: Costs,
    /// The directory as it is now.
    pub current: Arc<ArcSwap<Directory>>,
    /// Tells of each new revision, after `current` holds it.
    pub revision: watch::Receiver<Revision>,
    /// The time.
    pub clock: Clock,
    /// Checks tokens.
    pub verifier: Verifier,
    /// What has been computed of the network.
    pub analyses: Analyses,
    /// How long and how large.
    pub limits: Limits,
}

impl<S> App<S> {
    /// An app that runs queries in this schema, whose SDL is `sdl`.
    ///
    /// # Errors
    /// When the SDL is none.
    pub fn new(
        schema: S,
        sdl: String,
        current: Arc<ArcSwap<Directory>>,
        revision: watch::Receiver<Revision>,
        clock: Clock,
        verifier: Verifier,
    ) -> Result<Self, parser::Error> {
        let costs = Costs::of_schema(&sdl)?;
        let (analyses, limits) = (Analyses::default(), Limits::default());
        Ok(Self { schema, sdl: sdl.into(), costs, current, revision, clock, verifier, analyses, limits })
    }
}

/// How long things may take and how large they may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For a client to send the header of a request.
    pub header_time: Duration,
    /// For a client to send the body.
    pub body_time: Duration,
    /// For a request to be answered.
    pub request_time: Duration,
    /// For a server to reach the revision that a request asks for.
    pub revision_time: Duration,
    /// For running requests to finish when the server stops.
    pub stop_time: Duration,
    /// The bytes of a body.
    pub body_size: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            header_time: Duration::from_secs(10),
            body_time: Duration::from_secs(15),
            request_time: Duration::from_secs(10),
            revision_time: Duration::from_secs(2),
            stop_time: Duration::from_secs(10),
            body_size: 128 * 1024,
        }
    }
}
