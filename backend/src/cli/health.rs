//! `health`: one request to a running server, so that a container image needs no HTTP client of its own.

use super::{Failure, Place, output};
use crate::config::Config;
use clap::Args;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Shorter than the patience of whoever asks.
const PATIENCE: Duration = Duration::from_secs(4);

/// The command.
#[derive(Args, Debug)]
#[command(after_help = "Example, in a Dockerfile:\n  HEALTHCHECK CMD [\"drempel-backend\", \"health\"]\n\n\
                        Exit code 0 when it is ready, 1 when it is not or cannot be reached.")]
pub(super) struct Health {
    #[command(flatten)]
    place: Place,
    /// Where it listens, in place of `server.listen`
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
}

impl Health {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let config =
            Config::read(&crate::config::Flags { listen: self.listen.clone(), ..self.place.flags() })?;
        let address = reachable(config.server.listen);
        let unreachable = |cause: &dyn std::fmt::Display| {
            Failure::failed(format!(
                "no answer at {address}: {cause}; is it running, and does it listen there?"
            ))
        };
        match tokio::time::timeout(PATIENCE, ask(address)).await {
            Ok(Ok(200)) => output::print("ready\n"),
            Ok(Ok(status)) => {
                Err(Failure::failed(format!("{address} answered {status}: not ready; its log says why")))
            }
            Ok(Err(error)) => Err(unreachable(&error)),
            Err(_) => Err(unreachable(&"it took too long")),
        }
    }
}

/// An address that means "every interface" is reached on this machine.
fn reachable(listen: SocketAddr) -> SocketAddr {
    let ip = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip @ (IpAddr::V4(_) | IpAddr::V6(_)) => ip,
    };
    SocketAddr::new(ip, listen.port())
}

/// The status of `/readyz`.
async fn ask(address: SocketAddr) -> std::io::Result<u16> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await?;
    let mut answer = Vec::new();
    stream.take(4096).read_to_end(&mut answer).await?;
    let head = String::from_utf8_lossy(&answer);
    let status = head.split_whitespace().nth(1).and_then(|status| status.parse().ok());
    status.ok_or_else(|| std::io::Error::other("what answered does not speak HTTP"))
}
