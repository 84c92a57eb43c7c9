//! The other ways from a step, and the one that was used last.

use crate::common::*;
use crate::number_stage::*;
use drempel_contract::{
    Answer, ContinuationToken, Method, NumberMatchStatus, Refusal, Reply, SignInId, Step,
};
use drempel_flow::sign_in::{Effect, Event, KnownAccount, Request, SignIn, StepName};

#[test]
fn the_other_ways_are_taken_where_they_are_offered() {
    for method in [Method::Password, Method::Totp] {
        let mut stage = Stage::new();
        assert!(stage.machine.offers(method));
        let effects = stage.machine.update(Event::MethodChosen(method));
        let answer = Answer::UseMethod { method };
        assert_eq!(requested(&effects), Request::Answer { token: ContinuationToken::new("t1"), answer });
        assert_eq!(stage.machine.update(Event::MethodChosen(method)), [], "a double click");
        let effects = stage.machine.update(Event::Answered(asked(&effects), reply("t2", Step::Password)));
        stage.timer = timed(&effects);
        assert_eq!(stage.machine.screen_name(), StepName::Password);
        assert_eq!(stage.machine.typed_email(), ANNA);
        assert_eq!(stage.after(4), [], "the number is not asked about any more");
    }
    let mut stage = Stage::with(reply("t1", number("42", NumberMatchStatus::Sent)));
    assert_eq!(stage.machine.update(Event::MethodChosen(Method::Totp)), []);
}

#[test]
fn a_password_that_has_to_wait_does_not_keep_anybody_from_the_app() {
    let mut machine = at_password();
    let throttled = Refusal::PasswordThrottled { retry_after: 60 };
    let refused = Reply { methods: vec![Method::NumberMatch], ..refused("t2", Step::Password, throttled) };
    step(&mut machine, password(), refused);
    assert!(!machine.can_submit());
    step(&mut machine, Event::MethodChosen(Method::NumberMatch), sent("t3"));
    assert_eq!((machine.screen_name(), machine.trouble()), (StepName::NumberMatch, None));
}

#[test]
fn as_a_second_factor_it_does_not_hide_that_the_password_came_first() {
    let mut machine = at_totp();
    let offered = Reply { methods: vec![Method::NumberMatch], ..reply("t3", totp()) };
    step(&mut machine, code("000000"), offered);
    step(&mut machine, Event::MethodChosen(Method::NumberMatch), sent("t4"));
    let effects = machine.update(Event::MethodChosen(Method::Totp));
    machine.update(Event::Answered(asked(&effects), reply("t5", totp())));
    step(&mut machine, code("123456"), reply("t6", Step::StaySignedIn));
    let effects = step(&mut machine, Event::StayChosen(false), reply("t7", done("/")));
    let kept = |effect: &Effect| matches!(effect, Effect::KeepAccounts(accounts) if accounts.iter().all(|it| it.method == Some(Method::Password)));
    assert!(effects.iter().any(kept), "{effects:?}");
}

fn remembered(method: Option<Method>) -> SignIn {
    let mut machine = SignIn::default();
    let account = KnownAccount { email: ANNA.into(), name: "Anna".into(), signed_in: false, method };
    machine.update(Event::Opened { under_way: None, accounts: vec![account] });
    machine
}

#[test]
fn what_was_used_last_goes_along_with_the_address_typed_or_tapped() {
    for method in [None, Some(Method::Password), Some(Method::NumberMatch)] {
        for event in
            [Event::EmailSubmitted(" Anna@drempel.example".into()), Event::AccountChosen(ANNA.into())]
        {
            let effects = remembered(method).update(event);
            let answer = Some(Answer::Identify { email: ANNA.into(), method });
            assert_eq!(requested(&effects), Request::Start { authorization: None, page: None, answer });
        }
    }
    let effects =
        remembered(Some(Method::NumberMatch)).update(Event::EmailSubmitted("b@drempel.example".into()));
    let answer = Some(Answer::Identify { email: "b@drempel.example".into(), method: None });
    assert_eq!(requested(&effects), Request::Start { authorization: None, page: None, answer });
}

#[test]
fn what_was_used_before_stays_where_a_reload_forgot_what_was_used_now() {
    let mut machine = SignIn::default();
    let method = Some(Method::NumberMatch);
    let account = KnownAccount { email: ANNA.into(), name: "Anna".into(), signed_in: false, method };
    let effects =
        machine.update(Event::Opened { under_way: Some(SignInId::new("s1")), accounts: vec![account] });
    machine.update(Event::Resumed(asked(&effects), Some(reply("t1", Step::StaySignedIn))));
    let effects = step(&mut machine, Event::StayChosen(true), reply("t2", done("/")));
    let kept = effects.iter().any(
        |effect| matches!(effect, Effect::KeepAccounts(accounts) if accounts.iter().all(|it| it.method == method)),
    );
    assert!(kept, "{effects:?}");
}
