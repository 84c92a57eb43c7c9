//! `POST /oauth2/introspect` (RFC 7662): whether a token still holds, for the confidential client it was given to.
//!
//! The rule a reader would break: everything that is not this client's living token gets the same `active: false`.

use super::client_authentication::authenticated;
use super::error::{ErrorCode, OAuthError};
use super::form::Form;
use crate::AppState;
use crate::clock::Timestamp;
use crate::domain::client::{Client, Scopes};
use crate::domain::grant::{Grant, living_refresh_token, present};
use crate::domain::{Context, Failure};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde_json::{Value, json};

pub(super) async fn introspect(
    State(state): State<AppState>,
    headers: HeaderMap,
    Form(form): Form,
) -> Result<Json<Value>, OAuthError> {
    let context = state.context();
    let client = authenticated(context, &headers, &form).await?;
    if !client.is_confidential() {
        let text = "Only a client with a secret may look at tokens";
        return Err(OAuthError::new(ErrorCode::UnauthorizedClient, text));
    }
    let token = form.require("token", "token is missing")?;
    let told = look(context, &client, token).await?;
    Ok(Json(told.unwrap_or_else(|| json!({ "active": false }))))
}

async fn look(context: &Context, client: &Client, token: &str) -> Result<Option<Value>, OAuthError> {
    let mut unit = context.store.read().await.map_err(Failure::from)?;
    if let Some(present) = present(context, &mut unit, token).await? {
        let (token, grant) = (&present.token, &present.grant);
        let mut told = about(context, grant, &token.scopes, token.issued_at, token.expires_at);
        if let Some(members) = told.as_object_mut() {
            members.insert("token_type".to_owned(), json!("Bearer"));
        }
        return Ok((grant.client == client.id).then_some(told));
    }
    let living = living_refresh_token(context, &mut unit, token).await?;
    let own = living.filter(|(_, grant)| grant.client == client.id);
    Ok(own.map(|(token, grant)| {
        let ends = grant.idle_until.min(grant.ends_at);
        about(context, &grant, &grant.scopes.common(&client.scopes), token.issued_at, ends)
    }))
}

/// RFC 7662 section 2.2. The person's address stays where the scope `email` takes it.
fn about(context: &Context, grant: &Grant, scopes: &Scopes, issued: Timestamp, ends: Timestamp) -> Value {
    json!({
        "active": true,
        "iss": context.settings.issuer(),
        "sub": grant.authenticated.person.0,
        "aud": grant.client,
        "client_id": grant.client,
        "scope": scopes.to_string(),
        "iat": issued.seconds(),
        "exp": ends.seconds(),
        "auth_time": grant.authenticated.auth_time.seconds(),
        "acr": grant.authenticated.acr.name(),
        "amr": grant.authenticated.amr,
        "sid": grant.authenticated.session,
    })
}
