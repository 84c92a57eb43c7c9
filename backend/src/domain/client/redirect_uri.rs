//! Where answers may go.
//!
//! The rule a reader would break: a redirect URI is compared, never understood. What is registered is plain enough that
//! every browser reads it the same way; what comes in is the same bytes or refused. The one exception is the port of a
//! loopback address (RFC 8252 section 7.3).

use std::net::{Ipv4Addr, Ipv6Addr};

const LONGEST: usize = 1000;
/// What an answer adds to the query (RFC 6749 section 4.1.2, RFC 9207).
const ANSWERED: [&str; 6] = ["code", "state", "iss", "error", "error_description", "error_uri"];
const LOOPBACKS: [&str; 2] = ["http://127.0.0.1", "http://[::1]"];

/// A registered redirect URI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectUri(String);

/// Why a URI is not registered. Each says what to write instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RedirectUriFault {
    /// Empty or endless.
    #[error("a redirect URI has 1 to {LONGEST} characters")]
    Length,
    /// Characters no URI has, `*`, `#`, or an encoded dot, slash, backslash or control character.
    #[error(
        "a redirect URI is plain ASCII without spaces, backslashes, wildcards, fragments and encoded dots or slashes"
    )]
    Characters,
    /// `http:` to anything but this machine.
    #[error(
        "http is for programs on the person's own device only, as http://127.0.0.1/callback or http://[::1]/callback"
    )]
    PlainHttp,
    /// `http://localhost`, which can resolve to anything.
    #[error(
        "localhost can lead elsewhere (RFC 8252 section 8.3); write http://127.0.0.1/…, which matches any port"
    )]
    Localhost,
    /// A scheme of one word, which any app can take.
    #[error(
        "a scheme is https, or a domain name of your own the other way round, as com.example.app:/callback"
    )]
    Scheme,
    /// The host or port.
    #[error(
        "a host is a name in lower case or an address as usually written, with a port from 1 to 65535 or none"
    )]
    Host,
    /// A parameter of the answer.
    #[error(
        "code, state, iss and error… are added to the query by every answer, so they cannot stand in it already"
    )]
    Parameter,
    /// The path.
    #[error("a path begins with / and has no . or .. in it")]
    Path,
}

impl RedirectUri {
    /// Reads one for registration.
    ///
    /// # Errors
    /// Why not.
    pub fn parse(text: &str) -> Result<Self, RedirectUriFault> {
        if text.is_empty() || text.len() > LONGEST {
            return Err(RedirectUriFault::Length);
        }
        check_characters(text)?;
        let (scheme, rest) = text.split_once(':').ok_or(RedirectUriFault::Scheme)?;
        match scheme {
            "https" => check_authority(rest)?,
            "http" if LOOPBACKS.iter().any(|loopback| after_port(text, loopback).is_some()) => {
                check_authority(rest)?;
            }
            "http" if rest.starts_with("//localhost") => return Err(RedirectUriFault::Localhost),
            "http" => return Err(RedirectUriFault::PlainHttp),
            other => {
                if !is_private_use(other) {
                    return Err(RedirectUriFault::Scheme);
                }
                if rest.starts_with("//") {
                    return Err(RedirectUriFault::Path);
                }
                check_path(rest)?;
            }
        }
        let query = text.split_once('?').map_or("", |(_, query)| query);
        let names = query.split('&').map(|pair| pair.split('=').next().unwrap_or_default());
        if names.into_iter().any(|name| name.contains('%') || ANSWERED.contains(&name)) {
            return Err(RedirectUriFault::Parameter);
        }
        Ok(Self(text.to_owned()))
    }

    /// A page of this very server, at an origin the operator gave, which may be `http://localhost:8080`.
    ///
    /// # Errors
    /// [`RedirectUriFault::Path`].
    pub fn own(origin: &str, path: &str) -> Result<Self, RedirectUriFault> {
        check_characters(path)?;
        check_path(path)?;
        Ok(Self(format!("{origin}{path}")))
    }

    /// As stored.
    #[must_use]
    pub const fn stored(text: String) -> Self {
        Self(text)
    }

    /// As registered.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `given` is this one.
    #[must_use]
    pub fn matches(&self, given: &str) -> bool {
        if self.0 == given {
            return true;
        }
        LOOPBACKS.iter().any(|loopback| {
            let registered = after_port(&self.0, loopback);
            registered.is_some() && registered == after_port(given, loopback)
        })
    }
}

/// What follows a loopback address and its port, if there is one: `/callback`. `None` for every other URI.
fn after_port<'a>(uri: &'a str, loopback: &str) -> Option<&'a str> {
    let rest = uri.strip_prefix(loopback)?;
    let rest = match rest.strip_prefix(':') {
        None => rest,
        Some(rest) => {
            let (port, _) = rest.split_once('/')?;
            rest.strip_prefix(port).filter(|_| is_port(port))?
        }
    };
    rest.starts_with('/').then_some(rest)
}

fn is_port(text: &str) -> bool {
    !text.starts_with('0')
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse::<u16>().is_ok_and(|port| port > 0)
}

fn check_characters(text: &str) -> Result<(), RedirectUriFault> {
    let plain =
        text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/?[]@!$&()+,;=%".contains(&byte));
    let encoded = text.split('%').skip(1).all(|after| {
        let byte = after.get(..2).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let byte = byte.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        byte.is_some_and(|byte| byte > 0x20 && byte != 0x7f && !b"./\\%".contains(&byte))
    });
    if plain && encoded { Ok(()) } else { Err(RedirectUriFault::Characters) }
}

/// `//host[:port]/path[?query]`
fn check_authority(rest: &str) -> Result<(), RedirectUriFault> {
    let rest = rest.strip_prefix("//").ok_or(RedirectUriFault::Host)?;
    let at = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(at);
    let (host, port) = match authority.rsplit_once(':').filter(|(_, port)| !port.contains(']')) {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    if !is_host(host) || !port.is_none_or(is_port) {
        return Err(RedirectUriFault::Host);
    }
    check_path(path)
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        // Browsers write an IPv4 address within an IPv6 one in another way.
        return inner
            .parse::<Ipv6Addr>()
            .is_ok_and(|address| address.to_string() == inner && address.to_ipv4_mapped().is_none());
    }
    if host.parse::<Ipv4Addr>().is_ok_and(|address| address.to_string() == host) {
        return true;
    }
    let label = |label: &str| {
        let plain = label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        plain && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    // A last label that begins with a digit makes a number of the whole for a browser (127.1, 0x7f.1).
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_name =
        host.len() <= 253 && host.split('.').all(label) && !last.starts_with(|c: char| c.is_ascii_digit());
    is_name && host != "localhost" && !host.ends_with(".localhost")
}

fn check_path(rest: &str) -> Result<(), RedirectUriFault> {
    let path = rest.split('?').next().unwrap_or_default();
    let plain = path.starts_with('/')
        && !path.contains(['@', ':', '[', ']'])
        && path.split('/').all(|part| part != "." && part != "..");
    if plain && !rest.contains(['[', ']']) { Ok(()) } else { Err(RedirectUriFault::Path) }
}

/// A scheme only its owner has (RFC 8252 section 7.1): a domain name the other way round.
fn is_private_use(scheme: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    };
    scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme.contains('.')
        && scheme.split('.').all(label)
}
