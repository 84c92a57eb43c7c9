//! `GET /api/v1/session`

use super::super::cookies::{Brought, SessionGone};
use super::super::problem::Ended;
use crate::AppState;
use crate::domain::signed_in::signed_in;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use drempel_contract::{Problem, Session, paths};

/// Who is signed in in this browser.
#[utoipa::path(
    get,
    path = paths::SESSION,
    tag = "session",
    responses(
        (status = 200, description = "Somebody or nobody", body = Session),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn get(
    State(state): State<AppState>,
    Brought(visitor): Brought,
) -> Result<Response, Ended> {
    let context = state.context();
    let Some(token) = visitor.session else { return Ok(Json(Session::SignedOut).into_response()) };
    let Some((session, person)) = signed_in(context, &token).await? else {
        return Ok((SessionGone, Json(Session::SignedOut)).into_response());
    };
    let body = Session::SignedIn {
        name: person.name,
        email: person.email.as_str().to_owned(),
        kind: person.kind,
        amr: session.amr(),
        auth_time: session.signed_in_at.seconds(),
        applications: context.settings.applications.clone(),
    };
    Ok(Json(body).into_response())
}
