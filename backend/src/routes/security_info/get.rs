//! `GET /api/v1/security-info`

use super::super::cookies::Brought;
use super::super::problem::Ended;
use crate::AppState;
use crate::domain::security_info;
use axum::Json;
use axum::extract::State;
use drempel_contract::{Problem, SecurityInfo, paths};

/// The person's ways to sign in.
#[utoipa::path(
    get,
    path = paths::SECURITY_INFO,
    tag = "security info",
    responses(
        (status = 200, description = "What there is", body = SecurityInfo),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn get(
    State(state): State<AppState>,
    Brought(visitor): Brought,
) -> Result<Json<SecurityInfo>, Ended> {
    Ok(Json(security_info::security_info(state.context(), &visitor).await?))
}
