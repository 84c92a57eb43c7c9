//! `POST /api/v1/authenticator/unregister`

use super::super::body::Body;
use super::super::cookies::{Brought, Phone};
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::authenticator;
use axum::extract::State;
use axum::http::StatusCode;
use drempel_contract::{Problem, Unregister, paths};

/// Takes an account off this phone. Its codes stay a method of the person, for the computer to remove.
#[utoipa::path(
    post,
    path = paths::UNREGISTER,
    tag = "authenticator",
    request_body = Unregister,
    responses(
        (status = 204, description = "It is off, with everything that was approved on it"),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_signed_in`: this phone does not have the account", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn unregister(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Phone(phone): Phone,
    Body(request): Body<Unregister>,
) -> Result<StatusCode, Ended> {
    to_the_end(async move {
        authenticator::unregister(state.context(), &visitor, phone.as_ref(), &request.device).await
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
