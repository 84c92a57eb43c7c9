//! Lost responses, late answers, floods and garbage where applications send people.

use crate::application::*;
use crate::world::*;
use axum::http::{Method, StatusCode, header};
use std::collections::BTreeSet;

#[tokio::test]
async fn a_lost_way_back_is_given_again_within_thirty_seconds_with_another_code() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let handle = browser.go(&DESK.address(&[])).await.handle();
    let place = browser.sign_in_for(&world, &handle, BRAM).await.place();
    let lost = browser.go(&place).await.given();
    world.pass(20);
    let found = browser.go(&place).await.given();
    assert_ne!(lost, found);
    world.pass(10);
    assert_eq!(browser.go(&place).await.location(), "/", "thirty seconds after the first");
    assert_eq!(DESK.redeem(&world, &lost).await.body["error"], "invalid_grant", "taken back");
    assert_eq!(DESK.redeem(&world, &found).await.status, 200);
}

#[tokio::test]
async fn a_lost_no_is_given_again_too() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let handle = browser.go(&SHOP.address(&[])).await.handle();
    let asked = browser.sign_in_for(&world, &handle, BRAM).await;
    let place = browser.consent(&asked, false).await.place();
    for _ in 0..2 {
        assert_eq!(browser.go(&place).await.told(), "access_denied");
    }
    world.pass(30);
    assert_eq!(browser.go(&place).await.location(), "/");
}

#[tokio::test]
async fn of_many_codes_asked_for_at_once_one_works() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let handle = browser.go(&DESK.address(&[])).await.handle();
    let place = browser.sign_in_for(&world, &handle, BRAM).await.place();
    let all: Vec<_> = (0..16)
        .map(|_| {
            let (mut browser, place) = (browser.clone(), place.clone());
            tokio::spawn(async move { browser.go(&place).await.given() })
        })
        .collect();
    let mut codes = BTreeSet::new();
    for one in all {
        codes.insert(one.await.unwrap());
    }
    let mut good = 0;
    for code in &codes {
        good += usize::from(DESK.redeem(&world, code).await.status == StatusCode::OK);
    }
    assert_eq!((codes.len(), good), (16, 1));
}

#[tokio::test]
async fn a_sign_in_that_expired_begins_again_for_the_same_application() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let handle = browser.go(&DESK.address(&[])).await.handle();
    let opened = browser.open(&handle).await;
    world.pass(11 * 60);
    assert_eq!(browser.password(&opened, PASSWORD).await.code(), "sign_in_expired");
    let done = browser.sign_in_for(&world, &handle, BRAM).await;
    assert!(!browser.go(&done.place()).await.given().is_empty());
    let late = browser.go(&DESK.address(&[("prompt", "login")])).await.handle();
    world.pass(3600);
    assert_eq!(browser.open(&late).await.refusal(), "authorization_gone", "an hour is the most");
    let done = browser.sign_in_for(&world, &late, BRAM).await;
    assert_eq!((done.place().as_str(), done.step()), ("/", "done"));
}

#[tokio::test]
async fn twenty_requests_wait_in_a_browser_and_the_oldest_gives_way() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let mut handles = Vec::new();
    for _ in 0..21 {
        handles.push(browser.go(&DESK.address(&[])).await.handle());
        world.pass(1);
    }
    assert_eq!(browser.open(&handles[0]).await.refusal(), "authorization_gone");
    assert_eq!(browser.open(&handles[1]).await.refusal(), "none");
}

#[tokio::test]
async fn a_state_comes_back_as_it_went_and_splits_nothing() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    browser.answered(&world, DESK, &[]).await;
    let long = "ü".repeat(2000);
    for state in
        ["&code=evil", "a=b;c#d?e", "<script>alert(1)</script>", "%0d%0aSet-Cookie: a=b", "\u{202e} é", &long]
    {
        let got = browser.go(&DESK.address(&[("state", state)])).await;
        assert_eq!(got.said()["state"], state);
        assert_eq!(got.said()["code"].len(), 43);
        assert!(got.location().is_ascii() && got.set_cookies().is_empty());
    }
    for control in ["a\r\nSet-Cookie: b=c", "\0", "\u{85}"] {
        let got = browser.go(&DESK.address(&[("state", control)])).await;
        assert_eq!(got.told(), "invalid_request");
        assert!(!got.said().contains_key("state"));
    }
    let raw = browser.go(&format!("{}&state=%ff", DESK.address(&[("state", "")]))).await;
    assert_eq!(raw.told(), "invalid_request", "not UTF-8");
}

