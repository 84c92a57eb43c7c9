//! Everything at once, and across the end of the process: one request has one end.

use crate::phone::shown;
use crate::world::*;
use drempel_backend::clock::Clock as _;
use drempel_verify::decision::{Choice, Reason};
use serde_json::json;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_thousand_requests_at_once_one_waits_and_no_more_than_the_budget_is_sent() {
    let world = World::with(|settings| settings.number_match.cool_down = Duration::ZERO).await;
    let phone = world.phone(ANNA).await;
    let mut asking = tokio::task::JoinSet::new();
    for _ in 0..1000 {
        let mut browser = world.browser();
        asking.spawn(async move { browser.by_phone(ANNA).await });
    }
    let mut sent = 0;
    while let Some(got) = asking.join_next().await {
        let got = got.unwrap();
        match got.status() {
            "sent" => sent += 1,
            // More than can be written down while a page waits.
            "none" => assert_eq!((got.status.as_u16(), got.code()), (503, "unavailable")),
            other => assert_eq!(other, "throttled"),
        }
    }
    assert_eq!(sent, 3);
    assert_eq!(phone.requests().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_polls_and_decisions_at_once_each_is_taken_once() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let got = browser.by_phone(ANNA).await;
    let request = phone.request().await;
    let now = world.clock.now().seconds();
    let approve = phone.sign(&phone.about(&request, Choice::Approve(shown(&got)), now));
    let deny = phone.sign(&phone.about(&request, Choice::Deny(Reason::Mistake), now));
    let mut all = tokio::task::JoinSet::new();
    for number in 0..40 {
        let (phone, mut browser, got) = (phone.clone(), browser.clone(), got.clone());
        let decision = if number % 2 == 0 { approve.clone() } else { deny.clone() };
        all.spawn(async move {
            if number % 4 < 2 { phone.send(&decision).await } else { browser.poll(&got).await }
        });
    }
    let (mut outcomes, mut ahead) = (Vec::new(), Vec::new());
    while let Some(got) = all.join_next().await {
        let got = got.unwrap();
        if got.outcome() != "none" {
            outcomes.push(got.outcome().to_owned());
        } else if got.step() == "stay_signed_in" {
            ahead.push(got.body["continuation_token"].to_string());
        }
    }
    outcomes.dedup();
    ahead.dedup();
    assert_eq!(outcomes.len(), 1, "one decision was taken");
    assert!(ahead.len() <= 1, "one token came of it");
    let last = browser.poll(&got).await;
    let expected = if outcomes[0] == "approved" { "stay_signed_in" } else { "number_match" };
    assert_eq!(last.step(), expected, "{:?}", last.body);
}

#[tokio::test]
async fn a_lost_response_to_the_poll_that_brought_the_approval_is_repeated() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let asked = browser.by_phone(ANNA).await;
    assert_eq!(phone.approve(&world, &asked).await.outcome(), "approved");
    let got = browser.poll(&asked).await;
    assert_eq!(browser.poll(&asked).await.body, got.body);
    // An answer that was under way at the same time does not end what the poll has brought.
    let crossed = browser.use_method(&asked, "password").await;
    assert_eq!(crossed.code(), "stale_token");
    let resumed = browser.resume(&got).await;
    assert_eq!(resumed.body["reply"]["step"]["type"], "stay_signed_in");
}

#[tokio::test]
async fn a_poll_that_crosses_an_answer_ends_nothing() {
    let world = World::new().await;
    let mut browser = world.browser();
    let asked = browser.by_phone(ANNA).await;
    let password = browser.use_method(&asked, "password").await;
    assert_eq!(password.step(), "password");
    assert_eq!(browser.poll(&asked).await.code(), "stale_token");
    assert_eq!(browser.poll(&password).await.code(), "wrong_step");
    assert_eq!(browser.password(&password, "wrong").await.refusal(), "wrong_password");
}

#[tokio::test]
async fn a_reload_finds_the_same_number_and_a_cancelled_sign_in_asks_no_more() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let asked = browser.by_phone(ANNA).await;
    let mut resumed = browser.resume(&asked).await;
    resumed.body = resumed.body["reply"].clone();
    assert_eq!(resumed.body["step"]["number"], asked.body["step"]["number"]);
    assert_eq!(browser.poll(&asked).await.code(), "stale_token");
    assert_eq!(browser.poll(&resumed).await.status(), "sent");
    let cancel = json!({ "sign_in": asked.body["sign_in"] });
    assert_eq!(browser.post(drempel_contract::paths::CANCEL, &cancel).await.status, 204);
    assert!(phone.requests().await.is_empty());
}

#[tokio::test]
async fn a_kill_loses_no_acknowledged_approval_and_doubles_none() {
    let mut world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let asked = browser.by_phone(ANNA).await;
    let request = phone.request().await;
    world = world.restarted().await;
    let mut phone = phone.restarted(&world);
    browser = browser.restarted(&world);
    assert_eq!(phone.request().await, request, "the same choices");
    assert_eq!(browser.poll(&asked).await.body["step"]["number"], asked.body["step"]["number"]);
    let now = world.clock.now().seconds();
    let decision = phone.sign(&phone.about(&request, Choice::Approve(shown(&asked)), now));
    assert_eq!(phone.send(&decision).await.outcome(), "approved");
    world = world.restarted().await;
    phone = phone.restarted(&world);
    browser = browser.restarted(&world);
    assert_eq!(phone.send(&decision).await.outcome(), "approved", "the phone may ask again");
    let got = browser.poll(&asked).await;
    assert_eq!(got.step(), "stay_signed_in");
    world = world.restarted().await;
    browser = browser.restarted(&world);
    assert_eq!(browser.poll(&asked).await.body, got.body, "and so may the computer");
    assert_eq!(browser.stay(&got, false).await.step(), "done");
    assert!(browser.is_signed_in().await);
}

#[tokio::test]
async fn time_that_goes_on_while_a_request_is_taken_stands_in_nobodys_way() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    world.clock.tick(Duration::from_millis(1));
    let mut browser = world.browser();
    let first = browser.by_phone(ANNA).await;
    assert_eq!(first.status(), "sent", "{:?}", first.body);
    world.pass(10);
    let second = browser.send_again(&first).await;
    assert_eq!(second.status(), "sent", "{:?}", second.body);
    assert_ne!(first.body["step"]["number"], second.body["step"]["number"]);
    assert_eq!(phone.approve(&world, &second).await.outcome(), "approved");
    assert_eq!(browser.poll(&second).await.step(), "stay_signed_in");
}
