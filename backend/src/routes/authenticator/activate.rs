//! `POST /api/v1/authenticator/activate`

use super::super::body::Body;
use super::super::cookies::{Brought, Phone};
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::enrolment;
use axum::Json;
use axum::extract::State;
use drempel_contract::{Activate, Problem, Registered, paths};

/// Takes the code that proves that the key arrived.
#[utoipa::path(
    post,
    path = paths::ACTIVATE,
    tag = "authenticator",
    request_body = Activate,
    responses(
        (status = 200, description = "The phone is registered, and its codes count", body = Registered),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`enrolment_over`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`wrong_code`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn activate(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Phone(phone): Phone,
    Body(request): Body<Activate>,
) -> Result<Json<Registered>, Ended> {
    let registered =
        to_the_end(
            async move { enrolment::activate(state.context(), &visitor, phone.as_ref(), &request).await },
        );
    Ok(Json(registered.await?))
}
