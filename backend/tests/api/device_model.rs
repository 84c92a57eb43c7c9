//! Random walks of a device and two people beside a tiny model: whatever comes in whatever order, the request is where the
//! model says, and the device gets tokens once, after the very session that claimed its code has approved it in time.

use crate::device::*;
use crate::world::*;
use drempel_backend::domain::admin;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::time::Duration;

const PEOPLE: [&str; 2] = [BRAM, "gijs@drempel.example"];

#[derive(Clone, Copy, Debug)]
enum Event {
    Poll,
    /// With the right code, by another client.
    Stranger,
    Enter(usize),
    Approve(usize),
    Deny(usize),
    /// The person signs out and in again.
    SignOut(usize),
    /// An operator ends everything of theirs; they sign in again.
    TakeBack(usize),
    Wait(u64),
}

fn event() -> impl Strategy<Value = Event> {
    let who = 0..PEOPLE.len();
    prop_oneof![
        12 => Just(Event::Poll), 2 => Just(Event::Stranger), 12 => who.clone().prop_map(Event::Enter),
        12 => who.clone().prop_map(Event::Approve), 2 => who.clone().prop_map(Event::Deny),
        1 => who.clone().prop_map(Event::SignOut), 1 => who.prop_map(Event::TakeBack),
        10 => prop::sample::select(vec![2, 4, 5, 5, 9, 9, 60, 420]).prop_map(Event::Wait),
    ]
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Pending,
    /// By this person's session of this number.
    Claimed(usize, usize),
    Approved(usize),
    Denied,
    Redeemed,
}

struct Walk {
    world: World,
    device: Device,
    browsers: Vec<Browser>,
    /// Counts the sessions each person has had.
    sessions: Vec<usize>,
    /// The confirmation each person was asked for last: when, and in which session.
    asked: Vec<Option<(Got, u64, usize)>>,
    /// A confirmation an operator ended.
    ended: Vec<bool>,
    at: At,
    now: u64,
    ends: u64,
    interval: u64,
    polled: Option<u64>,
}

impl Walk {
    async fn new() -> Self {
        let world = World::with_devices_and(|settings| {
            settings.session.idle = Duration::from_secs(30 * 24 * 3600);
            settings.session.absolute = settings.session.idle;
            settings.device.wrong_per_account.most = u8::MAX;
            settings.device.wrong_per_network.most = u8::MAX;
        })
        .await;
        world.add_person(PEOPLE[1], true).await;
        let device = world.tv().await;
        let mut browsers = Vec::new();
        for email in PEOPLE {
            browsers.push(signed_in(&world, email).await);
        }
        let (sessions, asked, ended) = (vec![0; 2], vec![None, None], vec![false; 2]);
        let (at, now, ends, interval, polled) = (At::Pending, 0, 900, 5, None);
        Self { world, device, browsers, sessions, asked, ended, at, now, ends, interval, polled }
    }

    async fn step(&mut self, event: Event) {
        match event {
            Event::Wait(seconds) => {
                self.now += seconds;
                self.world.pass(seconds);
            }
            Event::Poll => self.poll().await,
            Event::Stranger => assert_eq!(self.device.poll_with(RADIO, "").await.error(), "invalid_grant"),
            Event::Enter(who) => self.enter(who).await,
            Event::Approve(who) => self.confirm(who, true).await,
            Event::Deny(who) => self.confirm(who, false).await,
            Event::SignOut(who) => {
                self.browsers[who].sign_out().await;
                self.sign_in(who).await;
            }
            Event::TakeBack(who) => {
                admin::sign_out_everywhere(self.world.context(), &address(PEOPLE[who])).await.unwrap();
                self.ended[who] = true;
                if self.at == At::Approved(who) {
                    self.at = At::Denied;
                }
                self.sign_in(who).await;
            }
        }
    }

    async fn sign_in(&mut self, who: usize) {
        let got = self.browsers[who].identify(PEOPLE[who]).await;
        assert_eq!(self.browsers[who].password(&got, PASSWORD).await.step(), "done");
        self.sessions[who] += 1;
    }

    async fn poll(&mut self) {
        let got = self.device.poll().await;
        let over = self.now >= self.ends;
        let expected = match self.at {
            At::Redeemed => "invalid_grant",
            At::Denied => "access_denied",
            At::Pending | At::Claimed(..) | At::Approved(_) if over => "expired_token",
            At::Approved(_) => {
                self.at = At::Redeemed;
                "none"
            }
            At::Pending | At::Claimed(..) => {
                let too_soon = self.polled.is_some_and(|polled| self.now < polled + self.interval);
                self.polled = Some(self.now);
                self.interval += if too_soon { 5 } else { 0 };
                if too_soon { "slow_down" } else { "authorization_pending" }
            }
        };
        assert_eq!((got.error(), got.status == 200), (expected, expected == "none"), "at {:?}", self.at);
    }

    /// Why a request cannot be answered.
    fn refusal(&self) -> &'static str {
        let waits = matches!(self.at, At::Pending | At::Claimed(..));
        if waits && self.now >= self.ends { "user_code_expired" } else { "user_code_used" }
    }

    async fn enter(&mut self, who: usize) {
        let got = self.browsers[who].enter(self.device.user_code()).await;
        let mine = (who, self.sessions[who]);
        let free = match self.at {
            At::Pending => true,
            At::Claimed(by, session) => (by, session) == mine || session != self.sessions[by],
            At::Approved(_) | At::Denied | At::Redeemed => false,
        };
        if free && self.now < self.ends {
            assert_eq!(got.step(), "confirm_device", "at {:?}: {:?}", self.at, got.body);
            self.at = At::Claimed(mine.0, mine.1);
            (self.asked[who], self.ended[who]) = (Some((got, self.now, mine.1)), false);
        } else {
            assert_eq!((got.step(), got.refusal()), ("device_sign_in", self.refusal()), "at {:?}", self.at);
        }
    }

    async fn confirm(&mut self, who: usize, approve: bool) {
        let Some((asked, since, session)) = self.asked[who].take() else { return };
        let got = self.browsers[who].confirm(&asked, approve, true).await;
        let told = (got.step(), got.refusal(), got.code());
        if self.ended[who] {
            assert_eq!(got.code(), "sign_in_ended");
        } else if self.now >= since + 600 {
            assert_eq!(got.code(), "sign_in_expired");
        } else if session != self.sessions[who] {
            assert_eq!(told, ("identify", "none", "none"));
        } else if self.at == At::Claimed(who, session) && self.now < self.ends {
            let step = if approve { "device_approved" } else { "device_denied" };
            assert_eq!(told, (step, "none", "none"));
            self.at = if approve { At::Approved(who) } else { At::Denied };
            self.ends = if approve { self.ends.max(self.now + self.interval + 5) } else { self.ends };
        } else {
            assert_eq!(told, ("device_sign_in", self.refusal(), "none"), "at {:?}", self.at);
        }
    }
}

#[test]
fn a_device_gets_tokens_once_after_the_session_that_claimed_its_code_approved_it() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
    runner
        .run(&prop::collection::vec(event(), 1..60), |events| {
            runtime.block_on(async {
                let mut walk = Walk::new().await;
                for event in events {
                    walk.step(event).await;
                }
            });
            Ok(())
        })
        .unwrap();
}
