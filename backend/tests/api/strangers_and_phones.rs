//! Strangers, known browsers and one person's phone: what one of them uses up, ends or has stopped is nobody else's loss.

use crate::phone::{Phone, shown};
use crate::world::*;
use drempel_contract::paths;
use drempel_verify::decision::Reason;
use serde_json::json;

/// A browser in which Anna has signed in.
async fn annas(world: &World) -> Browser {
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    let got = browser.code(&got, &world.code(ANNA, 0)).await;
    assert_eq!(browser.stay(&got, true).await.step(), "done");
    world.pass(30);
    browser
}

/// Their identifiers in the order in which the phone shows them.
async fn waiting(phone: &Phone) -> Vec<String> {
    phone.requests().await.iter().map(|request| request["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn whoever_types_an_address_ends_no_request_of_its_owner() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut owner = annas(&world).await;
    let first = owner.by_phone(ANNA).await;
    let asked = waiting(&phone).await;
    assert_eq!((first.status(), asked.len()), ("sent", 1));
    let mut stranger = world.browser();
    let theirs = stranger.by_phone(ANNA).await;
    assert_eq!(theirs.status(), "sent", "nor has to wait for it");
    assert_eq!(owner.poll(&first).await.status(), "sent");
    let both = waiting(&phone).await;
    assert_eq!((both.len(), &both[0]), (2, &asked[0]), "the owner's own comes first");
    // One of strangers replaces another.
    world.pass(10);
    let mut other = world.browser();
    assert_eq!(other.by_phone(ANNA).await.status(), "sent");
    assert_eq!(stranger.poll(&theirs).await.status(), "superseded");
    let now = waiting(&phone).await;
    assert_eq!((now.len(), &now[0]), (2, &asked[0]));
    let request = phone.requests().await.remove(0);
    let right = drempel_verify::decision::Choice::Approve(shown(&first));
    assert_eq!(phone.decide(&world, &request, right).await.outcome(), "approved");
    assert_eq!(owner.poll(&first).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn a_browsers_newer_request_replaces_its_own() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut owner = annas(&world).await;
    let first = owner.by_phone(ANNA).await;
    world.pass(10);
    assert_eq!(owner.clone().by_phone(ANNA).await.status(), "sent");
    assert_eq!(owner.poll(&first).await.status(), "superseded");
    assert_eq!(waiting(&phone).await.len(), 1);
}

#[tokio::test]
async fn strangers_use_up_their_own_requests_only() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut owner = annas(&world).await;
    let mut sent = 0;
    for _ in 0..40 {
        let mut stranger = world.browser();
        sent += usize::from(stranger.by_phone(ANNA).await.status() == "sent");
        world.pass(300);
    }
    assert_eq!(sent, 10);
    let mut known = 0;
    let mut last = None;
    for _ in 0..40 {
        let got = owner.by_phone(ANNA).await;
        known += usize::from(got.status() == "sent");
        last = Some(got);
        world.pass(300);
    }
    assert_eq!((known, last.unwrap().status()), (30, "throttled"));
    assert!(phone.requests().await.is_empty());
}

#[tokio::test]
async fn a_browser_of_somebody_else_is_a_stranger() {
    let world = World::new().await;
    let _phone = world.phone(ANNA).await;
    let mut bram = world.browser();
    bram.sign_in(BRAM, true).await;
    assert_eq!(bram.by_phone(ANNA).await.status(), "sent");
    let mut stranger = world.browser();
    assert_eq!(stranger.by_phone(ANNA).await.status(), "throttled", "they share the ten seconds");
}

#[tokio::test]
async fn i_did_not_start_this_said_of_a_strangers_request_leaves_the_owner_their_phone() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut owner = annas(&world).await;
    let mut stranger = world.browser();
    let theirs = stranger.by_phone(ANNA).await;
    assert_eq!(phone.deny(&world, Reason::NotStarted).await.outcome(), "denied");
    world.pass(10);
    assert_eq!(stranger.send_again(&theirs).await.status(), "sent", "and hear silence");
    assert!(phone.requests().await.is_empty());
    let mine = owner.by_phone(ANNA).await;
    assert_eq!(phone.approve(&world, &mine).await.outcome(), "approved");
    let got = owner.poll(&mine).await;
    assert_eq!(owner.stay(&got, false).await.step(), "done", "to the very end");
}

#[tokio::test]
async fn an_approval_outlives_what_is_said_of_a_stranger() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let mut owner = annas(&world).await;
    let mine = owner.by_phone(ANNA).await;
    assert_eq!(phone.approve(&world, &mine).await.outcome(), "approved");
    let mut stranger = world.browser();
    stranger.by_phone(ANNA).await;
    assert_eq!(phone.deny(&world, Reason::NotStarted).await.outcome(), "denied");
    assert_eq!(owner.poll(&mine).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn i_did_not_start_this_said_of_a_known_browser_stops_that_browser_only() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let (mut lent, mut mine) = (annas(&world).await, annas(&world).await);
    lent.by_phone(ANNA).await;
    assert_eq!(phone.deny(&world, Reason::NotStarted).await.outcome(), "denied");
    world.pass(10);
    assert_eq!(lent.by_phone(ANNA).await.status(), "sent");
    assert!(phone.requests().await.is_empty(), "it is stopped");
    assert_eq!(mine.by_phone(ANNA).await.status(), "sent");
    assert_eq!(waiting(&phone).await.len(), 1, "the other is not");
    let mut stranger = world.browser();
    assert_eq!(stranger.by_phone(ANNA).await.status(), "sent");
    assert_eq!(waiting(&phone).await.len(), 2, "nor are strangers");
}

#[tokio::test]
async fn this_wasnt_me_said_of_a_try_stops_strangers_and_ends_nothing() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let (mut owner, other) = (annas(&world).await, annas(&world).await);
    let mut stranger = world.browser();
    stranger.by_phone(ANNA).await;
    assert_eq!(phone.deny(&world, Reason::NoneOfThese).await.outcome(), "denied");
    world.pass(10);
    let event = owner.my_sign_ins().await.body["events"][0].clone();
    assert_eq!(event["what"], "phone_denied");
    let got = owner.post(paths::NOT_ME, &json!({ "id": event["id"] })).await;
    assert_eq!(got.body, json!({ "ended": 0, "requests_stopped": true }));
    assert!(other.is_signed_in().await, "whoever was denied is nowhere");
    stranger.by_phone(ANNA).await;
    assert!(phone.requests().await.is_empty());
    let mut other = other;
    for browser in [&mut owner, &mut other] {
        let mine = browser.by_phone(ANNA).await;
        assert_eq!(phone.approve(&world, &mine).await.outcome(), "approved");
        assert_eq!(browser.poll(&mine).await.step(), "stay_signed_in");
    }
}

#[tokio::test]
async fn this_wasnt_me_said_of_a_sign_in_leaves_known_the_browser_that_says_it() {
    let world = World::new().await;
    let phone = world.phone(ANNA).await;
    let (mut thief, mut owner) = (annas(&world).await, annas(&world).await);
    let events = owner.my_sign_ins().await.body["events"].clone();
    let event =
        events.as_array().unwrap().iter().find(|event| event["this_session"] == false).unwrap().clone();
    let got = owner.post(paths::NOT_ME, &json!({ "id": event["id"] })).await;
    assert_eq!(got.body, json!({ "ended": 1, "requests_stopped": true }));
    assert!(!thief.is_signed_in().await);
    thief.by_phone(ANNA).await;
    assert!(phone.requests().await.is_empty(), "a browser that is forgotten is a stranger's");
    let mine = owner.by_phone(ANNA).await;
    assert_eq!(phone.approve(&world, &mine).await.outcome(), "approved");
    assert_eq!(owner.poll(&mine).await.step(), "stay_signed_in");
}
