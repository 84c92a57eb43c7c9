//! Everything goes well.

use crate::world::*;
use drempel_contract::paths;
use serde_json::json;

#[tokio::test]
async fn address_password_code_and_the_person_is_in() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.start().await;
    assert_eq!(got.step(), "identify");
    let got = browser.answer(&got, json!({ "type": "identify", "email": " Anna@Drempel.example " })).await;
    assert_eq!(got.step(), "password");
    assert_eq!(got.body["person"]["email"], ANNA);
    let got = browser.password(&got, PASSWORD).await;
    assert_eq!(got.step(), "totp");
    assert_eq!(got.body["step"]["devices"][0]["name"], "Phone");
    let got = browser.code(&got, &world.code(ANNA, 0)).await;
    assert_eq!(got.step(), "stay_signed_in");
    assert!(!browser.is_signed_in().await, "nobody is in before the last step");
    let got = browser.stay(&got, false).await;
    assert_eq!(got.step(), "done");
    assert_eq!(got.body["step"]["location"], "/");
    let session = browser.session().await.body;
    assert_eq!(session["state"], "signed_in");
    assert_eq!(session["email"], ANNA);
    assert_eq!(session["amr"], json!(["pwd", "otp", "mfa"]));
    assert_eq!(session["auth_time"], 1_800_000_000);
}

#[tokio::test]
async fn the_address_may_come_with_the_start() {
    let world = World::new().await;
    let got = world.browser().identify(ANNA).await;
    assert_eq!((got.step(), got.refusal()), ("password", "none"));
    assert_eq!(got.body["expires_in"], 600);
}

#[tokio::test]
async fn a_person_without_an_app_is_not_asked_for_a_code() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.sign_in(BRAM, false).await;
    assert_eq!(browser.session().await.body["amr"], json!(["pwd"]));
}

#[tokio::test]
async fn an_operator_may_skip_the_last_question() {
    let world = World::with(|settings| settings.sign_in.offer_stay_signed_in = false).await;
    let mut browser = world.browser();
    let got = browser.identify(BRAM).await;
    let got = browser.password(&got, PASSWORD).await;
    assert_eq!(got.step(), "done");
    assert!(browser.is_signed_in().await);
}

#[tokio::test]
async fn several_tabs_sign_in_side_by_side() {
    let world = World::new().await;
    let mut browser = world.browser();
    let one = browser.identify(BRAM).await;
    let two = browser.identify(BRAM).await;
    assert_ne!(one.body["sign_in"], two.body["sign_in"]);
    assert_eq!(browser.password(&one, PASSWORD).await.step(), "stay_signed_in");
    assert_eq!(browser.password(&two, PASSWORD).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn the_eleventh_tab_ends_the_first() {
    let world = World::new().await;
    let mut browser = world.browser();
    let first = browser.identify(BRAM).await;
    let mut second = None;
    for _ in 0..10 {
        world.pass(1);
        let got = browser.identify(BRAM).await;
        second.get_or_insert(got);
    }
    assert_eq!(browser.password(&first, PASSWORD).await.code(), "sign_in_ended");
    assert_eq!(browser.password(&second.unwrap(), PASSWORD).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn the_app_used_last_is_named_first() {
    let world = World::new().await;
    world.add_app(ANNA, "Tablet", totp("tablet")).await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    let devices = got.body["step"]["devices"].as_array().unwrap().clone();
    let tablet = devices.iter().find(|device| device["name"] == "Tablet").unwrap();
    let code = json!({ "type": "totp", "device": tablet["id"], "code": world.code("tablet", 0) });
    assert_eq!(browser.answer(&got, code).await.step(), "stay_signed_in");
    let got = world.browser().until_code(ANNA).await;
    assert_eq!(got.body["step"]["devices"][0]["name"], "Tablet");
}

#[tokio::test]
async fn a_cancelled_sign_in_is_over_and_cancelling_twice_is_fine() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.identify(BRAM).await;
    for _ in 0..2 {
        let cancelled = browser.post(paths::CANCEL, &json!({ "sign_in": got.body["sign_in"] })).await;
        assert_eq!(cancelled.status, 204);
    }
    assert_eq!(browser.password(&got, PASSWORD).await.code(), "sign_in_ended");
    assert!(browser.resume(&got).await.body["reply"].is_null());
}
