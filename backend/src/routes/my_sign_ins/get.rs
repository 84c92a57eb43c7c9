//! `GET /api/v1/my-sign-ins`

use super::super::cookies::Brought;
use super::super::problem::Ended;
use crate::AppState;
use crate::domain::activity;
use axum::Json;
use axum::extract::State;
use drempel_contract::{MySignIns, Problem, paths};

/// What happened with the person's account.
#[utoipa::path(
    get,
    path = paths::MY_SIGN_INS,
    tag = "my sign-ins",
    responses(
        (status = 200, description = "The newest first", body = MySignIns),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn get(
    State(state): State<AppState>,
    Brought(visitor): Brought,
) -> Result<Json<MySignIns>, Ended> {
    Ok(Json(activity::my_sign_ins(state.context(), &visitor).await?))
}
