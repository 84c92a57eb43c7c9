//! Numbers for Prometheus at `/metrics`.
//!
//! The rule a reader would break: a reverse proxy on this machine makes everybody look local, so on the main address
//! a request that was forwarded never counts as local.

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use std::net::SocketAddr;
use std::time::Duration;

/// Seconds; a page's file takes under a millisecond, a password 20 to 1000.
const BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// How often old samples are folded into the buckets.
const UPKEEP: Duration = Duration::from_secs(5);

/// The numbers so far.
#[derive(Clone)]
pub(crate) struct Numbers(PrometheusHandle);

impl Numbers {
    /// Begins to count, for the whole program.
    pub(crate) fn start() -> Result<Self, BuildError> {
        let duration = Matcher::Full("drempel_http_request_duration_seconds".to_owned());
        let handle =
            PrometheusBuilder::new().set_buckets_for_metric(duration, &BUCKETS)?.install_recorder()?;
        describe_counter!("drempel_http_requests_total", "Requests by route, method and status.");
        describe_histogram!(
            "drempel_http_request_duration_seconds",
            Unit::Seconds,
            "Time to answer, by route."
        );
        describe_counter!("drempel_alerts_total", "What somebody should look at, by kind.");
        describe_counter!("drempel_panics_total", "Mistakes in the program that ended a request.");
        describe_gauge!("drempel_build_info", "Always 1; the label says the version.");
        metrics::gauge!("drempel_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
        metrics::counter!("drempel_panics_total").absolute(0);
        let upkeep = handle.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(UPKEEP).await;
                upkeep.run_upkeep();
            }
        });
        Ok(Self(handle))
    }
}

/// Who may read the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Requests from this machine that nobody forwarded.
    Local,
    /// Whoever reaches the address.
    Everybody,
}

/// `GET /metrics`. To others it looks as if it were not there.
pub(crate) fn routes(numbers: Numbers, readers: Readers) -> Router {
    Router::new().route("/metrics", get(show)).with_state((numbers, readers))
}

async fn show(State((numbers, readers)): State<(Numbers, Readers)>, request: Request) -> Response {
    if readers == Readers::Local && !is_local(&request) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let kind = [
        (header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (kind, numbers.0.render()).into_response()
}

fn is_local(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let forwarded = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];
    peer.is_some_and(|ConnectInfo(peer)| peer.ip().to_canonical().is_loopback())
        && !forwarded.iter().any(|name| request.headers().contains_key(*name))
}
