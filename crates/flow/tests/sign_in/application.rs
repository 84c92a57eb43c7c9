//! Signing in to an application that sent the person here.

use crate::common::*;
use drempel_contract::{AccountPage, Answer, ConsentScope, Refusal, Reply, SignInId, Step};
use drempel_flow::sign_in::{Effect, Entrance, Event, Request, SignIn, StepName, Trouble};
use drempel_flow::{Failure, Location};

const CONTINUE: &str = "/oauth2/authorize/continue?authorization=YXV0aA";

fn entered() -> SignIn {
    SignIn::at(Entrance::Application { authorization: "YXV0aA".into() })
}

/// The machine after its opening, and what it asked.
fn opened() -> (SignIn, Vec<Effect>) {
    let mut machine = entered();
    let effects = machine.update(Event::Opened { under_way: None, accounts: vec![] });
    (machine, effects)
}

fn hinted(hint: Option<&str>) -> Reply {
    let (application, login_hint) = (Some("Timetable".into()), hint.map(str::to_owned));
    Reply { application, login_hint, person: None, ..reply("t1", Step::Identify) }
}

fn consent() -> Step {
    let scopes = vec![ConsentScope::Openid, ConsentScope::Email];
    Step::Consent { application: "Timetable".into(), host: "timetable.example".into(), scopes }
}

fn start(email: Option<&str>) -> Request {
    let answer = email.map(|email| Answer::Identify { email: email.into(), method: None });
    Request::Start { authorization: Some("YXV0aA".into()), page: None, answer }
}

#[test]
fn the_opening_asks_what_the_application_wants_and_nobody_waits_for_it() {
    let (mut machine, effects) = opened();
    assert_eq!(requested(&effects), start(None));
    assert!(!machine.is_waiting() && machine.can_submit());
    let looked = Event::Answered(asked(&effects), hinted(Some(ANNA)));
    assert_eq!(machine.update(looked), [], "what is being typed keeps the keyboard");
    assert_eq!((machine.application(), machine.typed_email()), (Some("Timetable"), ANNA));
}

#[test]
fn next_does_not_wait_for_the_opening() {
    let (mut machine, effects) = opened();
    let early = asked(&effects);
    let effects = machine.update(Event::EmailSubmitted(ANNA.into()));
    assert_eq!(requested(&effects), start(Some(ANNA)));
    assert_eq!(machine.update(Event::Answered(early, hinted(Some("bram@drempel.example")))), []);
    assert_eq!(machine.typed_email(), ANNA);
    machine.update(Event::Answered(asked(&effects), reply("t2", Step::Password)));
    assert_eq!(machine.screen_name(), StepName::Password);
}

#[test]
fn an_opening_that_fails_is_made_up_for_by_next() {
    let (mut machine, effects) = opened();
    machine.update(Event::Failed(asked(&effects), Failure::Unreachable));
    assert_eq!(machine.trouble(), None);
    assert_eq!(requested(&machine.update(Event::EmailSubmitted(ANNA.into()))), start(Some(ANNA)));
}

#[test]
fn the_application_is_named_at_every_step() {
    let (mut machine, _) = opened();
    let email = Event::EmailSubmitted(ANNA.into());
    let way = [(email, Step::Password), (password(), totp()), (code("123456"), Step::StaySignedIn)];
    for (event, step_now) in way {
        step(&mut machine, event, Reply { application: Some("Timetable".into()), ..reply("t", step_now) });
        assert_eq!(machine.application(), Some("Timetable"));
    }
}

#[test]
fn a_session_that_suffices_leads_straight_to_the_question_or_away() {
    let (mut machine, effects) = opened();
    machine.update(Event::Answered(asked(&effects), reply("t1", consent())));
    assert_eq!(machine.screen_name(), StepName::Consent);
    let (mut machine, effects) = opened();
    let effects = machine.update(Event::Answered(asked(&effects), reply("t1", done(CONTINUE))));
    assert!(matches!(effects.last(), Some(Effect::Go(location)) if location.as_str() == CONTINUE));
}

