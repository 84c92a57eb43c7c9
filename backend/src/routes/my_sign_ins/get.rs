//! `GET /api/v1/my-sign-ins`

use super::super::cookies::Brought;
use super::super::problem::Ended;
use super::super::session::of_session;
use crate::AppState;
use crate::domain::activity;
use axum::Json;
use axum::extract::State;
use drempel_contract::{MySignIns, OfSession, Problem, paths};

/// What happened with the person's account.
#[utoipa::path(
    get,
    path = paths::MY_SIGN_INS,
    tag = "my sign-ins",
    responses(
        (status = 200, description = "The newest first; or that nobody is signed in", body = OfSession<MySignIns>),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn get(
    State(state): State<AppState>,
    Brought(visitor): Brought,
) -> Result<Json<OfSession<MySignIns>>, Ended> {
    of_session(activity::my_sign_ins(state.context(), &visitor).await)
}
