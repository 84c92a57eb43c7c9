//! Requests to phones, and people who want none.

use super::*;
use crate::domain::authenticator::AuthenticatorId;
use crate::domain::bucket::Bucket;
use crate::domain::number_match::{Decision, NumberMatch, Outcome, Status, Void};
use std::time::Duration;

const LIFE: Duration = Duration::from_secs(120);

fn phone() -> AuthenticatorId {
    AuthenticatorId("phone".to_owned())
}

fn decision(outcome: Outcome) -> Decision {
    Decision { outcome, by: phone(), signed: digest("signed") }
}

fn request(id: &str, whose: &str) -> NumberMatch {
    NumberMatch {
        id: id.to_owned(),
        subject: digest(whose),
        bucket: Bucket::stored("a browser".to_owned()),
        person: PersonId(whose.to_owned()),
        sign_in: "sign-in".to_owned(),
        client: "drempel".to_owned(),
        application: "Drempel".to_owned(),
        place: "192.0.2.1".to_owned(),
        computer: "Firefox on Linux".to_owned(),
        sealed_number: vec![1, 2, 3],
        is_quiet: false,
        asked_at: NOW,
        expires_at: NOW.plus(LIFE),
        seen_at: None,
        status: Status::Pending,
        decided_by: None,
        decision: None,
        decided_at: None,
    }
}

async fn asked(unit: &mut Unit, id: &str, whose: &str) -> NumberMatch {
    let request = request(id, whose);
    assert!(unit.add_number_match(&request).await.unwrap());
    request
}

async fn status(unit: &mut Unit, id: &str) -> Status {
    unit.number_match(id).await.unwrap().unwrap().status
}

pub(super) async fn a_request_to_a_phone_is_read_as_written_and_waits_alone(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let one = asked(&mut unit, "nm-one", "nm-ann").await;
    assert_eq!(unit.number_match("nm-one").await.unwrap(), Some(one.clone()));
    assert!(!unit.add_number_match(&request("nm-two", "nm-ann")).await.unwrap(), "one at a time");
    assert_eq!(unit.waiting_number_matches(&one.person, NOW).await.unwrap(), std::slice::from_ref(&one));
    assert!(unit.waiting_number_matches(&one.person, one.expires_at).await.unwrap().is_empty());
    assert!(unit.see_number_match("nm-one", NOW).await.unwrap());
    assert!(!unit.see_number_match("nm-one", NOW).await.unwrap(), "once");
    unit.supersede_number_match(&one.subject, NOW).await.unwrap();
    let quiet = NumberMatch { is_quiet: true, ..request("nm-two", "nm-ann") };
    assert!(unit.add_number_match(&quiet).await.unwrap());
    assert_eq!(unit.number_match("nm-two").await.unwrap(), Some(quiet));
    assert!(unit.waiting_number_matches(&one.person, NOW).await.unwrap().is_empty());
    let before = NOW.minus(LIFE);
    assert_eq!(unit.number_matches_asked(&one.subject, before, 9).await.unwrap(), [NOW, NOW]);
    assert_eq!(unit.number_matches_asked(&one.subject, before, 1).await.unwrap(), [NOW]);
    assert!(unit.number_matches_asked(&one.subject, NOW, 9).await.unwrap().is_empty());
    unit.purge_number_matches(NOW.plus(LIFE)).await.unwrap();
    assert!(unit.number_match("nm-one").await.unwrap().is_none());
}

pub(super) async fn a_request_to_a_phone_goes_one_way_and_its_end_forgets_the_number(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    for (id, outcome) in [
        ("nm-approved", Outcome::Approved),
        ("nm-denied", Outcome::Denied),
        ("nm-wrong", Outcome::WrongNumber),
    ] {
        let request = asked(&mut unit, id, id).await;
        let too_late = request.expires_at;
        assert!(!unit.decide_number_match(id, &decision(outcome), too_late).await.unwrap());
        assert!(unit.decide_number_match(id, &decision(outcome), NOW).await.unwrap());
        for other in [Outcome::Approved, Outcome::Denied, Outcome::WrongNumber] {
            assert!(!unit.decide_number_match(id, &decision(other), NOW).await.unwrap());
        }
        assert!(!unit.cancel_number_match(id).await.unwrap());
        let kept = unit.number_match(id).await.unwrap().unwrap();
        assert_eq!((kept.status, kept.decided_by.clone()), (outcome.status(), Some(phone())));
        assert!(kept.sealed_number.is_empty());
        assert_eq!(unit.redeem_number_match(id).await.unwrap(), outcome == Outcome::Approved);
        assert!(!unit.redeem_number_match(id).await.unwrap());
        assert!(!unit.void_number_match(id, Void::Denied).await.unwrap());
    }
    assert!(unit.number_match_decided_by(&digest("signed")).await.unwrap().is_some());
    assert!(unit.number_match_decided_by(&digest("other")).await.unwrap().is_none());
    let late = asked(&mut unit, "nm-late", "nm-late").await;
    unit.expire_number_matches(late.expires_at.minus(Duration::from_millis(1))).await.unwrap();
    assert_eq!(status(&mut unit, "nm-late").await, Status::Pending);
    unit.expire_number_matches(late.expires_at).await.unwrap();
    assert_eq!(status(&mut unit, "nm-late").await, Status::Expired);
    asked(&mut unit, "nm-cancelled", "nm-late").await;
    assert!(unit.cancel_number_match("nm-cancelled").await.unwrap());
    assert_eq!(status(&mut unit, "nm-cancelled").await, Status::Cancelled);
}

