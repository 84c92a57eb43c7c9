//! `POST /oauth2/revoke` (RFC 7009): a client takes back what it was given.
//!
//! The rule a reader would break: a token that is unknown, dead or somebody else's gets the same 200, and nothing happens.

use super::client_authentication::authenticated;
use super::error::OAuthError;
use super::form::Form;
use crate::AppState;
use crate::domain::grant;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

pub(super) async fn revoke(
    State(state): State<AppState>,
    headers: HeaderMap,
    Form(form): Form,
) -> Result<StatusCode, OAuthError> {
    let context = state.context();
    let client = authenticated(context, &headers, &form).await?;
    let token = form.require("token", "token is missing")?;
    let own = grant::revoke(context, &client, token).await?;
    metrics::counter!("drempel_revocations_total", "own" => if own { "yes" } else { "no" }).increment(1);
    Ok(StatusCode::OK)
}
