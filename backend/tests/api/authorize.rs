//! An application asks for a sign-in: what it gets, and what it is refused.

use crate::application::*;
use crate::world::*;
use axum::http::header;

#[tokio::test]
async fn whoever_is_not_signed_in_is_asked_and_the_application_gets_a_code() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let asked = browser.go(&DESK.address(&[])).await;
    assert!(asked.set_cookies().iter().any(|line| line.starts_with("__Host-drempel-browser=")));
    let handle = asked.handle();
    assert_eq!(handle.len(), 22, "128 bits");
    let opened = browser.open(&handle).await;
    assert_eq!((opened.step(), &opened.body["application"]), ("identify", &"The desk".into()));
    let done = browser.sign_in_for(&world, &handle, BRAM).await;
    assert_eq!(done.place(), format!("{CONTINUE}?authorization={handle}"));
    let answered = browser.go(&done.place()).await;
    assert!(answered.location().starts_with("https://desk.example/cb?from=drempel&code="));
    let said = answered.said();
    assert_eq!((said["state"].as_str(), said["iss"].as_str()), ("the state", ORIGIN));
    let tokens = DESK.redeem(&world, &answered.given()).await;
    assert_eq!((tokens.status.as_u16(), &tokens.body["scope"]), (200, &"openid profile".into()));
}

#[tokio::test]
async fn whoever_is_signed_in_is_not_asked_again() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    browser.answered(&world, DESK, &[]).await;
    let again = browser.go(&DESK.address(&[])).await;
    assert_eq!(DESK.redeem(&world, &again.given()).await.status, 200);
    assert!(again.set_cookies().is_empty(), "nothing is kept for it");
}

#[tokio::test]
async fn a_fault_is_told_to_the_application_with_state_and_issuer() {
    let world = World::with_applications().await;
    for (changes, error) in [
        (&[("response_type", "")][..], "invalid_request"),
        (&[("response_type", "token")], "unsupported_response_type"),
        (&[("response_type", "code id_token")], "unsupported_response_type"),
        (&[("response_mode", "fragment")], "invalid_request"),
        (&[("response_mode", "form_post")], "invalid_request"),
        (&[("scope", "admin")], "invalid_scope"),
        (&[("code_challenge", "")], "invalid_request"),
        (&[("code_challenge_method", "")], "invalid_request"),
        (&[("code_challenge_method", "plain")], "invalid_request"),
        (&[("code_challenge", "short")], "invalid_request"),
        (&[("code_challenge", &"=".repeat(43))], "invalid_request"),
        (&[("prompt", "none login")], "invalid_request"),
        (&[("prompt", "create")], "invalid_request"),
        (&[("max_age", "-1")], "invalid_request"),
        (&[("max_age", "soon")], "invalid_request"),
        (&[("id_token_hint", "not.a.token")], "invalid_request"),
        (&[("request", "eyJhbGciOiJub25lIn0.e30.")], "request_not_supported"),
        (&[("request_uri", "https://evil.example/request")], "request_uri_not_supported"),
        (&[("registration", "{}")], "registration_not_supported"),
        (&[("prompt", "none")], "login_required"),
    ] {
        let got = world.sent().go(&DESK.address(changes)).await;
        assert!(got.location().starts_with("https://desk.example/cb?from=drempel&error="), "{changes:?}");
        let said = got.said();
        assert_eq!(said["error"], error, "{changes:?}");
        assert_eq!((said["state"].as_str(), said["iss"].as_str()), ("the state", ORIGIN), "{changes:?}");
        assert!(!said["error_description"].is_empty() && !said.contains_key("code"));
    }
}

#[tokio::test]
async fn a_repeated_parameter_is_refused() {
    let world = World::with_applications().await;
    for name in ["scope", "response_type", "code_challenge", "nonce", "prompt", "max_age", "id_token_hint"] {
        let address = format!("{}&{name}=code&{name}=code", DESK.address(&[(name, "")]));
        assert_eq!(world.sent().go(&address).await.told(), "invalid_request", "{name}");
    }
    let twice = world.sent().go(&format!("{}&state=other", DESK.address(&[]))).await;
    assert_eq!(twice.told(), "invalid_request");
    assert!(!twice.said().contains_key("state"), "which of the two is nobody's to choose");
    for name in ["client_id", "redirect_uri"] {
        let address = format!("{}&{name}=x", DESK.address(&[]));
        assert_eq!(world.sent().go(&address).await.status, 400, "{name}");
    }
}

#[tokio::test]
async fn nobody_is_sent_anywhere_before_it_is_known_whose_the_address_is() {
    let world = World::with_applications().await;
    for changes in [
        &[("client_id", "")][..],
        &[("client_id", "nobody")],
        &[("client_id", "drempel")],
        &[("redirect_uri", "")],
        &[("redirect_uri", "https://evil.example/cb")],
        &[("redirect_uri", SHOP.redirect_uri)],
        &[("client_id", "nobody"), ("prompt", "none")],
        &[("redirect_uri", "https://evil.example/cb"), ("response_type", "token")],
    ] {
        let got = world.sent().go(&DESK.address(changes)).await;
        assert_eq!(got.status, 400, "{changes:?}");
        assert!(!got.headers.contains_key(header::LOCATION) && got.set_cookies().is_empty());
        assert_eq!(got.headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
    }
}

#[tokio::test]
async fn what_nobody_understands_is_ignored() {
    let world = World::with_applications().await;
    let address = DESK.address(&[
        ("claims", r#"{"id_token":{"acr":{"essential":true}}}"#),
        ("display", "popup"),
        ("resource", "https://api.example"),
        ("utm_source", "mail"),
        ("login_hint", "<b>not an address</b>"),
        ("acr_values", "urn:unknown"),
        ("response_mode", "query"),
    ]);
    let mut browser = world.sent();
    let handle = browser.go(&address).await.handle();
    assert!(browser.open(&handle).await.body.get("login_hint").is_none());
}

#[tokio::test]
async fn without_openid_it_is_plain_oauth() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let answered = browser.answered(&world, DESK, &[("scope", "profile")]).await;
    let tokens = DESK.redeem(&world, &answered.given()).await;
    assert!(tokens.body["id_token"].is_null() && tokens.body["access_token"].is_string());
}

#[tokio::test]
async fn a_hint_of_an_address_is_shown_and_never_believed() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let handle = browser.go(&DESK.address(&[("login_hint", ANNA)])).await.handle();
    let opened = browser.open(&handle).await;
    assert_eq!((opened.step(), &opened.body["login_hint"]), ("identify", &ANNA.into()));
    let done = browser.sign_in_for(&world, &handle, BRAM).await;
    let tokens = DESK.redeem(&world, &browser.go(&done.place()).await.given()).await;
    assert_eq!(claims(&tokens)["amr"], serde_json::json!(["pwd"]), "Bram's, for it was Bram");
}

#[tokio::test]
async fn the_applications_language_is_suggested_and_the_persons_own_choice_stays() {
    let world = World::with_applications().await;
    let address = DESK.address(&[("ui_locales", "fr-CA nl en")]);
    let asked = world.sent().go(&address).await;
    assert!(asked.set_cookies().contains(&"drempel-language=nl; Path=/; SameSite=Lax".to_owned()));
    let mut browser = world.sent();
    let handle = browser.go(&address).await.handle();
    assert_eq!(browser.open(&handle).await.body["application"], "De desk");
    let mut chosen = world.sent();
    chosen.cookies.insert("drempel-language".to_owned(), "en".to_owned());
    let asked = chosen.go(&address).await;
    assert!(!asked.set_cookies().iter().any(|line| line.starts_with("drempel-language")));
}
