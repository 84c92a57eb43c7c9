//! `POST /api/v1/authenticator/seen`

use super::super::body::Body;
use super::super::cookies::Phone;
use super::super::problem::Ended;
use crate::AppState;
use crate::domain::number_match;
use axum::extract::State;
use axum::http::StatusCode;
use drempel_contract::{Problem, ProblemCode, SeeRequest, paths};

/// Tells the computer that a request is on the phone's screen. One that is over, or not this phone's, changes nothing.
#[utoipa::path(
    post,
    path = paths::SEEN,
    tag = "authenticator",
    request_body = SeeRequest,
    responses(
        (status = 204, description = "Told, or there was nobody to tell"),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_signed_in`: this phone is not registered", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn seen(
    State(state): State<AppState>,
    Phone(phone): Phone,
    Body(request): Body<SeeRequest>,
) -> Result<StatusCode, Ended> {
    let phone = phone.ok_or(ProblemCode::NotSignedIn)?;
    number_match::see(state.context(), &phone.digest(), &request.request).await?;
    Ok(StatusCode::NO_CONTENT)
}
