//! Who may ask: the own origin, those on the list, and clients that are no browser.

use crate::world::*;
use axum::http::{Method, header};
use drempel_contract::paths;
use serde_json::json;

const OTHER: &str = "https://app.drempel.example";

async fn started(world: &World, headers: &[(&'static str, &str)]) -> Got {
    let mut browser = world.browser();
    browser.headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    browser.start().await
}

#[tokio::test]
async fn a_foreign_origin_is_refused() {
    let world = World::new().await;
    for origin in [
        "https://evil.example",
        "null",
        "https://login.drempel.example.evil.example",
        "http://login.drempel.example",
        OTHER,
        "",
    ] {
        let got = started(&world, &[("origin", origin)]).await;
        assert_eq!((got.status.as_u16(), got.code()), (403, "foreign_origin"), "{origin}");
        assert!(got.headers.get(header::ACCESS_CONTROL_ALLOW_ORIGIN).is_none());
    }
    let twice = started(&world, &[("origin", ORIGIN), ("origin", "https://evil.example")]).await;
    assert_eq!(twice.code(), "foreign_origin");
}

#[tokio::test]
async fn a_foreign_page_cannot_sign_out_or_cancel() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.sign_in(BRAM, false).await;
    browser.headers = vec![("origin", "https://evil.example".to_owned())];
    assert_eq!(browser.sign_out().await.code(), "foreign_origin");
    browser.headers = vec![("sec-fetch-site", "cross-site".to_owned())];
    assert_eq!(browser.sign_out().await.code(), "foreign_origin");
    browser.headers = vec![("origin", ORIGIN.to_owned())];
    assert!(browser.is_signed_in().await);
}

#[tokio::test]
async fn a_client_that_is_no_browser_needs_no_origin() {
    let world = World::new().await;
    assert_eq!(started(&world, &[]).await.step(), "identify");
    assert_eq!(started(&world, &[("sec-fetch-site", "same-origin")]).await.step(), "identify");
    assert_eq!(started(&world, &[("sec-fetch-site", "same-site")]).await.code(), "foreign_origin");
}

#[tokio::test]
async fn an_origin_on_the_list_is_let_in_with_credentials() {
    let world = World::with(|settings| settings.other_origins.push(OTHER.to_owned())).await;
    let got = started(&world, &[("origin", OTHER)]).await;
    assert_eq!(got.step(), "identify");
    assert_eq!(got.headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], OTHER);
    assert_eq!(got.headers[header::ACCESS_CONTROL_ALLOW_CREDENTIALS], "true");
    let mut browser = world.browser();
    browser.headers = vec![
        ("origin", OTHER.to_owned()),
        ("access-control-request-method", "POST".to_owned()),
        ("access-control-request-headers", "content-type,traceparent".to_owned()),
    ];
    let asked = browser.ask(Method::OPTIONS, paths::SIGN_IN, None, Vec::new()).await;
    assert_eq!(asked.status, 200);
    assert_eq!(asked.headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], OTHER);
    let refused = started(&world, &[("origin", "https://evil.example")]).await;
    assert_eq!(refused.code(), "foreign_origin");
}

#[tokio::test]
async fn a_forged_forwarding_header_does_not_escape_the_limit() {
    let world = World::with(|settings| settings.limits.starts_per_minute = 3).await;
    let mut codes = Vec::new();
    for number in 0..5 {
        let mut browser = world.browser();
        browser.headers.push(("x-forwarded-for", format!("203.0.113.{number}")));
        let got = browser.start().await;
        codes.push(got.status.as_u16());
        if got.status == 429 {
            assert_eq!(got.headers[header::RETRY_AFTER], "60");
            assert_eq!((got.code(), &got.body["retry_after"]), ("throttled", &json!(60)));
        }
    }
    assert_eq!(codes, [200, 200, 200, 429, 429]);
    let mut other = world.browser();
    other.peer = std::net::IpAddr::from([192, 0, 2, 2]);
    assert_eq!(other.start().await.status, 200, "somebody else's limit is somebody else's");
    world.pass(60);
    assert_eq!(world.browser().start().await.status, 200);
}

#[tokio::test]
async fn health_is_told_to_whoever_asks() {
    let world = World::new().await;
    let browser = world.browser();
    let status = async |path| browser.ask(Method::GET, path, None, Vec::new()).await.status.as_u16();
    assert_eq!((status("/healthz").await, status("/readyz").await), (200, 200));
    world.state.stop();
    assert_eq!((status("/healthz").await, status("/readyz").await), (200, 503));
}
