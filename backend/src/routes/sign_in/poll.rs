//! `POST /api/v1/sign-in/poll`

use super::super::body::Body;
use super::super::cookies::{Brought, TakenHome};
use super::super::problem::Ended;
use super::to_the_end;
use crate::AppState;
use crate::domain::sign_in;
use axum::Json;
use axum::extract::State;
use drempel_contract::{PollSignIn, Problem, Reply, paths};

/// Asks what has become of what the present step waits for.
#[utoipa::path(
    post,
    path = paths::POLL,
    tag = "sign-in",
    request_body = PollSignIn,
    responses(
        (status = 200, description = "The same step with the same token, or the next one", body = Reply),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`wrong_step`: the step waits for nothing; `stale_token`", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`sign_in_ended`, `sign_in_expired`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn poll(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Body(request): Body<PollSignIn>,
) -> Result<(TakenHome, Json<Reply>), Ended> {
    let answered =
        to_the_end(async move { sign_in::poll(state.context(), &visitor, &request).await }).await?;
    Ok((TakenHome(answered.cookies), Json(answered.reply)))
}
