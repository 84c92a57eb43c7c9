//! An application asks that the person be signed out here, too.

use crate::application::*;
use crate::world::*;
use axum::http::{Method, header};

const END_SESSION: &str = "/oauth2/end_session";
const CONFIRM: &str = "/oauth2/end_session/confirm";
const BYE: &str = "https://desk.example/bye";

fn address(pairs: &[(&str, &str)]) -> String {
    format!("{END_SESSION}?{}", encoded(pairs))
}

/// Bram, signed in for the desk, and the ID token it has.
async fn bram(world: &World) -> (Browser, String, Got) {
    let mut browser = world.sent();
    let answered = browser.answered(world, DESK, &[]).await;
    let tokens = DESK.redeem(world, &answered.given()).await;
    let hint = tokens.body["id_token"].as_str().unwrap().to_owned();
    (browser, hint, tokens)
}

async fn refresh(world: &World, tokens: &Got) -> Got {
    let token = tokens.body["refresh_token"].as_str().unwrap();
    let form = [
        ("grant_type", "refresh_token"),
        ("client_id", "desk"),
        ("client_secret", SECRET),
        ("refresh_token", token),
    ];
    world.sent().submit(TOKEN, &form).await
}

#[tokio::test]
async fn an_application_that_shows_its_id_token_signs_the_person_out() {
    let world = World::with_applications().await;
    let (mut browser, hint, tokens) = bram(&world).await;
    world.pass(3600);
    let asked = [("id_token_hint", hint.as_str()), ("post_logout_redirect_uri", BYE), ("state", "a b&c")];
    let got = browser.go(&address(&asked)).await;
    assert_eq!(got.location(), "https://desk.example/bye?state=a+b%26c");
    assert!(got.set_cookies().iter().any(|line| line.contains("-session=;") && line.contains("Max-Age=0")));
    assert!(!browser.is_signed_in().await);
    assert_eq!(
        refresh(&world, &tokens).await.body["error"],
        "invalid_grant",
        "its grant ends with the session"
    );
    let again = browser.go(&address(&asked)).await;
    assert_eq!(again.location(), "https://desk.example/bye?state=a+b%26c", "also when nobody is signed in");
}

#[tokio::test]
async fn what_was_granted_for_the_persons_absence_stays() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let answered = browser.answered(&world, DESK, &[("scope", "openid offline_access")]).await;
    let tokens = DESK.redeem(&world, &answered.given()).await;
    let hint = tokens.body["id_token"].as_str().unwrap();
    browser.go(&address(&[("id_token_hint", hint)])).await;
    assert!(!browser.is_signed_in().await);
    assert_eq!(refresh(&world, &tokens).await.status, 200);
}

#[tokio::test]
async fn a_link_alone_signs_nobody_out() {
    let world = World::with_applications().await;
    let (mut browser, _, _) = bram(&world).await;
    for asked in [
        &[][..],
        &[("client_id", "desk"), ("post_logout_redirect_uri", BYE)],
        &[("client_id", "nobody")],
        &[("id_token_hint", "not.a.token")],
        &[("logout_hint", BRAM)],
    ] {
        let got = browser.go(&address(asked)).await;
        assert_eq!(got.status, 200, "{asked:?}");
        assert!(got.text.contains("Do you want to sign out?") && got.text.contains(BRAM));
        assert!(browser.is_signed_in().await, "{asked:?}");
    }
}

#[tokio::test]
async fn the_person_confirms_on_our_page_and_is_sent_back() {
    let world = World::with_applications().await;
    let (mut browser, _, _) = bram(&world).await;
    let form = [("client_id", "desk"), ("post_logout_redirect_uri", BYE), ("state", "<s>\"")];
    let page = browser.go(&address(&form)).await;
    assert!(page.text.contains("<b>The desk</b>") && page.text.contains("value=\"&lt;s&gt;&quot;\""));
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("form-action 'self' https://desk.example;"), "{policy}");
    assert_eq!(page.headers[header::REFERRER_POLICY], "same-origin", "or our own form says Origin: null");
    browser.headers = vec![("origin", ORIGIN.to_owned())];
    let got = browser.submit(CONFIRM, &form).await;
    assert_eq!(got.location(), "https://desk.example/bye?state=%3Cs%3E%22");
    assert!(!browser.is_signed_in().await);
}

