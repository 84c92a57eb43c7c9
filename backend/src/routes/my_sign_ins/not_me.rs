//! `POST /api/v1/my-sign-ins/not-me`

use super::super::body::Body;
use super::super::cookies::Brought;
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::activity;
use axum::Json;
use axum::extract::State;
use drempel_contract::{NotMe, NotMeDone, Problem, paths};

/// **This wasn't me**: stops what strangers ask of the person's phones; said of what somebody got in by, it also ends every
/// other session and forgets every other browser.
#[utoipa::path(
    post,
    path = paths::NOT_ME,
    tag = "my sign-ins",
    request_body = NotMe,
    responses(
        (status = 200, description = "What was done", body = NotMeDone),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`no_such_thing`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn not_me(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Body(request): Body<NotMe>,
) -> Result<Json<NotMeDone>, Ended> {
    let done =
        to_the_end(async move { activity::not_me(state.context(), &visitor, &request.id).await }).await?;
    Ok(Json(done))
}
