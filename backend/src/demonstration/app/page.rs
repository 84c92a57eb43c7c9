//! The pages of the application, in the look of the product.

use super::memory::SignedIn;
use super::words::Words;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use drempel_verify::id_token::Claims;

/// The product's own, from its sheets.
const STYLE: &str = concat!(
    include_str!("../../../../style/reset.css"),
    include_str!("../../../../style/tokens.css"),
    include_str!("../../../../style/base.css"),
    include_str!("../../../../style/ui/page.css"),
    include_str!("../../../../style/ui/button.css"),
    include_str!("../../../../style/ui/alert.css"),
    "dl { display: grid; grid-template-columns: auto 1fr; gap: var(--space-2) var(--space-4); margin: 0 }\n\
     dt { color: var(--ink-soft) }\n\
     dd { margin: 0; overflow-wrap: anywhere; min-inline-size: 0 }\n\
     .actions > form, .screen > form { display: contents }\n",
);

const HEADERS: [(HeaderName, HeaderValue); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
    ),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (header::VARY, HeaderValue::from_static("cookie, accept-language")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
];

const MARK: &str = r#"<svg class="brand-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><circle class="brand-door" cx="16" cy="16" r="12"/></svg>"#;

/// `GET /demo-app/style.css`
pub(super) async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE).into_response()
}

/// Sends the browser on, with a new cookie if there is one.
pub(super) fn go(address: &str, cookie: Option<&str>) -> Response {
    let mut response = (HEADERS, StatusCode::SEE_OTHER).into_response();
    let headers = response.headers_mut();
    if let Ok(location) = HeaderValue::from_str(address) {
        headers.insert(header::LOCATION, location);
    }
    if let Some(cookie) = cookie.and_then(|cookie| HeaderValue::from_str(cookie).ok()) {
        headers.insert(header::SET_COOKIE, cookie);
    }
    response
}

/// For somebody it does not know; `trouble` is the word of what went wrong.
pub(super) fn visitor(words: &Words, trouble: Option<&str>) -> Response {
    let alert = trouble.map(|trouble| {
        let says = match trouble {
            "access_denied" => words.refused,
            "state" => words.forged,
            _ => words.failed,
        };
        format!(
            "<div class=\"alert\" role=\"alert\"><p>{says}</p><p><code>{}</code></p></div>\n",
            escaped(trouble)
        )
    });
    let Words { title, visitor, sign_in, .. } = words;
    let main = format!(
        "<h1>{title}</h1>\n{}<p>{visitor}</p>\n<form method=\"post\" action=\"/demo-app/sign-in\"><button class=\"button \
         primary\">{sign_in}</button></form>\n",
        alert.unwrap_or_default()
    );
    page(words, &main)
}

/// For somebody it knows.
pub(super) fn signed_in(words: &Words, person: &SignedIn) -> Response {
    let Words { welcome, learned, sign_out, refresh, .. } = words;
    let name = escaped(person.claims.name.as_deref().unwrap_or(&person.claims.sub));
    let refreshed = match (person.refreshed, &person.refresh_token) {
        (_, None) => format!("<p role=\"status\">{}</p>\n", words.cannot_refresh),
        (0, Some(_)) => String::new(),
        (times, Some(_)) => format!("<p role=\"status\">{}</p>\n", (words.refreshed)(times)),
    };
    let main = format!(
        "<h1>{welcome}{name}</h1>\n<p>{learned}</p>\n<dl>\n{}</dl>\n{refreshed}<div class=\"actions\">\n<form method=\"post\" \
         action=\"/demo-app/refresh\"><button class=\"button\">{refresh}</button></form>\n<form method=\"post\" \
         action=\"/demo-app/sign-out\"><button class=\"button primary\">{sign_out}</button></form>\n</div>\n",
        list(&person.claims)
    );
    page(words, &main)
}

fn list(claims: &Claims) -> String {
    let text = |value: &Option<String>| value.clone();
    let members = [
        ("sub", Some(claims.sub.clone())),
        ("name", text(&claims.name)),
        ("email", text(&claims.email)),
        ("email_verified", claims.email_verified.map(|verified| verified.to_string())),
        ("auth_time", claims.auth_time.map(|time| time.to_string())),
        ("acr", text(&claims.acr)),
        ("amr", Some(claims.amr.join(" "))),
        ("sid", text(&claims.sid)),
        ("exp", Some(claims.exp.to_string())),
    ];
    let row = |(name, value): (&str, Option<String>)| {
        value.map(|value| format!("<dt><code>{name}</code></dt><dd>{}</dd>\n", escaped(&value)))
    };
    members.into_iter().filter_map(row).collect()
}

fn page(words: &Words, main: &str) -> Response {
    let Words { tag, title, back, notice, .. } = words;
    let html = format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<link rel=\"stylesheet\" \
         href=\"/demo-app/style.css\">\n<header class=\"brand\"><a class=\"brand-home\" href=\"/demo-app\">{MARK} \
         {title}</a></header>\n<main class=\"card\"><div class=\"screen\">\n{main}</div></main>\n<footer \
         class=\"footer\"><a href=\"/\">{back}</a></footer>\n<aside class=\"notice\">{notice}</aside>\n</html>\n"
    );
    (HEADERS, Html(html)).into_response()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
