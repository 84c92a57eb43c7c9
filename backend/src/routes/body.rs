//! A JSON body, exactly as the contract has it.
//!
//! The rule a reader would break: an unknown field is refused, so that nobody can believe `verified: true` was heard.

use super::problem::Ended;
use crate::AppState;
use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use drempel_contract::ProblemCode;
use serde::de::DeserializeOwned;

/// The body of a request.
pub(super) struct Body<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<AppState> for Body<T> {
    type Rejection = Ended;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Ended> {
        let malformed = || Ended::from(ProblemCode::MalformedRequest);
        if !is_json(request.headers()) {
            return Err(malformed());
        }
        let most = state.context().settings.limits.body_bytes;
        let bytes = to_bytes(request.into_body(), most).await.map_err(|_| malformed())?;
        serde_json::from_slice(&bytes).map(Self).map_err(|_| malformed())
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let essence = kind.and_then(|kind| kind.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}
