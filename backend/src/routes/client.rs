//! Who is asking, by network address ([`Network`], an extension of the request), and whether they ask too much.
//!
//! The rule a reader would break: `X-Forwarded-For` is believed from configured proxies only, and of it only what those
//! proxies wrote: from the right, as far as they are known.

use super::problem::Ended;
use crate::AppState;
use crate::domain::network::Network;
use crate::throttle::Kind;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use drempel_contract::paths;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

pub(super) async fn limit(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let context = state.context();
    let limits = &context.settings.limits;
    let (kind, most) = match request.uri().path() {
        "/healthz" | "/readyz" => return next.run(request).await,
        paths::SIGN_IN => (Kind::Start, limits.starts_per_minute),
        paths::ANSWER => (Kind::Answer, limits.answers_per_minute),
        _ => (Kind::Other, limits.others_per_minute),
    };
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let client = client(peer, request.headers(), &context.settings.trusted_proxies);
    request.extensions_mut().insert(Network::of(client));
    match state.limiter().count(client, kind, most, context.now()) {
        Ok(()) => next.run(request).await,
        Err(wait) => Ended::throttled(wait).into_response(),
    }
}

/// The address of whoever asks, behind the proxies that are believed.
pub(crate) fn client(peer: Option<IpAddr>, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    let trusted =
        |address: &IpAddr| proxies.iter().any(|proxy| proxy.to_canonical() == address.to_canonical());
    let mut client = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    let lines: Vec<&str> =
        headers.get_all(X_FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok()).collect();
    for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        if !trusted(&client) {
            break;
        }
        let Ok(address) = hop.trim().parse() else { break };
        client = address;
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn seen(peer: &str, forwarded: &[&str], proxies: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(X_FORWARDED_FOR, HeaderValue::from_str(line).unwrap());
        }
        let proxies: Vec<IpAddr> = proxies.iter().map(|proxy| proxy.parse().unwrap()).collect();
        client(Some(peer.parse().unwrap()), &headers, &proxies).to_string()
    }

    #[test]
    fn a_forged_header_changes_nothing() {
        assert_eq!(seen("198.51.100.7", &["203.0.113.1"], &[]), "198.51.100.7");
        assert_eq!(seen("198.51.100.7", &["203.0.113.1"], &["10.0.0.1"]), "198.51.100.7");
    }

    #[test]
    fn of_a_proxys_header_only_what_proxies_wrote_counts() {
        assert_eq!(seen("10.0.0.1", &["203.0.113.1, 198.51.100.7"], &["10.0.0.1"]), "198.51.100.7");
        assert_eq!(
            seen("10.0.0.1", &["203.0.113.1", "198.51.100.7, 10.0.0.2"], &["10.0.0.1", "10.0.0.2"]),
            "198.51.100.7"
        );
        assert_eq!(seen("10.0.0.1", &["garbage"], &["10.0.0.1"]), "10.0.0.1");
    }
}
