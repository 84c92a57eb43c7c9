//! Devices' requests, guesses, and the sessions they lead to.

use super::sessions::session;
use super::*;
use crate::domain::client::{Scope, Scopes};
use crate::domain::device::{Approval, By, DeviceRequest, Opening, Status};
use crate::domain::session::Session;
use crate::store::StoredReply;
use std::time::Duration;

const LATER: Duration = Duration::from_secs(900);
const INTERVAL: Duration = Duration::from_secs(5);
const UNEVEN: Duration = Duration::from_millis(250);

fn request(name: &str) -> DeviceRequest {
    DeviceRequest {
        id: name.to_owned(),
        device_code: digest(&format!("{name} device code")),
        user_code: digest(&format!("{name} user code")),
        sealed_user_code: vec![1, 2, 3],
        client: "demo-device".to_owned(),
        scopes: Scopes::of([Scope::Openid, Scope::Email]),
        code_challenge: Some("challenge".to_owned()),
        browser: Some(digest("browser")),
        network: digest("network"),
        device: "Chrome on Windows".to_owned(),
        place: "192.0.2.1".to_owned(),
        asked_at: NOW,
        expires_at: NOW.plus(LATER),
        interval: INTERVAL,
        polled_at: None,
        status: Status::Pending,
    }
}

fn by(session: &Session) -> By {
    By { session: session.id.clone(), person: session.person.clone() }
}

async fn asked(unit: &mut Unit, name: &str) -> DeviceRequest {
    let request = request(name);
    assert!(unit.add_device_request(&request).await.unwrap());
    request
}

async fn signed_in(unit: &mut Unit, name: &str) -> Session {
    let person = added(unit, name).await;
    let session = session(name, &person);
    unit.add_session(&session).await.unwrap();
    session
}

pub(super) async fn a_device_request_is_read_as_written_and_its_codes_are_its_own(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let one = asked(&mut unit, "written").await;
    assert_eq!(unit.device_request("written").await.unwrap().unwrap(), one);
    assert_eq!(unit.device_request_by_user_code(&one.user_code).await.unwrap().unwrap(), one);
    assert_eq!(unit.device_request_by_device_code(&one.device_code).await.unwrap().unwrap(), one);
    assert!(unit.device_request_by_user_code(&one.device_code).await.unwrap().is_none());
    let twin = DeviceRequest { user_code: one.user_code, ..request("twin") };
    assert!(!unit.add_device_request(&twin).await.unwrap(), "a code that waits is not given again");
    unit.purge_device_requests(one.expires_at).await.unwrap();
    assert!(unit.device_request("written").await.unwrap().is_some());
    unit.purge_device_requests(one.expires_at.plus(INTERVAL)).await.unwrap();
    assert!(unit.device_request("written").await.unwrap().is_none());
}

pub(super) async fn a_device_request_is_claimed_by_one_session_while_that_lives(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let (one, two) = (signed_in(&mut unit, "claimer").await, signed_in(&mut unit, "rival").await);
    asked(&mut unit, "claimed").await;
    assert!(!unit.claim_device_request("nothing", &by(&one), NOW).await.unwrap());
    assert!(!unit.claim_device_request("claimed", &by(&one), NOW.plus(LATER)).await.unwrap(), "expired");
    assert!(unit.claim_device_request("claimed", &by(&one), NOW).await.unwrap());
    assert!(unit.claim_device_request("claimed", &by(&one), NOW).await.unwrap(), "again by the same");
    assert!(!unit.claim_device_request("claimed", &by(&two), NOW).await.unwrap());
    assert!(!unit.release_device_request("claimed", &by(&two)).await.unwrap());
    unit.end_session(&one.token).await.unwrap();
    assert!(unit.claim_device_request("claimed", &by(&two), NOW).await.unwrap(), "the first is over");
    assert!(unit.release_device_request("claimed", &by(&two)).await.unwrap());
    assert_eq!(unit.device_request("claimed").await.unwrap().unwrap().status, Status::Pending);
}

pub(super) async fn a_device_request_goes_one_way(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let (one, two) = (signed_in(&mut unit, "approver").await, signed_in(&mut unit, "stranger").await);
    let (approval, late) = (Approval::by(&one), NOW.plus(LATER));
    asked(&mut unit, "one way").await;
    assert!(
        !unit.approve_device_request("one way", &by(&one), &approval, NOW, NOW).await.unwrap(),
        "unclaimed"
    );
    assert!(unit.claim_device_request("one way", &by(&one), NOW).await.unwrap());
    assert!(!unit.approve_device_request("one way", &by(&two), &approval, NOW, NOW).await.unwrap());
    assert!(!unit.deny_device_request("one way", &by(&two), NOW).await.unwrap());
    assert!(!unit.approve_device_request("one way", &by(&one), &approval, late, late).await.unwrap());
    assert!(!unit.redeem_device_request("one way", NOW).await.unwrap(), "not approved");
    let until = NOW.plus(LATER + INTERVAL);
    assert!(unit.approve_device_request("one way", &by(&one), &approval, NOW, until).await.unwrap());
    let found = unit.device_request("one way").await.unwrap().unwrap();
    assert_eq!((found.status, found.expires_at), (Status::Approved(approval.clone()), until));
    assert!(!unit.deny_device_request("one way", &by(&one), NOW).await.unwrap());
    assert!(!unit.claim_device_request("one way", &by(&one), NOW).await.unwrap());
    assert!(!unit.redeem_device_request("one way", until).await.unwrap(), "expired");
    assert!(unit.redeem_device_request("one way", NOW).await.unwrap());
    assert!(!unit.redeem_device_request("one way", NOW).await.unwrap(), "once");
    for name in ["taken back", "still claimed"] {
        asked(&mut unit, name).await;
        assert!(unit.claim_device_request(name, &by(&one), NOW).await.unwrap());
    }
    assert!(unit.approve_device_request("taken back", &by(&one), &approval, NOW, NOW).await.unwrap());
    assert_eq!(unit.refuse_device_requests(&one.person).await.unwrap(), 1);
    assert!(!unit.redeem_device_request("taken back", NOW).await.unwrap());
}

