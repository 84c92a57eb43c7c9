//! How applications ask: the endpoints of OAuth 2.0 and OpenID Connect, a file each.
//!
//! The rule a reader would break: what any page may call ([`for_anybody`]) never reads a cookie, and what a browser is
//! sent to ([`navigations`]) is no script's to call. Everything comes in form-encoded and goes out as JSON, errors as
//! RFC 6749 section 5.2 writes them.

mod arrival;
mod authorize;
mod authorize_continue;
mod client_authentication;
mod device_authorization;
mod discovery;
mod end_session;
mod error;
mod form;
mod introspect;
mod jwks;
mod navigation;
pub(crate) mod page;
mod par;
mod revoke;
mod token;
mod userinfo;

pub(crate) use error::ended;

use crate::AppState;
use axum::Router;
use axum::routing::{get, post};

/// Where every endpoint lives, below the issuer.
pub(crate) mod paths {
    pub(crate) const OPENID_CONFIGURATION: &str = "/.well-known/openid-configuration";
    pub(crate) const OAUTH_SERVER: &str = "/.well-known/oauth-authorization-server";
    pub(crate) const AUTHORIZE: &str = "/oauth2/authorize";
    pub(crate) const CONTINUE: &str = "/oauth2/authorize/continue";
    pub(crate) const PAR: &str = "/oauth2/par";
    pub(crate) const TOKEN: &str = "/oauth2/token";
    pub(crate) const DEVICE_AUTHORIZATION: &str = "/oauth2/device_authorization";
    pub(crate) const JWKS: &str = "/oauth2/jwks";
    pub(crate) const USERINFO: &str = "/oauth2/userinfo";
    pub(crate) const INTROSPECT: &str = "/oauth2/introspect";
    pub(crate) const REVOKE: &str = "/oauth2/revoke";
    pub(crate) const END_SESSION: &str = "/oauth2/end_session";
    pub(crate) const CONFIRM_END_SESSION: &str = "/oauth2/end_session/confirm";
}

/// What pages of any origin may call, without cookies.
pub(crate) fn for_anybody() -> Router<AppState> {
    Router::new()
        .route(paths::OPENID_CONFIGURATION, get(discovery::discovery))
        .route(paths::OAUTH_SERVER, get(discovery::discovery))
        .route(paths::JWKS, get(jwks::jwks))
        .route(paths::PAR, post(par::par))
        .route(paths::TOKEN, post(token::token))
        .route(paths::USERINFO, get(userinfo::get).post(userinfo::post))
        .route(paths::INTROSPECT, post(introspect::introspect))
        .route(paths::REVOKE, post(revoke::revoke))
        .route(paths::DEVICE_AUTHORIZATION, post(device_authorization::device_authorization))
}

/// What a browser is sent to: links and forms of other sites, with cookies, answered by pages and redirects.
pub(crate) fn navigations() -> Router<AppState> {
    Router::new()
        .route(paths::AUTHORIZE, get(authorize::get).post(authorize::post))
        .route(paths::CONTINUE, get(authorize_continue::get))
        .route(paths::END_SESSION, get(end_session::get).post(end_session::post))
        .route(paths::CONFIRM_END_SESSION, post(end_session::confirm))
}

/// Whether a person sees what comes of a request to this path.
pub(crate) fn is_navigation(path: &str) -> bool {
    matches!(path, paths::AUTHORIZE | paths::CONTINUE | paths::END_SESSION | paths::CONFIRM_END_SESSION)
}

/// Whether errors at this path are OAuth's.
pub(crate) fn is_below(path: &str) -> bool {
    path.starts_with("/oauth2/") || path == "/oauth2" || path.starts_with("/.well-known/")
}
