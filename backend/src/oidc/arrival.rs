//! What comes along with a browser that is sent here by somebody else.

use crate::AppState;
use crate::domain::sign_in::Visitor;
use crate::language::Language;
use crate::routes::cookies::Brought;
use crate::routes::trace::TraceId;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::convert::Infallible;

/// A browser that is sent here.
pub(super) struct Arrival {
    /// Its cookies.
    pub(super) visitor: Visitor,
    /// The person's language.
    pub(super) language: Language,
    /// The same, if they have chosen it themselves.
    pub(super) chosen: Option<Language>,
    /// Names the request in the log.
    pub(super) trace: TraceId,
}

impl FromRequestParts<AppState> for Arrival {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let Brought(visitor) = Brought::from_request_parts(parts, state).await?;
        Ok(Self {
            visitor,
            language: Language::of_request(&parts.headers),
            chosen: Language::by_cookie(&parts.headers),
            trace: parts.extensions.get::<TraceId>().cloned().unwrap_or_default(),
        })
    }
}
