//! `GET /oauth2/jwks` (RFC 7517): what ID tokens are checked with.

use super::error::OAuthError;
use crate::AppState;
use crate::domain::keys;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

const JWK_SET: HeaderValue = HeaderValue::from_static("application/jwk-set+json");

pub(super) async fn jwks(State(state): State<AppState>) -> Result<Response, OAuthError> {
    let mut response = Json(keys::jwks(state.context()).await?).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, JWK_SET);
    Ok(response)
}
