//! What others got wrong where applications send people to sign in, by name.

use crate::application::*;
use crate::provider::redirect_uris::tricks;
use crate::world::*;
use axum::http::{HeaderMap, Method, header};
use drempel_backend::domain::client::{Client, RedirectUri};
use drempel_contract::paths;
use serde_json::json;

const PAR: &str = "/oauth2/par";

/// A client for each of the registered addresses the tricks are about.
fn targets(tricks: &[(RedirectUri, String)]) -> Vec<Client> {
    let mut all: Vec<Client> = Vec::new();
    for (registered, _) in tricks {
        if !all.iter().any(|client| client.redirect_uris.contains(registered)) {
            let mut client = clients().remove(1);
            client.id = format!("target{}", all.len());
            client.redirect_uris = vec![registered.clone()];
            client.post_logout_redirect_uris = vec![registered.clone()];
            all.push(client);
        }
    }
    all
}

#[tokio::test]
async fn two_hundred_tricks_at_every_endpoint_and_none_escapes() {
    let tricks = tricks();
    let targets = targets(&tricks);
    let world = World::with_applications_and(|settings| settings.clients.clone_from(&targets)).await;
    let mut browser = world.sent();
    assert!(tricks.len() >= 200);
    for (registered, trick) in &tricks {
        let target = targets.iter().find(|client| client.redirect_uris.contains(registered)).unwrap();
        let asks = SHOP.asks(&[("client_id", &target.id), ("redirect_uri", trick)]);
        let bye = [("client_id", target.id.as_str()), ("post_logout_redirect_uri", trick)];
        for got in [
            browser.go(&format!("{AUTHORIZE}?{}", encoded(&asks))).await,
            browser.submit(AUTHORIZE, &asks).await,
            browser.submit(PAR, &asks).await,
            browser.go(&format!("/oauth2/end_session?{}", encoded(&bye))).await,
            browser.submit("/oauth2/end_session/confirm", &bye).await,
        ] {
            assert_eq!(got.status, 400, "{trick:?} for {}", registered.as_str());
            assert!(!got.headers.contains_key(header::LOCATION), "{trick:?}");
        }
    }
    assert!(browser.cookies.is_empty());
}

#[tokio::test]
async fn mix_up_every_answer_names_who_gives_it() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let mut answers = vec![
        browser.go(&DESK.address(&[("prompt", "none")])).await,
        browser.go(&DESK.address(&[("response_type", "token")])).await,
        browser.submit(AUTHORIZE, &DESK.asks(&[("scope", "admin")])).await,
        browser.answered(&world, DESK, &[]).await,
        browser.go(&DESK.address(&[])).await,
        browser.go(&SHOP.address(&[("prompt", "none")])).await,
        browser.go(&CLUB.address(&[])).await,
    ];
    let handle = browser.go(&SHOP.address(&[])).await.handle();
    let asked = browser.open(&handle).await;
    let place = browser.consent(&asked, false).await.place();
    answers.push(browser.go(&place).await);
    let issuer = world.sent().go("/.well-known/openid-configuration").await.body["issuer"].clone();
    for answer in answers {
        assert_eq!(issuer, answer.said()["iss"], "{}", answer.location());
    }
}

#[tokio::test]
async fn a_code_that_is_injected_is_worth_nothing() {
    let world = World::with_applications().await;
    let stolen = world.sent().answered(&world, DESK, &[]).await.given();
    let other_verifier = "A".repeat(43);
    assert_eq!(DESK.redeem_with(&world, &stolen, &other_verifier).await.body["error"], "invalid_grant");
    assert_eq!(DESK.redeem(&world, &stolen).await.body["error"], "invalid_grant", "and is spent");
    let stolen = world.sent().answered(&world, SHOP, &[]).await.given();
    assert_eq!(DESK.redeem(&world, &stolen).await.body["error"], "invalid_grant", "another client's");
}

#[tokio::test]
async fn a_person_is_not_signed_in_to_somebody_elses_request() {
    let world = World::with_applications().await;
    let mut attacker = world.sent();
    let handle = attacker.go(&SHOP.address(&[("state", "the attacker's")])).await.handle();
    let mut victim = world.sent();
    let opened = victim.open(&handle).await;
    assert_eq!((opened.step(), opened.refusal()), ("identify", "authorization_gone"));
    assert!(opened.body.get("application").is_none(), "nothing of it is shown");
    let done = victim.sign_in_for(&world, &handle, BRAM).await;
    assert_eq!(done.place(), "/");
    let place = format!("{CONTINUE}?authorization={handle}");
    assert_eq!(victim.go(&place).await.location(), "/", "signed in, and in another browser");
    assert_eq!(attacker.go(&place).await.handle(), handle, "and the attacker has no session");
}

#[tokio::test]
async fn a_handle_is_used_once() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let handle = browser.go(&DESK.address(&[])).await.handle();
    let place = browser.sign_in_for(&world, &handle, BRAM).await.place();
    let first = browser.go(&place).await.given();
    assert_eq!(DESK.redeem(&world, &first).await.status, 200);
    assert_eq!(browser.go(&place).await.location(), "/");
    assert_eq!(browser.open(&handle).await.refusal(), "authorization_gone");
    for odd in ["", "?authorization=", "?authorization=x", "?authorization=a&authorization=b", "?%ff"] {
        assert_eq!(browser.go(&format!("{CONTINUE}{odd}")).await.location(), "/", "{odd}");
    }
}

#[tokio::test]
async fn no_page_can_be_framed_or_read_by_another() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    browser.answered(&world, DESK, &[]).await;
    for got in [
        browser.go(&DESK.address(&[("client_id", "nobody")])).await,
        browser.go("/oauth2/end_session").await,
        browser.ask(Method::PUT, AUTHORIZE, None, Vec::new()).await,
    ] {
        let policy = got.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
        for part in ["base-uri 'none'", "frame-ancestors 'none'", "form-action "] {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("script-src") && !policy.contains("unsafe"));
        let says = |name: &str| got.headers[name].to_str().unwrap().to_owned();
        assert_eq!(says("x-frame-options"), "DENY");
        assert_eq!(says("cross-origin-opener-policy"), "same-origin");
        assert_eq!(says("x-content-type-options"), "nosniff");
        assert_eq!(says("cache-control"), "no-store");
    }
    let mut script = browser.clone();
    script.headers = vec![("origin", "https://evil.example".to_owned())];
    for address in [DESK.address(&[]), "/oauth2/end_session".to_owned()] {
        assert!(!names_an_origin(&script.go(&address).await.headers), "no script reads {address}");
    }
}

fn names_an_origin(headers: &HeaderMap) -> bool {
    headers.keys().any(|name| name.as_str().starts_with("access-control"))
}

#[tokio::test]
async fn consent_cannot_be_given_by_another_site() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let handle = browser.go(&SHOP.address(&[])).await.handle();
    let asked = browser.sign_in_for(&world, &handle, BRAM).await;
    let answer = answering(&asked, json!({ "type": "consent", "allow": true }));
    browser.headers = vec![("origin", "https://shop.example".to_owned())];
    assert_eq!(browser.post(paths::ANSWER, &answer).await.code(), "foreign_origin");
    let form = answer.to_string().into_bytes();
    browser.headers.clear();
    let got = browser.ask(Method::POST, paths::ANSWER, Some("text/plain"), form).await;
    assert_eq!(got.code(), "malformed_request", "nor by a form");
    let place = browser.go(&format!("{CONTINUE}?authorization={handle}")).await;
    assert_eq!(place.handle(), handle, "nobody has agreed");
}
