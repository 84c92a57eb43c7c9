//! Whether time tells which addresses exist, and what they have:
//! `cargo run --release -p drempel-backend --example statistics -- [SAMPLES]`.
//!
//! Calls the API in this process, without a network between, for seven addresses with equal histories: one that nobody has,
//! and six that somebody has. Each call of each kind is timed SAMPLES times (5,000), interleaved in an order that is drawn
//! anew for every round, and compared with those for the address that nobody has, by a Mann-Whitney U test: beyond a z of
//! ±3.29 they differ with p < 0.001. The same again after the Argon2 settings were changed, when nobody has signed in since.
//! Argon2 itself is set as low as it goes, because its own spread would hide what comes beside it.

#![expect(clippy::indexing_slicing, reason = "a measurement that fails may fall over")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, header};
use drempel_backend::clock::SystemClock;
use drempel_backend::domain::admin::{self, NewPerson};
use drempel_backend::domain::authenticator::{Authenticator, AuthenticatorId};
use drempel_backend::domain::bucket::Bucket;
use drempel_backend::domain::token::Digest;
use drempel_backend::random::OsRandom;
use drempel_backend::{AppState, Settings, open, router};
use drempel_contract::{PersonKind, Secret, paths};
use drempel_verify::EmailAddress;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tower::ServiceExt as _;

type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

const ORIGIN: &str = "https://login.drempel.example";
const KINDS: [&str; 7] =
    ["nobody", "password", "app", "phone sign-in", "requests stopped", "disabled", "no password"];
const CALLS: [&str; 4] = ["address", "password", "phone", "poll"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Fallible<()> {
    let samples = std::env::args().nth(1).map_or(Ok(5000), |given| given.parse())?;
    let folder = tempfile::tempdir()?;
    let state = opened(folder.path(), 512).await?;
    people(&state).await?;
    let mut out = std::io::stdout();
    writeln!(out, "| settings | call | compared with nobody's | median apart | z | right of 100 |")?;
    writeln!(out, "|---|---|---|---|---|---|")?;
    let seen = measure(&router(state.clone()), samples).await?;
    table(&mut out, "as stored", &seen)?;
    drop(state);
    let state = opened(folder.path(), 1024).await?;
    let seen = measure(&router(state), samples).await?;
    table(&mut out, "changed", &seen)?;
    Ok(())
}

async fn opened(folder: &Path, memory_kib: u32) -> Fallible<AppState> {
    let mut settings = Settings::new(folder.join("statistics.db"), ORIGIN);
    let passwords = &mut settings.passwords;
    (passwords.memory_kib, passwords.passes, passwords.wrong_before_wait) = (memory_kib, 1, u32::MAX);
    let limits = &mut settings.limits;
    (limits.starts_per_minute, limits.answers_per_minute, limits.others_per_minute) =
        (u32::MAX, u32::MAX, u32::MAX);
    // Whoever asks so often has no budget; each of these is asked as if it were the first.
    let phones = &mut settings.number_match;
    phones.cool_down = Duration::ZERO;
    for budget in [&mut phones.requests, &mut phones.requests_a_day] {
        (budget.most, budget.within) = (u8::MAX, Duration::ZERO);
    }
    Ok(open(settings, Arc::new(SystemClock), Arc::new(OsRandom)).await?)
}

fn email(kind: usize) -> String {
    // Of one length, as is what is answered.
    format!("person{kind}@drempel.example")
}

async fn people(state: &AppState) -> Fallible<()> {
    for (number, kind) in KINDS.into_iter().enumerate().skip(1) {
        let email: EmailAddress = email(number).parse().map_err(|_| "not an address")?;
        let new = NewPerson {
            email: email.clone(),
            name: "Somebody Example".to_owned(),
            kind: PersonKind::Work,
            password: (kind != "no password").then(|| Secret::new("stroopwafel-molen")),
            second_factor: false,
        };
        admin::add_person(state.context(), &new).await?;
        if matches!(kind, "app" | "phone sign-in" | "requests stopped") {
            admin::add_totp(state.context(), &email, "Phone", None).await?;
        }
        if matches!(kind, "phone sign-in" | "requests stopped") {
            add_phone(state, &email, kind == "requests stopped").await?;
        }
        if kind == "disabled" {
            admin::set_enabled(state.context(), &email, false).await?;
        }
    }
    Ok(())
}

async fn add_phone(state: &AppState, email: &EmailAddress, stopped: bool) -> Fallible<()> {
    let now = state.context().now();
    let mut unit = state.context().store.write().await?;
    let person = unit.person_by_email(email).await?.ok_or("nobody")?.id;
    let factor = unit.totp_factors(&person).await?.into_iter().next().ok_or("no app")?.id;
    let phone = Authenticator {
        id: AuthenticatorId(format!("phone of {}", person.0)),
        person: person.clone(),
        token: Digest::of(person.0.as_bytes()),
        name: "Phone".to_owned(),
        factor,
        public_key: Some(vec![4; 65]),
        counter: 0,
        push: None,
        created_at: now,
        used_at: None,
    };
    unit.add_authenticator(&phone).await?;
    if stopped {
        unit.stop_requests(&person, &Bucket::default(), "request", now).await?;
    }
    Ok(unit.commit().await?)
}

/// Seconds, by call and kind.
type Seen = [[Vec<f64>; KINDS.len()]; CALLS.len()];

async fn measure(router: &Router, samples: usize) -> Fallible<Seen> {
    let mut seen = Seen::default();
    let mut order: Vec<usize> = (0..KINDS.len()).collect();
    let mut drawn = 0x2545_f491_4f6c_dd1d_u64;
    for round in 0..samples + 20 {
        for place in (1..order.len()).rev() {
            // xorshift64: nobody has to be surprised by it.
            drawn ^= drawn << 13;
            drawn ^= drawn >> 7;
            drawn ^= drawn << 17;
            order.swap(place, usize::try_from(drawn % (place as u64 + 1))?);
        }
        for kind in &order {
            let times = visit(router, &email(*kind)).await?;
            // The first rounds warm up what is kept.
            if round >= 20 {
                for (call, time) in times.into_iter().enumerate() {
                    seen[call][*kind].push(time);
                }
            }
        }
    }
    Ok(seen)
}

/// Once through all calls, in a browser that nobody knows.
async fn visit(router: &Router, email: &str) -> Fallible<[f64; CALLS.len()]> {
    let mut browser = Browser { router, cookies: BTreeMap::new() };
    let address = json!({ "type": "identify", "email": email });
    let (got, identified) = browser.post(paths::SIGN_IN, &start(&address)).await?;
    let token = &got["continuation_token"];
    let wrong = json!({ "continuation_token": token, "answer": { "type": "password", "password": "wrong" } });
    let (got, compared) = browser.post(paths::ANSWER, &wrong).await?;
    if got["refusal"]["code"] != "wrong_password" {
        return Err(format!("not compared: {got}").into());
    }
    let mut browser = Browser { router, cookies: BTreeMap::new() };
    let by_phone = json!({ "type": "identify", "email": email, "method": "number_match" });
    let (got, asked) = browser.post(paths::SIGN_IN, &start(&by_phone)).await?;
    let poll = json!({ "continuation_token": got["continuation_token"] });
    let (got, polled) = browser.post(paths::POLL, &poll).await?;
    if got["step"]["status"]["state"] != "sent" {
        return Err(format!("not asked: {got}").into());
    }
    Ok([identified, compared, asked, polled])
}

fn start(answer: &Value) -> Value {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    json!({ "request_id": format!("statistics-{number:030}"), "answer": answer })
}

struct Browser<'r> {
    router: &'r Router,
    cookies: BTreeMap<String, String>,
}

