//! One request for a page or a file, answered from the index.

use super::encoding::accepted;
use super::{Document, SHELL, StaticFiles, headers_file};
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use drempel_backend::language::Language;

/// What stands at a path.
struct Found<'a> {
    status: StatusCode,
    file: &'a str,
    language: Option<Language>,
}

impl StaticFiles {
    /// The whole answer. `path` is the request's, still percent-encoded: built sites have plain names only.
    pub(crate) fn answer(&self, method: &Method, path: &str, asked: &HeaderMap) -> Response {
        let mut response = self.content(method, path, asked);
        headers_file::apply(&self.rules, path, response.headers_mut());
        let good = matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED);
        let headers = response.headers_mut();
        if !good {
            // The rules speak of the file that should have been here; its absence must not be kept for a year.
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        } else if !headers.contains_key(header::CACHE_CONTROL) {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        }
        if method == Method::HEAD {
            *response.body_mut() = Body::empty();
        }
        response
    }

    fn content(&self, method: &Method, path: &str, asked: &HeaderMap) -> Response {
        if method != Method::GET && method != Method::HEAD {
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.\n");
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        if let Some(target) = path.strip_suffix('/').filter(|target| self.documents.contains_key(*target)) {
            let mut response = plain(StatusCode::PERMANENT_REDIRECT, "");
            set(response.headers_mut(), header::LOCATION, target);
            return response;
        }
        match self.find(path, asked) {
            Some(found) => self.file(&found, asked),
            None => plain(StatusCode::NOT_FOUND, "Not found.\n"),
        }
    }

    fn find(&self, path: &str, asked: &HeaderMap) -> Option<Found<'_>> {
        let in_language = |document: &'_ Document| {
            let language = Language::of_request(asked);
            let file = match language {
                Language::English => &document.english,
                Language::Dutch => &document.dutch,
            };
            self.files.get_key_value(file).map(|(file, _)| (file.as_str(), Some(language)))
        };
        if let Some(document) = self.documents.get(path) {
            let (file, language) = in_language(document)?;
            return Some(Found { status: StatusCode::OK, file, language });
        }
        if let Some((file, _)) = self.files.get_key_value(path) {
            return Some(Found { status: StatusCode::OK, file, language: None });
        }
        // A missing script must not be answered with a page; a missing page is answered by the app itself.
        if path.rsplit('/').next().is_some_and(|name| name.contains('.')) {
            return None;
        }
        let shell = Document { english: format!("/{SHELL}"), dutch: format!("/nl/{SHELL}") };
        let (file, language) = in_language(&shell)?;
        Some(Found { status: StatusCode::NOT_FOUND, file, language })
    }

    fn file(&self, found: &Found<'_>, asked: &HeaderMap) -> Response {
        let Some(file) = self.files.get(found.file) else {
            return plain(StatusCode::NOT_FOUND, "Not found.\n");
        };
        let encodings = accepted(asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()));
        let (encoding, form) = file.form(&encodings);
        let unchanged = found.status == StatusCode::OK && matches_tag(asked, &form.etag);
        let mut response =
            Response::new(if unchanged { Body::empty() } else { Body::from(form.bytes.clone()) });
        *response.status_mut() = if unchanged { StatusCode::NOT_MODIFIED } else { found.status };
        let headers = response.headers_mut();
        set(headers, header::ETAG, &form.etag);
        let mut vary = Vec::new();
        if file.varies() {
            vary.push("Accept-Encoding");
        }
        if let Some(language) = found.language {
            vary.extend(["Accept-Language", "Cookie"]);
            set(headers, header::CONTENT_LANGUAGE, language.tag());
        }
        if !vary.is_empty() {
            set(headers, header::VARY, &vary.join(", "));
        }
        if !unchanged {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.media_type));
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(form.bytes.len()));
            if let Some(token) = encoding.token() {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(token));
            }
        }
        response
    }
}

/// `If-None-Match`, compared weakly (RFC 9110 section 13.1.2).
fn matches_tag(asked: &HeaderMap, etag: &str) -> bool {
    let given = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    given.flat_map(|value| value.split(',')).map(str::trim).any(|tag| {
        let tag = tag.strip_prefix("W/").unwrap_or(tag);
        tag == "*" || tag == etag
    })
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
