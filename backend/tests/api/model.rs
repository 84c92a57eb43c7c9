//! Random walks beside a tiny model: whatever is sent in whatever order, the backend is where the model says, and a
//! session exists only after password, code and last question, in this order, in one sign-in.

use crate::world::*;
use drempel_contract::paths;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug)]
enum Send {
    Start,
    Address,
    RightPassword,
    WrongPassword,
    RightCode,
    WrongCode,
    Stay,
    /// The last answer again.
    Repeat,
    /// The last token again, with something else.
    Reuse,
    /// A token from before the last.
    OldToken,
    Resume,
    Cancel,
    /// The answer, by a browser that did not begin it.
    Stranger,
    Wait,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Nowhere,
    Identify,
    Password,
    Totp { wrong: u8 },
    StaySignedIn,
    Done,
    Ended,
}

fn sent() -> impl Strategy<Value = Send> {
    prop_oneof![
        2 => Just(Send::Start), 4 => Just(Send::Address), 4 => Just(Send::RightPassword),
        1 => Just(Send::WrongPassword), 4 => Just(Send::RightCode), 2 => Just(Send::WrongCode),
        4 => Just(Send::Stay), 2 => Just(Send::Repeat), 1 => Just(Send::Reuse), 1 => Just(Send::OldToken),
        1 => Just(Send::Resume), 1 => Just(Send::Cancel), 1 => Just(Send::Stranger), 1 => Just(Send::Wait),
    ]
}

/// What the model holds of the world.
struct Walk {
    world: World,
    browser: Browser,
    stranger: Browser,
    at: At,
    last: Option<Got>,
    /// The request that led to `last`, and the reply it got.
    sent: Option<Value>,
    old: Vec<Value>,
    signed_in: bool,
}

impl Walk {
    async fn new() -> Self {
        let world = World::with(|settings| settings.passwords.wrong_before_wait = 1000).await;
        let mut stranger = world.browser();
        stranger.start().await;
        let browser = world.browser();
        Self {
            world,
            browser,
            stranger,
            at: At::Nowhere,
            last: None,
            sent: None,
            old: Vec::new(),
            signed_in: false,
        }
    }

    async fn step(&mut self, send: Send) {
        match send {
            Send::Start => self.start().await,
            Send::Wait => self.world.pass(35),
            Send::Resume => self.resume().await,
            Send::Cancel => self.cancel().await,
            Send::Repeat => self.repeat().await,
            Send::Reuse => self.reuse().await,
            Send::OldToken => self.old_token().await,
            Send::Stranger => self.by_a_stranger().await,
            Send::Address
            | Send::RightPassword
            | Send::WrongPassword
            | Send::RightCode
            | Send::WrongCode
            | Send::Stay => self.answer(send).await,
        }
        assert_eq!(self.browser.is_signed_in().await, self.signed_in, "after {send:?} at {:?}", self.at);
    }

    async fn start(&mut self) {
        let got = self.browser.start().await;
        assert_eq!(got.step(), "identify");
        (self.at, self.last, self.sent) = (At::Identify, Some(got), None);
        self.old.clear();
    }

    fn body(&self, send: Send) -> Value {
        let device = self.last.as_ref().map(|got| got.body["step"]["devices"][0]["id"].clone());
        let code = |code: String| json!({ "type": "totp", "device": device.clone().filter(Value::is_string).unwrap_or(json!("none")), "code": code });
        match send {
            Send::Address => json!({ "type": "identify", "email": ANNA }),
            Send::RightPassword => json!({ "type": "password", "password": PASSWORD }),
            Send::WrongPassword => json!({ "type": "password", "password": "wrong" }),
            Send::RightCode => code(self.world.code(ANNA, 0)),
            Send::WrongCode => code(self.world.wrong_code(ANNA)),
            Send::Stay => json!({ "type": "stay_signed_in", "stay": true }),
            Send::Start
            | Send::Repeat
            | Send::Reuse
            | Send::OldToken
            | Send::Resume
            | Send::Cancel
            | Send::Stranger
            | Send::Wait => panic!("{send:?} is no answer"),
        }
    }

