//! What happens to people when passwords come ten times as fast as they can be looked at:
//! `cargo run --release -p drempel-backend --example overload`.
//!
//! Starts the API in this process on loopback with its usual parameters, measures how many passwords a second it looks
//! at when asked by as many at once as it takes, and then offers ten times as many for a minute, each from one of two
//! hundred networks, while five hundred people wait for their phones and twenty sign in at browsers of their own.

mod client;

use client::{Client, Fallible, Got, PASSWORD, add, email};
use drempel_backend::clock::SystemClock;
use drempel_backend::random::OsRandom;
use drempel_backend::{Settings, open, router};
use drempel_contract::paths;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

const MEASURED_FOR: Duration = Duration::from_secs(8);
const LASTS: Duration = Duration::from_secs(60);
const TIMES: f64 = 10.0;
const WAITING: usize = 500;
const POLLS_EVERY: Duration = Duration::from_secs(2);
const KNOWN: usize = 20;
const NETWORKS: usize = 200;
/// As the page does (`src/effects/http.rs`).
const GIVES_UP_AFTER: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() -> Fallible<()> {
    let folder = tempfile::tempdir()?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let mut settings = Settings::new(folder.path().join("load.db"), format!("http://{address}"));
    settings.trusted_proxies.push(address.ip());
    settings.number_match.cool_down = Duration::ZERO;
    let limits = &mut settings.limits;
    (limits.starts_per_minute, limits.answers_per_minute, limits.others_per_minute) =
        (u32::MAX, u32::MAX, u32::MAX);
    let state = open(settings, Arc::new(SystemClock), Arc::new(OsRandom)).await?;
    let mut known = Vec::new();
    for number in 0..KNOWN {
        add(&state, number).await?;
    }
    let app = router(state).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, app).await });
    for number in 0..KNOWN {
        known.push(at_home(address, number).await?);
    }
    let capacity = capacity(address).await?;
    let mut out = std::io::stdout();
    writeln!(out, "capacity: {capacity:.1} passwords a second; offered: {:.0}", capacity * TIMES)?;

    let until = Instant::now() + LASTS;
    let polls = tokio::spawn(wait_for_phones(address, until));
    // Everybody who waits for a phone has begun.
    sleep(Duration::from_secs(2)).await;
    let homes: Vec<_> =
        known.into_iter().enumerate().map(|(at, client)| tokio::spawn(home(client, at))).collect();
    let told = offer(address, capacity * TIMES, until).await?;
    report(&told, capacity)?;
    let mut times = Vec::new();
    for one in homes {
        times.extend(one.await??);
    }
    writeln!(out, "known browsers that got in: {} of {KNOWN}; {}", times.len(), spread(&mut times))?;
    let (mut polled, failed) = polls.await??;
    writeln!(out, "polls: {} answered, {failed} not; {}", polled.len(), spread(&mut polled))?;
    Ok(())
}

fn network(number: usize) -> String {
    format!("192.0.2.{}", number % NETWORKS)
}

fn password() -> Value {
    json!({ "type": "password", "password": PASSWORD })
}

/// A browser in which this person signed in before.
async fn at_home(address: SocketAddr, number: usize) -> Fallible<Client> {
    let mut client = Client::open(address, number, email(number)).await?;
    client.network = Some(format!("198.51.100.{number}"));
    let begun = client.start().await?.good()?;
    let proved = client.answer(&begun, &password()).await?.good()?;
    client.answer(&proved, &json!({ "type": "stay_signed_in", "stay": false })).await?.good()?;
    Ok(client)
}

/// Passwords looked at in a second, when a few ask one after another.
async fn capacity(address: SocketAddr) -> Fallible<f64> {
    let mut all = JoinSet::new();
    let begun = Instant::now();
    for number in 0..8 {
        all.spawn(async move {
            let mut looked_at = 0_u32;
            while begun.elapsed() < MEASURED_FOR {
                let email = format!("nobody{number}-{looked_at}@drempel.example");
                let mut client = Client::open(address, number, email).await?;
                let begun = client.start().await?.good()?;
                client.answer(&begun, &password()).await?.good()?;
                looked_at += 1;
            }
            Fallible::Ok(looked_at)
        });
    }
    let mut looked_at = 0;
    while let Some(one) = all.join_next().await {
        looked_at += one??;
    }
    Ok(f64::from(looked_at) / begun.elapsed().as_secs_f64())
}

/// What everybody was told, and after how long.
type Told = BTreeMap<String, Vec<Duration>>;