impl Browser<'_> {
    async fn post(&mut self, path: &str, body: &Value) -> Fallible<(Value, f64)> {
        let pairs: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ORIGIN, ORIGIN)
            .header(header::COOKIE, pairs.join("; "))
            .body(Body::from(body.to_string()))?;
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 5000))));
        let begun = Instant::now();
        let response = self.router.clone().oneshot(request).await?;
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await?;
        let taken = begun.elapsed().as_secs_f64();
        for line in parts.headers.get_all(header::SET_COOKIE) {
            if let Some((name, rest)) = line.to_str()?.split_once('=') {
                let value = rest.split(';').next().unwrap_or_default();
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok((serde_json::from_slice(&bytes)?, taken))
    }
}

fn table(out: &mut impl std::io::Write, settings: &str, seen: &Seen) -> Fallible<()> {
    for (call, kinds) in CALLS.into_iter().zip(seen) {
        for (kind, times) in KINDS.into_iter().zip(kinds).skip(1) {
            let (z, right) = mann_whitney(times, &kinds[0]);
            let apart = (median(times) - median(&kinds[0])) * 1e6;
            writeln!(out, "| {settings} | {call} | {kind} | {apart:.1} µs | {z:.2} | {right:.1} |")?;
        }
    }
    Ok(())
}

fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The z of a Mann-Whitney U test, and how often of 100 whoever calls the slower of two known is right.
fn mann_whitney(one: &[f64], two: &[f64]) -> (f64, f64) {
    let mut all: Vec<(f64, bool)> =
        one.iter().map(|time| (*time, true)).chain(two.iter().map(|time| (*time, false))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ranked = all.iter().zip(1_u32..).filter(|((_, first), _)| *first);
    let ranks: f64 = ranked.map(|(_, rank)| f64::from(rank)).sum();
    let (n, m) = (one.len() as f64, two.len() as f64);
    let u = ranks - n * (n + 1.0) / 2.0;
    ((u - n * m / 2.0) / (n * m * (n + m + 1.0) / 12.0).sqrt(), u / (n * m) * 100.0)
}
