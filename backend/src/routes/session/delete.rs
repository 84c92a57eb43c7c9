//! `DELETE /api/v1/session`

use super::super::cookies::{Brought, SessionGone};
use super::super::problem::Ended;
use crate::AppState;
use crate::domain::signed_in::sign_out;
use axum::Json;
use axum::extract::State;
use drempel_contract::{Problem, SignedOut, paths};

/// Signs out.
#[utoipa::path(
    delete,
    path = paths::SESSION,
    tag = "session",
    responses(
        (status = 200, description = "Nobody is signed in any more", body = SignedOut),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn delete(
    State(state): State<AppState>,
    Brought(visitor): Brought,
) -> Result<(SessionGone, Json<SignedOut>), Ended> {
    let ended = match visitor.session {
        Some(token) => sign_out(state.context(), &token).await?,
        None => false,
    };
    Ok((SessionGone, Json(SignedOut { ended })))
}
