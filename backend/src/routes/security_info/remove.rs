//! `POST /api/v1/security-info/methods/remove`

use super::super::body::Body;
use super::super::cookies::{Brought, SessionGone};
use super::super::problem::Ended;
use super::super::sign_in::to_the_end;
use crate::AppState;
use crate::domain::security_info::{self, Removed};
use axum::Json;
use axum::extract::State;
use drempel_contract::{MethodId, Problem, SecurityInfo, paths};

/// Removes a method, with everything that stands on it.
#[utoipa::path(
    post,
    path = paths::METHOD_REMOVE,
    tag = "security info",
    request_body = MethodId,
    responses(
        (status = 200, description = "What is left", body = SecurityInfo),
        (status = 400, description = "`malformed_request`", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`, `sign_in_again`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`no_such_thing`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`last_method`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`throttled`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn remove(
    State(state): State<AppState>,
    Brought(visitor): Brought,
    Body(request): Body<MethodId>,
) -> Result<(Option<SessionGone>, Json<SecurityInfo>), Ended> {
    let removing = async move { security_info::remove(state.context(), &visitor, &request.id).await };
    let Removed { info, signed_out } = to_the_end(removing).await?;
    Ok((signed_out.then_some(SessionGone), Json(info)))
}
