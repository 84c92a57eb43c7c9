//! `POST /api/v1/security-info/enrolments`

use super::super::body::Body;
use super::super::cookies::Brought;
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::enrolment;
use axum::Json;
use axum::extract::State;
use drempel_contract::{Enrolment, Problem, StartEnrolment, paths};

/// Begins to add a way to sign in. An older enrolment of the same person is over.
#[utoipa::path(
    post,
    path = paths::ENROLMENTS,
    tag = "security info",
    request_body = StartEnrolment,
    responses(
        (status = 200, description = "It waits", body = Enrolment),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`, `sign_in_again`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`no_such_thing`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn enrolments(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Body(request): Body<StartEnrolment>,
) -> Result<Json<Enrolment>, Ended> {
    let done =
        to_the_end(async move { enrolment::begin(state.context(), &visitor, request.what).await }).await?;
    Ok(Json(done))
}