pub(super) async fn a_phone_that_goes_takes_what_it_approved_and_only_it_could(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let owner = added(&mut unit, "nm-owner").await;
    let other = AuthenticatorId("nm-other".to_owned());
    asked(&mut unit, "nm-used", "nm-owner").await;
    unit.decide_number_match("nm-used", &decision(Outcome::Approved), NOW).await.unwrap();
    assert_eq!(unit.unregister_number_matches(&owner.id, &other).await.unwrap(), 0, "not this phone's");
    assert_eq!(unit.unregister_number_matches(&owner.id, &phone()).await.unwrap(), 1);
    assert!(!unit.redeem_number_match("nm-used").await.unwrap());
    asked(&mut unit, "nm-waits", "nm-owner").await;
    let codes = codes::factor("nm-codes", &owner);
    unit.add_totp(&codes).await.unwrap();
    let second = authenticators::phone("nm-second", &owner, "nm-cookie", &codes.id);
    assert!(unit.add_authenticator(&second).await.unwrap());
    assert_eq!(unit.unregister_number_matches(&owner.id, &phone()).await.unwrap(), 0, "another can answer");
    assert_eq!(unit.unregister_number_matches(&owner.id, &second.id).await.unwrap(), 1);
    assert_eq!(status(&mut unit, "nm-waits").await, Status::Unregistered);
}

pub(super) async fn requests_stay_stopped_until_they_are_allowed(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "nm-stopped").await;
    let (strangers, browser) = (Bucket::default(), Bucket::stored("a browser".to_owned()));
    assert_eq!(unit.requests_stopped(&person.id, &strangers).await.unwrap(), None);
    assert!(!unit.has_stopped_requests(&person.id).await.unwrap());
    unit.stop_requests(&person.id, &strangers, "nm-first", NOW).await.unwrap();
    unit.stop_requests(&person.id, &strangers, "nm-again", NOW.plus(LIFE)).await.unwrap();
    assert_eq!(unit.requests_stopped(&person.id, &strangers).await.unwrap(), Some(NOW));
    assert_eq!(unit.requests_stopped(&person.id, &browser).await.unwrap(), None, "from there they are not");
    assert!(unit.has_stopped_requests(&person.id).await.unwrap());
    unit.stop_requests(&person.id, &browser, "nm-other", NOW).await.unwrap();
    assert!(unit.allow_requests(&person.id).await.unwrap());
    assert!(!unit.allow_requests(&person.id).await.unwrap());
    for bucket in [strangers, browser] {
        assert_eq!(unit.requests_stopped(&person.id, &bucket).await.unwrap(), None);
    }
}

pub(super) async fn one_of_many_decisions_ends_a_request(store: &Arc<dyn Store>) {
    let mut unit = store.write().await.unwrap();
    asked(&mut unit, "nm-raced", "nm-raced").await;
    unit.commit().await.unwrap();
    let mut all = tokio::task::JoinSet::new();
    for number in 0..24 {
        let store = Arc::clone(store);
        let outcome = if number % 2 == 0 { Outcome::Approved } else { Outcome::Denied };
        all.spawn(async move {
            let mut unit = store.write().await.unwrap();
            let taken = unit.decide_number_match("nm-raced", &decision(outcome), NOW).await.unwrap();
            unit.commit().await.unwrap();
            taken
        });
    }
    let mut taken = 0;
    while let Some(took) = all.join_next().await {
        taken += u32::from(took.unwrap());
    }
    assert_eq!(taken, 1);
}
