//! A browser of a benchmark: one connection that is kept open, and cookies.

#![allow(dead_code, reason = "not every benchmark does everything")]

use drempel_backend::AppState;
use drempel_backend::domain::admin::{self, NewPerson};
use drempel_contract::{PersonKind, Secret, paths};
use drempel_verify::EmailAddress;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::error::Error;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Everybody's.
pub(crate) const PASSWORD: &str = "stroopwafel-molen";

pub(crate) type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Somebody at a browser.
pub(crate) struct Client {
    stream: TcpStream,
    address: SocketAddr,
    email: String,
    /// What the proxy says of where it is.
    pub(crate) network: Option<String>,
    number: usize,
    sent: usize,
    cookies: BTreeMap<String, String>,
    buffer: Vec<u8>,
}

/// What came back.
pub(crate) struct Got {
    pub(crate) status: u16,
    /// Seconds.
    pub(crate) retry_after: Option<u64>,
    pub(crate) body: Value,
}

impl Client {
    pub(crate) async fn open(address: SocketAddr, number: usize, email: String) -> Fallible<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (cookies, buffer) = (BTreeMap::new(), Vec::new());
        Ok(Self { stream, address, email, network: None, number, sent: 0, cookies, buffer })
    }

    /// The same browser with a new connection.
    pub(crate) async fn again(&self) -> Fallible<Self> {
        let new = Self::open(self.address, self.number, self.email.clone()).await?;
        Ok(Self { network: self.network.clone(), cookies: self.cookies.clone(), sent: self.sent, ..new })
    }

    /// Gives the address.
    pub(crate) async fn start(&mut self) -> Fallible<Got> {
        let answer = json!({ "type": "identify", "email": self.email });
        self.sent += 1;
        let pid = std::process::id();
        let port = self.stream.local_addr()?.port();
        let request_id = format!("load-{pid:010}-{:04}-{:010}-{port}", self.number, self.sent);
        self.post(paths::SIGN_IN, &json!({ "request_id": request_id, "answer": answer })).await
    }

    pub(crate) async fn answer(&mut self, after: &Value, answer: &Value) -> Fallible<Got> {
        let token = after.pointer("/continuation_token").ok_or("no token")?;
        self.post(paths::ANSWER, &json!({ "continuation_token": token, "answer": answer })).await
    }

    pub(crate) async fn post(&mut self, path: &str, body: &Value) -> Fallible<Got> {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let network = self.network.iter().map(|network| format!("X-Forwarded-For: {network}\r\n"));
        let (body, address, network) = (body.to_string(), self.address, network.collect::<String>());
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {}\r\n{network}\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            cookies.join("; "),
            body.len()
        );
        self.stream.write_all(request.as_bytes()).await?;
        self.buffer.clear();
        let (head, rest) = loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("the connection was closed".into());
            }
            let text = std::str::from_utf8(&self.buffer)?;
            if let Some((head, rest)) = text.split_once("\r\n\r\n") {
                let length: usize = values(head, "content-length").next().ok_or("no length")?.parse()?;
                if rest.len() >= length {
                    break (head, rest);
                }
            }
        };
        for line in values(head, "set-cookie") {
            if let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let status = head.split(' ').nth(1).ok_or("no status")?.parse()?;
        let retry_after = values(head, "retry-after").next().and_then(|seconds| seconds.parse().ok());
        Ok(Got { status, retry_after, body: serde_json::from_str(rest).unwrap_or_default() })
    }
}

/// Adds somebody with a password.
pub(crate) async fn add(state: &AppState, number: usize) -> Fallible<()> {
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

/// Their address.
pub(crate) fn email(number: usize) -> String {
    format!("load{number}@drempel.example")
}

impl Got {
    /// What came back, when it went well.
    pub(crate) fn good(self) -> Fallible<Value> {
        if self.status == 200 { Ok(self.body) } else { Err(format!("{}: {}", self.status, self.body).into()) }
    }
}

fn values<'a>(head: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let pairs = head.lines().filter_map(|line| line.split_once(": "));
    pairs.filter(move |(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}
