//! `POST /api/v1/sign-in/cancel`

use super::super::body::Body;
use super::super::cookies::Brought;
use super::super::problem::Ended;
use crate::AppState;
use crate::domain::sign_in;
use axum::extract::State;
use axum::http::StatusCode;
use drempel_contract::{CancelSignIn, Problem, paths};

/// Ends a sign-in.
#[utoipa::path(
    post,
    path = paths::CANCEL,
    tag = "sign-in",
    request_body = CancelSignIn,
    responses(
        (status = 204, description = "It is over, or was"),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn cancel(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Body(request): Body<CancelSignIn>,
) -> Result<StatusCode, Ended> {
    sign_in::cancel(state.context(), &visitor, &request).await?;
    Ok(StatusCode::NO_CONTENT)
}
