//! `GET` and `POST /oauth2/userinfo` (OpenID Connect Core section 5.3): claims about whoever the access token is for.

use super::error::{ErrorCode, OAuthError};
use super::form::{Form, is_form};
use crate::AppState;
use crate::domain::client::Scope;
use crate::domain::grant::{claims_about, present};
use crate::domain::{Context, Failure};
use axum::Json;
use axum::extract::{FromRequest as _, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;

const NOBODY: &str = "Bearer realm=\"drempel\"";
const WORTHLESS: &str = "Bearer realm=\"drempel\", error=\"invalid_token\"";
const TOO_LITTLE: &str = "Bearer realm=\"drempel\", error=\"insufficient_scope\", scope=\"openid\"";
const TWICE: OAuthError = OAuthError::invalid_request("The access token comes in more than one way");

pub(super) async fn get(State(state): State<AppState>, headers: HeaderMap) -> Response {
    match bearer(&headers) {
        Ok(Some(token)) => told(state.context(), &token).await,
        Ok(None) => unasked(),
        Err(error) => error.into_response(),
    }
}

/// With the token in the header as well, or in the form (RFC 6750 section 2.2); never in the query, which ends up in logs.
pub(super) async fn post(State(state): State<AppState>, request: Request) -> Response {
    let in_header = match bearer(request.headers()) {
        Ok(in_header) => in_header,
        Err(error) => return error.into_response(),
    };
    let in_form = if is_form(request.headers()) {
        match Form::from_request(request, &state).await {
            Ok(Form(form)) => form.get("access_token").map(str::to_owned),
            Err(error) => return error.into_response(),
        }
    } else {
        None
    };
    match (in_header, in_form) {
        (Some(_), Some(_)) => TWICE.into_response(),
        (Some(token), None) | (None, Some(token)) => told(state.context(), &token).await,
        (None, None) => unasked(),
    }
}

async fn told(context: &Context, token: &str) -> Response {
    match claims(context, token).await {
        Ok(claims) => Json(claims).into_response(),
        Err(error) => error.into_response(),
    }
}

async fn claims(context: &Context, token: &str) -> Result<Value, OAuthError> {
    let mut unit = context.store.read().await.map_err(Failure::from)?;
    let present = present(context, &mut unit, token).await?.ok_or_else(|| {
        OAuthError::new(ErrorCode::InvalidToken, "The access token is unknown, expired or revoked")
            .challenged(WORTHLESS)
    })?;
    if !present.token.scopes.has(Scope::Openid) {
        let text = "The access token was given without the scope openid";
        return Err(OAuthError::new(ErrorCode::InsufficientScope, text).challenged(TOO_LITTLE));
    }
    Ok(Value::Object(claims_about(&present.person, &present.token.scopes)))
}

/// Without any token the challenge names no error (RFC 6750 section 3.1).
fn unasked() -> Response {
    OAuthError::new(ErrorCode::InvalidToken, "There is no access token").challenged(NOBODY).into_response()
}

/// The token in `Authorization: Bearer`, if there is such a header.
fn bearer(headers: &HeaderMap) -> Result<Option<String>, OAuthError> {
    let mut lines = headers.get_all(header::AUTHORIZATION).iter();
    let line = match (lines.next(), lines.next()) {
        (None, _) => return Ok(None),
        (Some(line), None) => line,
        (Some(_), Some(_)) => return Err(TWICE),
    };
    let pair = line.to_str().ok().and_then(|line| line.split_once(' '));
    let token =
        pair.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token.trim());
    Ok(token.map(str::to_owned))
}
