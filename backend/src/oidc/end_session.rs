//! `GET` and `POST /oauth2/end_session`, and `POST /oauth2/end_session/confirm` (OpenID Connect RP-Initiated Logout 1.0).
//!
//! The rule a reader would break: only our own page posts to `confirm`, and its `Origin` says so.

use super::arrival::Arrival;
use super::{navigation, page, paths};
use crate::AppState;
use crate::domain::authorization::{Parameters, Untrusted, add};
use crate::domain::end_session::{Ending, Meant, end_session};
use crate::routes::cookies::SessionGone;
use crate::routes::origin::is_allowed;
use crate::routes::problem::Ended;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, Method};
use axum::response::{IntoResponse as _, Response};
use drempel_contract::ProblemCode;

/// What is read of a request.
const UNDERSTOOD: [&str; 4] = ["id_token_hint", "client_id", "post_logout_redirect_uri", "state"];

pub(super) async fn get(
    State(state): State<AppState>,
    arrival: Arrival,
    RawQuery(query): RawQuery,
) -> Result<Response, Ended> {
    let given = Parameters::parse(query.unwrap_or_default().as_bytes()).ok();
    take(&state, arrival, given, Meant::Perhaps).await
}

/// A POST of another site comes without our cookies: the browser is sent here once more, by GET.
pub(super) async fn post(
    arrival: Arrival,
    navigation::Form(given): navigation::Form,
) -> Result<Response, Ended> {
    let understood = given.as_ref().and_then(|given| {
        let pairs = UNDERSTOOD.map(|name| given.get(name).map(|value| value.map(|value| (name, value))));
        pairs.into_iter().collect::<Result<Vec<_>, _>>().ok()
    });
    match understood {
        Some(pairs) => navigation::see_other(&add(paths::END_SESSION, pairs.into_iter().flatten())),
        None => Ok(page::refused(Untrusted::Garbled, arrival.language, &arrival.trace)),
    }
}

pub(super) async fn confirm(
    State(state): State<AppState>,
    arrival: Arrival,
    headers: HeaderMap,
    navigation::Form(given): navigation::Form,
) -> Result<Response, Ended> {
    if !is_allowed(&state.context().settings, &Method::POST, &headers) {
        tracing::info!("refused a foreign origin");
        return Err(ProblemCode::ForeignOrigin.into());
    }
    take(&state, arrival, given, Meant::Certainly).await
}

async fn take(
    state: &AppState,
    arrival: Arrival,
    given: Option<Parameters>,
    meant: Meant,
) -> Result<Response, Ended> {
    let Arrival { visitor, language, trace, .. } = arrival;
    let Some(given) = given else { return Ok(page::refused(Untrusted::Garbled, language, &trace)) };
    match end_session(state.context(), &visitor, &given, language, meant).await? {
        Ending::Over(location) => Ok((SessionGone, navigation::see_other(&location)?).into_response()),
        Ending::Asked(question) => Ok(page::sign_out(&question, language)),
        Ending::Untrusted(untrusted) => Ok(page::refused(untrusted, language, &trace)),
    }
}
