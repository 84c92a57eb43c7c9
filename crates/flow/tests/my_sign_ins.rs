//! My sign-ins.
#![expect(clippy::panic, reason = "a helper may stop its test")]

use drempel_contract::{
    MySignIns as List, NotMeDone, Problem, ProblemCode, SignInEvent, SignInEventKind as Kind,
};
use drempel_flow::my_sign_ins::{Effect, Event, MySignIns, Shows};
use drempel_flow::{Failure, Location, Ticket};

fn event(id: &str, what: Kind, this_session: bool) -> SignInEvent {
    SignInEvent {
        id: id.into(),
        at: 1_000_000,
        what,
        place: "192.0.2.1".into(),
        device: "Firefox on Linux".into(),
        application: String::new(),
        amr: vec!["pwd".into()],
        this_session,
        live: true,
    }
}

fn opened() -> (MySignIns, Ticket) {
    let mut machine = MySignIns::default();
    match machine.update(Event::Opened)[..] {
        [Effect::Load(ticket)] => (machine, ticket),
        ref other => panic!("{other:?}"),
    }
}

/// Anna's: this session, another one, and what she reported on her phone.
fn showing() -> MySignIns {
    showing_these(vec![
        event("e3", Kind::SignedIn, true),
        event("e2", Kind::SignedIn, false),
        event("e1", Kind::PhoneReported, false),
    ])
}

fn showing_these(events: Vec<SignInEvent>) -> MySignIns {
    let (mut machine, ticket) = opened();
    assert_eq!(machine.update(Event::Known(ticket, List { events })), []);
    machine
}

fn confirmed(machine: &mut MySignIns) -> Ticket {
    machine.update(Event::NotMeChosen("e2".into()));
    match machine.update(Event::Confirmed)[..] {
        [Effect::NotMe(ticket, ref id)] if id == "e2" => ticket,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn only_what_somebody_else_may_have_done_can_be_denied() {
    let machine = showing();
    let deniable: Vec<_> = machine.events().into_iter().flatten().map(MySignIns::can_be_denied).collect();
    assert_eq!(deniable, [false, true, false]);
}

#[test]
fn denying_the_present_session_does_nothing() {
    let mut machine = showing();
    assert_eq!(machine.update(Event::NotMeChosen("e3".into())), []);
    assert_eq!(machine.update(Event::Confirmed), []);
}

#[test]
fn nothing_is_ended_before_it_is_confirmed_nor_said_to_be_before_it_is() {
    let mut machine = showing();
    let ticket = confirmed(&mut machine);
    assert_eq!((machine.shows(), machine.done()), (Shows::NotMe, None));
    assert_eq!(machine.update(Event::Confirmed), [], "a double click");
    let done = NotMeDone { ended: 2, requests_stopped: true };
    machine.update(Event::Done(ticket, done));
    assert_eq!((machine.shows(), machine.done()), (Shows::Secured, Some(done)));
}

#[test]
fn where_nobody_got_in_no_session_is_said_to_end() {
    let mut machine = showing();
    confirmed(&mut machine);
    assert!(machine.ends_sessions());
    for what in [Kind::SecondFactorFailed, Kind::PhoneDenied, Kind::PhoneWrongNumber] {
        let mut machine = showing_these(vec![event("e1", what, false)]);
        machine.update(Event::NotMeChosen("e1".into()));
        assert!(!machine.ends_sessions(), "{what:?}");
        let effects = machine.update(Event::Confirmed);
        let [Effect::NotMe(ticket, _)] = effects[..] else { panic!("{effects:?}") };
        machine.update(Event::Done(ticket, NotMeDone { ended: 0, requests_stopped: true }));
        assert!(!machine.ends_sessions(), "{what:?}");
    }
}

#[test]
fn a_failure_stays_on_the_screen_and_can_be_tried_again() {
    let mut machine = showing();
    let ticket = confirmed(&mut machine);
    machine.update(Event::Failed(ticket, Failure::Offline));
    assert_eq!((machine.shows(), machine.can_act()), (Shows::NotMe, true));
    assert!(machine.trouble().is_some());
    assert!(matches!(machine.update(Event::Confirmed)[..], [Effect::NotMe(..)]));
}

#[test]
fn the_back_button_leads_to_a_list_that_is_asked_for_anew() {
    let mut machine = showing();
    let effects = machine.update(Event::NotMeChosen("e2".into()));
    assert!(effects.contains(&Effect::EnterHistory));
    let effects = machine.update(Event::WentBack);
    assert!(effects.iter().any(|it| matches!(it, Effect::Load(_))), "{effects:?}");
    assert_eq!(machine.shows(), Shows::MySignIns);
}

#[test]
fn nobody_signed_in_is_sent_to_sign_in_and_comes_back() {
    let (mut machine, ticket) = opened();
    let effects = machine.update(Event::SignedOut(ticket));
    assert_eq!(effects, [Effect::Go(Location::admit("/signin?for=my_sign_ins"))]);
}

#[test]
fn a_session_that_ended_meanwhile_is_asked_for_again() {
    let (mut machine, ticket) = opened();
    let problem = Problem {
        kind: String::new(),
        title: String::new(),
        status: 401,
        code: ProblemCode::NotSignedIn,
        trace_id: String::new(),
        retry_after: None,
    };
    let effects = machine.update(Event::Failed(ticket, Failure::Problem(problem)));
    assert_eq!(effects, [Effect::Go(Location::admit("/signin?for=my_sign_ins"))]);
}

#[test]
fn a_late_answer_changes_nothing() {
    let (mut machine, old) = opened();
    machine.update(Event::Opened);
    assert_eq!(machine.update(Event::Known(old, List { events: vec![] })), []);
    assert_eq!(machine.events(), None);
}
