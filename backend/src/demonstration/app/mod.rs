//! `/demo-app`: an application of somebody's, which signs its people in by OpenID Connect. It is the confidential client
//! `demo-web`, and shows what it learns.
//!
//! The rule a reader would break: it is served by the same program and shares nothing with it. It has a cookie and a memory
//! of its own, and asks the provider by HTTP.

mod memory;
mod page;
mod words;

use self::memory::{Memory, Pending, SignedIn};
use self::words::Words;
use super::clients::SECRET;
use crate::relying_party::{Application, Asked, Provider, Trouble};
use axum::Router;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use drempel_backend::clock::{Clock as _, SystemClock};
use drempel_backend::language::Language;
use drempel_verify::pkce::CodeChallenge;
use serde::Deserialize;
use std::sync::Arc;

/// Where it lives.
pub(crate) const PATH: &str = "/demo-app";
const CALLBACK: &str = "/demo-app/callback";
const SCOPE: &str = "openid profile email offline_access";

/// The application.
#[derive(Clone)]
struct App(Arc<Inner>);

struct Inner {
    origin: String,
    memory: Memory,
}

/// Its pages; `origin` is where it and its provider are reached.
pub(crate) fn app(origin: &str) -> Router {
    let app = App(Arc::new(Inner { origin: origin.to_owned(), memory: Memory::default() }));
    Router::new()
        .route(PATH, get(home))
        .route("/demo-app/style.css", get(page::style))
        .route("/demo-app/sign-in", post(sign_in))
        .route(CALLBACK, get(callback))
        .route("/demo-app/refresh", post(refresh))
        .route("/demo-app/sign-out", post(sign_out))
        .with_state(app)
}

async fn home(State(app): State<App>, headers: HeaderMap) -> Response {
    let words = Words::of(Language::of_request(&headers));
    match app.0.memory.signed_in(&headers) {
        Some(signed_in) => page::signed_in(words, &signed_in),
        None => page::visitor(words, None),
    }
}

/// Sends the browser to the provider, and remembers what it must bring back.
async fn sign_in(State(app): State<App>, headers: HeaderMap) -> Response {
    let begun = blocking(move || {
        let pending = Pending::draw().ok_or_else(no_randomness)?;
        let address = Provider::discover(&app.0.origin)?.authorization(&[
            ("response_type", "code"),
            ("client_id", &application().id),
            ("redirect_uri", &app.callback()),
            ("scope", SCOPE),
            ("state", &pending.state),
            ("nonce", &pending.nonce),
            ("code_challenge", pending.verifier.challenge().as_str()),
            ("code_challenge_method", CodeChallenge::METHOD),
        ])?;
        let cookie = app.0.memory.begin(pending).ok_or_else(no_randomness)?;
        Ok(page::go(&address, Some(&cookie)))
    });
    told(begun.await, &headers)
}

/// What the browser brings back (RFC 6749 section 4.1.2, RFC 9207).
#[derive(Deserialize)]
struct Brought {
    code: Option<String>,
    state: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

async fn callback(State(app): State<App>, headers: HeaderMap, Query(brought): Query<Brought>) -> Response {
    let pending = app.0.memory.take(&headers);
    // An answer nobody here asked for, or to another question: a forged one.
    let Some(pending) = pending.filter(|pending| brought.state.as_ref() == Some(&pending.state)) else {
        return page::visitor(Words::of(Language::of_request(&headers)), Some("state"));
    };
    let finished = blocking(move || {
        let provider = Provider::discover(&app.0.origin)?;
        if !provider.sent(brought.iss.as_deref()) {
            return Err(Trouble::Garbled("the answer came from another issuer".to_owned()));
        }
        if let Some(error) = brought.error {
            return Err(Trouble::Refused { error, description: None });
        }
        let code = brought.code.unwrap_or_default();
        let asked = Asked { nonce: Some(&pending.nonce), now: now() };
        let tokens = provider.redeem(&application(), &code, &app.callback(), &pending.verifier, &asked)?;
        let cookie = app.0.memory.finish(tokens).ok_or_else(no_randomness)?;
        Ok(page::go(PATH, Some(&cookie)))
    });
    told(finished.await, &headers)
}

async fn refresh(State(app): State<App>, headers: HeaderMap) -> Response {
    let brought = headers.clone();
    let refreshed = blocking(move || {
        let token = app.0.memory.refresh_token(&brought);
        if let Some(token) = token {
            let answer = Provider::discover(&app.0.origin)?.refresh(&application(), &token)?;
            app.0.memory.refreshed(&brought, answer.get("refresh_token").and_then(|token| token.as_str()));
        }
        Ok(page::go(PATH, None))
    });
    told(refreshed.await, &headers)
}

/// Forgets the person here, then has the provider end its session (OpenID Connect RP-Initiated Logout 1.0).
async fn sign_out(State(app): State<App>, headers: HeaderMap) -> Response {
    let Some(SignedIn { id_token, .. }) = app.0.memory.forget(&headers) else {
        return page::go(PATH, None);
    };
    let ended = blocking(move || {
        let back = format!("{}{PATH}", app.0.origin);
        let address = Provider::discover(&app.0.origin)?.end_session(&[
            ("id_token_hint", &id_token),
            ("client_id", &application().id),
            ("post_logout_redirect_uri", &back),
        ])?;
        Ok(page::go(&address, None))
    });
    told(ended.await, &headers)
}

impl App {
    fn callback(&self) -> String {
        format!("{}{CALLBACK}", self.0.origin)
    }
}

fn application() -> Application {
    Application { id: "demo-web".to_owned(), secret: Some(SECRET) }
}

fn now() -> i64 {
    SystemClock.now().seconds()
}

fn no_randomness() -> Trouble {
    Trouble::Garbled("the operating system gave no randomness".to_owned())
}

/// The calls to the provider wait, and must not hold up who is served beside them.
async fn blocking(
    work: impl FnOnce() -> Result<Response, Trouble> + Send + 'static,
) -> Result<Response, Trouble> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(Trouble::Garbled("the application broke off".to_owned())))
}

/// What went wrong, for whoever tries the demonstration.
fn told(outcome: Result<Response, Trouble>, headers: &HeaderMap) -> Response {
    outcome.unwrap_or_else(|trouble| {
        tracing::info!(%trouble, "the demonstration's application could not sign somebody in");
        let words = Words::of(Language::of_request(headers));
        match &trouble {
            Trouble::Refused { error, .. } => page::visitor(words, Some(error)),
            Trouble::Unreachable { .. } | Trouble::Garbled(_) | Trouble::Unbelievable(_) => {
                page::visitor(words, Some(&trouble.to_string()))
            }
        }
        .into_response()
    })
}
