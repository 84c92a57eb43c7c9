//! The values that are more than a number or a word: origins, addresses, the place of the database.

use super::given::Given;
use drempel_backend::domain::push::{Service, Services};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// An address and port.
pub(crate) fn socket(given: &Given) -> Result<SocketAddr, String> {
    let read = given.text().ok().and_then(|text| {
        text.strip_prefix("localhost:")
            .map_or_else(|| text.parse().ok(), |port| format!("127.0.0.1:{port}").parse().ok())
    });
    read.ok_or_else(|| {
        "an address and port, as \"127.0.0.1:8080\", \"0.0.0.0:8080\" or \"[::1]:8080\"".to_owned()
    })
}

/// The same, or nothing at all.
pub(crate) fn optional_socket(given: &Given) -> Result<Option<SocketAddr>, String> {
    if given.text() == Ok("") { Ok(None) } else { socket(given).map(Some) }
}

/// A path, or nothing at all.
pub(crate) fn optional_path(given: &Given) -> Result<Option<PathBuf>, String> {
    given.text().map(|text| Some(text).filter(|text| !text.is_empty()).map(PathBuf::from))
}

/// A path.
pub(crate) fn path(given: &Given) -> Result<PathBuf, String> {
    optional_path(given)?.ok_or_else(|| "the path of a directory, as \"data\"".to_owned())
}

/// The database's file: `sqlite:PATH`, or nothing for the default in the data directory. A relative path is
/// relative to where the backend is started.
pub(crate) fn database(given: &Given, directory: &Path) -> Result<PathBuf, String> {
    let text = given.text()?;
    if text.is_empty() {
        return Ok(directory.join("drempel.db"));
    }
    let path = text.strip_prefix("sqlite:").map(|rest| rest.strip_prefix("//").unwrap_or(rest));
    path.filter(|path| !path.is_empty() && !path.contains('?')).map(PathBuf::from).ok_or_else(|| {
        "sqlite: and the path of a file, as \"sqlite:/var/lib/drempel/drempel.db\"; sqlite is the only scheme accepted"
            .to_owned()
    })
}

/// A name for an authenticator app to show; a colon would end it there.
pub(crate) fn issuer(given: &Given) -> Result<String, String> {
    let text = given.text()?.trim();
    let fits = (1..=64).contains(&text.chars().count())
        && !text.contains(':')
        && !text.chars().any(char::is_control);
    if fits {
        Ok(text.to_owned())
    } else {
        Err("a name of 1 to 64 characters without a colon, as \"Drempel\"".to_owned())
    }
}

/// Origins (RFC 6454): `https://host`, with a port if it is not 443; plain `http` on loopback only.
pub(crate) fn origins(given: &Given) -> Result<Vec<String>, String> {
    let origins = given.texts()?;
    if origins.iter().all(|origin| is_origin(origin)) {
        return Ok(origins);
    }
    Err("origins, as [\"https://sign-in.example.org\"]: lower case, no path, no slash at the end; http only for \
         localhost"
        .to_owned())
}

/// Addresses of machines.
pub(crate) fn addresses(given: &Given) -> Result<Vec<IpAddr>, String> {
    let read: Option<Vec<_>> = given.texts()?.iter().map(|text| text.parse().ok()).collect();
    read.ok_or_else(|| {
        "addresses of machines, as [\"10.0.0.7\", \"::1\"]; networks are not accepted".to_owned()
    })
}

/// Push services: hosts, `*.` and what hosts end in, or an origin on this machine.
pub(crate) fn push_services(given: &Given) -> Result<Services, String> {
    let read: Option<Vec<_>> = given.texts()?.iter().map(|text| Service::parse(text)).collect();
    read.map(Services).ok_or_else(|| {
        "hosts, as [\"fcm.googleapis.com\", \"*.push.apple.com\"]: lower case, no https://; http://localhost:PORT only \
         for this machine"
            .to_owned()
    })
}

/// Whom a push service may write to, or nobody in particular.
pub(crate) fn push_contact(given: &Given) -> Result<Option<String>, String> {
    let text = given.text()?;
    let plain = text.chars().all(|c| c.is_ascii_graphic());
    match (text, plain && (text.starts_with("mailto:") || text.starts_with("https://"))) {
        ("", _) => Ok(None),
        (contact, true) => Ok(Some(contact.to_owned())),
        _ => {
            Err("an address, as \"mailto:helpdesk@example.org\" or \"https://example.org/contact\""
                .to_owned())
        }
    }
}

fn is_origin(text: &str) -> bool {
    let (scheme, rest) = text.split_once("://").unwrap_or_default();
    let Some((host, port)) = host_and_port(rest) else { return false };
    let plain = !host.is_empty()
        && host.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-[]:".contains(c));
    let port_fits = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port != 0));
    plain && port_fits && (scheme == "https" || (scheme == "http" && is_loopback(host)))
}

/// Whether a page at `url` may be linked to from the start page: `https`, or `http` on loopback.
pub(crate) fn is_link(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let ok = is_origin(&format!("{scheme}://{}", authority.to_lowercase()));
    ok && url.chars().all(|c| c.is_ascii_graphic())
}

fn host_and_port(authority: &str) -> Option<(&str, Option<&str>)> {
    if authority.starts_with('[') {
        let (host, rest) = authority.split_at(authority.find(']')? + 1);
        return if rest.is_empty() {
            Some((host, None))
        } else {
            Some((host, Some(rest.strip_prefix(':')?)))
        };
    }
    match authority.split_once(':') {
        Some((host, port)) => Some((host, Some(port))),
        None => Some((authority, None)),
    }
}

/// Whether an origin's host is this machine by a name that means another machine to everybody else.
pub(crate) fn is_here(origin: &str) -> bool {
    let host = origin.split_once("://").and_then(|(_, authority)| host_and_port(authority));
    host.is_some_and(|(host, _)| is_loopback(host))
}

fn is_loopback(host: &str) -> bool {
    let address = || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback());
    host == "localhost" || host.ends_with(".localhost") || host == "[::1]" || address()
}

#[cfg(test)]
mod tests {
    use super::{is_here, is_link, is_origin};

    #[test]
    fn only_this_machines_own_names_are_here() {
        for here in [
            "http://localhost",
            "http://localhost:8080",
            "https://a.localhost:8443",
            "http://[::1]:80",
            "http://127.8.9.10",
        ] {
            assert!(is_here(here), "{here}");
        }
        for elsewhere in [
            "https://sign-in.example.org",
            "https://localhost.example.org",
            "https://127.0.0.1.example.org",
            "https://127.example.org:8443",
            "https://192.0.2.1",
            "https://[2001:db8::1]:443",
        ] {
            assert!(!is_here(elsewhere), "{elsewhere}");
        }
    }

    #[test]
    fn an_origin_has_no_path_and_is_encrypted_or_local() {
        for good in
            ["https://a.example", "https://a.example:8443", "http://localhost:8080", "http://[::1]:80"]
        {
            assert!(is_origin(good), "{good}");
        }
        for bad in [
            "http://a.example",
            "https://a.example/",
            "https://A.example",
            "a.example",
            "https://",
            "https://a:x",
        ] {
            assert!(!is_origin(bad), "{bad}");
        }
    }

    #[test]
    fn a_link_may_have_a_path_but_no_script() {
        assert!(is_link("https://mail.example/inbox?x=1"));
        for bad in ["javascript://a.example/%0aalert(1)", "http://mail.example/", "https://a b/", "/mail"] {
            assert!(!is_link(bad), "{bad}");
        }
    }
}
