//! One span, one line and one count a request.
//!
//! The rule a reader would break: a line names the route's template, never the path, which anybody can write anything
//! into.

use super::trace;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;
use tracing::Instrument as _;

/// Watches one request. `elsewhere` stands for a request that fits no route.
///
/// The trace id goes on in the request's own `traceparent`, so everything behind this reads it from one place.
pub(crate) async fn observe(
    State(elsewhere): State<&'static str>,
    mut request: Request,
    next: Next,
) -> Response {
    let trace_id = trace::given(request.headers()).unwrap_or_else(trace::fresh);
    if let Ok(value) = HeaderValue::from_str(&trace::parent(&trace_id)) {
        request.headers_mut().insert("traceparent", value);
    }
    let route = request.extensions().get::<MatchedPath>().map_or(elsewhere, MatchedPath::as_str).to_owned();
    let method = name(request.method());
    let span = tracing::info_span!("request", trace_id, method, route);
    let began = Instant::now();
    let response = next.run(request).instrument(span.clone()).await;
    let (status, took) = (response.status(), began.elapsed());
    let duration_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| {
        if status.is_server_error() {
            tracing::warn!(status = status.as_u16(), duration_ms, "answered");
        } else if elsewhere == PAGES || is_probe(&route) {
            tracing::debug!(status = status.as_u16(), duration_ms, "answered");
        } else {
            tracing::info!(status = status.as_u16(), duration_ms, "answered");
        }
    });
    let labels = [("route", route), ("method", method.to_owned()), ("status", status.as_u16().to_string())];
    metrics::counter!("drempel_http_requests_total", &labels).increment(1);
    let [route, ..] = labels;
    metrics::histogram!("drempel_http_request_duration_seconds", &[route]).record(took.as_secs_f64());
    response
}

/// The route of everything the site answers.
pub(crate) const PAGES: &str = "(pages)";

/// The route of what the API does not know.
pub(crate) const NO_ENDPOINT: &str = "(no endpoint)";

fn is_probe(route: &str) -> bool {
    matches!(route, "/healthz" | "/readyz")
}

/// A closed list, so that nobody can fill the metrics with methods of their own.
fn name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
