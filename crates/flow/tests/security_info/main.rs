//! Security info: the list, changes, and adding an authenticator.
#![expect(clippy::panic, clippy::wildcard_enum_match_arm, reason = "a helper may stop its test")]

mod changes;
mod enrolment;
mod number;

use drempel_contract::{
    Enrolment, EnrolmentState, PersonKind, Phone, Problem, ProblemCode, Secret, SecurityInfo as Info,
    SecurityMethod,
};
use drempel_flow::device_code::Moment;
use drempel_flow::security_info::{Effect, Event, Kept, Request, SecurityInfo};
use drempel_flow::{Failure, Ticket};

const START: Moment = Moment(1_000_000);

fn at(seconds: u32) -> Moment {
    START.after(seconds)
}

fn app(id: &str, name: &str, phone: Option<Phone>) -> SecurityMethod {
    SecurityMethod::Totp {
        id: id.into(),
        name: name.into(),
        last_used_at: None,
        locked: false,
        phone,
        removable: true,
        undoable: false,
    }
}

fn info(fresh: bool, methods: Vec<SecurityMethod>) -> Info {
    Info {
        email: "anna@drempel.example".into(),
        name: "Anna".into(),
        kind: PersonKind::Work,
        fresh,
        requests_stopped: false,
        may_sign_in_by_phone: true,
        methods,
    }
}

fn annas(fresh: bool) -> Info {
    info(fresh, vec![SecurityMethod::Password, app("t1", "Old phone", None)])
}

fn problem(code: ProblemCode) -> Failure {
    Failure::Problem(Problem {
        kind: String::new(),
        title: String::new(),
        status: 400,
        code,
        trace_id: String::new(),
        retry_after: Some(20),
    })
}

fn asked(effects: &[Effect]) -> (Ticket, Request) {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Ask { ticket, request } => Some((*ticket, request.clone())),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("nothing was asked: {effects:?}"))
}

fn asks(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Ask { .. }))
}

fn timed(effects: &[Effect]) -> Ticket {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Tick(ticket) => Some(*ticket),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no timer was started: {effects:?}"))
}

/// A machine on a page that was just opened, and the call for the list.
fn opened(kept: Option<Kept>) -> (SecurityInfo, Ticket) {
    let mut machine = SecurityInfo::default();
    let (ticket, request) = asked(&machine.update(Event::Opened { kept, skips: vec![], now: START }));
    assert_eq!(request, Request::Load);
    (machine, ticket)
}

/// A machine that shows this list.
fn showing(info: Info) -> SecurityInfo {
    let (mut machine, ticket) = opened(None);
    assert_eq!(machine.update(Event::Known(ticket, info, START)), []);
    machine
}

fn waiting() -> EnrolmentState {
    EnrolmentState::Waiting {
        activation: Secret::new("https://drempel.example/authenticator#activation=x"),
        activation_code: Secret::new("WDJB-MJHT"),
        otpauth: Secret::new("otpauth://totp/x"),
        key: Secret::new("ABCD"),
        issuer: "Drempel".into(),
        account: "anna@drempel.example".into(),
        expires_in: 300,
    }
}

fn connected() -> EnrolmentState {
    EnrolmentState::Connected { device: "d1".into(), name: "Pixel".into(), expires_in: 300 }
}

fn enrolment(state: EnrolmentState) -> Enrolment {
    Enrolment { id: "e1".into(), state, refusal: None }
}
