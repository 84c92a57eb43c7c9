//! `POST /api/v1/security-info/sign-out-everywhere`

use super::super::cookies::{Brought, SessionGone};
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::security_info;
use axum::Json;
use axum::extract::State;
use drempel_contract::{Problem, SignedOutEverywhere, paths};

/// Ends every session of the person, this one too.
#[utoipa::path(
    post,
    path = paths::SIGN_OUT_EVERYWHERE,
    tag = "security info",
    responses(
        (status = 200, description = "Nobody is signed in as this person any more", body = SignedOutEverywhere),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn sign_out_everywhere(
    State(state): State<AppState>,
    Brought(visitor): Brought,
) -> Result<(SessionGone, Json<SignedOutEverywhere>), Ended> {
    let ending = async move { security_info::sign_out_everywhere(state.context(), &visitor).await };
    Ok((SessionGone, Json(to_the_end(ending).await?)))
}
