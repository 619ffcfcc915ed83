//! Whether the process lives and whether it can answer: for those who start and balance servers.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::app::App;

/// The process lives.
pub(super) async fn live() -> Json<Value> {
    Json(json!({ "status": "live" }))
}

/// The directory is in memory: a server listens no earlier.
pub(super) async fn ready<S: Send + Sync + 'static>(State(app): State<Arc<App<S>>>) -> Json<Value> {
    Json(json!({ "status": "ready", "revision": app.current.load().revision() }))
}
