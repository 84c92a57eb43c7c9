//! Steps cannot be skipped, replayed or reordered. Mistakes others made with steps are tests named after them.

use crate::world::*;
use axum::http::Method;
use drempel_backend::domain::admin;
use drempel_contract::{Secret, paths};
use serde_json::json;

#[tokio::test]
async fn cve_2026_49448_an_empty_post_passes() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    for kind in [None, Some("application/json"), Some("application/x-www-form-urlencoded")] {
        let empty = browser.ask(Method::POST, paths::ANSWER, kind, Vec::new()).await;
        assert_eq!((empty.status.as_u16(), empty.code()), (400, "malformed_request"));
    }
    for body in [
        json!({}),
        json!({ "continuation_token": got.body["continuation_token"] }),
        json!({ "continuation_token": got.body["continuation_token"], "answer": {} }),
        json!({ "continuation_token": got.body["continuation_token"], "answer": { "type": "totp" } }),
        json!({ "continuation_token": got.body["continuation_token"], "answer": null }),
    ] {
        assert_eq!(browser.post(paths::ANSWER, &body).await.code(), "malformed_request");
    }
    let empty = browser.code(&got, "").await;
    assert_eq!((empty.step(), empty.refusal()), ("totp", "malformed_code"));
    assert!(!browser.is_signed_in().await);
}

#[tokio::test]
async fn an_answer_to_another_step_changes_nothing() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.identify(ANNA).await;
    for answer in [
        json!({ "type": "identify", "email": BRAM }),
        json!({ "type": "totp", "device": "x", "code": world.code(ANNA, 0) }),
        json!({ "type": "stay_signed_in", "stay": true }),
    ] {
        let wrong = browser.answer(&got, answer).await;
        assert_eq!((wrong.status.as_u16(), wrong.code()), (409, "wrong_step"));
    }
    assert_eq!(browser.password(&got, PASSWORD).await.step(), "totp", "the token still counts");
}

#[tokio::test]
async fn a_start_takes_an_address_and_nothing_else() {
    let world = World::new().await;
    let mut browser = world.browser();
    for answer in [
        json!({ "type": "password", "password": PASSWORD }),
        json!({ "type": "stay_signed_in", "stay": true }),
    ] {
        let got =
            browser.post(paths::SIGN_IN, &json!({ "request_id": request_id(), "answer": answer })).await;
        assert_eq!((got.status.as_u16(), got.code()), (409, "wrong_step"));
    }
    let got = browser.post(paths::SIGN_IN, &json!({ "request_id": "short" })).await;
    assert_eq!(got.code(), "malformed_request");
}

#[tokio::test]
async fn another_browser_can_neither_answer_nor_resume_nor_cancel() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.identify(BRAM).await;
    let mut other = world.browser();
    other.identify(BRAM).await;
    for mut thief in [world.browser(), other] {
        let stolen = thief.password(&got, PASSWORD).await;
        assert_eq!((stolen.status.as_u16(), stolen.code()), (410, "sign_in_ended"));
        assert!(thief.resume(&got).await.body["reply"].is_null());
        assert_eq!(thief.post(paths::CANCEL, &json!({ "sign_in": got.body["sign_in"] })).await.status, 204);
    }
    assert_eq!(browser.password(&got, PASSWORD).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn a_made_up_token_is_a_sign_in_that_is_over() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.identify(BRAM).await;
    for token in ["", "x", &"A".repeat(43), &"é".repeat(43)] {
        let body = json!({ "continuation_token": token, "answer": { "type": "password", "password": "x" } });
        let got = browser.post(paths::ANSWER, &body).await;
        assert_eq!((got.status.as_u16(), got.code()), (410, "sign_in_ended"));
    }
}

#[tokio::test]
async fn a_sign_in_expires_after_ten_minutes_whatever_happens_between() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut got = browser.until_code(ANNA).await;
    for _ in 0..4 {
        world.pass(140);
        got = browser.code(&got, &world.wrong_code(ANNA)).await;
        assert_eq!(got.refusal(), "wrong_code");
    }
    assert_eq!(got.body["expires_in"], 40);
    world.pass(40);
    let late = browser.code(&got, &world.code(ANNA, 0)).await;
    assert_eq!((late.status.as_u16(), late.code()), (410, "sign_in_expired"));
    assert!(browser.resume(&got).await.body["reply"].is_null());
}

#[tokio::test]
async fn a_reload_finds_the_step_it_left() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    world.pass(60);
    let reply = browser.resume(&got).await.body["reply"].clone();
    assert_eq!(reply["step"], got.body["step"]);
    assert_eq!(reply["person"]["email"], ANNA);
    assert_eq!(reply["expires_in"], 540);
    assert_ne!(reply["continuation_token"], got.body["continuation_token"]);
}

#[tokio::test]
async fn a_sign_in_that_is_done_is_over() {
    let world = World::new().await;
    let mut browser = world.browser();
    let done = browser.sign_in(BRAM, false).await;
    assert_eq!(browser.stay(&done, true).await.code(), "stale_token");
    assert!(browser.resume(&done).await.body["reply"].is_null());
}

#[tokio::test]
async fn disabled_during_the_sign_in_is_checked_again_at_the_end() {
    let world = World::new().await;
    for email in [ANNA, BRAM] {
        let mut browser = world.browser();
        let got = browser.identify(email).await;
        let mut got = browser.password(&got, PASSWORD).await;
        if got.step() == "totp" {
            got = browser.code(&got, &world.code(email, 0)).await;
        }
        admin::set_enabled(world.context(), &address(email), false).await.unwrap();
        let got = browser.stay(&got, true).await;
        assert_eq!((got.step(), got.refusal()), ("identify", "account_disabled"));
        assert!(!browser.is_signed_in().await);
    }
}

#[tokio::test]
async fn a_password_changed_during_the_sign_in_ends_it() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.identify(BRAM).await;
    let got = browser.password(&got, PASSWORD).await;
    let new = Secret::new("een heel ander geheim");
    admin::set_password(world.context(), &address(BRAM), &new).await.unwrap();
    assert_eq!(browser.stay(&got, false).await.code(), "sign_in_ended");
    assert!(!browser.is_signed_in().await);
}
