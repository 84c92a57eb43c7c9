//! `POST /oauth2/token` (RFC 6749 section 3.2): who asks, in which way, and the answer.

mod authorization_code;
mod device_code;
mod refresh_token;

use super::client_authentication::authenticated;
use super::error::{ErrorCode, OAuthError};
use super::form::{Form, Parameters};
use crate::AppState;
use crate::domain::client::{Client, GrantType};
use crate::domain::grant::Tokens;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

pub(super) async fn token(
    State(state): State<AppState>,
    headers: HeaderMap,
    Form(form): Form,
) -> Result<Response, OAuthError> {
    let mut way = "none";
    let outcome = answer(&state, &headers, form, &mut way).await;
    let name = outcome.as_ref().map_or_else(|error| error.code.name(), |_| "given");
    metrics::counter!("drempel_token_requests_total", "grant_type" => way, "outcome" => name).increment(1);
    outcome.map(|tokens| travelling(&tokens))
}

async fn answer(
    state: &AppState,
    headers: &HeaderMap,
    form: Parameters,
    way: &mut &'static str,
) -> Result<Tokens, OAuthError> {
    let name = form.require("grant_type", "grant_type is missing")?;
    let client = authenticated(state.context(), headers, &form).await?;
    let grant = GrantType::named(name).ok_or(OAuthError::new(
        ErrorCode::UnsupportedGrantType,
        "grant_type is none of those in the discovery document",
    ))?;
    *way = grant.word();
    if !client.may_use(grant) {
        return Err(OAuthError::new(
            ErrorCode::UnauthorizedClient,
            "The client is not registered for this grant_type",
        ));
    }
    redeem(state.clone(), client, grant, form).await
}

/// Runs to the end what was begun, also when the client goes away: a code must not be spent by halves.
async fn redeem(
    state: AppState,
    client: Client,
    grant: GrantType,
    form: Parameters,
) -> Result<Tokens, OAuthError> {
    use tracing::Instrument as _;
    let work = async move {
        let context = state.context();
        match grant {
            GrantType::AuthorizationCode => authorization_code::redeem(context, &client, &form).await,
            GrantType::RefreshToken => refresh_token::redeem(context, &client, &form).await,
            GrantType::DeviceCode => device_code::redeem(context, &client, &form).await,
        }
    };
    tokio::spawn(work.in_current_span()).await.unwrap_or_else(|error| {
        tracing::error!(%error, "a request fell over");
        Err(OAuthError::new(ErrorCode::ServerError, "The server failed"))
    })
}

/// RFC 6749 section 5.1.
fn travelling(tokens: &Tokens) -> Response {
    let mut body = json!({
        "access_token": tokens.access_token.expose(),
        "token_type": "Bearer",
        "expires_in": tokens.expires_in,
        "scope": tokens.scope,
    });
    if let Some(members) = body.as_object_mut() {
        if let Some(token) = &tokens.refresh_token {
            members.insert("refresh_token".to_owned(), json!(token.expose()));
        }
        if let Some(token) = &tokens.id_token {
            members.insert("id_token".to_owned(), json!(token));
        }
    }
    let mut response = Json(body).into_response();
    response.headers_mut().insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    response
}
