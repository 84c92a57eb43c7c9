//! `POST /oauth2/par`: an application pushes its request itself, and the browser only carries a name (RFC 9126).

use super::client_authentication::authenticated;
use super::error::OAuthError;
use super::form::Form;
use crate::AppState;
use crate::domain::authorization::{Fault, Parameters, Pushed, push};
use crate::routes::trace::Whole;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

pub(super) async fn par(
    State(state): State<AppState>,
    headers: HeaderMap,
    Form(form): Form,
) -> Result<Response, OAuthError> {
    let context = state.context();
    let client = authenticated(context, &headers, &form).await?;
    // The client has named itself, in the header at least.
    let named = form.get("client_id").is_none().then(|| ("client_id".to_owned(), client.id.clone()));
    let given = Parameters::of(form.pairs().chain(named));
    match push(context, &client, &given).await? {
        Ok(Pushed { request_uri, expires_in }) => {
            let body = json!({ "request_uri": request_uri, "expires_in": expires_in });
            Ok((StatusCode::CREATED, Json(body)).into_response())
        }
        Err(fault) => Ok(refused(&fault)),
    }
}

/// Errors have the codes of the authorization endpoint (section 2.3).
fn refused(fault: &Fault) -> Response {
    let body = json!({ "error": fault.error.name(), "error_description": fault.description });
    let mut response = (StatusCode::BAD_REQUEST, Json(body)).into_response();
    response.extensions_mut().insert(Whole);
    response
}
