//! Signing in with the phone: what the person does, and what each screen hears.

use crate::phone::shown;
use crate::world::*;
use drempel_backend::domain::admin;
use drempel_verify::decision::Reason;
use serde_json::json;

#[tokio::test]
async fn the_same_number_on_the_phone_signs_in_without_a_password() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let got = browser.by_phone(ANNA).await;
    assert_eq!((got.step(), got.status()), ("number_match", "sent"), "{:?}", got.body);
    assert_eq!(got.body["methods"], json!(["password", "totp"]));
    assert_eq!(got.body["step"]["expires_in"], 120);
    assert_eq!(got.body["step"]["resend_in"], 10);
    let request = phone.request().await;
    assert_eq!(phone.see(&request).await.status, 204);
    let seen = browser.poll(&got).await;
    assert_eq!(seen.status(), "seen");
    assert_eq!(seen.body["continuation_token"], got.body["continuation_token"]);
    assert_eq!(phone.approve(&world, &got).await.outcome(), "approved");
    let got = browser.poll(&got).await;
    assert_eq!(got.step(), "stay_signed_in", "{:?}", got.body);
    assert_ne!(seen.body["continuation_token"], got.body["continuation_token"]);
    let got = browser.stay(&got, false).await;
    assert_eq!(got.step(), "done");
    assert!(browser.is_signed_in().await);
    assert!(phone.requests().await.is_empty());
}

#[tokio::test]
async fn a_wrong_number_leaves_the_request_open_so_three_options_can_simply_be_tried() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let got = browser.by_phone(ANNA).await;
    let request = phone.request().await;
    assert_eq!(phone.approve_wrong(&world, &got).await.outcome(), "wrong_number");
    let right = drempel_verify::decision::Choice::Approve(shown(&got));
    let late = phone.decide(&world, &request, right).await;
    assert_eq!((late.status.as_u16(), late.code()), (410, "request_over"));
    let got = browser.poll(&got).await;
    assert_eq!((got.step(), got.status()), ("number_match", "wrong_number"));
    assert!(got.body["step"]["number"].is_null());
    assert!(phone.requests().await.is_empty());
}

#[tokio::test]
async fn the_computer_hears_that_it_was_denied_and_another_request_has_another_number() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let first = browser.by_phone(ANNA).await;
    assert_eq!(phone.deny(&world, Reason::Mistake).await.outcome(), "denied");
    let denied = browser.poll(&first).await;
    assert_eq!((denied.status(), denied.body["step"]["expires_in"].as_u64()), ("denied", Some(0)));
    let soon = browser.send_again(&denied).await;
    assert_eq!(soon.status(), "denied", "nothing is sent before the ten seconds are over");
    world.pass(10);
    let again = browser.send_again(&soon).await;
    assert_eq!((again.step(), again.status()), ("number_match", "sent"));
    assert_eq!(phone.approve(&world, &again).await.outcome(), "approved");
    assert_eq!(browser.poll(&again).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn silence_expires_and_nothing_is_taken_afterwards() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let got = browser.by_phone(ANNA).await;
    let request = phone.request().await;
    world.pass(119);
    assert_eq!(browser.poll(&got).await.status(), "sent");
    world.pass(1);
    assert_eq!(browser.poll(&got).await.status(), "expired");
    let right = drempel_verify::decision::Choice::Approve(shown(&got));
    assert_eq!(phone.decide(&world, &request, right).await.code(), "request_over");
    assert!(phone.requests().await.is_empty());
}

#[tokio::test]
async fn whoever_did_not_start_it_is_asked_no_more_and_strangers_hear_silence() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut stranger = world.browser();
    let got = stranger.by_phone(ANNA).await;
    assert_eq!(phone.deny(&world, Reason::NotStarted).await.outcome(), "denied");
    assert_eq!(stranger.poll(&got).await.status(), "denied");
    world.pass(20);
    let got = stranger.send_again(&got).await;
    assert_eq!(got.status(), "sent");
    assert!(phone.requests().await.is_empty(), "a stopped person is not asked");
    assert_eq!(phone.look().await.body["accounts"][0]["stopped"], true);
    let person = world.person(ANNA).await;
    let mut unit = world.context().store.write().await.unwrap();
    assert!(unit.allow_requests(&person).await.unwrap());
    unit.commit().await.unwrap();
    assert!(phone.requests().await.is_empty(), "what was asked meanwhile stays quiet");
    world.pass(20);
    let got = stranger.send_again(&got).await;
    assert_eq!(got.status(), "sent");
    assert_eq!(phone.requests().await.len(), 1);
}

