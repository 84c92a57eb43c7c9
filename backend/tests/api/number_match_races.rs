//! Everything at once, in any order, and across the end of the process: one request has one end.

use crate::phone::shown;
use crate::world::*;
use drempel_backend::clock::{Clock as _, Timestamp};
use drempel_backend::domain::authenticator::AuthenticatorId;
use drempel_backend::domain::number_match::{Decision, NumberMatch, Outcome, Purpose, Status, Void};
use drempel_backend::domain::person::PersonId;
use drempel_backend::domain::token::Digest;
use drempel_verify::decision::{Choice, Reason};
use serde_json::json;
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_thousand_requests_at_once_one_waits_and_no_more_than_the_budget_is_sent() {
    let world = World::with(|settings| settings.number_match.cool_down = Duration::ZERO).await;
    let phone = world.phone(ANNA).await;
    let mut asking = tokio::task::JoinSet::new();
    for _ in 0..1000 {
        let mut browser = world.browser();
        asking.spawn(async move { browser.by_phone(ANNA).await.status().to_owned() });
    }
    let mut sent = 0;
    while let Some(status) = asking.join_next().await {
        match status.unwrap().as_str() {
            "sent" => sent += 1,
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

#[derive(Clone, Copy, Debug)]
enum Event {
    Approve,
    Deny,
    WrongNumber,
    Cancel,
    Expire,
    SendAgain,
    Unregister,
    Redeem,
    Stop,
}

const EVENTS: [Event; 9] = [
    Event::Approve,
    Event::Deny,
    Event::WrongNumber,
    Event::Cancel,
    Event::Expire,
    Event::SendAgain,
    Event::Unregister,
    Event::Redeem,
    Event::Stop,
];

/// What the statement must do: the only ways there are.
fn after(status: Status, event: Event, in_time: bool) -> Status {
    match (status, event) {
        (Status::Pending, Event::Approve) if in_time => Status::Approved,
        (Status::Pending, Event::Deny) if in_time => Status::Denied,
        (Status::Pending, Event::WrongNumber) if in_time => Status::WrongNumber,
        (Status::Pending, Event::Cancel) => Status::Cancelled,
        (Status::Pending, Event::SendAgain) if in_time => Status::Superseded,
        (Status::Pending, Event::SendAgain) => Status::Expired,
        (Status::Pending | Status::Approved, Event::Unregister) => Status::Unregistered,
        (Status::Approved, Event::Redeem) => Status::Redeemed,
        (Status::Approved, Event::Stop) => Status::Denied,
        (other, _) => other,
    }
}

/// `DREMPEL_INTERLEAVINGS` says how many; a slow machine stops after 40 s and says how far it came.
#[tokio::test]
async fn in_whatever_order_approve_deny_cancel_expire_and_send_again_come_there_is_one_end() {
    let most: usize =
        std::env::var("DREMPEL_INTERLEAVINGS").ok().and_then(|count| count.parse().ok()).unwrap_or(100_000);
    let world = World::new().await;
    let (asked_at, by) = (world.clock.now(), AuthenticatorId("phone".to_owned()));
    let late = asked_at.plus(Duration::from_secs(120));
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random % below as u64).unwrap()
    };
    let mut unit = world.context().store.write().await.unwrap();
    let (begun, mut done) = (Instant::now(), 0);
    let ends = |status| !matches!(status, Status::Pending | Status::Approved);
    while done < most && (most != 100_000 || begun.elapsed() < Duration::from_secs(40)) {
        let id = format!("request-{done}");
        let request = request(&id, asked_at, late);
        assert!(unit.add_number_match(&request).await.unwrap());
        let (mut status, mut now, mut history) = (Status::Pending, asked_at, Vec::new());
        for _ in 0..5 {
            let event = EVENTS[draw(EVENTS.len())];
            let decided = |outcome| Decision { outcome, by: by.clone(), signed: Digest::of(id.as_bytes()) };
            let taken = match event {
                Event::Approve => Some(unit.decide_number_match(&id, &decided(Outcome::Approved), now).await),
                Event::Deny => Some(unit.decide_number_match(&id, &decided(Outcome::Denied), now).await),
                Event::WrongNumber => {
                    Some(unit.decide_number_match(&id, &decided(Outcome::WrongNumber), now).await)
                }
                Event::Cancel => Some(unit.cancel_number_match(&id).await),
                Event::Redeem => Some(unit.redeem_number_match(&id).await),
                Event::Stop => Some(unit.void_number_match(&id, Void::Denied).await),
                Event::Unregister => {
                    let gone = unit.unregister_number_matches(&request.person, &by).await;
                    Some(gone.map(|count| count == 1))
                }
                Event::SendAgain => {
                    unit.supersede_number_match(&request.subject, now).await.unwrap();
                    None
                }
                Event::Expire => {
                    now = late;
                    None
                }
            };
            history.push(event);
            let next = after(status, event, now < late);
            if let Some(taken) = taken {
                assert_eq!(taken.unwrap(), next != status, "{history:?}");
            }
            assert!(next == status || !ends(status), "an end was left: {history:?}");
            status = next;
        }
        let kept = unit.number_match(&id).await.unwrap().unwrap();
        assert_eq!(kept.status, status, "{history:?}");
        assert_eq!(kept.sealed_number.is_empty(), status != Status::Pending, "{history:?}");
        done += 1;
    }
    println!("{done} interleavings in {:.1} s", begun.elapsed().as_secs_f64());
    assert!(done >= most.min(2_000));
}

fn request(id: &str, asked_at: Timestamp, expires_at: Timestamp) -> NumberMatch {
    NumberMatch {
        id: id.to_owned(),
        subject: Digest::of(id.as_bytes()),
        person: PersonId(id.to_owned()),
        purpose: Purpose::SignIn { id: "sign-in".to_owned() },
        client: "drempel".to_owned(),
        application: "Drempel".to_owned(),
        place: "192.0.2.1".to_owned(),
        computer: "Firefox on Linux".to_owned(),
        sealed_number: vec![1, 2, 3],
        is_quiet: false,
        asked_at,
        expires_at,
        seen_at: None,
        status: Status::Pending,
        decided_by: None,
        decision: None,
        decided_at: None,
    }
}
