//! What happened with an account, told to its owner and to nobody else.

use crate::application::*;
use crate::world::*;
use drempel_backend::domain::housekeeping::tidy;
use drempel_contract::paths;
use serde_json::{Value, json};

const DAY: u64 = 24 * 3600;

async fn not_me(browser: &mut Browser, event: &Value) -> Got {
    browser.post(paths::NOT_ME, &json!({ "id": event["id"] })).await
}

#[tokio::test]
async fn a_sign_in_is_told_with_time_place_device_application_and_methods() {
    let world = World::with_applications().await;
    let mut browser = world.computer_with_code(ANNA).await;
    let mut other = world.sent();
    other.peer = [203, 0, 113, 9].into();
    let handle = other.go(&DESK.address(&[])).await.handle();
    world.pass(30);
    other.headers.push(("origin", ORIGIN.to_owned()));
    other.sign_in_for(&world, &handle, ANNA).await;
    let got = browser.my_sign_ins().await;
    let events = got.body["events"].as_array().unwrap();
    let (there, here) = (&events[0], &events[1]);
    assert_eq!(there["what"], "signed_in");
    assert_eq!((&there["place"], &there["application"]), (&json!("203.0.113.9"), &json!("The desk")));
    assert_eq!((&there["this_session"], &there["live"]), (&json!(false), &json!(true)));
    assert_eq!((&here["place"], &here["device"]), (&json!("192.0.2.1"), &json!("Firefox on Linux")));
    assert_eq!((&here["at"], &here["amr"]), (&json!(1_800_000_000), &json!(["pwd", "otp", "mfa"])));
    assert_eq!((&here["this_session"], &here["application"]), (&json!(true), &json!("")));
    other.sign_out().await;
    assert_eq!(browser.my_sign_ins().await.body["events"][0]["live"], false);
}

#[tokio::test]
async fn a_right_password_without_a_second_factor_is_told_and_a_wrong_one_is_not() {
    let world = World::new().await;
    let mut somebody = world.browser();
    let got = somebody.identify(ANNA).await;
    somebody.password(&got, "wrong").await;
    let mut got = somebody.until_code(ANNA).await;
    for _ in 0..5 {
        got = somebody.code(&got, &world.wrong_code(ANNA)).await;
    }
    assert_eq!(got.refusal(), "too_many_codes");
    let mut anna = world.computer_with_code(ANNA).await;
    assert_eq!(anna.happened().await, ["signed_in", "second_factor_failed", "method_added"]);
}

#[tokio::test]
async fn nobody_sees_anothers() {
    let world = World::new().await;
    let mut anna = world.computer_with_code(ANNA).await;
    let mut bram = world.computer(BRAM).await;
    assert_eq!(bram.happened().await, ["signed_in"]);
    let theirs = anna.my_sign_ins().await.body["events"][0].clone();
    let got = not_me(&mut bram, &theirs).await;
    assert_eq!((got.status.as_u16(), got.code()), (404, "no_such_thing"));
    assert!(anna.is_signed_in().await);
    let mut nobody = world.browser();
    assert_eq!(nobody.my_sign_ins().await.body, json!({ "state": "signed_out" }));
    assert_eq!(not_me(&mut nobody, &theirs).await.code(), "not_signed_in");
}

#[tokio::test]
async fn this_wasnt_me_ends_the_others_stops_requests_and_is_told() {
    let world = World::new().await;
    let (mut stranger, mut phone) = world.enrolled(BRAM).await;
    world.pass(30);
    let mut owner = world.browser();
    let asked = owner.until_code(BRAM).await;
    let asked = owner.code(&asked, &phone.code(&world, 0)).await;
    owner.stay(&asked, false).await;
    // Long after the sign-in, too.
    world.pass(3600);
    let events = owner.my_sign_ins().await.body["events"].clone();
    let first =
        events.as_array().unwrap().iter().rfind(|event| event["what"] == "signed_in").unwrap().clone();
    let got = not_me(&mut owner, &first).await;
    assert_eq!(got.body, json!({ "ended": 1, "requests_stopped": true }));
    assert!(owner.is_signed_in().await && !stranger.is_signed_in().await);
    assert_eq!(stranger.my_sign_ins().await.body, json!({ "state": "signed_out" }));
    assert_eq!(phone.look().await.body["accounts"][0]["stopped"], true);
    assert_eq!(owner.security_info().await.body["requests_stopped"], true);
    assert_eq!(owner.happened().await[0], "not_me");
    assert_eq!(not_me(&mut owner, &first).await.body, json!({ "ended": 0, "requests_stopped": true }));
    assert_eq!(owner.happened().await.iter().filter(|what| *what == "not_me").count(), 1, "told once");
}

#[tokio::test]
async fn it_is_forgotten_after_ninety_days() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.sign_in(BRAM, true).await;
    world.pass(29 * DAY);
    let mut later = world.browser();
    later.sign_in(BRAM, true).await;
    for _ in 0..3 {
        world.pass(20 * DAY);
        assert!(later.is_signed_in().await);
    }
    world.pass(2 * DAY);
    tidy(world.context()).await.unwrap();
    assert_eq!(later.happened().await, ["signed_in"]);
}

#[tokio::test]
async fn what_is_told_is_not_logged_with_a_place_or_an_address() {
    crate::logs::listen();
    let world = World::new().await;
    let (mut computer, mut phone) = world.enrolled(BRAM).await;
    let secrets = [
        BRAM.to_owned(),
        "192.0.2.1".to_owned(),
        "Pixel 9".to_owned(),
        phone.browser.cookies["__Host-drempel-authenticator"].clone(),
        phone.totp.as_ref().unwrap().key().to_base32(),
        phone.public_key(),
    ];
    let event = computer.my_sign_ins().await.body["events"][0].clone();
    not_me(&mut computer, &event).await;
    phone.unregister().await;
    let log = crate::logs::said();
    for secret in secrets {
        assert!(!log.contains(&secret), "{secret} is in the log");
    }
    for told in ["method_added", "phone_sign_in_enabled", "not_me", "a phone was registered"] {
        assert!(log.contains(told), "{told} is not in the log:\n{log}");
    }
}
