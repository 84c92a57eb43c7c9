//! The three cookies of the computer, and the one of the phone.
//!
//! The rule a reader would break: each has the prefix `__Host-` (no other host can set it), `HttpOnly` (no script reads
//! it) and `Secure`. Those of the computer are `SameSite=Lax`, because applications send people here; the phone's is
//! `SameSite=Strict`, because nobody else has any business with it.

use crate::domain::sign_in::{Cookies, Visitor};
use crate::domain::token::Token;
use crate::domain::user_agent;
use crate::language::Language;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponseParts, ResponseParts};
use std::convert::Infallible;

const BROWSER: &str = "__Host-drempel-browser";
const DEVICE: &str = "__Host-drempel-device";
const SESSION: &str = "__Host-drempel-session";
const AUTHENTICATOR: &str = "__Host-drempel-authenticator";
/// The longest browsers keep a cookie (RFC 6265bis section 5.5): 400 days.
const LONGEST: u32 = 400 * 24 * 3600;

/// What the browser brought.
pub(crate) struct Brought(pub(crate) Visitor);

impl<S: Sync> FromRequestParts<S> for Brought {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let read = |name| read(&parts.headers, name);
        let network = parts.extensions.get().copied().unwrap_or_default();
        let language = Language::of_request(&parts.headers);
        let [browser, device, session] = [BROWSER, DEVICE, SESSION].map(read);
        let computer = parts.headers.get(header::USER_AGENT).and_then(|text| text.to_str().ok());
        let computer = user_agent::words(computer.unwrap_or_default());
        Ok(Self(Visitor { browser, device, session, network, language, computer }))
    }
}

/// The phone that asks, if it has ever been set up.
pub(crate) struct Phone(pub(crate) Option<Token>);

impl<S: Sync> FromRequestParts<S> for Phone {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(read(&parts.headers, AUTHENTICATOR)))
    }
}

fn read(headers: &HeaderMap, name: &str) -> Option<Token> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(key, _)| *key == name).find_map(|(_, value)| Token::parse(value))
}

/// What the browser takes home.
pub(crate) struct TakenHome(pub(crate) Cookies);

impl IntoResponseParts for TakenHome {
    type Error = Infallible;

    fn into_response_parts(self, mut response: ResponseParts) -> Result<ResponseParts, Infallible> {
        let Cookies { browser, device, session } = self.0;
        if let Some(token) = browser {
            set(&mut response, BROWSER, token.expose(), None);
        }
        if let Some(token) = device {
            set(&mut response, DEVICE, token.expose(), Some(LONGEST));
        }
        if let Some(session) = session {
            let max_age = session.max_age.map(|seconds| seconds.min(LONGEST));
            set(&mut response, SESSION, session.token.expose(), max_age);
        }
        Ok(response)
    }
}

/// The phone is known by this from now on, or for 400 days more.
pub(crate) struct KnownPhone(pub(crate) Token);

impl IntoResponseParts for KnownPhone {
    type Error = Infallible;

    fn into_response_parts(self, mut response: ResponseParts) -> Result<ResponseParts, Infallible> {
        append(&mut response, AUTHENTICATOR, self.0.expose(), "Strict", Some(LONGEST));
        Ok(response)
    }
}

/// The browser forgets its session.
pub(crate) struct SessionGone;

impl IntoResponseParts for SessionGone {
    type Error = Infallible;

    fn into_response_parts(self, mut response: ResponseParts) -> Result<ResponseParts, Infallible> {
        set(&mut response, SESSION, "", Some(0));
        Ok(response)
    }
}

fn set(response: &mut ResponseParts, name: &str, value: &str, max_age: Option<u32>) {
    append(response, name, value, "Lax", max_age);
}

fn append(response: &mut ResponseParts, name: &str, value: &str, same_site: &str, max_age: Option<u32>) {
    let age = max_age.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    let line = format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite={same_site}{age}");
    if let Ok(mut line) = HeaderValue::from_str(&line) {
        line.set_sensitive(true);
        response.headers_mut().append(header::SET_COOKIE, line);
    }
}
