//! `/api/v1/session`

pub(super) mod delete;
pub(super) mod get;
pub(super) mod post;

use super::problem::Ended;
use crate::domain::Failure;
use axum::Json;
use drempel_contract::OfSession;

/// That nobody is signed in is an answer, not an error: a page that only looks leaves no red line in the console.
pub(super) fn of_session<T>(known: Result<T, Failure>) -> Result<Json<OfSession<T>>, Ended> {
    match known {
        Ok(known) => Ok(Json(OfSession::SignedIn(known))),
        Err(Failure::NotSignedIn) => Ok(Json(OfSession::SignedOut)),
        Err(failure) => Err(failure.into()),
    }
}