    async fn answer(&mut self, send: Send) {
        let Some(last) = self.last.clone() else { return };
        // Every code once, so that right is right.
        self.world.pass(if matches!(send, Send::RightCode) { 60 } else { 0 });
        let request = answering(&last, self.body(send));
        let got = self.browser.post(paths::ANSWER, &request).await;
        let next = match (self.at, send) {
            (At::Identify, Send::Address) => At::Password,
            (At::Password, Send::RightPassword) => At::Totp { wrong: 0 },
            (At::Password, Send::WrongPassword) => At::Password,
            (At::Totp { .. }, Send::RightCode) => At::StaySignedIn,
            (At::Totp { wrong: 4 }, Send::WrongCode) => At::Identify,
            (At::Totp { wrong }, Send::WrongCode) => At::Totp { wrong: wrong + 1 },
            (At::StaySignedIn, Send::Stay) => At::Done,
            (At::Done | At::Ended, _) => {
                assert!([409, 410].contains(&got.status.as_u16()), "{:?} {:?}", self.at, got.body);
                return;
            }
            _ if got.code() == "sign_in_expired" => return self.at = At::Ended,
            _ => return assert_eq!(got.code(), "wrong_step", "{send:?} at {:?}", self.at),
        };
        if got.code() == "sign_in_expired" {
            return self.at = At::Ended;
        }
        assert_eq!(got.step(), name(next), "{send:?} at {:?}: {:?}", self.at, got.body);
        self.signed_in |= next == At::Done;
        self.old.push(request["continuation_token"].clone());
        (self.at, self.last, self.sent) = (next, Some(got), Some(request));
    }

    async fn repeat(&mut self) {
        let (Some(request), Some(last)) = (self.sent.clone(), self.last.clone()) else { return };
        let got = self.browser.post_only(paths::ANSWER, &request).await;
        if got.status == 200 {
            assert_eq!(got.body["sign_in"], last.body["sign_in"]);
            assert_eq!(got.step(), name(self.at));
        } else {
            assert!(
                ["stale_token", "sign_in_ended", "sign_in_expired"].contains(&got.code()),
                "{}",
                got.code()
            );
        }
    }

    async fn reuse(&mut self) {
        let Some(request) = self.sent.clone() else { return };
        let other = json!({ "type": "identify", "email": format!("{}@drempel.example", request_id()) });
        let body = json!({ "continuation_token": request["continuation_token"], "answer": other });
        assert_eq!(self.browser.post_only(paths::ANSWER, &body).await.code(), "sign_in_ended");
        self.at = if self.at == At::Done { At::Done } else { At::Ended };
    }

    async fn old_token(&mut self) {
        let [token, ..] = self.old.as_slice() else { return };
        let body = json!({ "continuation_token": token, "answer": self.body(Send::Stay) });
        let got = self.browser.post_only(paths::ANSWER, &body).await;
        let repeated = got.status == 200 && self.sent.as_ref() == Some(&body);
        assert!(repeated || [409, 410].contains(&got.status.as_u16()), "{:?}", got.body);
        if got.code() == "sign_in_ended" && self.at != At::Done {
            self.at = At::Ended;
        }
    }

    async fn resume(&mut self) {
        let Some(last) = self.last.clone() else { return };
        let mut got = self.browser.resume(&last).await;
        if got.body["reply"].is_null() {
            // Done, ended, or expired.
            if self.at != At::Done {
                self.at = At::Ended;
            }
            return;
        }
        got.body = got.body["reply"].clone();
        assert_eq!(got.step(), name(self.at));
        (self.last, self.sent) = (Some(got), None);
    }

    async fn cancel(&mut self) {
        let Some(last) = &self.last else { return };
        let body = json!({ "sign_in": last.body["sign_in"] });
        assert_eq!(self.browser.post_only(paths::CANCEL, &body).await.status, 204);
        self.at = if self.at == At::Done { At::Done } else { At::Ended };
    }

    async fn by_a_stranger(&mut self) {
        let Some(last) = &self.last else { return };
        for send in [Send::Address, Send::RightPassword, Send::Stay] {
            let got = self.stranger.post_only(paths::ANSWER, &answering(last, self.body(send))).await;
            assert_eq!(got.code(), "sign_in_ended");
        }
    }
}

const fn name(at: At) -> &'static str {
    match at {
        At::Nowhere | At::Ended => "none",
        At::Identify => "identify",
        At::Password => "password",
        At::Totp { .. } => "totp",
        At::StaySignedIn => "stay_signed_in",
        At::Done => "done",
    }
}

#[test]
fn no_step_can_be_skipped_replayed_or_reordered() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut runner = TestRunner::new(Config { cases: 48, failure_persistence: None, ..Config::default() });
    let walks = proptest::collection::vec(sent(), 1..60);
    runner
        .run(&walks, |walk| {
            runtime.block_on(async {
                let mut model = Walk::new().await;
                for send in walk {
                    model.step(send).await;
                }
            });
            Ok(())
        })
        .unwrap();
}
