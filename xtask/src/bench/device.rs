//! Devices that ask for a code and poll for tokens (RFC 8628), beside npm oidc-provider, in one run on one machine.
//!
//! The rule a reader would break: the same client asks both, in turns, and the rounds are compared pair by pair, so that
//! whatever else the machine does meets both.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::project;
use crate::run::{cargo, command, output, run, say, slowly};
use crate::setup::npm;

const ROUNDS: usize = 3;
const CLIENT: &str = "demo-device";

/// A provider under measurement; ended when this is dropped.
struct Peer {
    name: &'static str,
    port: u16,
    paths: [&'static str; 2],
    process: Child,
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// What one round gave.
#[derive(Clone, Copy)]
struct Round {
    per_second: f64,
    p50: f64,
    p99: f64,
}

pub(super) fn device() -> Result<()> {
    let npm = npm::npm()?;
    slowly("compile the backend", "some minutes the first time", || {
        let what =
            ["build", "--quiet", "--release", "-p", "drempel-backend", "--bins", "--example", "device_load"];
        run(&mut cargo(&what))
    })?;
    let folder = std::env::temp_dir().join(format!("drempel-bench-{}", std::process::id()));
    let peers = [ours(&folder)?, oidc_provider(&npm.modules())?];
    let [asks, polls] = measure(&peers)?;
    drop(peers);
    std::fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    say("16 connections, every code polled once; the median of three rounds, in turns");
    println!("{:<24} {:<16} {:>10} {:>9} {:>9} {:>7}", "", "", "per second", "p50 ms", "p99 ms", "ratio");
    for (what, rounds) in [("device authorization", asks), ("poll, pending", polls)] {
        print(what, &rounds);
    }
    println!(
        "\nDrempel writes every code and every poll to SQLite, so that neither a restart nor another replica forgets what \n\
         slow_down added. oidc-provider keeps both in the memory of one process and has no slow_down."
    );
    Ok(())
}

/// Rounds of asking and of polling, by peer.
fn measure(peers: &[Peer; 2]) -> Result<[[Vec<Round>; 2]; 2]> {
    let mut all = [[Vec::new(), Vec::new()], [Vec::new(), Vec::new()]];
    for number in 1..=ROUNDS {
        for (at, peer) in peers.iter().enumerate() {
            say(format!("round {number} of {ROUNDS}: {}", peer.name));
            let mut load = command(built("examples/device_load"));
            let address = format!("{}:{}", Ipv4Addr::LOCALHOST, peer.port);
            let text = output(load.arg(address).args(peer.paths).arg(CLIENT))?;
            let seen: Value = serde_json::from_str(&text).context("the load client said something else")?;
            for (rounds, what) in all.iter_mut().zip(["device_authorization", "poll"]) {
                let number = |name: &str| seen.pointer(&format!("/{what}/{name}")).and_then(Value::as_f64);
                let round = Round {
                    per_second: number("per_second").context("no rate")?,
                    p50: number("p50_ms").context("no median")?,
                    p99: number("p99_ms").context("no 99th")?,
                };
                if let Some(rounds) = rounds.get_mut(at) {
                    rounds.push(round);
                }
            }
        }
    }
    Ok(all)
}

fn print(what: &str, [ours, theirs]: &[Vec<Round>; 2]) {
    let mut ratios: Vec<f64> =
        ours.iter().zip(theirs).map(|(our, their)| our.per_second / their.per_second).collect();
    let ratio = median(&mut ratios);
    for (name, rounds, ratio) in [("Drempel", ours, ratio), ("oidc-provider", theirs, 1.0)] {
        let of = |value: fn(&Round) -> f64| median(&mut rounds.iter().map(value).collect::<Vec<_>>());
        let (rate, p50, p99) = (of(|it| it.per_second), of(|it| it.p50), of(|it| it.p99));
        println!("{what:<24} {name:<16} {rate:>10.0} {p50:>9.2} {p99:>9.2} {ratio:>6.2}x");
    }
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// The product as it is, but for limits that keep the load off.
fn ours(folder: &Path) -> Result<Peer> {
    let port = free_port()?;
    let mut backend = command(built("drempel-backend"));
    backend
        .args(["serve", "--demonstration", "--listen", &format!("127.0.0.1:{port}"), "--data"])
        .arg(folder)
        .env("DREMPEL_THROTTLE_OTHERS_PER_MINUTE", "1000000")
        .env("DREMPEL_SERVER_TRUSTED_PROXIES", "127.0.0.1")
        .env("DREMPEL_DEVICE_WAITING", "1000000")
        .env("DREMPEL_LOG_LEVEL", "warn");
    started("Drempel", backend, port, ["/oauth2/device_authorization", "/oauth2/token"])
}

fn oidc_provider(modules: &Path) -> Result<Peer> {
    let port = free_port()?;
    let mut node = command("node");
    node.arg(project::root().join("xtask/bench/oidc_provider.mjs"))
        .arg(port.to_string())
        .env("DREMPEL_MODULES", modules)
        .env("NODE_ENV", "production");
    started("oidc-provider", node, port, ["/device/auth", "/token"])
}

fn started(name: &'static str, mut program: Command, port: u16, paths: [&'static str; 2]) -> Result<Peer> {
    let process = program
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start {name}"))?;
    let mut peer = Peer { name, port, paths, process };
    let since = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if peer.process.try_wait()?.is_some() || since.elapsed() > Duration::from_secs(60) {
            bail!("{name} did not start");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(peer)
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    Ok(listener.local_addr()?.port())
}

fn built(program: &str) -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project::root().join("target"), PathBuf::from);
    target.join("release").join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}
