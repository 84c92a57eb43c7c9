//! Asking how it stands: how often, and what the network does meanwhile.

use crate::common::*;
use crate::number_stage::*;
use drempel_contract::{Method, NumberMatchStatus, ProblemCode, Reply, Step};
use drempel_flow::Failure;
use drempel_flow::sign_in::{CutOff, Effect, Event, Request, SignIn, StepName, Trouble};

#[test]
fn how_it_stands_is_asked_at_the_backends_interval_and_nobody_is_told_to_wait() {
    let mut stage = Stage::new();
    assert_eq!(stage.after(1), []);
    let ticket = stage.polls_after(1);
    assert!(!stage.machine.is_waiting());
    assert_eq!(stage.after(5), [], "one question at a time");
    assert_eq!(stage.machine.update(Event::Answered(ticket, sent("t1"))), []);
    assert_eq!(stage.after(1), []);
    stage.polls_after(1);
}

#[test]
fn an_answer_beside_a_question_first_asks_where_the_sign_in_is() {
    let mut stage = Stage::new();
    let late = stage.polls();
    let effects = stage.machine.update(Event::MethodChosen(Method::Password));
    let request = requested(&effects);
    assert!(matches!(request, Request::AnswerAfresh { at: StepName::NumberMatch, .. }), "{request:?}");
    let before = stage.machine.clone();
    assert_eq!(stage.machine.update(Event::Answered(late, reply("t2", Step::StaySignedIn))), []);
    assert_eq!(stage.machine, before, "a late answer changes nothing");
    stage.machine.update(Event::Resumed(asked(&effects), Some(reply("t3", Step::StaySignedIn))));
    assert_eq!(stage.machine.screen_name(), StepName::StaySignedIn, "the phone was faster");
}

#[test]
fn a_lost_answer_to_a_question_is_asked_for_again_with_the_same_token() {
    let mut stage = Stage::new();
    let ticket = stage.polls();
    assert_eq!(stage.fails(ticket, Failure::Unreachable), []);
    assert_eq!(stage.screen().cut_off, Some(CutOff::Unreachable));
    assert_eq!(stage.screen().number(), Some("42"));
    assert_eq!(stage.after(3), []);
    let ticket = stage.polls_after(1);
    stage.machine.update(Event::Answered(ticket, reply("t2", Step::StaySignedIn)));
    assert_eq!(stage.machine.screen_name(), StepName::StaySignedIn);
}

#[test]
fn an_answer_after_a_lost_question_first_asks_where_the_sign_in_is() {
    let mut stage = Stage::new();
    let ticket = stage.polls();
    stage.fails(ticket, Failure::TimedOut);
    let request = requested(&stage.machine.update(Event::MethodChosen(Method::Password)));
    assert!(matches!(request, Request::AnswerAfresh { .. }), "{request:?}");
}

#[test]
fn after_a_lost_send_again_the_next_question_is_where_the_sign_in_is() {
    let mut stage = Stage::with(Reply { step: left(0), ..sent("t1") });
    let effects = stage.machine.update(Event::SendAgainChosen);
    stage.fails(asked(&effects), Failure::Unreachable);
    assert_eq!(stage.machine.trouble(), Some(&Trouble::Unreachable));
    let asked = stage.after(2);
    let [(ticket, Request::Resume(_))] = &asked[..] else { panic!("{asked:?}") };
    let again = with_others(reply("t2", number("17", NumberMatchStatus::Sent)));
    stage.machine.update(Event::Resumed(*ticket, Some(again)));
    assert_eq!((stage.screen().number(), stage.machine.trouble()), (Some("17"), None));
    assert!(matches!(&stage.after(2)[..], [(_, Request::Poll(_))]));
}

#[test]
fn while_nobody_answers_the_questions_come_less_and_less_often() {
    let mut stage = Stage::new();
    let mut ticket = stage.polls();
    for pause in [4, 8, 16, 30, 30] {
        stage.fails(ticket, Failure::TimedOut);
        assert_eq!(stage.after(pause - 1), [], "{pause}");
        let asked = stage.after(1);
        let [(next, Request::Poll(_))] = &asked[..] else { panic!("{pause}: {asked:?}") };
        ticket = *next;
    }
    stage.machine.update(Event::Answered(ticket, sent("t1")));
    assert_eq!(stage.screen().cut_off, None);
    stage.polls_after(2);
}

#[test]
fn a_busy_backend_is_asked_when_it_said() {
    let mut stage = Stage::new();
    let ticket = stage.polls();
    stage.fails(ticket, problem(ProblemCode::Throttled, Some(20)));
    assert_eq!(stage.after(19), []);
    stage.polls_after(1);
}

#[test]
fn whoever_comes_back_is_not_kept_waiting() {
    for event in [Event::CameBack, Event::CameOnline] {
        let mut stage = Stage::new();
        assert_eq!(stage.machine.update(event.clone()), [], "the number has only just come");
        let ticket = stage.polls();
        assert_eq!(stage.machine.update(event.clone()), [], "a question is under way");
        stage.fails(ticket, Failure::Offline);
        assert_eq!(stage.screen().cut_off, Some(CutOff::Offline));
        let effects = stage.machine.update(event);
        assert!(matches!(&effects[..], [Effect::Ask { request: Request::Poll(_), .. }]), "{effects:?}");
    }
}

#[test]
fn coming_back_to_another_screen_asks_nothing() {
    for mut machine in [SignIn::default(), at_password(), at_totp()] {
        assert_eq!(machine.update(Event::CameBack), []);
    }
}

#[test]
fn a_token_that_another_tab_replaced_is_replaced_here_without_a_word() {
    for code in [ProblemCode::StaleToken, ProblemCode::WrongStep] {
        let mut stage = Stage::new();
        let ticket = stage.polls();
        let effects = stage.fails(ticket, problem(code, None));
        let [Effect::Ask { ticket, request: Request::Resume(_) }] = &effects[..] else {
            panic!("{effects:?}")
        };
        assert!(!stage.machine.is_waiting());
        stage.machine.update(Event::Resumed(*ticket, Some(sent("t9"))));
        assert_eq!((stage.machine.trouble(), stage.screen().cut_off), (None, None));
    }
}

#[test]
fn a_sign_in_that_is_gone_leads_back_to_the_address() {
    for (code, trouble) in
        [(ProblemCode::SignInExpired, Trouble::Expired), (ProblemCode::SignInEnded, Trouble::Ended)]
    {
        let mut stage = Stage::new();
        let ticket = stage.polls();
        stage.fails(ticket, problem(code, None));
        assert_eq!(stage.machine.trouble(), Some(&trouble));
        assert_eq!((stage.machine.screen_name(), stage.machine.typed_email()), (StepName::Identify, ANNA));
    }
    let mut stage = Stage::new();
    let ticket = stage.polls();
    let effects = stage.fails(ticket, problem(ProblemCode::StaleToken, None));
    stage.machine.update(Event::Resumed(asked(&effects), None));
    assert_eq!(stage.machine.screen_name(), StepName::Identify);
}