#[test]
fn either_answer_leads_back_to_the_application() {
    for allow in [true, false] {
        let (mut machine, effects) = opened();
        machine.update(Event::Answered(asked(&effects), reply("t1", consent())));
        let effects = machine.update(Event::ConsentGiven(allow));
        let Request::Answer { answer, .. } = requested(&effects) else { panic!("{effects:?}") };
        assert_eq!(answer, Answer::Consent { allow });
        assert_eq!(machine.update(Event::ConsentGiven(allow)), [], "a double click asks once");
        let effects = machine.update(Event::Answered(asked(&effects), reply("t2", done(CONTINUE))));
        assert!(matches!(effects.last(), Some(Effect::Go(location)) if location.as_str() == CONTINUE));
    }
}

#[test]
fn an_application_that_gave_up_is_told_and_the_sign_in_leads_home() {
    let (mut machine, effects) = opened();
    let gone =
        Reply { refusal: Some(Refusal::AuthorizationGone), person: None, ..reply("t1", Step::Identify) };
    machine.update(Event::Answered(asked(&effects), gone));
    assert_eq!(machine.trouble(), Some(&Trouble::Refused(Refusal::AuthorizationGone)));
    machine.update(Event::Typed);
    assert!(machine.trouble().is_some(), "typing does not bring it back");
    let effects = machine.update(Event::EmailSubmitted(ANNA.into()));
    assert!(matches!(requested(&effects), Request::Start { authorization: None, .. }));
}

#[test]
fn an_application_that_gave_up_during_the_sign_in_is_told_and_a_tile_leads_home() {
    let (mut machine, _) = opened();
    step(&mut machine, Event::EmailSubmitted(ANNA.into()), reply("t1", Step::Password));
    let gone = refused("t2", done("/"), Refusal::AuthorizationGone);
    let effects = step(&mut machine, password(), gone);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Go(_))), "nobody is carried away");
    assert_eq!(machine.trouble(), Some(&Trouble::Refused(Refusal::AuthorizationGone)));
    let effects = machine.update(Event::AccountChosen(ANNA.into()));
    assert!(matches!(effects.last(), Some(Effect::Go(location)) if location.as_str() == "/"));
}

#[test]
fn another_account_keeps_the_application() {
    let (mut machine, effects) = opened();
    machine.update(Event::Answered(asked(&effects), reply("t1", consent())));
    machine.update(Event::AnotherAccountWanted);
    assert_eq!(machine.screen_name(), StepName::Identify);
    let effects = machine.update(Event::EmailSubmitted("bram@drempel.example".into()));
    assert_eq!(requested(&effects), start(Some("bram@drempel.example")));
}

#[test]
fn a_reload_resumes_and_one_that_is_over_asks_the_application_again() {
    let mut machine = entered();
    let event = Event::Opened { under_way: Some(SignInId::new("s1")), accounts: vec![] };
    let ticket = asked(&machine.update(event.clone()));
    machine.update(Event::Resumed(ticket, Some(reply("t1", consent()))));
    assert_eq!(machine.screen_name(), StepName::Consent);
    let mut machine = entered();
    let ticket = asked(&machine.update(event));
    let effects = machine.update(Event::Resumed(ticket, None));
    assert_eq!(requested(&effects), start(None));
}

#[test]
fn a_session_opened_in_another_tab_is_asked_about() {
    let (mut machine, effects) = opened();
    machine.update(Event::Answered(asked(&effects), hinted(None)));
    step(&mut machine, Event::EmailSubmitted(ANNA.into()), reply("t2", Step::Password));
    let effects = machine.update(Event::SignedInElsewhere);
    let asks =
        effects.iter().any(|effect| matches!(effect, Effect::Ask { request, .. } if *request == start(None)));
    assert!(asks, "{effects:?}");
}

#[test]
fn a_page_about_the_account_goes_along_with_every_start_and_is_gone_to_at_once_where_the_session_is_fresh() {
    let page = Some(AccountPage::SecurityInfo);
    let mut machine = SignIn::at(Entrance::Account(AccountPage::SecurityInfo));
    let effects = machine.update(Event::Opened { under_way: None, accounts: vec![] });
    assert_eq!(requested(&effects), Request::Start { authorization: None, page, answer: None });
    assert!(!machine.is_waiting(), "the address can be typed");
    let mut fresh = machine.clone();
    let there = fresh.update(Event::Answered(asked(&effects), reply("t1", done("/security-info"))));
    assert_eq!(there.last(), Some(&Effect::Go(Location::admit("/security-info"))));
    let request = requested(&machine.update(Event::EmailSubmitted(ANNA.into())));
    let answer = Some(Answer::Identify { email: ANNA.into(), method: None });
    assert_eq!(request, Request::Start { authorization: None, page, answer });
}
