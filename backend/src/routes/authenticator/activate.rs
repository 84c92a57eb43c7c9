//! `POST /api/v1/authenticator/activate`

use super::super::body::Body;
use super::super::cookies::{Brought, Phone};
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::enrolment;
use axum::Json;
use axum::extract::State;
use drempel_contract::{Activate, EnrolmentOnPhone, Problem, paths};

/// Takes the code that proves that the key arrived. Said again, it says how far the enrolment has come.
#[utoipa::path(
    post,
    path = paths::ACTIVATE,
    tag = "authenticator",
    request_body = Activate,
    responses(
        (status = 200, description = "The number to show; or the phone is registered, and its codes count", body = EnrolmentOnPhone),
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
) -> Result<Json<EnrolmentOnPhone>, Ended> {
    let network = visitor.network;
    let done =
        to_the_end(
            async move { enrolment::activate(state.context(), &network, phone.as_ref(), &request).await },
        );
    Ok(Json(done.await?))
}
