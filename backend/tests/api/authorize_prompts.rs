//! When a person must sign in again: `prompt`, `max_age`, `acr_values`, `id_token_hint`.

use crate::application::*;
use crate::world::*;

const MFA: &str = "https://refeds.org/profile/mfa";
const SFA: &str = "https://refeds.org/profile/sfa";

/// A browser in which Bram signed in a minute ago.
async fn bram(world: &World) -> Browser {
    let mut browser = world.sent();
    browser.answered(world, DESK, &[]).await;
    world.pass(60);
    browser
}

#[tokio::test]
async fn prompt_none_asks_nobody() {
    let world = World::with_applications().await;
    let none = DESK.address(&[("prompt", "none")]);
    let nobody = world.sent().go(&none).await;
    assert_eq!(nobody.told(), "login_required");
    assert!(nobody.set_cookies().is_empty(), "nothing waits");
    let mut browser = bram(&world).await;
    assert!(!browser.go(&none).await.given().is_empty());
    let shop = browser.go(&SHOP.address(&[("prompt", "none")])).await;
    assert_eq!(shop.told(), "consent_required");
    for too_much in [("max_age", "59"), ("max_age", "0")] {
        let address = DESK.address(&[("prompt", "none"), too_much]);
        assert_eq!(browser.go(&address).await.told(), "login_required", "{too_much:?}");
    }
}

#[tokio::test]
async fn prompt_login_asks_once_and_then_is_content() {
    let world = World::with_applications().await;
    for prompt in ["login", "select_account", "login select_account"] {
        let mut browser = bram(&world).await;
        let handle = browser.go(&DESK.address(&[("prompt", prompt)])).await.handle();
        assert_eq!(browser.open(&handle).await.step(), "identify", "{prompt}");
        let too_soon = browser.go(&format!("{CONTINUE}?authorization={handle}")).await;
        assert_eq!(too_soon.handle(), handle, "not by the session of before");
        world.pass(1);
        let done = browser.sign_in_for(&world, &handle, BRAM).await;
        let tokens = DESK.redeem(&world, &browser.go(&done.place()).await.given()).await;
        let now = world.context().now().seconds();
        assert_eq!(claims(&tokens)["auth_time"], now, "{prompt}");
    }
}

#[tokio::test]
async fn a_sign_in_may_be_as_old_as_the_application_says() {
    let world = World::with_applications().await;
    for (age, asked) in [("60", false), ("59", true), ("0", true), ("4294967296", false)] {
        let mut browser = bram(&world).await;
        let got = browser.go(&DESK.address(&[("max_age", age)])).await;
        assert_eq!(got.location().starts_with("/signin"), asked, "{age}");
        if asked {
            let handle = got.handle();
            world.pass(5);
            let done = browser.sign_in_for(&world, &handle, BRAM).await;
            world.pass(120);
            let answered = browser.go(&done.place()).await;
            assert!(!answered.given().is_empty(), "{age}: who signed in for it is not asked for ever");
        }
    }
}

#[tokio::test]
async fn a_surer_sign_in_is_asked_of_whoever_can_give_it() {
    let world = World::with_applications().await;
    let mut browser = bram(&world).await;
    let address = DESK.address(&[("acr_values", MFA)]);
    let got = browser.go(&address).await;
    let tokens = DESK.redeem(&world, &got.given()).await;
    assert_eq!(claims(&tokens)["acr"], SFA, "Bram has no app, and the application reads what it got");
    world.add_app(BRAM, "Phone", totp(BRAM)).await;
    browser.sign_in_with_code(&world, BRAM).await;
    let tokens = DESK.redeem(&world, &browser.go(&address).await.given()).await;
    assert_eq!(
        (&claims(&tokens)["acr"], &claims(&tokens)["amr"]),
        (&MFA.into(), &serde_json::json!(["pwd", "otp", "mfa"]))
    );
}

#[tokio::test]
async fn stepping_up_signs_in_again_with_the_second_factor() {
    let world = World::with_applications().await;
    let mut browser = bram(&world).await;
    // Added elsewhere, while this session goes on.
    world.add_app(BRAM, "Phone", totp(BRAM)).await;
    for (values, asked) in [(SFA.to_owned(), false), (format!("{MFA} {SFA}"), false), (MFA.to_owned(), true)]
    {
        let got = browser.go(&DESK.address(&[("acr_values", &values)])).await;
        assert_eq!(got.location().starts_with("/signin"), asked, "{values}");
    }
    let none = browser.go(&DESK.address(&[("acr_values", MFA), ("prompt", "none")])).await;
    assert_eq!(none.told(), "login_required");
    let handle = browser.go(&DESK.address(&[("acr_values", MFA)])).await.handle();
    world.pass(1);
    let done = browser.sign_in_for(&world, &handle, BRAM).await;
    let tokens = DESK.redeem(&world, &browser.go(&done.place()).await.given()).await;
    assert_eq!(claims(&tokens)["acr"], MFA);
}

#[tokio::test]
async fn a_hint_names_the_person_who_is_to_sign_in() {
    let world = World::with_applications().await;
    let mut browser = world.sent();
    let answered = browser.answered(&world, DESK, &[]).await;
    let tokens = DESK.redeem(&world, &answered.given()).await;
    let hint = tokens.body["id_token"].as_str().unwrap().to_owned();
    world.pass(3600);
    let address = DESK.address(&[("id_token_hint", &hint)]);
    assert!(!browser.go(&address).await.given().is_empty(), "the same person, though the token has expired");
    let mut anna = world.sent();
    let handle = anna.go(&DESK.address(&[])).await.handle();
    let done = anna.sign_in_for(&world, &handle, ANNA).await;
    anna.go(&done.place()).await.given();
    let silent = anna.go(&DESK.address(&[("id_token_hint", &hint), ("prompt", "none")])).await;
    assert_eq!(silent.told(), "login_required", "somebody else");
    let handle = anna.go(&address).await.handle();
    assert!(anna.open(&handle).await.body.get("login_hint").is_none(), "Bram is nobody's business here");
    world.pass(30);
    let done = anna.sign_in_for(&world, &handle, CARLA).await;
    assert_eq!(anna.go(&done.place()).await.told(), "login_required", "again somebody else");
    let other = world.sent().go(&SHOP.address(&[("id_token_hint", &hint)])).await;
    assert_eq!(other.told(), "invalid_request", "another client's token");
    let forged = world.sent().go(&DESK.address(&[("id_token_hint", &format!("{hint}A"))])).await;
    assert_eq!(forged.told(), "invalid_request");
}
