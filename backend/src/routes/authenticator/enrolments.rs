//! `POST /api/v1/authenticator/enrolments`

use super::super::body::Body;
use super::super::cookies::{Brought, KnownPhone, Phone};
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::enrolment;
use axum::Json;
use axum::extract::State;
use drempel_contract::{EnrolmentOpened, OpenEnrolment, Problem, paths};

/// Gives an account that a computer shows to this phone, if it is the first to ask.
#[utoipa::path(
    post,
    path = paths::PHONE_ENROLMENTS,
    tag = "authenticator",
    request_body = OpenEnrolment,
    responses(
        (status = 200, description = "The account; this phone alone can go on with it", body = EnrolmentOpened),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`enrolment_over`: unknown, expired, given up, or another phone's", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn enrolments(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Phone(phone): Phone,
    Body(request): Body<OpenEnrolment>,
) -> Result<(KnownPhone, Json<EnrolmentOpened>), Ended> {
    let opened = to_the_end(async move {
        enrolment::open(state.context(), &visitor.network, phone, &request.activation).await
    });
    let enrolment::Opened { body, phone } = opened.await?;
    Ok((KnownPhone(phone), Json(body)))
}
