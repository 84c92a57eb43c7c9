//! A stage for number matches: a sign-in whose number has just come, and what happens to it.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "a helper may stop its test"
)]

use crate::common::*;
use drempel_contract::{Method, NumberMatchManner, NumberMatchStatus, Problem, ProblemCode, Reply, Step};
use drempel_flow::sign_in::{Effect, Event, NumberMatch, Request, SignIn};
use drempel_flow::{Failure, Ticket};

pub(crate) fn number(number: &str, status: NumberMatchStatus) -> Step {
    Step::NumberMatch {
        number: Some(number.into()),
        manner: NumberMatchManner::Tap,
        status,
        expires_in: 120,
        resend_in: 10,
        interval: 2,
    }
}

pub(crate) fn over(status: NumberMatchStatus) -> Step {
    let manner = NumberMatchManner::Tap;
    Step::NumberMatch { number: None, manner, status, expires_in: 0, resend_in: 0, interval: 2 }
}

pub(crate) fn left(resend_in: u32) -> Step {
    let (number, manner) = (Some("42".into()), NumberMatchManner::Tap);
    Step::NumberMatch {
        number,
        manner,
        status: NumberMatchStatus::Sent,
        expires_in: 90,
        resend_in,
        interval: 2,
    }
}

pub(crate) fn with_others(reply: Reply) -> Reply {
    Reply { methods: vec![Method::Password, Method::Totp], ..reply }
}

pub(crate) fn sent(token: &str) -> Reply {
    with_others(reply(token, number("42", NumberMatchStatus::Sent)))
}

pub(crate) fn problem(code: ProblemCode, retry_after: Option<u32>) -> Failure {
    let (kind, title, trace_id) = ("/problems/x".into(), "x".into(), "4bf92f".into());
    Failure::Problem(Problem { kind, title, status: 500, code, trace_id, retry_after })
}

/// A sign-in whose number has just come.
pub(crate) struct Stage {
    pub(crate) machine: SignIn,
    pub(crate) timer: Ticket,
}

impl Stage {
    pub(crate) fn new() -> Self {
        Self::with(sent("t1"))
    }

    pub(crate) fn with(first: Reply) -> Self {
        let mut machine = SignIn::default();
        let effects = step(&mut machine, Event::EmailSubmitted(ANNA.into()), first);
        Self { timer: timed(&effects), machine }
    }

    /// Seconds go by; what was asked meanwhile.
    pub(crate) fn after(&mut self, seconds: u32) -> Vec<(Ticket, Request)> {
        let mut asked = Vec::new();
        for _ in 0..seconds {
            let effects = self.machine.update(Event::SecondPassed(self.timer));
            let mut timers = 0;
            for effect in effects {
                match effect {
                    Effect::Ask { ticket, request } => asked.push((ticket, request)),
                    Effect::Tick(timer) => (self.timer, timers) = (timer, timers + 1),
                    other => panic!("{other:?}"),
                }
            }
            assert_eq!(timers, 1, "one timer, and it goes on");
        }
        asked
    }

    /// The next question, in its time.
    pub(crate) fn polls(&mut self) -> Ticket {
        self.polls_after(2)
    }

    /// The question that comes after so many seconds, with the newest token, and none before.
    pub(crate) fn polls_after(&mut self, seconds: u32) -> Ticket {
        match &self.after(seconds)[..] {
            [(ticket, Request::Poll(_))] => *ticket,
            other => panic!("{other:?}"),
        }
    }

    /// The next question is answered so.
    pub(crate) fn hears(&mut self, reply: Reply) -> Vec<Effect> {
        let ticket = self.polls();
        self.machine.update(Event::Answered(ticket, reply))
    }

    pub(crate) fn fails(&mut self, ticket: Ticket, failure: Failure) -> Vec<Effect> {
        self.machine.update(Event::Failed(ticket, failure))
    }

    pub(crate) fn screen(&self) -> &NumberMatch {
        self.machine.number_match().expect("the number")
    }
}
