//! `POST /api/v1/sign-in`

use super::super::body::Body;
use super::super::cookies::{Brought, TakenHome};
use super::super::problem::Ended;
use super::to_the_end;
use crate::AppState;
use crate::domain::sign_in;
use axum::Json;
use axum::extract::State;
use drempel_contract::{Problem, Reply, StartSignIn, paths};

/// Begins a sign-in.
#[utoipa::path(
    post,
    path = paths::SIGN_IN,
    tag = "sign-in",
    request_body = StartSignIn,
    responses(
        (status = 200, description = "The first step, or why the address was not taken", body = Reply),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`wrong_step`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn start(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Body(request): Body<StartSignIn>,
) -> Result<(TakenHome, Json<Reply>), Ended> {
    let answered =
        to_the_end(async move { sign_in::start(state.context(), &visitor, request).await }).await?;
    Ok((TakenHome(answered.cookies), Json(answered.reply)))
}
