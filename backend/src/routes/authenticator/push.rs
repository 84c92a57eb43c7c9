//! `POST` and `DELETE /api/v1/authenticator/push`

use super::super::body::Body;
use super::super::cookies::Phone;
use super::super::problem::Ended;
use crate::AppState;
use crate::domain::push;
use axum::extract::State;
use axum::http::StatusCode;
use drempel_contract::{Problem, ProblemCode, SubscribePush, paths};

/// Says where this phone is woken when a request waits.
#[utoipa::path(
    post,
    path = paths::PUSH,
    tag = "authenticator",
    request_body = SubscribePush,
    responses(
        (status = 204, description = "It is woken there"),
        (status = 400, description = "`malformed_request`: also for a push service that is not allowed here", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_signed_in`: nothing is registered on this phone", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn subscribe(
    State(state): State<AppState>,
    Phone(phone): Phone,
    Body(request): Body<SubscribePush>,
) -> Result<StatusCode, Ended> {
    let Some(phone) = phone else { return Err(ProblemCode::NotSignedIn.into()) };
    if push::subscribe(state.context(), &phone, &request).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ProblemCode::NotSignedIn.into())
    }
}

/// Wants no more push messages on this phone.
#[utoipa::path(
    delete,
    path = paths::PUSH,
    tag = "authenticator",
    responses(
        (status = 204, description = "It is not woken any more, or never was"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn unsubscribe(
    State(state): State<AppState>,
    Phone(phone): Phone,
) -> Result<StatusCode, Ended> {
    if let Some(phone) = phone {
        push::unsubscribe(state.context(), &phone).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