/// Offers this many passwords a second, each of somebody else.
async fn offer(address: SocketAddr, a_second: f64, until: Instant) -> Fallible<Told> {
    let told = Arc::new(Mutex::new(Told::new()));
    let mut all = JoinSet::new();
    let mut clock = interval(Duration::from_secs_f64(1.0 / a_second));
    clock.set_missed_tick_behavior(MissedTickBehavior::Burst);
    for number in 0.. {
        clock.tick().await;
        if Instant::now() >= until {
            break;
        }
        let told = Arc::clone(&told);
        all.spawn(async move {
            let since = Instant::now();
            let what = match timeout(GIVES_UP_AFTER * 2, try_once(address, number)).await {
                Ok(Ok((begun, got))) => (begun, said(&got)),
                Ok(Err(error)) => (since, format!("{error}")),
                Err(_) => (since, "nothing".to_owned()),
            };
            let took = what.0.elapsed();
            told.lock().unwrap_or_else(PoisonError::into_inner).entry(what.1).or_default().push(took);
        });
    }
    while all.join_next().await.is_some() {}
    Ok(std::mem::take(&mut *told.lock().unwrap_or_else(PoisonError::into_inner)))
}

fn said(got: &Got) -> String {
    match (got.status, got.retry_after) {
        (200, _) => "looked at".to_owned(),
        (status, Some(_)) => format!("{status}, with Retry-After"),
        (status, None) => format!("{status}, without Retry-After"),
    }
}

async fn try_once(address: SocketAddr, number: usize) -> Fallible<(Instant, Got)> {
    let mut client = Client::open(address, number, format!("nobody{number}@drempel.example")).await?;
    client.network = Some(network(number));
    let since = Instant::now();
    let begun = client.start().await?;
    if begun.status != 200 {
        return Ok((since, begun));
    }
    let since = Instant::now();
    Ok((since, client.answer(&begun.body, &password()).await?))
}

/// Signs in at a browser of one's own, some time within the minute, as often as one is told to come back.
async fn home(mut client: Client, at: usize) -> Fallible<Option<Duration>> {
    sleep(LASTS.mul_f64(0.1 + 0.6 * at as f64 / KNOWN as f64)).await;
    let since = Instant::now();
    for _ in 0..10 {
        match timeout(GIVES_UP_AFTER, whole(&mut client)).await {
            Ok(Ok(None)) => return Ok(Some(since.elapsed())),
            Ok(Ok(Some(wait))) => sleep(wait).await,
            Ok(Err(_)) | Err(_) => client = client.again().await?,
        }
    }
    Ok(None)
}

/// How long to wait, when somebody said so.
async fn whole(client: &mut Client) -> Fallible<Option<Duration>> {
    let mut got = client.start().await?;
    for answer in [password(), json!({ "type": "stay_signed_in", "stay": false })] {
        if got.status != 200 {
            return Ok(Some(Duration::from_secs(got.retry_after.unwrap_or(2))));
        }
        got = client.answer(&got.body, &answer).await?;
    }
    if got.status != 200 {
        return Ok(Some(Duration::from_secs(got.retry_after.unwrap_or(2))));
    }
    if got.body.pointer("/step/type") == Some(&json!("done")) { Ok(None) } else { Err("not in".into()) }
}

/// How long each poll took, and how many were not answered well.
async fn wait_for_phones(address: SocketAddr, until: Instant) -> Fallible<(Vec<Duration>, usize)> {
    let mut all = JoinSet::new();
    for number in 0..WAITING {
        all.spawn(async move {
            let mut client =
                Client::open(address, number, format!("waiting{number}@drempel.example")).await?;
            let mut last = client.start().await?.good()?;
            last = client
                .answer(&last, &json!({ "type": "use_method", "method": "number_match" }))
                .await?
                .good()?;
            let (mut times, mut failed) = (Vec::new(), 0);
            while Instant::now() < until {
                sleep(POLLS_EVERY).await;
                let since = Instant::now();
                let token = last.pointer("/continuation_token").cloned();
                let got = client.post(paths::POLL, &json!({ "continuation_token": token })).await?;
                if got.status == 200 {
                    times.push(since.elapsed());
                    last = got.body;
                } else {
                    failed += 1;
                }
            }
            Fallible::Ok((times, failed))
        });
    }
    let (mut times, mut failed) = (Vec::new(), 0);
    while let Some(one) = all.join_next().await {
        let (more, less) = one??;
        times.extend(more);
        failed += less;
    }
    Ok((times, failed))
}

fn report(told: &Told, capacity: f64) -> Fallible<()> {
    let mut out = std::io::stdout();
    let looked_at = told.get("looked at").map_or(0, Vec::len);
    let a_second = looked_at as f64 / LASTS.as_secs_f64();
    writeln!(out, "looked at: {a_second:.1} a second, {:.0} % of capacity", 100.0 * a_second / capacity)?;
    for (what, times) in told {
        writeln!(out, "{:>6}  {what}; {}", times.len(), spread(&mut times.clone()))?;
    }
    Ok(())
}

fn spread(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at =
        |part: usize| times.get(times.len() * part / 100).map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    format!("p50 {:.0} ms, p99 {:.0} ms", at(50), at(99))
}
