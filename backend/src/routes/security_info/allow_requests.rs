//! `POST /api/v1/security-info/allow-requests`

use super::super::cookies::Brought;
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::security_info;
use axum::Json;
use axum::extract::State;
use drempel_contract::{Problem, SecurityInfo, paths};

/// Lets requests to the person's phones be sent again.
#[utoipa::path(
    post,
    path = paths::ALLOW_REQUESTS,
    tag = "security info",
    responses(
        (status = 200, description = "What there is", body = SecurityInfo),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`, `sign_in_again`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn allow_requests(
    State(state): State<AppState>,
    Brought(visitor): Brought,
) -> Result<Json<SecurityInfo>, Ended> {
    let done =
        to_the_end(async move { security_info::allow_requests(state.context(), &visitor).await }).await?;
    Ok(Json(done))
}
