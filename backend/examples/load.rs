//! How much the backend bears: `cargo run --release -p drempel-backend --example load`.
//!
//! Starts the API in this process on loopback with a database in a temporary folder and its usual parameters, asks from
//! 16 connections for a few seconds each, and prints a table. Bounded in time and count; nothing leaves this machine.

mod client;

use client::{Client, Fallible, PASSWORD, add, email};
use drempel_backend::clock::SystemClock;
use drempel_backend::random::OsRandom;
use drempel_backend::{Settings, open, router};
use drempel_contract::paths;
use serde_json::json;
use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;

const CONNECTIONS: usize = 16;
const LASTS: Duration = Duration::from_secs(4);
const MOST: usize = 100_000;

#[derive(Clone, Copy)]
enum Task {
    Resume,
    Identify,
    SignIn,
}

#[tokio::main]
async fn main() -> Fallible<()> {
    let folder = tempfile::tempdir()?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let mut settings = Settings::new(folder.path().join("load.db"), format!("http://{address}"));
    let limits = &mut settings.limits;
    (limits.starts_per_minute, limits.answers_per_minute, limits.others_per_minute) =
        (u32::MAX, u32::MAX, u32::MAX);
    let state = open(settings, Arc::new(SystemClock), Arc::new(OsRandom)).await?;
    for number in 0..CONNECTIONS {
        add(&state, number).await?;
    }
    let app = router(state).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, app).await });
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{CONNECTIONS} connections, {} s each, Argon2id 19 MiB, fsync at every commit",
        LASTS.as_secs()
    )?;
    writeln!(out, "{:<34} {:>8} {:>9} {:>9}", "", "per s", "p50 ms", "p99 ms")?;
    for (name, task) in [
        ("resume (one write)", Task::Resume),
        ("start with address (one write)", Task::Identify),
        ("whole sign-in (3 requests, 4 writes)", Task::SignIn),
    ] {
        let begun = Instant::now();
        let mut times = run(address, task).await?;
        times.sort_unstable();
        let rate = times.len() as f64 / begun.elapsed().as_secs_f64();
        let at =
            |part: usize| times.get(times.len() * part / 100).map_or(0.0, |time| time.as_secs_f64() * 1000.0);
        writeln!(out, "{name:<36} {rate:>6.0} {:>9.2} {:>9.2}", at(50), at(99))?;
    }
    writeln!(out, "peak memory of server and clients together: {} MiB", peak_memory_mib())?;
    Ok(())
}

async fn run(address: SocketAddr, task: Task) -> Fallible<Vec<Duration>> {
    let until = Instant::now() + LASTS;
    let mut all = Vec::new();
    for number in 0..CONNECTIONS {
        all.push(tokio::spawn(async move {
            let mut client = Client::open(address, number, email(number)).await?;
            let begun = client.start().await?.good()?;
            let mut times = Vec::new();
            while Instant::now() < until && times.len() < MOST / CONNECTIONS {
                let since = Instant::now();
                match task {
                    Task::Resume => {
                        let resume = json!({ "sign_in": begun.pointer("/sign_in") });
                        client.post(paths::RESUME, &resume).await?.good()?;
                    }
                    Task::Identify => {
                        client.start().await?.good()?;
                    }
                    Task::SignIn => sign_in(&mut client).await?,
                }
                times.push(since.elapsed());
            }
            Fallible::Ok(times)
        }));
    }
    let mut times = Vec::new();
    for one in all {
        times.extend(one.await??);
    }
    Ok(times)
}

async fn sign_in(client: &mut Client) -> Fallible<()> {
    let reply = client.start().await?.good()?;
    let reply = client.answer(&reply, &json!({ "type": "password", "password": PASSWORD })).await?.good()?;
    let reply = client.answer(&reply, &json!({ "type": "stay_signed_in", "stay": false })).await?.good()?;
    if reply.pointer("/step/type") == Some(&json!("done")) {
        Ok(())
    } else {
        Err(format!("not signed in: {reply}").into())
    }
}

/// Linux only; elsewhere 0.
fn peak_memory_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
