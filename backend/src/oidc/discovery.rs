//! `GET /.well-known/openid-configuration` (OpenID Connect Discovery 1.0) and `/.well-known/oauth-authorization-server`
//! (RFC 8414): one document.
//!
//! The rule a reader would break: it says what is true. A line here is a promise some test keeps.

use super::paths;
use crate::AppState;
use crate::domain::client::{GrantType, Scope};
use crate::domain::grant::Acr;
use crate::domain::keys::Algorithm;
use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

pub(super) async fn discovery(State(state): State<AppState>) -> Json<Value> {
    let issuer = state.context().settings.issuer();
    let at = |path: &str| format!("{issuer}{path}");
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": at(paths::AUTHORIZE),
        "token_endpoint": at(paths::TOKEN),
        "device_authorization_endpoint": at(paths::DEVICE_AUTHORIZATION),
        "pushed_authorization_request_endpoint": at(paths::PAR),
        "userinfo_endpoint": at(paths::USERINFO),
        "introspection_endpoint": at(paths::INTROSPECT),
        "revocation_endpoint": at(paths::REVOKE),
        "end_session_endpoint": at(paths::END_SESSION),
        "jwks_uri": at(paths::JWKS),
        "scopes_supported": Scope::ALL.map(Scope::name),
        "claims_supported": [
            "iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid", "at_hash",
            "name", "email", "email_verified",
        ],
        "claim_types_supported": ["normal"],
        "claims_parameter_supported": false,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
        "require_pushed_authorization_requests": false,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "authorization_response_iss_parameter_supported": true,
        "grant_types_supported": GrantType::ALL.map(GrantType::name),
        "code_challenge_methods_supported": ["S256"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": Algorithm::ALL.map(Algorithm::name),
        "token_endpoint_auth_methods_supported": ["none", "client_secret_basic", "client_secret_post"],
        "revocation_endpoint_auth_methods_supported": ["none", "client_secret_basic", "client_secret_post"],
        "introspection_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "acr_values_supported": Acr::ALL.map(Acr::name),
        "prompt_values_supported": ["none", "login", "consent", "select_account"],
        "ui_locales_supported": ["en", "nl"],
    }))
}
