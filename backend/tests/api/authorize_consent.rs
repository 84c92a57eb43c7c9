//! What an application that is not the organisation's own may know, and who decides.

use crate::application::*;
use crate::world::*;
use drempel_backend::domain::admin;
use serde_json::json;

/// Until the person is asked.
async fn asked(browser: &mut Browser, world: &World, app: App, changes: &[(&str, &str)]) -> Got {
    let handle = browser.go(&app.address(changes)).await.handle();
    let got = browser.sign_in_for(world, &handle, BRAM).await;
    assert_eq!(got.step(), "consent", "{:?}", got.body);
    got
}

#[tokio::test]
async fn a_person_is_asked_what_the_application_may_know() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let scope = [("scope", "openid profile email offline_access admin")];
    let got = asked(&mut browser, &world, SHOP, &scope).await;
    let expected = json!({
        "type": "consent", "application": "The shop", "host": "shop.example",
        "scopes": ["openid", "profile", "email", "offline_access"],
    });
    assert_eq!(got.body["step"], expected);
    let done = browser.consent(&got, true).await;
    let tokens = SHOP.redeem(&world, &browser.go(&done.place()).await.given()).await;
    assert_eq!(tokens.body["scope"], "openid profile email offline_access");
}

#[tokio::test]
async fn a_no_goes_back_to_the_application() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let got = asked(&mut browser, &world, SHOP, &[]).await;
    let done = browser.consent(&got, false).await;
    let answered = browser.go(&done.place()).await;
    assert_eq!(answered.told(), "access_denied");
    assert_eq!(answered.said()["iss"], ORIGIN);
    assert!(browser.is_signed_in().await, "the person stays");
    let again = browser.go(&SHOP.address(&[])).await.handle();
    assert_eq!(browser.open(&again).await.step(), "consent", "and is asked when it asks again");
}

#[tokio::test]
async fn what_was_allowed_is_remembered_and_widened_only_when_asked() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    browser.answered(&world, SHOP, &[("scope", "openid profile")]).await;
    for scope in ["openid profile", "openid"] {
        assert!(!browser.go(&SHOP.address(&[("scope", scope)])).await.given().is_empty(), "{scope}");
    }
    let wider = SHOP.address(&[("scope", "openid email")]);
    let handle = browser.go(&wider).await.handle();
    let got = browser.open(&handle).await;
    assert_eq!(got.body["step"]["scopes"], json!(["openid", "email"]));
    let done = browser.consent(&got, true).await;
    browser.go(&done.place()).await.given();
    assert!(!browser.go(&SHOP.address(&[("scope", "openid profile email")])).await.given().is_empty());
    let offline = browser.go(&SHOP.address(&[("scope", "openid offline_access")])).await;
    assert!(offline.location().starts_with("/signin"), "staying connected is asked for itself");
}

#[tokio::test]
async fn prompt_consent_asks_again_and_a_silent_no_changes_nothing() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    browser.answered(&world, SHOP, &[]).await;
    for app in [SHOP, DESK] {
        let handle = browser.go(&app.address(&[("prompt", "consent")])).await.handle();
        let got = browser.open(&handle).await;
        assert_eq!(got.step(), "consent", "{}", app.id);
        let unasked = browser.go(&format!("{CONTINUE}?authorization={handle}")).await;
        assert_eq!(unasked.handle(), handle, "not before the answer");
        let done = browser.consent(&got, true).await;
        browser.go(&done.place()).await.given();
    }
    let none = browser.go(&SHOP.address(&[("prompt", "none")])).await;
    assert!(!none.given().is_empty());
}

#[tokio::test]
async fn a_program_on_the_persons_own_device_is_asked_about_every_time() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let got = asked(&mut browser, &world, TOOL, &[]).await;
    assert_eq!(got.body["step"]["host"], "", "there is no host to recognise");
    let done = browser.consent(&got, true).await;
    browser.go(&done.place()).await.given();
    // Any other program can listen on a port and say the same client_id (RFC 8252 section 8.6).
    let other_port = [("redirect_uri", "http://127.0.0.1:6000/cb")];
    for changes in [&[][..], &other_port] {
        let handle = browser.go(&TOOL.address(changes)).await.handle();
        assert_eq!(browser.open(&handle).await.step(), "consent");
    }
    assert_eq!(browser.go(&TOOL.address(&[("prompt", "none")])).await.told(), "consent_required");
}

#[tokio::test]
async fn consent_is_the_persons_who_gave_it() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let got = asked(&mut browser, &world, SHOP, &[]).await;
    let place = browser.consent(&got, true).await.place();
    // Somebody else signs in in the same browser before the application is answered.
    browser.sign_in_with_code(&world, ANNA).await;
    let handle = browser.go(&place).await.handle();
    assert_eq!(browser.open(&handle).await.step(), "consent", "Anna has said nothing");
}

#[tokio::test]
async fn a_consent_that_another_session_answers_begins_again() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let got = asked(&mut browser, &world, SHOP, &[]).await;
    browser.sign_in_with_code(&world, ANNA).await;
    let after = browser.consent(&got, true).await;
    assert_eq!(after.step(), "identify");
}

#[tokio::test]
async fn a_person_disabled_after_consent_gets_no_further() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let got = asked(&mut browser, &world, SHOP, &[]).await;
    let place = browser.consent(&got, true).await.place();
    admin::set_enabled(world.context(), &address(BRAM), false).await.unwrap();
    let waiting = browser.go(&place).await;
    assert!(waiting.location().starts_with("/signin?authorization="), "signed out: {}", waiting.location());
}

#[tokio::test]
async fn a_client_disabled_or_changed_after_consent_is_not_gone_to() {
    let disable = |clients: &mut Vec<_>| {
        clients.retain(|client: &drempel_backend::domain::client::Client| client.id != "shop")
    };
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let got = asked(&mut browser, &world, SHOP, &[]).await;
    let place = browser.consent(&got, true).await.place();
    let world = world.with_changed_clients(disable).await;
    let mut browser = browser.in_world(&world);
    assert_eq!(browser.go(&place).await.location(), "/");
}

#[tokio::test]
async fn a_client_for_some_people_is_closed_to_others() {
    let world = World::with_applications().await;
    let mut bram = world.sent();
    let handle = bram.go(&CLUB.address(&[])).await.handle();
    let done = bram.sign_in_for(&world, &handle, BRAM).await;
    assert_eq!(bram.go(&done.place()).await.told(), "access_denied");
    assert_eq!(bram.go(&CLUB.address(&[])).await.told(), "access_denied", "also at once, with a session");
    let mut anna = world.sent();
    let handle = anna.go(&CLUB.address(&[])).await.handle();
    let done = anna.sign_in_for(&world, &handle, ANNA).await;
    assert!(!anna.go(&done.place()).await.given().is_empty());
}
