//! How much the backend bears: `cargo run --release -p drempel-backend --example load`.
//!
//! Starts the API in this process on loopback with a database in a temporary folder and its usual parameters, asks from
//! 16 connections for a few seconds each, and prints a table. Bounded in time and count; nothing leaves this machine.

use drempel_backend::clock::SystemClock;
use drempel_backend::domain::admin::{self, NewPerson};
use drempel_backend::random::OsRandom;
use drempel_backend::{AppState, Settings, open, router};
use drempel_contract::{PersonKind, Secret, paths};
use drempel_verify::EmailAddress;
use serde_json::{Value, json};
use std::error::Error;
use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

const CONNECTIONS: usize = 16;
const LASTS: Duration = Duration::from_secs(4);
const MOST: usize = 100_000;
const PASSWORD: &str = "stroopwafel-molen";

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

async fn add(state: &AppState, number: usize) -> Fallible<()> {
    let new = NewPerson {
        email: EmailAddress::try_from(email(number).as_str()).map_err(|_| "not an address")?,
        name: "Load".to_owned(),
        kind: PersonKind::Work,
        password: Some(Secret::new(PASSWORD)),
        second_factor: false,
    };
    admin::add_person(state.context(), &new).await?;
    Ok(())
}

fn email(number: usize) -> String {
    format!("load{number}@drempel.example")
}

async fn run(address: SocketAddr, task: Task) -> Fallible<Vec<Duration>> {
    let until = Instant::now() + LASTS;
    let mut all = Vec::new();
    for number in 0..CONNECTIONS {
        all.push(tokio::spawn(async move {
            let mut client = Client::open(address, number).await?;
            let begun = client.start().await?;
            let mut times = Vec::new();
            while Instant::now() < until && times.len() < MOST / CONNECTIONS {
                let since = Instant::now();
                match task {
                    Task::Resume => {
                        client.post(paths::RESUME, &json!({ "sign_in": begun.pointer("/sign_in") })).await?;
                    }
                    Task::Identify => {
                        client.start().await?;
                    }
                    Task::SignIn => client.sign_in().await?,
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

/// One connection that is kept open, with the one cookie it needs.
struct Client {
    stream: TcpStream,
    address: SocketAddr,
    email: String,
    number: usize,
    sent: usize,
    cookie: String,
    buffer: Vec<u8>,
}

impl Client {
    async fn open(address: SocketAddr, number: usize) -> Fallible<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (cookie, buffer) = (String::new(), Vec::new());
        Ok(Self { stream, address, email: email(number), number, sent: 0, cookie, buffer })
    }

    async fn start(&mut self) -> Fallible<Value> {
        self.sent += 1;
        let pid = std::process::id();
        let request_id = format!(
            "load-{pid:010}-{:04}-{:010}-{:?}",
            self.number,
            self.sent,
            self.stream.local_addr()?.port()
        );
        let answer = json!({ "type": "identify", "email": self.email });
        self.post(paths::SIGN_IN, &json!({ "request_id": request_id, "answer": answer })).await
    }

    async fn sign_in(&mut self) -> Fallible<()> {
        let reply = self.start().await?;
        let reply = self.answer(&reply, json!({ "type": "password", "password": PASSWORD })).await?;
        let reply = self.answer(&reply, json!({ "type": "stay_signed_in", "stay": false })).await?;
        if reply.pointer("/step/type") == Some(&json!("done")) {
            Ok(())
        } else {
            Err(format!("not signed in: {reply}").into())
        }
    }

    async fn answer(&mut self, reply: &Value, answer: Value) -> Fallible<Value> {
        let token = reply.pointer("/continuation_token").ok_or("no token")?;
        self.post(paths::ANSWER, &json!({ "continuation_token": token, "answer": answer })).await
    }

    async fn post(&mut self, path: &str, body: &Value) -> Fallible<Value> {
        let (body, address) = (body.to_string(), self.address);
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.cookie,
            body.len()
        );
        self.stream.write_all(request.as_bytes()).await?;
        self.buffer.clear();
        let (head, rest) = loop {
            self.stream.read_buf(&mut self.buffer).await?;
            let text = std::str::from_utf8(&self.buffer)?;
            if let Some((head, rest)) = text.split_once("\r\n\r\n") {
                let length: usize = header(head, "content-length").ok_or("no length")?.parse()?;
                if rest.len() >= length {
                    break (head, rest);
                }
            }
        };
        let cookie = header(head, "set-cookie").filter(|line| line.starts_with("__Host-drempel-browser"));
        if let Some(pair) = cookie.and_then(|line| line.split(';').next()) {
            self.cookie = pair.to_owned();
        }
        if !head.starts_with("HTTP/1.1 200") {
            return Err(format!("{head}\n{rest}").into());
        }
        Ok(serde_json::from_str(rest)?)
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut pairs = head.lines().filter_map(|line| line.split_once(": "));
    pairs.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// Linux only; elsewhere 0.
fn peak_memory_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
