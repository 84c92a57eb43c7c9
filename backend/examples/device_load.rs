//! How many devices a provider of RFC 8628 bears: `device_load HOST:PORT DEVICE_PATH TOKEN_PATH CLIENT_ID`.
//!
//! Asks for codes from 16 connections for a few seconds, polls each of them once, and prints both rates with their
//! medians as one line of JSON. `cargo xtask bench device` runs it against this backend and against another provider.

use serde_json::{Value, json};
use std::error::Error;
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

const CONNECTIONS: usize = 16;
const LASTS: Duration = Duration::from_secs(3);
const MOST: usize = 50_000;

#[derive(Clone)]
struct Server {
    address: SocketAddr,
    device_path: String,
    token_path: String,
    client: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Fallible<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().ok_or("HOST:PORT DEVICE_PATH TOKEN_PATH CLIENT_ID are missing");
    let server =
        Server { address: next()?.parse()?, device_path: next()?, token_path: next()?, client: next()? };
    let begun = Instant::now();
    let mut asking = Vec::new();
    for _ in 0..CONNECTIONS {
        asking.push(tokio::spawn(ask(server.clone(), begun + LASTS)));
    }
    let (mut asked, mut codes) = (Vec::new(), Vec::new());
    for one in asking {
        let (times, got) = one.await??;
        asked.extend(times);
        codes.push(got);
    }
    let asked = rate(asked, begun);
    let begun = Instant::now();
    let polling: Vec<_> = codes.into_iter().map(|codes| tokio::spawn(poll(server.clone(), codes))).collect();
    let mut polled = Vec::new();
    for one in polling {
        polled.extend(one.await??);
    }
    let polled = rate(polled, begun);
    writeln!(std::io::stdout(), "{}", json!({ "device_authorization": asked, "poll": polled }))?;
    Ok(())
}

fn rate(mut times: Vec<Duration>, begun: Instant) -> Value {
    times.sort_unstable();
    let all = times.len() as f64 / begun.elapsed().as_secs_f64();
    let at =
        |part: usize| times.get(times.len() * part / 100).map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    json!({ "per_second": all, "p50_ms": at(50), "p99_ms": at(99), "count": times.len() })
}

async fn ask(server: Server, until: Instant) -> Fallible<(Vec<Duration>, Vec<String>)> {
    let mut connection = Connection::open(&server).await?;
    let body = format!("client_id={}&scope=openid", server.client);
    let (mut times, mut codes) = (Vec::new(), Vec::new());
    while Instant::now() < until && times.len() < MOST / CONNECTIONS {
        let since = Instant::now();
        let got = connection.post(&server.device_path, &body).await?;
        times.push(since.elapsed());
        let code = got.get("device_code").and_then(Value::as_str).ok_or(format!("no code: {got}"))?;
        codes.push(code.to_owned());
    }
    Ok((times, codes))
}

async fn poll(server: Server, codes: Vec<String>) -> Fallible<Vec<Duration>> {
    let mut connection = Connection::open(&server).await?;
    let mut times = Vec::new();
    for code in codes {
        let grant = "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code";
        let body = format!("grant_type={grant}&client_id={}&device_code={code}", server.client);
        let since = Instant::now();
        let got = connection.post(&server.token_path, &body).await?;
        times.push(since.elapsed());
        if got.get("error") != Some(&json!("authorization_pending")) {
            return Err(format!("not pending: {got}").into());
        }
    }
    Ok(times)
}

/// One connection that is kept open.
struct Connection {
    stream: TcpStream,
    /// Every device asks from an address of its own, as a proxy in front would say.
    device: u32,
    address: SocketAddr,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(server: &Server) -> Fallible<Self> {
        let stream = TcpStream::connect(server.address).await?;
        stream.set_nodelay(true)?;
        let device = u32::from(stream.local_addr()?.port()) << 8;
        Ok(Self { stream, device, address: server.address, buffer: Vec::new() })
    }

    async fn post(&mut self, path: &str, body: &str) -> Fallible<Value> {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nX-Forwarded-For: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.address,
            Ipv4Addr::from_bits(10 << 24 | self.device & 0x00ff_ffff),
            body.len()
        );
        self.device += 1;
        self.stream.write_all(request.as_bytes()).await?;
        self.buffer.clear();
        loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("the connection was closed".into());
            }
            let Some((head, rest)) = std::str::from_utf8(&self.buffer)?.split_once("\r\n\r\n") else {
                continue;
            };
            let length: usize = header(head, "content-length").ok_or("no length")?.parse()?;
            if rest.len() >= length {
                return Ok(serde_json::from_str(rest)?);
            }
        }
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut pairs = head.lines().filter_map(|line| line.split_once(": "));
    pairs.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}
