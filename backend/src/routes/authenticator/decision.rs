//! `POST /api/v1/authenticator/decision`

use super::super::body::Body;
use super::super::cookies::Phone;
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::number_match;
use axum::Json;
use axum::extract::State;
use drempel_contract::{Decide, Decided, Problem, ProblemCode, paths};

/// Answers a request, by the signature of the phone's key. Sent again within 30 s, the same answer is told the same.
#[utoipa::path(
    post,
    path = paths::DECISION,
    tag = "authenticator",
    request_body = Decide,
    responses(
        (status = 200, description = "What became of it. It is final", body = Decided),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_signed_in`: this phone is not registered", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`request_over`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`bad_decision`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn decision(
    State(state): State<AppState>,
    Phone(phone): Phone,
    Body(request): Body<Decide>,
) -> Result<Json<Decided>, Ended> {
    let phone = phone.ok_or(ProblemCode::NotSignedIn)?.digest();
    let outcome =
        to_the_end(
            async move { number_match::decide(state.context(), &phone, request.decision.expose()).await },
        );
    Ok(Json(Decided { outcome: outcome.await?.said() }))
}
