//! The outermost of every request: a trace id the page can show, and headers every answer has.
//!
//! The rule a reader would break: whatever fails inside, axum's own refusals too, leaves as problem+json with the trace
//! id, here; below `/oauth2` as the JSON that OAuth has for it.

use super::problem::{Ended, render};
use crate::AppState;
use crate::language::Language;
use crate::oidc;
use crate::random::draw;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use drempel_contract::ProblemCode;
use std::time::Duration;

/// W3C Trace Context.
pub(super) const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");
/// The trace id alone, for pages and people.
pub(super) const TRACE_ID: HeaderName = HeaderName::from_static("x-trace-id");

/// Marks a response whose status may say 400 or more and that leaves as it is: an OAuth error, a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whole;

pub(super) async fn finish(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let trace = TraceId::of(request.headers()).unwrap_or_else(|| TraceId::fresh(&state));
    let (oauth, page) = (oidc::is_below(request.uri().path()), oidc::is_navigation(request.uri().path()));
    let language = Language::of_request(request.headers());
    request.extensions_mut().insert(trace.clone());
    let mut response = next.run(request).await;
    let whole = response.extensions_mut().remove::<Whole>().is_some();
    let ended = response.extensions_mut().remove::<Ended>();
    let ended = ended.or_else(|| if whole { None } else { refused_by_axum(response.status()) });
    if let Some(ended) = ended {
        let headers = std::mem::take(response.headers_mut());
        response = match (page, oauth) {
            (true, _) => oidc::page::ended(&ended, language, &trace),
            (false, true) => oidc::ended(&ended),
            (false, false) => render(&ended, &trace.0),
        };
        merge(response.headers_mut(), headers);
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // A page brings its own of these two.
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("no-referrer"));
    let policy = headers.entry(header::CONTENT_SECURITY_POLICY);
    policy.or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    if let Ok(value) = HeaderValue::from_str(&trace.0) {
        headers.insert(TRACE_ID, value);
    }
    response
}

/// What the inner layers said stays said, such as `Allow` and the headers of CORS.
fn merge(to: &mut HeaderMap, from: HeaderMap) {
    for (name, value) in &from {
        if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH && !to.contains_key(name) {
            to.append(name, value.clone());
        }
    }
}

fn refused_by_axum(status: StatusCode) -> Option<Ended> {
    let code = match status.as_u16() {
        404 => ProblemCode::NotFound,
        405 => ProblemCode::MethodNotAllowed,
        400..=499 => ProblemCode::MalformedRequest,
        500..=599 => ProblemCode::Internal,
        _ => return None,
    };
    Some(Ended { code, retry_after: None::<Duration> })
}

/// Names a request in the log.
#[derive(Clone, Debug, Default)]
pub(crate) struct TraceId(String);

impl TraceId {
    /// As people read it out: 32 hexadecimal digits.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The id in a well-formed `traceparent`.
    fn of(headers: &HeaderMap) -> Option<Self> {
        let parts: Vec<&str> = headers.get(TRACEPARENT)?.to_str().ok()?.split('-').collect();
        let [version, trace, parent, flags, ..] = parts.as_slice() else { return None };
        let hex = |text: &str, length: usize| {
            text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        };
        let zero = trace.bytes().all(|byte| byte == b'0');
        let fits = hex(version, 2) && *version != "ff" && hex(trace, 32) && hex(parent, 16) && hex(flags, 2);
        (fits && !zero).then(|| Self((*trace).to_owned()))
    }

    fn fresh(state: &AppState) -> Self {
        // Without randomness a trace id is not unique, which costs a look-up and nothing else.
        let bytes = draw::<16>(&*state.context().random).unwrap_or_default();
        Self(bytes.map(|byte| format!("{byte:02x}")).concat())
    }
}
