//! Decisions that must not count: changed, replayed, late, of another device, person or request, with a lower counter.

use crate::phone::{Phone, shown};
use crate::world::*;
use drempel_backend::domain::token::Token;
use drempel_backend::random::OsRandom;
use drempel_verify::decision::{Choice, Decision, Reason};

fn refused(got: &Got) -> (u16, &str) {
    (got.status.as_u16(), got.code())
}

const BAD: (u16, &str) = (422, "bad_decision");
const OVER: (u16, &str) = (410, "request_over");

/// A phone that is asked, the computer that shows the number, and the right decision.
async fn asked(world: &World) -> (Phone, Browser, Got, Decision) {
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let got = browser.by_phone(ANNA).await;
    let request = phone.request().await;
    let decision = phone.about(&request, Choice::Approve(shown(&got)), NOW);
    (phone, browser, got, decision)
}

/// When every world begins, in s since 1970.
const NOW: i64 = 1_800_000_000;

#[tokio::test]
async fn every_byte_of_a_signed_decision_changed_is_refused() {
    let world = World::new().await;
    let (phone, mut browser, got, decision) = asked(&world).await;
    let signed = phone.sign(&decision);
    for place in 0..signed.len() {
        let mut bytes = signed.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(bytes).unwrap();
        let got = phone.send(&changed).await;
        assert_eq!(refused(&got), BAD, "byte {place} of {signed}");
    }
    assert_eq!(browser.poll(&got).await.status(), "sent", "nothing was spent");
    assert_eq!(phone.send(&signed).await.outcome(), "approved", "the right one is still taken");
}

#[tokio::test]
async fn whatever_it_is_bound_to_must_be_what_was_asked() {
    let world = World::new().await;
    let (phone, mut browser, got, right) = asked(&world).await;
    let change = |change: fn(&mut Decision)| {
        let mut decision = right.clone();
        change(&mut decision);
        phone.sign(&decision)
    };
    for (what, decision, expected) in [
        ("another request", change(|it| it.about.request = "AAAAAAAAAAAAAAAAAAAAAA".to_owned()), OVER),
        ("another person", change(|it| it.about.account = CARLA.to_owned()), BAD),
        ("another application", change(|it| it.about.client = "spa".to_owned()), BAD),
        ("another site", change(|it| it.about.origin = "https://login.drempel.example.evil".to_owned()), BAD),
        ("another place", change(|it| it.about.place = "198.51.100.7".to_owned()), BAD),
        ("a counter of none", change(|it| it.counter = 0), BAD),
        ("made later than now", change(|it| (it.issued_at, it.expires_at) = (NOW + 30, NOW + 60)), BAD),
        ("made before it was asked", change(|it| (it.issued_at, it.expires_at) = (NOW - 30, NOW + 30)), BAD),
        ("good for longer than there is", change(|it| it.expires_at = it.issued_at + 121), BAD),
    ] {
        assert_eq!(refused(&phone.send(&decision).await), expected, "{what}");
    }
    assert_eq!(browser.poll(&got).await.status(), "sent");
    assert_eq!(phone.send(&phone.sign(&right)).await.outcome(), "approved");
}

#[tokio::test]
async fn another_phone_or_another_persons_cannot_answer() {
    let world = World::new().await;
    let (phone, mut browser, got, decision) = asked(&world).await;
    let stranger = world.phone(CARLA).await;
    assert!(stranger.requests().await.is_empty());
    let mut theirs = decision.clone();
    theirs.about.device.clone_from(&stranger.device);
    assert_eq!(refused(&stranger.send(&stranger.sign(&theirs)).await), OVER, "nothing was asked of it");
    let forged = stranger.sign(&decision);
    assert_eq!(refused(&stranger.send(&forged).await), BAD, "with a key of its own, in Anna's phone's name");
    assert_eq!(refused(&phone.send(&forged).await), BAD);
    let right = phone.sign(&decision);
    assert_eq!(refused(&stranger.send(&right).await), BAD, "a stolen decision without the phone's cookie");
    let mut nobody = world.phone(ANNA).await;
    nobody.browser.cookies.clear();
    assert_eq!(nobody.send(&right).await.code(), "not_signed_in");
    assert_eq!(browser.poll(&got).await.status(), "sent");
}

#[tokio::test]
async fn two_accounts_on_one_phone_are_kept_apart() {
    let world = World::new().await;
    let token = Token::draw(&OsRandom).unwrap();
    let (anna, carla) = (world.phone_with(ANNA, &token).await, world.phone_with(CARLA, &token).await);
    let mut browser = world.browser();
    let got = browser.by_phone(ANNA).await;
    let request = anna.request().await;
    assert!(carla.requests().await.is_empty());
    let mut decision = anna.about(&request, Choice::Approve(shown(&got)), NOW);
    decision.about.device.clone_from(&carla.device);
    assert_eq!(refused(&carla.send(&carla.sign(&decision)).await), OVER);
    assert_eq!(browser.poll(&got).await.status(), "sent");
}