#[tokio::test]
async fn garbage_is_answered_by_a_page_that_repeats_none_of_it() {
    let world = World::with_applications().await;
    let huge = format!("client_id={}", "x".repeat(20_000));
    let script = "client_id=%3Cscript%3Ealert(1)%3C/script%3E&redirect_uri=javascript:alert(1)";
    for query in [
        "",
        "&&&",
        "=",
        "%",
        "client_id",
        "client_id=%00",
        "a%5B%5D=1",
        &huge,
        script,
        "?x=1",
        "client_id=desk&redirect_uri=//evil",
    ] {
        let got = world.sent().go(&format!("{AUTHORIZE}?{query}")).await;
        assert_eq!(got.status, 400, "{query:.60}");
        assert!(!got.text.contains("<script") && !got.text.contains("evil") && !got.text.contains("xxx"));
        assert!(got.text.contains(got.headers["x-trace-id"].to_str().unwrap()), "with the reference");
        assert!(got.bytes < 5000);
    }
    for (kind, body) in [
        (None, Vec::new()),
        (Some("application/json"), b"{}".to_vec()),
        (Some("multipart/form-data; boundary=x"), b"--x--".to_vec()),
        (Some("application/x-www-form-urlencoded"), vec![0xff; 100]),
        (Some("application/x-www-form-urlencoded"), vec![b'a'; 20_000]),
    ] {
        for path in [AUTHORIZE, "/oauth2/end_session/confirm"] {
            let got = world.sent().ask(Method::POST, path, kind, body.clone()).await;
            assert!(matches!(got.status.as_u16(), 303 | 400), "{path} {kind:?}: {}", got.status);
            assert_eq!(
                got.status == 303,
                path != AUTHORIZE && kind == Some("application/x-www-form-urlencoded") && body.len() == 100
            );
        }
    }
}

#[tokio::test]
async fn the_page_speaks_the_persons_language_and_waits_when_told_to() {
    let world = World::with_applications_and(|settings| settings.limits.others_per_minute = 2).await;
    let mut browser = world.sent();
    browser.headers = vec![("accept-language", "nl-BE, en;q=0.5".to_owned())];
    let refused = browser.go(&DESK.address(&[("client_id", "nobody")])).await;
    assert!(
        refused.text.contains("<html lang=\"nl\">")
            && refused.text.contains("Deze toepassing is hier niet bekend")
    );
    let handle = browser.go(&DESK.address(&[])).await.handle();
    assert_eq!(browser.open(&handle).await.body["application"], "De desk");
    let flooded = browser.go(&DESK.address(&[])).await;
    assert_eq!(
        (flooded.status.as_u16(), &flooded.headers[header::RETRY_AFTER]),
        (429, &"60".parse().unwrap())
    );
    assert!(flooded.text.contains("Te veel aanvragen"));
}

#[tokio::test]
async fn a_session_is_new_however_the_browser_came() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let planted = "A".repeat(43);
    for name in ["__Host-drempel-session", "__Host-drempel-browser"] {
        browser.cookies.insert(name.to_owned(), planted.clone());
    }
    let handle = browser.go(&DESK.address(&[])).await.handle();
    let place = browser.sign_in_for(&world, &handle, BRAM).await.place();
    let mut planter = world.sent();
    planter.cookies.insert("__Host-drempel-browser".to_owned(), planted.clone());
    planter.cookies.insert("__Host-drempel-session".to_owned(), planted.clone());
    assert_eq!(planter.go(&place).await.handle(), handle, "no code for who planted the cookies");
    assert_ne!(browser.cookies["__Host-drempel-session"], planted);
    assert!(!browser.go(&place).await.given().is_empty());
}
