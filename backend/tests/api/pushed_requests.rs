//! An application pushes its request itself (RFC 9126), or another site posts one.

use crate::application::*;
use crate::world::*;
use axum::http::{Method, header};

const PAR: &str = "/oauth2/par";

async fn push(world: &World, app: App, changes: &[(&str, &str)]) -> Got {
    let mut form = app.asks(changes);
    if app.id == "desk" || app.id == "bank" {
        form.push(("client_secret".to_owned(), SECRET.to_owned()));
    }
    world.sent().submit(PAR, &form).await
}

fn name(pushed: &Got) -> String {
    assert_eq!(pushed.status, 201, "{:?}", pushed.body);
    pushed.body["request_uri"].as_str().unwrap().to_owned()
}

fn address(app: App, name: &str) -> String {
    format!("{AUTHORIZE}?{}", encoded(&[("client_id", app.id), ("request_uri", name)]))
}

#[tokio::test]
async fn a_pushed_request_goes_like_any_other() {
    let world = World::with_applications().await;
    let pushed = push(&world, BANK, &[]).await;
    assert_eq!((pushed.status.as_u16(), &pushed.body["expires_in"]), (201, &60.into()));
    assert!(name(&pushed).starts_with("urn:ietf:params:oauth:request_uri:"));
    let mut browser = world.sent();
    // What else stands in the address counts for nothing.
    let evil = "&redirect_uri=https%3A%2F%2Fevil.example&state=other&scope=openid+offline_access&prompt=none";
    let handle = browser.go(&format!("{}{evil}", address(BANK, &name(&pushed)))).await.handle();
    let done = browser.sign_in_for(&world, &handle, BRAM).await;
    let answered = browser.go(&done.place()).await;
    assert!(answered.location().starts_with("https://bank.example/cb?code="));
    assert_eq!(answered.said()["state"], "the state");
    let tokens = BANK.redeem(&world, &answered.given()).await;
    assert_eq!(tokens.body["scope"], "openid profile");
}

#[tokio::test]
async fn a_pushed_request_is_used_once_in_a_minute_by_its_own_client() {
    let world = World::with_applications().await;
    let pushed = name(&push(&world, BANK, &[]).await);
    assert_eq!(world.sent().go(&address(DESK, &pushed)).await.status, 400, "another client's");
    assert_eq!(world.sent().go(&format!("{AUTHORIZE}?request_uri={pushed}")).await.status, 400, "nobody's");
    world.sent().go(&address(BANK, &pushed)).await.handle();
    let again = world.sent().go(&address(BANK, &pushed)).await;
    assert_eq!(again.status, 400, "used");
    assert!(again.text.contains("request_uri_gone"));
    let late = name(&push(&world, BANK, &[]).await);
    world.pass(60);
    assert_eq!(world.sent().go(&address(BANK, &late)).await.status, 400, "late");
    for unknown in ["urn:ietf:params:oauth:request_uri:", &format!("{late}A"), &late[..late.len() - 1]] {
        let got = world.sent().go(&address(BANK, unknown)).await;
        assert_eq!(got.status, 400, "{unknown}");
    }
}

#[tokio::test]
async fn of_many_browsers_with_one_name_one_goes_on() {
    let world = World::with_applications().await;
    let address = address(BANK, &name(&push(&world, BANK, &[]).await));
    let all: Vec<_> = (0..16)
        .map(|_| {
            let (mut browser, address) = (world.sent(), address.clone());
            tokio::spawn(async move { browser.go(&address).await.status.as_u16() })
        })
        .collect();
    let mut went_on = 0;
    for one in all {
        went_on += usize::from(one.await.unwrap() == 303);
    }
    assert_eq!(went_on, 1);
}

#[tokio::test]
async fn a_client_that_must_push_cannot_go_through_the_browser() {
    let world = World::with_applications().await;
    let got = world.sent().go(&BANK.address(&[])).await;
    assert_eq!(got.told(), "invalid_request");
    assert_eq!(
        world.sent().submit(AUTHORIZE, &BANK.asks(&[])).await.told(),
        "invalid_request",
        "nor by a form"
    );
}

#[tokio::test]
async fn only_the_client_itself_pushes_its_requests() {
    let world = World::with_applications().await;
    let without = world.sent().submit(PAR, &BANK.asks(&[])).await;
    assert_eq!((without.status.as_u16(), &without.body["error"]), (401, &"invalid_client".into()));
    let mut form = BANK.asks(&[]);
    form.push(("client_secret".to_owned(), "a-secret-of-another".to_owned()));
    assert_eq!(world.sent().submit(PAR, &form).await.status, 401);
    let mut by_header = world.sent();
    let basic = "Basic YmFuazphLXNlY3JldC1vZi10aGUtZGVzaw==";
    by_header.headers = vec![("authorization", basic.to_owned())];
    assert_eq!(
        by_header.submit(PAR, &BANK.asks(&[("client_id", "")])).await.status,
        201,
        "named by the header"
    );
    assert_eq!(by_header.submit(PAR, &DESK.asks(&[])).await.status, 400, "another's request");
    assert_eq!(push(&world, SHOP, &[]).await.status, 201, "a public one has no secret");
}

#[tokio::test]
async fn a_pushed_request_that_is_wrong_is_refused_at_once() {
    let world = World::with_applications().await;
    for (changes, error) in [
        (&[("redirect_uri", "https://evil.example")][..], "invalid_request"),
        (&[("redirect_uri", "")], "invalid_request"),
        (&[("request_uri", "urn:ietf:params:oauth:request_uri:x")], "request_uri_not_supported"),
        (&[("request", "x")], "request_not_supported"),
        (&[("response_type", "token")], "unsupported_response_type"),
        (&[("scope", "admin")], "invalid_scope"),
        (&[("code_challenge", "")], "invalid_request"),
        (&[("prompt", "none login")], "invalid_request"),
    ] {
        let got = push(&world, DESK, changes).await;
        assert_eq!((got.status.as_u16(), got.body["error"].as_str()), (400, Some(error)), "{changes:?}");
        assert_eq!(got.headers[header::CACHE_CONTROL], "no-store");
    }
    assert_eq!(world.sent().ask(Method::GET, PAR, None, Vec::new()).await.status, 405);
}

#[tokio::test]
async fn a_form_of_another_site_does_not_disturb_the_browsers_cookies() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    browser.answered(&world, DESK, &[]).await;
    // With a POST of another site, the browser leaves its cookies at home.
    let mut bare = world.sent();
    bare.headers =
        vec![("origin", "https://desk.example".to_owned()), ("sec-fetch-site", "cross-site".to_owned())];
    let got = bare.submit(AUTHORIZE, &DESK.asks(&[("login_hint", BRAM)])).await;
    assert!(got.set_cookies().is_empty());
    assert!(!got.location().contains("drempel.example"), "no address in an address: {}", got.location());
    let answered = browser.go(got.location()).await;
    assert_eq!(DESK.redeem(&world, &answered.given()).await.status, 200, "signed in already");
    let wrong = bare.submit(AUTHORIZE, &DESK.asks(&[("response_type", "token")])).await;
    assert_eq!(wrong.told(), "unsupported_response_type");
    assert_eq!(bare.submit(AUTHORIZE, &DESK.asks(&[("client_id", "nobody")])).await.status, 400);
    let pushed = name(&push(&world, BANK, &[]).await);
    let form = [("client_id", "bank"), ("request_uri", pushed.as_str()), ("scope", "openid")];
    let got = bare.submit(AUTHORIZE, &form).await;
    assert_eq!(got.location(), address(BANK, &pushed));
}
