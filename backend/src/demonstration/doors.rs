//! The doors by which somebody elsewhere could reach the demonstration's people, whose passwords everybody can read.
//!
//! The rule a reader would break: every way in is in [`open_door`], and both who starts a demonstration and who starts
//! anything else on its data asks there.

use crate::config::{Config, is_here};
use std::fmt;
use std::net::{IpAddr, SocketAddr};

/// A way in from elsewhere.
#[derive(Debug)]
pub(crate) enum Door {
    /// The address it listens on.
    Listen(SocketAddr),
    /// An origin it answers to.
    Origin {
        /// The key of the configuration.
        key: &'static str,
        /// The value.
        origin: String,
    },
    /// A proxy it believes.
    Proxy(IpAddr),
}

impl fmt::Display for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen(address) => write!(f, "server.listen is {address}"),
            Self::Origin { key, origin } => write!(f, "{key} has {origin}"),
            Self::Proxy(address) => write!(f, "server.trusted_proxies has {address}"),
        }
    }
}

/// The first way in from elsewhere, if there is one.
pub(crate) fn open_door(config: &Config) -> Option<Door> {
    let listen = config.server.listen;
    if !listen.ip().to_canonical().is_loopback() {
        return Some(Door::Listen(listen));
    }
    let settings = &config.settings;
    let origins = [
        ("server.public_origins", &settings.own_origins),
        ("server.allowed_origins", &settings.other_origins),
    ];
    for (key, origins) in origins {
        if let Some(origin) = origins.iter().find(|origin| !is_here(origin)) {
            return Some(Door::Origin { key, origin: origin.clone() });
        }
    }
    settings.trusted_proxies.first().copied().map(Door::Proxy)
}
