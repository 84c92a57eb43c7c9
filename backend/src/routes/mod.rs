//! How the backend is asked: a folder per part of the URL, a file per endpoint.
//!
//! The rule a reader would break: a handler reads, calls one use case and writes; it decides nothing. Everything every
//! request goes through is in [`router`], outermost first.

mod body;
mod client;
mod cookies;
mod health;
mod origin;
mod problem;
mod session;
mod sign_in;
mod trace;

use crate::AppState;
use axum::Router;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::cors::CorsLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The API. Serve it with [`axum::extract::ConnectInfo`], or every client counts as one.
pub fn router(state: AppState) -> Router {
    let (api, _) = described().split_for_parts();
    let settings = &state.context().settings;
    let other: Vec<_> =
        settings.other_origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok()).collect();
    let cors = CorsLayer::new()
        .allow_origin(other)
        .allow_credentials(true)
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([header::CONTENT_TYPE, trace::TRACEPARENT])
        .expose_headers([header::RETRY_AFTER, trace::TRACE_ID]);
    let timeout = settings.limits.request_timeout;
    api.merge(health::routes())
        .fallback(problem::not_found)
        .method_not_allowed_fallback(problem::method_not_allowed)
        .layer(from_fn_with_state(state.clone(), client::limit))
        .layer(from_fn_with_state(state.clone(), origin::check))
        .layer(from_fn(move |request, next| problem::give_up(timeout, request, next)))
        .layer(cors)
        .layer(from_fn_with_state(state.clone(), trace::finish))
        .with_state(state)
}

/// The endpoints with their description.
pub(crate) fn described() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(sign_in::start::start))
        .routes(routes!(sign_in::answer::answer))
        .routes(routes!(sign_in::resume::resume))
        .routes(routes!(sign_in::cancel::cancel))
        .routes(routes!(session::get::get, session::delete::delete))
}
