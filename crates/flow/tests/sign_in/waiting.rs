//! Double clicks, late answers, reloads, other tabs and the clock.

use crate::common::*;
use drempel_contract::{Refusal, SignInId, Step};
use drempel_flow::sign_in::{Effect, Event, Request, SignIn, StepName, Trouble};

#[test]
fn a_double_click_asks_once() {
    let mut machine = at_password();
    assert_eq!(machine.update(password()).len(), 1);
    assert_eq!(machine.update(password()), []);
}

#[test]
fn a_late_answer_changes_nothing() {
    let mut machine = at_password();
    let late = asked(&machine.update(password()));
    machine.update(Event::WentBack);
    let before = machine.clone();
    assert_eq!(machine.update(Event::Answered(late, reply("t9", totp()))), []);
    assert_eq!(machine, before);
}

#[test]
fn an_answer_that_comes_twice_counts_once() {
    let mut machine = at_password();
    let ticket = asked(&machine.update(password()));
    machine.update(Event::Answered(ticket, reply("t2", totp())));
    let before = machine.clone();
    machine.update(Event::Answered(ticket, reply("t3", Step::StaySignedIn)));
    assert_eq!(machine, before);
}

#[test]
fn a_reload_asks_where_the_sign_in_is_and_goes_on_there() {
    let mut machine = SignIn::default();
    let opened = Event::Opened { under_way: Some(SignInId::new("s1")), accounts: vec![] };
    let effects = machine.update(opened);
    assert!(matches!(&effects[..], [Effect::Ask { request: Request::Resume(_), .. }]));
    machine.update(Event::Resumed(asked(&effects), Some(reply("t5", totp()))));
    assert_eq!(machine.screen_name(), StepName::Totp);
}

#[test]
fn a_reload_after_the_sign_in_is_over_begins_anew_without_a_reproach() {
    let mut machine = SignIn::default();
    let opened = Event::Opened { under_way: Some(SignInId::new("s1")), accounts: vec![] };
    let ticket = asked(&machine.update(opened));
    let effects = machine.update(Event::Resumed(ticket, None));
    assert!(effects.contains(&Effect::KeepSignIn(None)));
    assert_eq!((machine.screen_name(), machine.trouble()), (StepName::Identify, None));
}

#[test]
fn a_throttled_password_counts_down_and_can_then_be_tried() {
    let mut machine = at_password();
    let throttled = Refusal::PasswordThrottled { retry_after: 2 };
    let effects = step(&mut machine, password(), refused("t2", Step::Password, throttled));
    assert!(!machine.can_submit());
    assert_eq!(machine.update(password()), []);
    let effects = machine.update(Event::SecondPassed(timed(&effects)));
    assert_eq!(machine.trouble(), Some(&Trouble::PasswordThrottled { seconds_left: 1 }));
    machine.update(Event::SecondPassed(timed(&effects)));
    assert_eq!(machine.trouble(), None);
    assert!(machine.can_submit());
}

#[test]
fn ten_minutes_lead_back_to_the_address_with_the_reason() {
    let mut machine = SignIn::default();
    let short = drempel_contract::Reply { expires_in: 1, ..reply("t1", Step::Password) };
    let effects = step(&mut machine, Event::EmailSubmitted(ANNA.into()), short);
    machine.update(Event::SecondPassed(timed(&effects)));
    assert_eq!(machine.trouble(), Some(&Trouble::Expired));
    assert_eq!((machine.screen_name(), machine.typed_email()), (StepName::Identify, ANNA));
}

#[test]
fn an_old_timer_changes_nothing() {
    let mut machine = SignIn::default();
    let effects = step(&mut machine, Event::EmailSubmitted(ANNA.into()), reply("t1", Step::Password));
    step(&mut machine, password(), reply("t2", totp()));
    let before = machine.clone();
    assert_eq!(machine.update(Event::SecondPassed(timed(&effects))), []);
    assert_eq!(machine, before);
}

#[test]
fn another_tab_that_signed_in_takes_this_one_home() {
    let mut machine = at_password();
    let effects = machine.update(Event::SignedInElsewhere);
    assert!(matches!(effects.last(), Some(Effect::Go(_))));
    assert_eq!(machine.update(Event::SignedInElsewhere), []);
}
