//! `/healthz`: the program runs. `/readyz`: it can also answer. For load balancers, not for people.

use super::problem::Ended;
use crate::AppState;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use drempel_contract::ProblemCode;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/healthz", get(async || "alive\n")).route("/readyz", get(ready))
}

async fn ready(State(state): State<AppState>) -> Result<&'static str, Ended> {
    match state.is_ready().await {
        Ok(true) => Ok("ready\n"),
        Ok(false) => Err(ProblemCode::Unavailable.into()),
        Err(failure) => {
            tracing::error!(error = %failure, "not ready");
            Err(ProblemCode::Unavailable.into())
        }
    }
}
