//! `POST /api/v1/security-info/enrolments/confirm`

use super::super::body::Body;
use super::super::cookies::Brought;
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::enrolment;
use axum::Json;
use axum::extract::State;
use drempel_contract::{ConfirmEnrolment, Enrolment, Problem, paths};

/// Takes a code of another app that has the key.
#[utoipa::path(
    post,
    path = paths::ENROLMENT_CONFIRM,
    tag = "security info",
    request_body = ConfirmEnrolment,
    responses(
        (status = 200, description = "Where it is, and why the code was not taken if it was not", body = Enrolment),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`no_such_thing`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn confirm(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Body(request): Body<ConfirmEnrolment>,
) -> Result<Json<Enrolment>, Ended> {
    let done =
        to_the_end(async move { enrolment::confirm(state.context(), &visitor, &request).await }).await?;
    Ok(Json(done))
}
