//! `POST /api/v1/session`

use super::super::body::Body;
use super::super::cookies::{Brought, TakenHome};
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::device;
use axum::Json;
use axum::extract::State;
use drempel_contract::{OpenSession, Problem, SessionOpened, paths};

/// Opens a session in the browser that was signed in from another device.
#[utoipa::path(
    post,
    path = paths::SESSION,
    tag = "session",
    request_body = OpenSession,
    responses(
        (status = 200, description = "The session exists", body = SessionOpened),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`sign_in_ended`: the token opens nothing here, or opened a session before", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn post(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Body(request): Body<OpenSession>,
) -> Result<(TakenHome, Json<SessionOpened>), Ended> {
    let opened = to_the_end(async move { device::open(state.context(), &visitor, &request).await }).await?;
    Ok((TakenHome(opened.cookies), Json(opened.body)))
}
