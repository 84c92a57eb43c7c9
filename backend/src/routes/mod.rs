//! How the backend is asked: a folder per part of the URL, a file per endpoint.
//!
//! The rule a reader would break: a handler reads, calls one use case and writes; it decides nothing. Everything every
//! request goes through is in [`router`], outermost last.

pub(crate) mod authenticator;
mod body;
pub(crate) mod client;
pub(crate) mod cookies;
mod health;
mod my_sign_ins;
pub(crate) mod origin;
pub(crate) mod problem;
mod security_info;
mod session;
pub(crate) mod sign_in;
pub(crate) mod trace;

use crate::settings::Settings;
use crate::{AppState, oidc};
use axum::Router;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::cors::{Any, CorsLayer};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The API and the provider. Serve it with [`axum::extract::ConnectInfo`], or every client counts as one.
pub fn router(state: AppState) -> Router {
    let timeout = state.context().settings.limits.request_timeout;
    let give_up = move |request, next| problem::give_up(timeout, request, next);
    let limit = || from_fn_with_state(state.clone(), client::limit);
    let (api, _) = described().split_for_parts();
    let api = api
        .merge(health::routes())
        .fallback(problem::not_found)
        .method_not_allowed_fallback(problem::method_not_allowed)
        .layer(limit())
        .layer(from_fn_with_state(state.clone(), origin::check))
        .layer(from_fn(give_up))
        .layer(our_pages(&state.context().settings));
    let open = oidc::for_anybody()
        .method_not_allowed_fallback(problem::method_not_allowed)
        .layer(limit())
        .layer(from_fn(give_up))
        .layer(all_pages());
    let navigations = oidc::navigations()
        .method_not_allowed_fallback(problem::method_not_allowed)
        .layer(limit())
        .layer(from_fn(give_up));
    api.merge(open)
        .merge(navigations)
        .layer(from_fn_with_state(state.clone(), trace::finish))
        .with_state(state)
}

/// Pages of the same site that the operator knows, with cookies.
fn our_pages(settings: &Settings) -> CorsLayer {
    let other: Vec<_> =
        settings.other_origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok()).collect();
    CorsLayer::new()
        .allow_origin(other)
        .allow_credentials(true)
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([header::CONTENT_TYPE, trace::TRACEPARENT])
        .expose_headers([header::RETRY_AFTER, trace::TRACE_ID])
}

/// Pages of anybody, without cookies: an application in a browser brings its own proof.
fn all_pages() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE, trace::TRACEPARENT])
        .expose_headers([header::RETRY_AFTER, header::WWW_AUTHENTICATE, trace::TRACE_ID])
}

/// The endpoints with their description.
pub(crate) fn described() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(sign_in::start::start))
        .routes(routes!(sign_in::answer::answer))
        .routes(routes!(sign_in::resume::resume))
        .routes(routes!(sign_in::cancel::cancel))
        .routes(routes!(authenticator::push::subscribe, authenticator::push::unsubscribe))
        .routes(routes!(sign_in::poll::poll))
        .routes(routes!(authenticator::requests::requests))
        .routes(routes!(authenticator::seen::seen))
        .routes(routes!(authenticator::decision::decision))
        .routes(routes!(session::get::get, session::post::post, session::delete::delete))
        .routes(routes!(authenticator::enrolments::enrolments))
        .routes(routes!(authenticator::activate::activate))
        .routes(routes!(authenticator::phone_sign_in::phone_sign_in))
        .routes(routes!(authenticator::unregister::unregister))
        .routes(routes!(security_info::get::get))
        .routes(routes!(security_info::enrolments::enrolments))
        .routes(routes!(security_info::poll::poll))
        .routes(routes!(security_info::confirm::confirm))
        .routes(routes!(security_info::number::number))
        .routes(routes!(security_info::cancel::cancel))
        .routes(routes!(security_info::remove::remove))
        .routes(routes!(security_info::rename::rename))
        .routes(routes!(security_info::allow_requests::allow_requests))
        .routes(routes!(security_info::sign_out_everywhere::sign_out_everywhere))
        .routes(routes!(my_sign_ins::get::get))
        .routes(routes!(my_sign_ins::not_me::not_me))
}