#[tokio::test]
async fn after_the_password_the_phone_stands_in_for_a_code() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    assert_eq!(got.body["methods"], json!(["number_match"]));
    let got = browser.code(&got, &world.wrong_code(ANNA)).await;
    assert_eq!(got.body["refusal"]["attempts_left"], 4);
    let got = browser.use_method(&got, "number_match").await;
    assert_eq!((got.step(), got.body["methods"].clone()), ("number_match", json!(["totp"])));
    let back = browser.use_method(&got, "totp").await;
    assert_eq!(back.step(), "totp");
    assert!(phone.requests().await.is_empty(), "whoever goes another way is asked no more");
    let got = browser.code(&back, &world.wrong_code(ANNA)).await;
    assert_eq!(got.body["refusal"]["attempts_left"], 3, "the detour forgave nothing");
    world.pass(10);
    let got = browser.use_method(&got, "number_match").await;
    assert_eq!(phone.approve(&world, &got).await.outcome(), "approved");
    assert_eq!(browser.poll(&got).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn whoever_has_no_phone_is_not_offered_one_after_the_password() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.until_code(CARLA).await;
    assert!(got.body.get("methods").is_none());
    let refused = browser.use_method(&got, "number_match").await;
    assert_eq!(refused.code(), "wrong_step");
    assert_eq!(browser.code(&got, &world.code(CARLA, 0)).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn the_password_is_a_tap_away_and_asks_for_a_second_factor() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let got = browser.by_phone(ANNA).await;
    let got = browser.use_method(&got, "password").await;
    assert_eq!((got.step(), got.body["methods"].clone()), ("password", json!(["number_match"])));
    assert!(phone.requests().await.is_empty());
    let got = browser.password(&got, PASSWORD).await;
    assert_eq!(got.step(), "totp");
}

#[tokio::test]
async fn the_newest_request_of_an_address_is_the_only_one() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let (mut one, mut two) = (world.browser(), world.browser());
    let first = one.by_phone(ANNA).await;
    let hurried = two.by_phone(ANNA).await;
    assert_eq!(hurried.status(), "throttled");
    assert_eq!(hurried.body["step"]["status"]["retry_after"], 10);
    world.pass(10);
    let second = two.send_again(&hurried).await;
    assert_eq!(one.poll(&first).await.status(), "superseded");
    assert_eq!(phone.approve(&world, &second).await.outcome(), "approved");
    assert_eq!(one.poll(&first).await.status(), "superseded");
    assert_eq!(two.poll(&second).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn three_in_ten_minutes_and_then_the_password_still_works() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let mut got = browser.by_phone(ANNA).await;
    for _ in 0..2 {
        world.pass(10);
        got = browser.send_again(&got).await;
        assert_eq!(got.status(), "sent");
    }
    assert_eq!(got.body["step"]["resend_in"], 580);
    world.pass(10);
    let fourth = browser.send_again(&got).await;
    assert_eq!(fourth.status(), "sent", "the third still waits");
    assert_eq!(phone.requests().await.len(), 1);
    world.pass(120);
    let fifth = browser.send_again(&fourth).await;
    assert_eq!(fifth.status(), "throttled");
    assert!(phone.requests().await.is_empty());
    let got = browser.use_method(&fifth, "password").await;
    assert_eq!(browser.password(&got, PASSWORD).await.step(), "totp");
}

#[tokio::test]
async fn a_disabled_person_is_not_asked_and_not_admitted() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let got = browser.by_phone(ANNA).await;
    assert_eq!(phone.approve(&world, &got).await.outcome(), "approved");
    admin::set_enabled(world.context(), &address(ANNA), false).await.unwrap();
    let got = browser.poll(&got).await;
    assert_ne!(got.step(), "done", "{:?}", got.body);
    assert!(!browser.is_signed_in().await);
    world.pass(10);
    let got = browser.by_phone(ANNA).await;
    assert_eq!(got.status(), "sent");
    assert!(phone.requests().await.is_empty());
}
