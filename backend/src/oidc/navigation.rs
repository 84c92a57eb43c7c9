//! What the endpoints that browsers are sent to have in common: forms of other sites come in, 303s go out.

use super::form::is_form;
use crate::AppState;
use crate::domain::authorization::{MOST_BYTES, Parameters};
use crate::routes::problem::Ended;
use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use drempel_contract::ProblemCode;
use std::convert::Infallible;

/// A posted form; `None` when it is none, or too large.
pub(super) struct Form(pub(super) Option<Parameters>);

impl FromRequest<AppState> for Form {
    type Rejection = Infallible;

    async fn from_request(request: Request, _: &AppState) -> Result<Self, Infallible> {
        if !is_form(request.headers()) {
            return Ok(Self(None));
        }
        let body = to_bytes(request.into_body(), MOST_BYTES).await.ok();
        Ok(Self(body.and_then(|body| Parameters::parse(&body).ok())))
    }
}

/// 303, so that a form that was posted here is never posted there (RFC 9700 section 4.12).
pub(super) fn see_other(location: &str) -> Result<Response, Ended> {
    let location = HeaderValue::from_str(location).map_err(|error| {
        tracing::error!(%error, "an address cannot be sent");
        Ended::from(ProblemCode::Internal)
    })?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}
