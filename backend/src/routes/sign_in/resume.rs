//! `POST /api/v1/sign-in/resume`

use super::super::body::Body;
use super::super::cookies::Brought;
use super::super::problem::Ended;
use crate::AppState;
use crate::domain::sign_in;
use axum::Json;
use axum::extract::State;
use drempel_contract::{Problem, ResumeSignIn, Resumed, paths};

/// Asks for the present step, with a new token.
#[utoipa::path(
    post,
    path = paths::RESUME,
    tag = "sign-in",
    request_body = ResumeSignIn,
    responses(
        (status = 200, description = "The present step, or that there is no such sign-in", body = Resumed),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn resume(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Body(request): Body<ResumeSignIn>,
) -> Result<Json<Resumed>, Ended> {
    let reply = sign_in::resume(state.context(), &visitor, &request).await?;
    Ok(Json(Resumed { reply }))
}