#[tokio::test]
async fn another_sites_confirmation_is_refused() {
    let world = World::with_applications().await;
    let (mut browser, _, _) = bram(&world).await;
    for headers in [
        vec![("origin", "https://evil.example".to_owned())],
        vec![("origin", "null".to_owned())],
        vec![("sec-fetch-site", "cross-site".to_owned())],
        vec![("sec-fetch-site", "same-site".to_owned())],
    ] {
        browser.headers = headers;
        let got = browser.submit(CONFIRM, &[("client_id", "desk")]).await;
        assert_eq!(got.status, 403);
    }
    browser.headers.clear();
    assert!(browser.is_signed_in().await);
    assert_eq!(browser.go(CONFIRM).await.status, 405, "a link does not confirm");
    assert!(browser.is_signed_in().await);
}

#[tokio::test]
async fn somebody_elses_id_token_is_no_proof() {
    let world = World::with_applications().await;
    let (_, hint, _) = bram(&world).await;
    let mut anna = world.sent();
    anna.sign_in_with_code(&world, ANNA).await;
    let got = anna.go(&address(&[("id_token_hint", &hint), ("post_logout_redirect_uri", BYE)])).await;
    assert_eq!(got.status, 200, "Anna is asked");
    assert!(anna.is_signed_in().await);
}

#[tokio::test]
async fn nobody_is_sent_to_an_address_that_is_not_the_applications() {
    let world = World::with_applications().await;
    let (mut browser, hint, _) = bram(&world).await;
    for asked in [
        &[("post_logout_redirect_uri", BYE)][..],
        &[("client_id", "nobody"), ("post_logout_redirect_uri", BYE)],
        &[("client_id", "shop"), ("post_logout_redirect_uri", BYE)],
        &[("id_token_hint", &hint), ("client_id", "shop"), ("post_logout_redirect_uri", BYE)],
        &[("id_token_hint", &hint), ("post_logout_redirect_uri", "https://evil.example/")],
        &[("id_token_hint", &hint), ("post_logout_redirect_uri", "https://desk.example/bye/")],
        &[("id_token_hint", &hint), ("post_logout_redirect_uri", DESK.redirect_uri)],
        &[("id_token_hint", &hint), ("state", "1"), ("state", "2")],
    ] {
        let got = browser.go(&address(asked)).await;
        assert_eq!(got.status, 400, "{asked:?}");
        assert!(!got.headers.contains_key(header::LOCATION));
        assert!(browser.is_signed_in().await, "and nothing has ended: {asked:?}");
    }
}

#[tokio::test]
async fn a_post_of_another_site_is_asked_once_more_by_get() {
    let world = World::with_applications().await;
    let (mut browser, hint, _) = bram(&world).await;
    let form = [("id_token_hint", hint.as_str()), ("post_logout_redirect_uri", BYE), ("utm", "x")];
    // The browser leaves its cookies at home.
    let mut bare = world.sent();
    bare.headers =
        vec![("origin", "https://desk.example".to_owned()), ("sec-fetch-site", "cross-site".to_owned())];
    let got = bare.submit(END_SESSION, &form).await;
    assert!(got.set_cookies().is_empty());
    assert_eq!(got.location(), address(&form[..2]));
    assert_eq!(browser.go(got.location()).await.location(), BYE);
    assert!(!browser.is_signed_in().await);
}

#[tokio::test]
async fn without_an_address_the_person_ends_on_the_start_page() {
    let world = World::with_applications().await;
    let (mut browser, hint, _) = bram(&world).await;
    assert_eq!(browser.go(&address(&[("id_token_hint", &hint)])).await.location(), "/");
    assert_eq!(browser.go(END_SESSION).await.location(), "/");
    let got = browser.ask(Method::PUT, END_SESSION, None, Vec::new()).await;
    assert_eq!(got.status, 405);
}
