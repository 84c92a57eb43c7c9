//! Where a request comes from. Together with `SameSite=Lax` cookies and JSON bodies, this is what stands against
//! cross-site request forgery.
//!
//! The rule a reader would break: a browser names its origin with every POST and DELETE (Fetch standard, "append a
//! request `Origin` header"). A request without one is not a browser's and has no cookies but its own, unless
//! `Sec-Fetch-Site` says it is a browser's after all.

use super::problem::Ended;
use crate::AppState;
use crate::settings::Settings;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use drempel_contract::ProblemCode;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

pub(super) async fn check(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if is_allowed(&state.context().settings, request.method(), request.headers()) {
        next.run(request).await
    } else {
        tracing::info!("refused a foreign origin");
        Ended::from(ProblemCode::ForeignOrigin).into_response()
    }
}

/// Whether a request comes from a page that may make it.
pub(crate) fn is_allowed(settings: &Settings, method: &Method, headers: &HeaderMap) -> bool {
    let mut origins = headers.get_all(header::ORIGIN).iter();
    match (origins.next(), origins.next()) {
        (Some(origin), None) => {
            let known = settings.own_origins.iter().chain(&settings.other_origins);
            known.into_iter().any(|known| origin.as_bytes() == known.as_bytes())
        }
        (Some(_), Some(_)) => false,
        (None, _) => method.is_safe() || !from_elsewhere(headers.get(SEC_FETCH_SITE)),
    }
}

fn from_elsewhere(site: Option<&HeaderValue>) -> bool {
    site.is_some_and(|site| site != "same-origin" && site != "none")
}
