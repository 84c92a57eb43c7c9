//! Networks that fail, backends that fail, and answers nobody can read.

use crate::common::*;
use drempel_contract::{Problem, ProblemCode, Step};
use drempel_flow::Failure;
use drempel_flow::sign_in::{Effect, Event, Request, SignIn, StepName, Trouble};

fn problem(code: ProblemCode, retry_after: Option<u32>) -> Failure {
    let (kind, title, trace_id) = ("/problems/x".into(), "x".into(), "4bf92f".into());
    Failure::Problem(Problem { kind, title, status: 500, code, trace_id, retry_after })
}

fn every_failure() -> Vec<(Failure, Trouble)> {
    vec![
        (Failure::Offline, Trouble::Offline),
        (Failure::Unreachable, Trouble::Unreachable),
        (Failure::TimedOut, Trouble::TimedOut),
        (Failure::Garbled, Trouble::Garbled),
        (problem(ProblemCode::Internal, None), Trouble::Internal { reference: "4bf92f".into() }),
        (problem(ProblemCode::Unavailable, None), Trouble::Unavailable),
        (problem(ProblemCode::Throttled, Some(7)), Trouble::Busy { seconds_left: 7 }),
    ]
}

#[test]
fn every_failure_is_said_and_loses_nothing_on_every_screen() {
    for (failure, trouble) in every_failure() {
        for (mut machine, event) in [
            (SignIn::default(), Event::EmailSubmitted(ANNA.into())),
            (at_password(), password()),
            (at_totp(), code("123456")),
        ] {
            let screen = machine.screen_name();
            let ticket = asked(&machine.update(event));
            machine.update(Event::Failed(ticket, failure.clone()));
            assert_eq!(machine.trouble(), Some(&trouble));
            assert_eq!((machine.screen_name(), machine.typed_email()), (screen, ANNA));
            assert!(!machine.is_waiting());
        }
    }
}

#[test]
fn after_a_lost_answer_the_next_one_first_asks_where_the_sign_in_is() {
    let mut machine = at_password();
    let ticket = asked(&machine.update(password()));
    machine.update(Event::Failed(ticket, Failure::Unreachable));
    let effects = machine.update(password());
    let [Effect::Ask { request: Request::AnswerAfresh { at, .. }, .. }] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(*at, StepName::Password);
    machine.update(Event::Answered(asked(&effects), reply("t7", totp())));
    assert!(matches!(
        &machine.update(code("123456"))[..],
        [Effect::Ask { request: Request::Answer { .. }, .. }]
    ));
}

#[test]
fn a_step_moved_by_another_tab_is_looked_up_without_a_word() {
    for code in [ProblemCode::WrongStep, ProblemCode::StaleToken] {
        let mut machine = at_password();
        let ticket = asked(&machine.update(password()));
        let effects = machine.update(Event::Failed(ticket, problem(code, None)));
        assert!(matches!(&effects[..], [Effect::Ask { request: Request::Resume(_), .. }]));
        machine.update(Event::Resumed(asked(&effects), Some(reply("t8", Step::StaySignedIn))));
        assert_eq!((machine.screen_name(), machine.trouble()), (StepName::StaySignedIn, None));
    }
}

#[test]
fn an_expired_or_ended_sign_in_leads_back_to_the_address_with_the_reason() {
    for (code, trouble) in
        [(ProblemCode::SignInExpired, Trouble::Expired), (ProblemCode::SignInEnded, Trouble::Ended)]
    {
        let mut machine = at_password();
        let ticket = asked(&machine.update(password()));
        machine.update(Event::Failed(ticket, problem(code, None)));
        assert_eq!(machine.trouble(), Some(&trouble));
        assert_eq!((machine.screen_name(), machine.typed_email()), (StepName::Identify, ANNA));
    }
}

#[test]
fn coming_online_settles_offline_and_nothing_else() {
    let mut machine = at_password();
    let ticket = asked(&machine.update(password()));
    machine.update(Event::Failed(ticket, Failure::Offline));
    machine.update(Event::CameOnline);
    assert_eq!(machine.trouble(), None);
    let ticket = asked(&machine.update(password()));
    machine.update(Event::Failed(ticket, Failure::TimedOut));
    machine.update(Event::CameOnline);
    assert_eq!(machine.trouble(), Some(&Trouble::TimedOut));
}

#[test]
fn a_busy_backend_is_asked_again_only_when_it_said() {
    let mut machine = at_password();
    let ticket = asked(&machine.update(password()));
    let effects = machine.update(Event::Failed(ticket, problem(ProblemCode::Throttled, Some(1))));
    assert_eq!(machine.update(password()), []);
    machine.update(Event::SecondPassed(timed(&effects)));
    assert_eq!(machine.trouble(), None);
    assert_eq!(machine.update(password()).len(), 1);
}

#[test]
fn the_last_answer_is_sent_again_as_it_was_for_its_reply_brings_the_session() {
    let mut machine = at_totp();
    step(&mut machine, code("123456"), reply("t3", Step::StaySignedIn));
    let first = machine.update(Event::StayChosen(true));
    machine.update(Event::Failed(asked(&first), Failure::TimedOut));
    let again = machine.update(Event::StayChosen(true));
    let request = |effects: &[Effect]| match effects {
        [Effect::Ask { request, .. }] => request.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(request(&first), request(&again));
    machine.update(Event::Failed(asked(&again), Failure::TimedOut));
    let other = machine.update(Event::StayChosen(false));
    assert!(matches!(request(&other), Request::AnswerAfresh { .. }));
}