pub(super) async fn one_of_many_polls_redeems(store: &Arc<dyn Store>) {
    let mut unit = store.write().await.unwrap();
    let one = signed_in(&mut unit, "owner-of-many").await;
    asked(&mut unit, "polled by many").await;
    let by = by(&one);
    assert!(unit.claim_device_request("polled by many", &by, NOW).await.unwrap());
    let approval = Approval::by(&one);
    assert!(unit.approve_device_request("polled by many", &by, &approval, NOW, NOW).await.unwrap());
    unit.commit().await.unwrap();
    let polls: Vec<_> = (0..64)
        .map(|number| {
            let store = Arc::clone(store);
            tokio::spawn(async move {
                let light = number % 2 == 0;
                let unit = if light { store.write_lightly().await } else { store.write().await };
                let mut unit = unit.unwrap();
                let first = unit.redeem_device_request("polled by many", NOW).await.unwrap();
                unit.commit().await.unwrap();
                first
            })
        })
        .collect();
    let mut redeemed = 0;
    for poll in polls {
        redeemed += usize::from(poll.await.unwrap());
    }
    assert_eq!(redeemed, 1);
}

pub(super) async fn a_poll_that_comes_too_soon_makes_the_interval_longer_for_good(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    asked(&mut unit, "polled").await;
    let mut at = NOW;
    for (after, in_time, seconds) in
        [(0, true, 5), (4750, true, 5), (4749, false, 10), (9750, true, 10), (0, false, 15)]
    {
        at = at.plus(Duration::from_millis(after));
        assert_eq!(unit.note_device_poll("polled", at, UNEVEN, INTERVAL).await.unwrap(), in_time, "{after}");
        let found = unit.device_request("polled").await.unwrap().unwrap();
        assert_eq!((found.interval.as_secs(), found.polled_at), (seconds, Some(at)));
    }
}

pub(super) async fn devices_that_wait_are_counted_by_network(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let one = signed_in(&mut unit, "counter").await;
    let before = unit.waiting_device_requests(&digest("counted"), NOW).await.unwrap();
    assert_eq!((before.here, before.next_ends_at), (0, None));
    for name in ["waits one", "waits two", "answered"] {
        let network = digest("counted");
        assert!(unit.add_device_request(&DeviceRequest { network, ..request(name) }).await.unwrap());
    }
    assert!(unit.claim_device_request("answered", &by(&one), NOW).await.unwrap());
    let now = unit.waiting_device_requests(&digest("counted"), NOW).await.unwrap();
    assert_eq!((now.here, now.anywhere, now.next_ends_at), (3, before.anywhere + 3, Some(NOW.plus(LATER))));
    assert!(unit.deny_device_request("answered", &by(&one), NOW).await.unwrap());
    assert_eq!(unit.waiting_device_requests(&digest("counted"), NOW).await.unwrap().here, 2);
    assert_eq!(unit.waiting_device_requests(&digest("counted"), NOW.plus(LATER)).await.unwrap().here, 0);
}

pub(super) async fn guesses_are_counted_by_subject_and_given_back_one_by_one(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let (one, two) = (digest("guesser one"), digest("guesser two"));
    for at in [NOW, NOW, NOW.plus(INTERVAL)] {
        unit.count_guess(&one, at).await.unwrap();
    }
    unit.count_guess(&two, NOW).await.unwrap();
    let before = NOW.minus(INTERVAL);
    assert_eq!(unit.guesses(&one, before, 2).await.unwrap(), [NOW.plus(INTERVAL), NOW]);
    unit.uncount_guess(&one, NOW).await.unwrap();
    assert_eq!(unit.guesses(&one, before, 9).await.unwrap(), [NOW.plus(INTERVAL), NOW]);
    assert_eq!(unit.guesses(&one, NOW, 9).await.unwrap(), [NOW.plus(INTERVAL)], "later than, not since");
    unit.purge_guesses(NOW.plus(INTERVAL)).await.unwrap();
    assert_eq!(unit.guesses(&one, before, 9).await.unwrap().len(), 1);
    assert_eq!(unit.guesses(&two, before, 9).await.unwrap().len(), 0);
}

pub(super) async fn an_access_token_opens_one_session(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let approval = Approval::by(&signed_in(&mut unit, "opener").await);
    let token = digest("opening token");
    let opening = Opening { browser: digest("opener"), approval, expires_at: NOW.plus(LATER), used: None };
    unit.add_opening(&token, &opening).await.unwrap();
    assert_eq!(unit.opening(&token).await.unwrap().unwrap(), opening);
    assert!(!unit.use_opening(&token, NOW.plus(LATER)).await.unwrap(), "expired");
    assert!(unit.use_opening(&token, NOW).await.unwrap());
    let reply = StoredReply { body: digest("body"), sealed: vec![1], at: NOW };
    unit.keep_opening_reply(&token, &reply).await.unwrap();
    assert!(!unit.use_opening(&token, NOW).await.unwrap(), "once");
    assert_eq!(unit.opening(&token).await.unwrap().unwrap().used, Some(reply));
    unit.purge_openings(NOW.plus(LATER * 2)).await.unwrap();
    assert!(unit.opening(&token).await.unwrap().is_none());
}
