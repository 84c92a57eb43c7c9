//! `POST /api/v1/authenticator/phone-sign-in`

use super::super::body::Body;
use super::super::cookies::{Brought, Phone};
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::enrolment;
use axum::Json;
use axum::extract::State;
use drempel_contract::{EnablePhoneSignIn, EnrolmentOnPhone, Problem, paths};

/// Asks for sign-ins to be approved here, while a computer waits. Said again with the same key, it says how far it has come.
#[utoipa::path(
    post,
    path = paths::PHONE_SIGN_IN,
    tag = "authenticator",
    request_body = EnablePhoneSignIn,
    responses(
        (status = 200, description = "The number to show, or it is on", body = EnrolmentOnPhone),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_signed_in`: this phone does not have the account", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`nothing_waits`, `one_work_account`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`bad_decision`: the proof is not one of this key", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn phone_sign_in(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Phone(phone): Phone,
    Body(request): Body<EnablePhoneSignIn>,
) -> Result<Json<EnrolmentOnPhone>, Ended> {
    let done =
        to_the_end(
            async move { enrolment::enable(state.context(), &visitor, phone.as_ref(), &request).await },
        );
    Ok(Json(done.await?))
}
