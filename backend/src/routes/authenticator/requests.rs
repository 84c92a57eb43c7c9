//! `GET /api/v1/authenticator`

use super::super::cookies::{KnownPhone, Phone};
use super::super::problem::Ended;
use crate::AppState;
use crate::domain::number_match;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use drempel_contract::{Authenticator, Problem, paths};

/// Says what this phone is registered for, and what waits for it. A phone that asks is known for 400 days more.
#[utoipa::path(
    get,
    path = paths::AUTHENTICATOR,
    tag = "authenticator",
    responses(
        (status = 200, description = "The accounts and the requests; none of either when this phone is not registered", body = Authenticator),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn requests(
    State(state): State<AppState>,
    Phone(phone): Phone,
    headers: HeaderMap,
) -> Result<(Option<KnownPhone>, Json<Authenticator>), Ended> {
    let context = state.context();
    // A page on the backend's own origin names none when it only reads.
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    let origin = origin.unwrap_or_else(|| context.settings.issuer());
    let digest = phone.as_ref().map(crate::domain::token::Token::digest);
    let authenticator = number_match::on_phone(context, digest.as_ref(), origin).await?;
    let known = phone.filter(|_| !authenticator.accounts.is_empty()).map(KnownPhone);
    Ok((known, Json(authenticator)))
}
