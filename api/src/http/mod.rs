//! The directory over HTTP: GraphQL, its schema, a place to try queries, and health.
//!
//! Every answer passes through [`frame`], which gives it its request id, its revision and the headers that protect
//! browsers. [`viewer`] knows who asks. What a request asks in GraphQL is read by [`body`], run by [`endpoint`] and said by [`answer`]; [`export`] answers
//! with parts of the network as files.

mod accept;
mod answer;
mod app;
mod body;
mod endpoint;
mod export;
mod frame;
pub mod graphiql;
mod health;
mod request_id;
mod revision;
mod router;
mod server;
#[cfg(test)]
mod tests;
mod viewer;

pub use app::{App, Limits};
pub use request_id::RequestId;
pub use router::router;
pub use server::{serve, stop_signal};
