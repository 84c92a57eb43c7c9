//! Who is signed in to the application, and who is on the way: in memory, for as long as the program runs.

use crate::relying_party::Tokens;
use axum::http::{HeaderMap, header};
use drempel_backend::random::{OsRandom, draw};
use drempel_verify::id_token::Claims;
use drempel_verify::pkce::CodeVerifier;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

const COOKIE: &str = "__Host-drempel-demo-app";
/// Beyond so many, everybody is forgotten: this is a demonstration.
const MOST: usize = 1_000;

/// Everybody, by their cookie.
#[derive(Default)]
pub(super) struct Memory(Mutex<HashMap<String, Visitor>>);

enum Visitor {
    OnTheWay(Pending),
    SignedIn(SignedIn),
}

/// What a browser that was sent away must bring back.
pub(super) struct Pending {
    pub(super) state: String,
    pub(super) nonce: String,
    pub(super) verifier: CodeVerifier,
}

/// Somebody, and what the application was given.
#[derive(Clone)]
pub(super) struct SignedIn {
    pub(super) claims: Claims,
    pub(super) id_token: String,
    pub(super) refresh_token: Option<String>,
    pub(super) refreshed: u32,
}

impl Pending {
    /// New secrets; nothing without randomness.
    pub(super) fn draw() -> Option<Self> {
        let verifier = CodeVerifier::from_random(draw(&OsRandom).ok()?);
        Some(Self { state: secret()?, nonce: secret()?, verifier })
    }
}

impl Memory {
    /// Remembers a question, under a cookie of its own.
    pub(super) fn begin(&self, pending: Pending) -> Option<String> {
        self.keep(Visitor::OnTheWay(pending))
    }

    /// Remembers a person. The cookie is new: whoever knew the old one gains nothing.
    pub(super) fn finish(&self, tokens: Tokens) -> Option<String> {
        let Tokens { claims, id_token, refresh_token } = tokens;
        self.keep(Visitor::SignedIn(SignedIn { claims, id_token, refresh_token, refreshed: 0 }))
    }

    /// The question, which can be answered once.
    pub(super) fn take(&self, headers: &HeaderMap) -> Option<Pending> {
        match self.lock().remove(cookie(headers)?)? {
            Visitor::OnTheWay(pending) => Some(pending),
            Visitor::SignedIn(_) => None,
        }
    }

    /// Who is signed in.
    pub(super) fn signed_in(&self, headers: &HeaderMap) -> Option<SignedIn> {
        match self.lock().get(cookie(headers)?)? {
            Visitor::SignedIn(signed_in) => Some(signed_in.clone()),
            Visitor::OnTheWay(_) => None,
        }
    }

    /// Takes the refresh token out: it is spent from here on.
    pub(super) fn refresh_token(&self, headers: &HeaderMap) -> Option<String> {
        match self.lock().get_mut(cookie(headers)?)? {
            Visitor::SignedIn(signed_in) => signed_in.refresh_token.take(),
            Visitor::OnTheWay(_) => None,
        }
    }

    /// Puts the new one in its place.
    pub(super) fn refreshed(&self, headers: &HeaderMap, token: Option<&str>) {
        let mut all = self.lock();
        let visitor = cookie(headers).and_then(|cookie| all.get_mut(cookie));
        if let Some(Visitor::SignedIn(signed_in)) = visitor {
            signed_in.refresh_token = token.map(str::to_owned);
            signed_in.refreshed += 1;
        }
    }

    /// Forgets somebody.
    pub(super) fn forget(&self, headers: &HeaderMap) -> Option<SignedIn> {
        match self.lock().remove(cookie(headers)?)? {
            Visitor::SignedIn(signed_in) => Some(signed_in),
            Visitor::OnTheWay(_) => None,
        }
    }

    fn keep(&self, visitor: Visitor) -> Option<String> {
        let cookie = secret()?;
        let mut all = self.lock();
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(cookie.clone(), visitor);
        Some(format!("{COOKIE}={cookie}; Path=/; HttpOnly; Secure; SameSite=Lax"))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Visitor>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// 256 bits in letters.
fn secret() -> Option<String> {
    Some(CodeVerifier::from_random(draw(&OsRandom).ok()?).expose().to_owned())
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map(|(_, value)| value)
}