#[tokio::test]
async fn a_replayed_decision_changes_nothing() {
    let world = World::new().await;
    let (phone, mut browser, got, decision) = asked(&world).await;
    let signed = phone.sign(&decision);
    assert_eq!(phone.send(&signed).await.outcome(), "approved");
    assert_eq!(phone.send(&signed).await.outcome(), "approved", "a lost response is repeated");
    assert_eq!(browser.poll(&got).await.step(), "stay_signed_in");
    world.pass(30);
    assert_eq!(refused(&phone.send(&signed).await), OVER);
    let mut other = world.browser();
    let other_got = other.by_phone(ANNA).await;
    assert_eq!(refused(&phone.send(&signed).await), OVER, "nor does it answer the next request");
    assert_eq!(other.poll(&other_got).await.status(), "sent");
}

#[tokio::test]
async fn the_same_signature_spelt_otherwise_is_the_same_decision() {
    let world = World::new().await;
    let (phone, mut browser, got, decision) = asked(&world).await;
    assert_eq!(phone.send(&phone.sign(&decision)).await.outcome(), "approved");
    // ECDSA draws anew each time: other bytes, the same decision.
    assert_eq!(phone.send(&phone.sign(&decision)).await.outcome(), "approved");
    let mut denied = decision.clone();
    denied.choice = Choice::Deny(Reason::Mistake);
    denied.counter += 1;
    assert_eq!(refused(&phone.send(&phone.sign(&denied)).await), OVER, "there is no second answer");
    assert_eq!(browser.poll(&got).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn a_counter_that_was_used_is_refused_for_the_key_may_have_been_copied() {
    let world = World::new().await;
    let (phone, mut browser, first, decision) = asked(&world).await;
    let used = Decision { counter: 7, ..decision };
    assert_eq!(phone.send(&phone.sign(&used)).await.outcome(), "approved");
    browser.poll(&first).await;
    world.pass(10);
    let got = browser.by_phone(ANNA).await;
    let request = phone.request().await;
    for counter in [1, 6, 7] {
        let about = phone.about(&request, Choice::Approve(shown(&got)), NOW + 10);
        let copied = Decision { counter, ..about };
        assert_eq!(refused(&phone.send(&phone.sign(&copied)).await), BAD, "{counter}");
    }
    let about = phone.about(&request, Choice::Approve(shown(&got)), NOW + 10);
    assert_eq!(phone.send(&phone.sign(&Decision { counter: 8, ..about })).await.outcome(), "approved");
}

#[tokio::test]
async fn a_late_decision_changes_nothing() {
    let world = World::new().await;
    let (phone, mut browser, got, decision) = asked(&world).await;
    world.pass(75);
    assert_eq!(refused(&phone.send(&phone.sign(&decision)).await), OVER, "past its own end");
    let fresh = Decision { issued_at: NOW + 75, expires_at: NOW + 135, ..decision };
    world.pass(45);
    assert_eq!(refused(&phone.send(&phone.sign(&fresh)).await), OVER, "past the end of the request");
    assert_eq!(browser.poll(&got).await.status(), "expired");
}

#[tokio::test]
async fn a_phone_that_was_unregistered_ends_what_it_approved() {
    let world = World::new().await;
    let (phone, mut browser, got, decision) = asked(&world).await;
    let (mut later, person) = (world.browser(), world.person(ANNA).await);
    assert_eq!(phone.send(&phone.sign(&decision)).await.outcome(), "approved");
    let got = browser.poll(&got).await;
    assert_eq!(browser.stay(&got, false).await.step(), "done");
    world.pass(10);
    let approved = later.by_phone(ANNA).await;
    let request = phone.request().await;
    let second = phone.about(&request, Choice::Approve(shown(&approved)), NOW + 10);
    assert_eq!(phone.send(&phone.sign(&second)).await.outcome(), "approved");
    let id = drempel_backend::domain::authenticator::AuthenticatorId(phone.device.clone());
    let mut unit = world.context().store.write().await.unwrap();
    unit.unregister_number_matches(&person, &id).await.unwrap();
    assert!(unit.remove_authenticator(&id).await.unwrap());
    unit.commit().await.unwrap();
    assert_eq!(later.poll(&approved).await.status(), "unregistered");
    assert!(!browser.is_signed_in().await, "the session stood on that phone");
    assert_eq!(phone.look().await.body["accounts"].as_array().map(Vec::len), Some(0));
}

#[tokio::test]
async fn what_was_approved_before_a_stop_is_not_used_after_it() {
    let world = World::new().await;
    let (phone, mut browser, got, decision) = asked(&world).await;
    assert_eq!(phone.send(&phone.sign(&decision)).await.outcome(), "approved");
    world.pass(10);
    let mut stranger = world.browser();
    stranger.by_phone(ANNA).await;
    assert_eq!(phone.deny(&world, Reason::NotStarted).await.outcome(), "denied");
    assert_eq!(browser.poll(&got).await.status(), "denied");
    assert!(!browser.is_signed_in().await);
}
