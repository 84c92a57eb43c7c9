//! `POST /api/v1/security-info/methods/rename`

use super::super::body::Body;
use super::super::cookies::Brought;
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::security_info;
use axum::Json;
use axum::extract::State;
use drempel_contract::{Problem, RenameMethod, SecurityInfo, paths};

/// Calls a method something else.
#[utoipa::path(
    post,
    path = paths::METHOD_RENAME,
    tag = "security info",
    request_body = RenameMethod,
    responses(
        (status = 200, description = "What there is", body = SecurityInfo),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`, `sign_in_again`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`no_such_thing`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn rename(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Body(request): Body<RenameMethod>,
) -> Result<Json<SecurityInfo>, Ended> {
    let done =
        to_the_end(async move { security_info::rename(state.context(), &visitor, &request).await }).await?;
    Ok(Json(done))
}
