//! Small words for the tests: replies, tickets and a person who types.

use drempel_contract::{ContinuationToken, Person, Refusal, Reply, Secret, SignInId, Step, TotpDevice};
use drempel_flow::Ticket;
use drempel_flow::sign_in::{Effect, Event, SignIn};

pub const ANNA: &str = "anna@drempel.example";

pub fn reply(token: &str, step: Step) -> Reply {
    Reply {
        sign_in: SignInId::new("s1"),
        continuation_token: ContinuationToken::new(token),
        step,
        refusal: None,
        person: Some(Person { email: ANNA.into() }),
        expires_in: 600,
    }
}

pub fn refused(token: &str, step: Step, refusal: Refusal) -> Reply {
    Reply { refusal: Some(refusal), ..reply(token, step) }
}

pub fn device(id: &str) -> TotpDevice {
    TotpDevice { id: id.into(), name: format!("Phone {id}") }
}

pub fn totp() -> Step {
    Step::Totp { devices: vec![device("a"), device("b")] }
}

pub fn done(location: &str) -> Step {
    Step::Done { location: location.into(), name: "Anna de Vries".into() }
}

/// The ticket of the call among these effects.
pub fn asked(effects: &[Effect]) -> Ticket {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Ask { ticket, .. } => Some(*ticket),
        _ => None,
    });
    found.expect("the backend was asked something")
}

/// The ticket of the timer among these effects.
pub fn timed(effects: &[Effect]) -> Ticket {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Tick(ticket) => Some(*ticket),
        _ => None,
    });
    found.expect("a timer was started")
}

pub fn password() -> Event {
    Event::PasswordSubmitted(Secret::new("Drempel-demo-2026!"))
}

pub fn code(text: &str) -> Event {
    Event::CodeSubmitted(Secret::new(text))
}

/// Does something that asks the backend, and hands over its answer.
pub fn step(machine: &mut SignIn, event: Event, answer: Reply) -> Vec<Effect> {
    let effects = machine.update(event);
    machine.update(Event::Answered(asked(&effects), answer))
}

/// A machine that asks for anna's password.
pub fn at_password() -> SignIn {
    let mut machine = SignIn::default();
    step(&mut machine, Event::EmailSubmitted(ANNA.into()), reply("t1", Step::Password));
    machine
}

/// A machine that asks for anna's code.
pub fn at_totp() -> SignIn {
    let mut machine = at_password();
    step(&mut machine, password(), reply("t2", totp()));
    machine
}
