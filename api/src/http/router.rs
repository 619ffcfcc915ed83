//! Which path leads where.

use std::sync::Arc;

use async_graphql::Executor;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::app::App;
use super::{endpoint, export, frame, graphiql, health, viewer};
use crate::graphql::language::Language;

/// All paths of the server.
pub fn router<S: Executor>(app: Arc<App<S>>) -> Router {
    Router::new()
        .route("/", get(|| async { Redirect::temporary("/graphiql") }))
        .route("/graphql", post(endpoint::post::<S>).fallback(only_post))
        .route("/graphiql", get(graphiql::page))
        .route("/graphiql/{file}", get(graphiql::file))
        .route("/schema.graphql", get(schema::<S>))
        .route("/network.svg", get(export::svg::<S>))
        .route("/network.graphml", get(export::graphml::<S>))
        .route("/network.gexf", get(export::gexf::<S>))
        .route("/network.csv", get(export::csv::<S>))
        .route("/network.json", get(export::json::<S>))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready::<S>))
        .fallback(nothing)
        .layer(middleware::from_fn_with_state(Arc::clone(&app), frame::around::<S>))
        .with_state(app)
}

async fn schema<S: Executor>(State(app): State<Arc<App<S>>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))], app.sdl.clone())
}

async fn only_post(headers: HeaderMap) -> Response {
    let text = match viewer::language(&headers) {
        Language::De => "GraphQL wird hier nur mit POST gefragt; zum Ausprobieren im Browser: /graphiql\n",
        Language::En => "GraphQL is asked by POST only; to try it in a browser: /graphiql\n",
    };
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "POST")], text).into_response()
}

pub(super) async fn nothing(headers: HeaderMap) -> Response {
    let text = match viewer::language(&headers) {
        Language::De => {
            "Hier ist nichts. GraphQL: POST /graphql, zum Ausprobieren /graphiql, das Schema /schema.graphql\n"
        }
        Language::En => "Nothing is here. GraphQL: POST /graphql, to try it /graphiql, the schema /schema.graphql\n",
    };
    (StatusCode::NOT_FOUND, text).into_response()
}
