//! Whatever happens to a request, in whatever order, beside a tiny model: each statement does what the model says, and an end
//! is never left.

use crate::world::*;
use drempel_backend::clock::{Clock as _, Timestamp};
use drempel_backend::domain::authenticator::AuthenticatorId;
use drempel_backend::domain::bucket::Bucket;
use drempel_backend::domain::number_match::{Decision, NumberMatch, Outcome, Status, Void};
use drempel_backend::domain::person::PersonId;
use drempel_backend::domain::token::Digest;
use std::time::{Duration, Instant};

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

/// `DREMPEL_INTERLEAVINGS` says how many; a slow machine stops after 90 s and says how far it came.
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
    while done < most && (most != 100_000 || begun.elapsed() < Duration::from_secs(90)) {
        if done % 250 == 0 {
            // With thousands beside it, each takes longer.
            drop(unit);
            unit = world.context().store.write().await.unwrap();
        }
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
        bucket: Bucket::default(),
        subject: Digest::of(id.as_bytes()),
        person: PersonId(id.to_owned()),
        sign_in: "sign-in".to_owned(),
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
