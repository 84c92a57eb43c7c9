//! Everything a person can mend, one by one.

use crate::world::*;
use drempel_backend::domain::admin;
use serde_json::json;

#[tokio::test]
async fn what_is_no_address_is_refused_and_asked_again() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.identify("anna").await;
    assert_eq!((got.status.as_u16(), got.step(), got.refusal()), (200, "identify", "malformed_email"));
    let got = browser.answer(&got, json!({ "type": "identify", "email": "anna@" })).await;
    assert_eq!(got.refusal(), "malformed_email");
    let got = browser.answer(&got, json!({ "type": "identify", "email": ANNA })).await;
    assert_eq!((got.step(), got.refusal()), ("password", "none"));
}

#[tokio::test]
async fn a_wrong_password_is_refused_and_asked_again() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.identify(BRAM).await;
    let got = browser.password(&got, "wrong").await;
    assert_eq!((got.status.as_u16(), got.step(), got.refusal()), (200, "password", "wrong_password"));
    assert_eq!(browser.password(&got, PASSWORD).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn a_disabled_account_is_named_only_after_the_right_password() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.identify(DIRK).await;
    let got = browser.password(&got, "wrong").await;
    assert_eq!(got.refusal(), "wrong_password");
    let got = browser.password(&got, PASSWORD).await;
    assert_eq!((got.step(), got.refusal()), ("password", "account_disabled"));
}

#[tokio::test]
async fn a_code_of_another_shape_is_refused_and_not_counted() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut got = browser.until_code(ANNA).await;
    for code in ["", "1", "12345", "1234567", "12345a", "123 456", "+12345", "١٢٣٤٥٦"] {
        got = browser.code(&got, code).await;
        assert_eq!((got.step(), got.refusal()), ("totp", "malformed_code"), "{code}");
    }
    assert_eq!(browser.code(&got, &world.code(ANNA, 0)).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn wrong_codes_are_counted_down_and_the_fifth_begins_again() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut got = browser.until_code(ANNA).await;
    for left in [4, 3, 2, 1] {
        got = browser.code(&got, &world.wrong_code(ANNA)).await;
        assert_eq!((got.step(), got.refusal()), ("totp", "wrong_code"));
        assert_eq!(got.body["refusal"]["attempts_left"], left);
    }
    let got = browser.code(&got, &world.wrong_code(ANNA)).await;
    assert_eq!((got.step(), got.refusal()), ("identify", "too_many_codes"));
    assert!(got.body.get("person").is_none());
    let got = browser.answer(&got, json!({ "type": "identify", "email": ANNA })).await;
    assert_eq!(got.step(), "password", "the same sign-in goes on from the beginning");
}

#[tokio::test]
async fn a_clock_that_is_off_is_told_by_how_much() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    let got = browser.code(&got, &world.code(ANNA, 4)).await;
    assert_eq!((got.step(), got.refusal()), ("totp", "clock_off"));
    assert_eq!(got.body["refusal"], json!({ "code": "clock_off", "seconds": 120, "attempts_left": 4 }));
    let got = browser.code(&got, &world.code(ANNA, -3)).await;
    assert_eq!(got.body["refusal"], json!({ "code": "clock_off", "seconds": -90, "attempts_left": 3 }));
    let got = browser.code(&got, &world.code(ANNA, 21)).await;
    assert_eq!(got.refusal(), "wrong_code", "further off nobody looks");
}

#[tokio::test]
async fn a_code_spent_as_too_early_is_not_taken_when_its_time_comes() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    let early = world.code(ANNA, 2);
    let got = browser.code(&got, &early).await;
    assert_eq!(got.refusal(), "clock_off");
    world.pass(60);
    assert_eq!(browser.code(&got, &early).await.refusal(), "code_already_used");
}

#[tokio::test]
async fn the_code_before_this_one_is_taken_and_the_next_is_not() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    assert_eq!(browser.code(&got, &world.code(ANNA, -1)).await.step(), "stay_signed_in");
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    assert_eq!(browser.code(&got, &world.code(ANNA, 1)).await.refusal(), "clock_off");
}

#[tokio::test]
async fn a_locked_app_is_refused_and_another_one_still_works() {
    let world = World::with(|settings| settings.sign_in.wrong_codes_per_factor = 3).await;
    world.add_app(ANNA, "Tablet", totp("tablet")).await;
    let mut browser = world.browser();
    let mut got = browser.until_code(ANNA).await;
    let devices = got.body["step"]["devices"].as_array().unwrap().clone();
    let id = |name: &str| devices.iter().find(|device| device["name"] == name).unwrap()["id"].clone();
    let wrong = json!({ "type": "totp", "device": id("Phone"), "code": world.wrong_code(ANNA) });
    for _ in 0..2 {
        got = browser.answer(&got, wrong.clone()).await;
        assert_eq!(got.refusal(), "wrong_code");
    }
    let got = browser.answer(&got, wrong.clone()).await;
    assert_eq!((got.step(), got.refusal()), ("totp", "device_locked"));
    assert_eq!(got.body["step"]["devices"].as_array().unwrap().len(), 1);
    let right = json!({ "type": "totp", "device": id("Phone"), "code": world.code(ANNA, 0) });
    let got = browser.answer(&got, right).await;
    assert_eq!(got.refusal(), "device_locked", "the right code does not open a locked app");
    let other = json!({ "type": "totp", "device": id("Tablet"), "code": world.code("tablet", 0) });
    assert_eq!(browser.answer(&got, other).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn the_last_locked_app_begins_again_and_the_password_then_says_that_none_is_left() {
    let world = World::with(|settings| settings.sign_in.wrong_codes_per_factor = 1).await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    let got = browser.code(&got, &world.wrong_code(ANNA)).await;
    assert_eq!((got.step(), got.refusal()), ("identify", "device_locked"));
    let got = browser.answer(&got, json!({ "type": "identify", "email": ANNA })).await;
    let got = browser.password(&got, PASSWORD).await;
    assert_eq!((got.step(), got.refusal()), ("password", "no_factor_left"));
    admin::unlock(world.context(), &address(ANNA)).await.unwrap();
    assert_eq!(browser.password(&got, PASSWORD).await.step(), "totp", "an operator unlocks");
}

#[tokio::test]
async fn another_persons_app_counts_as_a_wrong_code() {
    let world = World::new().await;
    let carlas = world.browser().until_code(CARLA).await.body["step"]["devices"][0]["id"].clone();
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    let answer = json!({ "type": "totp", "device": carlas, "code": world.code(CARLA, 0) });
    assert_eq!(browser.answer(&got, answer).await.refusal(), "wrong_code");
}
