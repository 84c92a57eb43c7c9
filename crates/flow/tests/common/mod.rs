//! Small words for the tests: replies, tickets and a person who types.
#![expect(clippy::expect_used, clippy::wildcard_enum_match_arm, reason = "a helper may stop its test")]

use drempel_contract::{ContinuationToken, Person, Refusal, Reply, Secret, SignInId, Step, TotpDevice};
use drempel_flow::Ticket;
use drempel_flow::sign_in::{Effect, Event, Request, SignIn};

pub(crate) const ANNA: &str = "anna@drempel.example";

pub(crate) fn reply(token: &str, step: Step) -> Reply {
    Reply {
        sign_in: SignInId::new("s1"),
        continuation_token: ContinuationToken::new(token),
        step,
        refusal: None,
        person: Some(Person { email: ANNA.into() }),
        application: None,
        login_hint: None,
        methods: Vec::new(),
        expires_in: 600,
    }
}

pub(crate) fn refused(token: &str, step: Step, refusal: Refusal) -> Reply {
    Reply { refusal: Some(refusal), ..reply(token, step) }
}

pub(crate) fn device(id: &str) -> TotpDevice {
    TotpDevice { id: id.into(), name: format!("Phone {id}") }
}

pub(crate) fn totp() -> Step {
    Step::Totp { devices: vec![device("a"), device("b")] }
}

pub(crate) fn done(location: &str) -> Step {
    Step::Done { location: location.into(), name: "Anna de Vries".into() }
}

/// The ticket of the call among these effects.
pub(crate) fn asked(effects: &[Effect]) -> Ticket {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Ask { ticket, .. } => Some(*ticket),
        _ => None,
    });
    found.expect("the backend was asked something")
}

/// What was asked of the backend first among these effects.
pub(crate) fn requested(effects: &[Effect]) -> Request {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Ask { request, .. } => Some(request.clone()),
        _ => None,
    });
    found.expect("the backend was asked something")
}

/// The ticket of the timer among these effects.
pub(crate) fn timed(effects: &[Effect]) -> Ticket {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Tick(ticket) => Some(*ticket),
        _ => None,
    });
    found.expect("a timer was started")
}

pub(crate) fn password() -> Event {
    Event::PasswordSubmitted(Secret::new("Drempel-demo-2026!"))
}

pub(crate) fn code(text: &str) -> Event {
    Event::CodeSubmitted(Secret::new(text))
}

/// Does something that asks the backend, and hands over its answer.
pub(crate) fn step(machine: &mut SignIn, event: Event, answer: Reply) -> Vec<Effect> {
    let effects = machine.update(event);
    machine.update(Event::Answered(asked(&effects), answer))
}

/// A machine that asks for anna's password.
pub(crate) fn at_password() -> SignIn {
    let mut machine = SignIn::default();
    step(&mut machine, Event::EmailSubmitted(ANNA.into()), reply("t1", Step::Password));
    machine
}

/// A machine that asks for anna's code.
pub(crate) fn at_totp() -> SignIn {
    let mut machine = at_password();
    step(&mut machine, password(), reply("t2", totp()));
    machine
}
