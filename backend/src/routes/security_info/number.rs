//! `POST /api/v1/security-info/enrolments/number`

use super::super::body::Body;
use super::super::cookies::Brought;
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::enrolment;
use axum::Json;
use axum::extract::State;
use drempel_contract::{Enrolment, Problem, TypeNumber, paths};

/// Takes the number that the phone shows, typed on the computer that began. A wrong one ends the enrolment.
#[utoipa::path(
    post,
    path = paths::ENROLMENT_NUMBER,
    tag = "security info",
    request_body = TypeNumber,
    responses(
        (status = 200, description = "Where it is, and why the number was not taken if it was not", body = Enrolment),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`no_such_thing`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn number(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Body(request): Body<TypeNumber>,
) -> Result<Json<Enrolment>, Ended> {
    let done =
        to_the_end(async move { enrolment::type_number(state.context(), &visitor, &request).await }).await?;
    Ok(Json(done))
}
