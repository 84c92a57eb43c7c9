//! `GET /api/v1/security-info`

use super::super::cookies::Brought;
use super::super::problem::Ended;
use super::super::session::of_session;
use crate::AppState;
use crate::domain::security_info;
use axum::Json;
use axum::extract::State;
use drempel_contract::{OfSession, Problem, SecurityInfo, paths};

/// The person's ways to sign in.
#[utoipa::path(
    get,
    path = paths::SECURITY_INFO,
    tag = "security info",
    responses(
        (status = 200, description = "What there is; or that nobody is signed in", body = OfSession<SecurityInfo>),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn get(
    State(state): State<AppState>,
    Brought(visitor): Brought,
) -> Result<Json<OfSession<SecurityInfo>>, Ended> {
    of_session(security_info::security_info(state.context(), &visitor).await)
}
