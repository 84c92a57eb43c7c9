//! `POST /oauth2/device_authorization` (RFC 8628 sections 3.1 and 3.2).
//!
//! The rule a reader would break: cookies count for one client only, the sign-in page itself, and that one must ask from
//! our own origin. Its code is then good for a session in this very browser; nobody else's is.

use super::client_authentication::authenticated;
use super::error::{ErrorCode, OAuthError};
use super::form::{Form, Parameters};
use crate::AppState;
use crate::domain::Failure;
use crate::domain::client::GrantType;
use crate::domain::device::{Asked, Asker, Asking, ask};
use crate::domain::grant::code::is_challenge;
use crate::domain::sign_in::Cookies;
use crate::domain::token::Token;
use crate::routes::cookies::{Brought, TakenHome};
use crate::settings::Settings;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use serde_json::{Value, json};

pub(super) async fn device_authorization(
    State(state): State<AppState>,
    headers: HeaderMap,
    Brought(visitor): Brought,
    Form(form): Form,
) -> Result<(TakenHome, Json<Value>), OAuthError> {
    let context = state.context();
    let client = authenticated(context, &headers, &form).await?;
    if !client.may_use(GrantType::DeviceCode) {
        return Err(OAuthError::new(
            ErrorCode::UnauthorizedClient,
            "The client is not registered for the device grant",
        ));
    }
    let scopes = client.narrow(form.get("scope"));
    if scopes.is_empty() {
        return Err(OAuthError::new(ErrorCode::InvalidScope, "None of the scopes can be granted"));
    }
    let code_challenge = challenge(&form)?;
    let (browser, new_browser) = if client.is_drempel() {
        if !is_our_page(&headers, &context.settings) {
            return Err(OAuthError::new(
                ErrorCode::UnauthorizedClient,
                "Only the sign-in page asks in its own name, from its own origin",
            ));
        }
        let drawn = if visitor.browser.is_none() {
            Some(Token::draw(&*context.random).map_err(Failure::from)?)
        } else {
            None
        };
        (visitor.browser.or_else(|| drawn.clone()), drawn)
    } else {
        (None, None)
    };
    let user_agent = headers.get(header::USER_AGENT).and_then(|text| text.to_str().ok()).unwrap_or_default();
    let asker = Asker { network: visitor.network, user_agent: user_agent.to_owned(), browser };
    let asked = ask(context, Asking { client, scopes, code_challenge, asker }).await?;
    let cookies = Cookies { browser: new_browser, ..Cookies::default() };
    Ok((TakenHome(cookies), Json(travelling(&asked, &context.settings))))
}

/// S256 alone (RFC 7636 section 4.3): without a method the standard means `plain`, which protects nothing.
fn challenge(form: &Parameters) -> Result<Option<String>, OAuthError> {
    match (form.get("code_challenge"), form.get("code_challenge_method")) {
        (None, None) => Ok(None),
        (Some(challenge), Some("S256")) if is_challenge(challenge) => Ok(Some(challenge.to_owned())),
        (Some(_) | None, Some(_) | None) => Err(OAuthError::invalid_request(
            "code_challenge must be 43 characters of base64url, and code_challenge_method S256",
        )),
    }
}

fn is_our_page(headers: &HeaderMap, settings: &Settings) -> bool {
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let (Some(origin), None) = (origins.next(), origins.next()) else { return false };
    let mut ours = settings.own_origins.iter().chain(&settings.other_origins);
    ours.any(|ours| origin.as_bytes() == ours.as_bytes())
}

fn travelling(asked: &Asked, settings: &Settings) -> Value {
    let uri = format!("{}/devicelogin", settings.issuer());
    let code = asked.user_code.grouped();
    let mut body = json!({
        "device_code": asked.device_code.expose(),
        "user_code": code,
        "verification_uri": uri,
        "expires_in": asked.expires_in,
        "interval": asked.interval,
    });
    if settings.device.verification_uri_complete
        && let Some(members) = body.as_object_mut()
    {
        // Behind the hash: it reaches no log and no `Referer`.
        members.insert("verification_uri_complete".to_owned(), json!(format!("{uri}#code={code}")));
    }
    body
}
