//! The pages beside the API, and how they are read anew while people use them.

use crate::static_files::StaticFiles;
use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use std::sync::{Arc, PoisonError, RwLock};
use tower::ServiceExt as _;

/// The site as it is now. SIGHUP puts another in its place; a request keeps the one it began with.
#[derive(Clone, Debug)]
pub(crate) struct SiteCell(Arc<RwLock<Arc<StaticFiles>>>);

impl SiteCell {
    /// Begins with `site`.
    pub(crate) fn new(site: StaticFiles) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(site))))
    }

    /// From here on, this one.
    pub(crate) fn put(&self, site: StaticFiles) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(site);
    }

    fn now(&self) -> Arc<StaticFiles> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The pages at every path that is none of the API's, with `more` of their own beside the site's files.
pub(crate) fn pages(site: SiteCell, more: Router) -> Router {
    more.fallback_service(Router::new().fallback(page).with_state(site))
}

async fn page(State(site): State<SiteCell>, request: Request) -> Response {
    site.now().answer(request.method(), request.uri().path(), request.headers())
}

/// The API, the pages and the numbers under one roof. Each keeps its own "not found".
pub(crate) fn whole(api: Router, pages: Router, metrics: Option<Router>) -> Router {
    let metrics = metrics.unwrap_or_else(|| pages.clone());
    Router::new().fallback(dispatch).with_state(Parts { api, pages, metrics })
}

#[derive(Clone)]
struct Parts {
    api: Router,
    pages: Router,
    metrics: Router,
}

async fn dispatch(State(parts): State<Parts>, request: Request) -> Response {
    let path = request.uri().path();
    let part = match path {
        "/healthz" | "/readyz" | "/api" | "/oauth2" => parts.api,
        "/.well-known/openid-configuration" | "/.well-known/oauth-authorization-server" => parts.api,
        "/metrics" => parts.metrics,
        path if path.starts_with("/api/") || path.starts_with("/oauth2/") => parts.api,
        _ => parts.pages,
    };
    match part.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}
