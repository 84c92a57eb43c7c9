//! From another device's code to its confirmation, on the device that can type.

use crate::common::*;
use drempel_contract::{Answer, Refusal, Secret, SignInId, Step};
use drempel_flow::sign_in::{
    Effect, Entrance, Event, Focus, KnownAccount, News, Request, Screen, SignIn, StepName, Trouble,
};
use drempel_flow::{Failure, Location};
use drempel_verify::UserCodeError;

fn typed(text: &str) -> Event {
    Event::UserCodeSubmitted(Secret::new(text))
}

fn entered() -> SignIn {
    SignIn::at(Entrance::DeviceSignIn)
}

fn confirm() -> Step {
    Step::ConfirmDevice {
        application: "Television".into(),
        user_code: "WDJB-MJHT".into(),
        device: "Chromium on Linux".into(),
        place: "198.51.100.7".into(),
        asked_at: 1_767_225_600,
    }
}

fn at_confirm() -> SignIn {
    let mut machine = entered();
    step(&mut machine, typed("wdjb mjht"), reply("t1", confirm()));
    machine
}

fn decided(approve: bool, mine: bool) -> Event {
    Event::DeviceDecided { approve, mine }
}

fn start(code: &str) -> Request {
    let answer = Some(Answer::DeviceSignIn { user_code: Secret::new(code) });
    Request::Start { authorization: None, page: None, answer }
}

#[test]
fn a_code_starts_a_sign_in_however_it_was_typed() {
    for text in ["WDJB-MJHT", "wdjbmjht", " wdjb – mjht ", "w d j b m j h t"] {
        let effects = entered().update(typed(text));
        assert_eq!(requested(&effects), start("WDJBMJHT"), "{text}");
    }
}

#[test]
fn what_is_no_code_asks_nobody_and_says_which_character() {
    for (text, cause) in [
        ("", UserCodeError::Empty),
        ("WDA", UserCodeError::NeverUsed { position: 3 }),
        ("WDJB-MJ", UserCodeError::TooShort { count: 6 }),
        ("WDJB-MJHTT", UserCodeError::TooLong { count: 9 }),
    ] {
        let mut machine = entered();
        assert_eq!(machine.update(typed(text)), [Effect::Focus(Focus::Field)], "{text}");
        assert_eq!(machine.trouble(), Some(&Trouble::UserCode(cause)));
        machine.update(Event::Typed);
        assert_eq!(machine.trouble(), None);
    }
}

#[test]
fn who_is_not_signed_in_does_that_first_and_is_then_asked_about_the_device() {
    let mut machine = entered();
    let effects = step(&mut machine, typed("WDJBMJHT"), reply("t1", Step::Identify));
    assert_eq!(machine.screen_name(), StepName::Identify);
    assert!(effects.contains(&Effect::EnterHistory));
    let effects = machine.update(Event::EmailSubmitted(ANNA.into()));
    assert!(matches!(requested(&effects), Request::Answer { answer: Answer::Identify { .. }, .. }));
    machine.update(Event::Answered(asked(&effects), reply("t2", Step::Password)));
    step(&mut machine, password(), reply("t3", Step::StaySignedIn));
    let effects = step(&mut machine, Event::StayChosen(false), reply("t4", confirm()));
    assert!(effects.contains(&Effect::Tell(News::SignedIn)), "the other tabs hear of the session");
    assert_eq!((machine.screen_name(), machine.typed_email()), (StepName::ConfirmDevice, ANNA));
}

#[test]
fn a_device_is_approved_only_with_the_box() {
    let mut machine = at_confirm();
    assert_eq!(machine.update(decided(true, false)), [Effect::Focus(Focus::Field)]);
    assert_eq!(machine.trouble(), Some(&Trouble::Refused(Refusal::DeviceUnconfirmed)));
    machine.update(Event::Typed);
    assert_eq!(machine.trouble(), None, "a tick settles it");
    let done = reply("t2", Step::DeviceApproved { application: "Television".into() });
    let effects = step(&mut machine, decided(true, true), done);
    assert_eq!(effects, [Effect::KeepSignIn(None), Effect::Focus(Focus::Heading)]);
    assert!(matches!(machine.screen(), Screen::DeviceApproved(it) if it.application == "Television"));
}

#[test]
fn a_device_is_denied_with_or_without_the_box() {
    for mine in [false, true] {
        let mut machine = at_confirm();
        let denied = reply("t2", Step::DeviceDenied { application: "Television".into() });
        step(&mut machine, decided(false, mine), denied);
        assert_eq!(machine.screen_name(), StepName::DeviceDenied);
    }
}

#[test]
fn every_refusal_of_a_code_is_said_at_the_field_which_keeps_the_keyboard() {
    for refusal in [
        Refusal::MalformedUserCode,
        Refusal::UnknownUserCode { attempts_left: 4 },
        Refusal::UserCodeExpired { attempts_left: 3 },
        Refusal::UserCodeUsed { attempts_left: 2 },
    ] {
        let mut machine = entered();
        let told = refused("t1", Step::DeviceSignIn, refusal.clone());
        let effects = step(&mut machine, typed("WDJBMJHT"), told);
        assert_eq!(machine.screen_name(), StepName::DeviceSignIn);
        assert!(machine.trouble().is_some_and(Trouble::is_about_the_field), "{refusal:?}");
        assert!(effects.contains(&Effect::Focus(Focus::Field)));
        assert_eq!(
            requested(&machine.update(typed("BBBBBBBB"))),
            start("BBBBBBBB"),
            "a new code begins anew"
        );
    }
}

#[test]
fn throttled_codes_count_down_and_can_then_be_entered() {
    let mut machine = entered();
    let throttled = Refusal::UserCodesThrottled { retry_after: 2 };
    let effects = step(&mut machine, typed("WDJBMJHT"), refused("t1", Step::DeviceSignIn, throttled));
    assert_eq!(machine.update(typed("BBBBBBBB")), []);
    machine.update(Event::Typed);
    let effects = machine.update(Event::SecondPassed(timed(&effects)));
    assert_eq!(machine.trouble(), Some(&Trouble::UserCodesThrottled { seconds_left: 1 }));
    assert_eq!(machine.update(Event::SecondPassed(timed(&effects))), []);
    assert!(machine.can_submit());
}

#[test]
fn a_code_that_expired_while_it_was_looked_at_leads_back_to_the_field() {
    let mut machine = at_confirm();
    let expired = Refusal::UserCodeExpired { attempts_left: 5 };
    step(&mut machine, decided(true, true), refused("t2", Step::DeviceSignIn, expired.clone()));
    assert_eq!(machine.screen_name(), StepName::DeviceSignIn);
    assert_eq!(machine.trouble(), Some(&Trouble::Refused(expired)));
}

#[test]
fn a_sign_in_that_took_too_long_leads_back_to_the_code_with_the_reason() {
    let mut machine = entered();
    let short = drempel_contract::Reply { expires_in: 1, ..reply("t1", confirm()) };
    let effects = step(&mut machine, typed("WDJBMJHT"), short);
    machine.update(Event::SecondPassed(timed(&effects)));
    assert_eq!(machine.screen_name(), StepName::DeviceSignIn);
    assert_eq!(machine.trouble(), Some(&Trouble::Expired));
}

#[test]
fn a_lost_decision_is_sent_again_as_it_was_and_another_one_is_not() {
    let mut machine = at_confirm();
    let first = machine.update(decided(true, true));
    machine.update(Event::Failed(asked(&first), Failure::TimedOut));
    let again = machine.update(decided(true, true));
    assert_eq!(requested(&first), requested(&again));
    machine.update(Event::Failed(asked(&again), Failure::TimedOut));
    let other = machine.update(decided(false, true));
    assert!(matches!(requested(&other), Request::AnswerAfresh { at: StepName::ConfirmDevice, .. }));
}

#[test]
fn the_back_button_leads_to_the_code_from_everywhere() {
    let mut signing_in = entered();
    step(&mut signing_in, typed("WDJBMJHT"), reply("t1", Step::Identify));
    for mut machine in [signing_in, at_confirm()] {
        let effects = machine.update(Event::WentBack);
        assert_eq!(machine.screen_name(), StepName::DeviceSignIn);
        assert!(matches!(requested(&effects), Request::Cancel(_)));
    }
    let mut over = at_confirm();
    step(&mut over, decided(false, false), reply("t2", Step::DeviceDenied { application: "TV".into() }));
    over.update(Event::WentBack);
    assert_eq!(over.screen_name(), StepName::DeviceSignIn);
}

#[test]
fn another_account_is_used_for_the_same_code() {
    let mut machine = entered();
    step(&mut machine, typed("WDJBMJHT"), reply("t1", Step::Identify));
    step(&mut machine, Event::EmailSubmitted(ANNA.into()), reply("t2", Step::Password));
    assert_eq!(requested(&machine.update(Event::AnotherAccountWanted)), start("WDJBMJHT"));
}

#[test]
fn who_is_signed_in_is_signed_out_before_somebody_else_confirms() {
    let mut machine = entered();
    let anna = KnownAccount { email: ANNA.into(), name: "Anna".into(), signed_in: true, method: None };
    let opened = Event::Opened { under_way: Some(SignInId::new("s1")), accounts: vec![anna] };
    let ticket = asked(&machine.update(opened));
    machine.update(Event::Resumed(ticket, Some(reply("t1", confirm()))));
    let effects = machine.update(Event::AnotherAccountWanted);
    let answer = Some(Answer::DeviceSignIn { user_code: Secret::new("WDJB-MJHT") });
    assert_eq!(requested(&effects), Request::SignOutAndStart { answer });
    assert!(machine.accounts().iter().all(|account| !account.signed_in));
    machine.update(Event::Answered(asked(&effects), reply("t2", Step::Identify)));
    assert_eq!(machine.screen_name(), StepName::Identify);
}

#[test]
fn a_device_sign_in_is_not_carried_away_by_another_tab() {
    let mut machine = at_confirm();
    assert_eq!(machine.update(Event::SignedInElsewhere), []);
    let mut signing_in = entered();
    step(&mut signing_in, typed("WDJBMJHT"), reply("t1", Step::Identify));
    assert_eq!(signing_in.update(Event::SignedInElsewhere), []);
}

#[test]
fn a_reload_goes_on_where_the_device_was_and_one_that_is_over_begins_anew() {
    let mut machine = entered();
    let opened = Event::Opened { under_way: Some(SignInId::new("s1")), accounts: vec![] };
    let ticket = asked(&machine.update(opened.clone()));
    machine.update(Event::Resumed(ticket, Some(reply("t5", confirm()))));
    assert_eq!(machine.screen_name(), StepName::ConfirmDevice);
    let mut over = entered();
    let ticket = asked(&over.update(opened));
    over.update(Event::Resumed(ticket, None));
    assert_eq!((over.screen_name(), over.trouble()), (StepName::DeviceSignIn, None));
}

#[test]
fn a_failure_loses_nothing_on_either_screen() {
    for (mut machine, event) in [(entered(), typed("WDJBMJHT")), (at_confirm(), decided(true, true))] {
        let screen = machine.screen().clone();
        let ticket = asked(&machine.update(event));
        machine.update(Event::Failed(ticket, Failure::Unreachable));
        assert_eq!((machine.screen(), machine.trouble()), (&screen, Some(&Trouble::Unreachable)));
    }
}

#[test]
fn a_tile_of_somebody_signed_in_once_does_not_lead_home_from_a_device() {
    let mut machine = entered();
    let anna = KnownAccount { email: ANNA.into(), name: "Anna".into(), signed_in: true, method: None };
    machine.update(Event::Opened { under_way: None, accounts: vec![anna] });
    step(&mut machine, typed("WDJBMJHT"), reply("t1", Step::Identify));
    let effects = machine.update(Event::AccountChosen(ANNA.into()));
    assert!(!effects.contains(&Effect::Go(Location::home())));
    assert!(matches!(requested(&effects), Request::Answer { .. }));
}

#[test]
fn a_code_is_printed_nowhere() {
    let mut machine = entered();
    machine.update(typed("WDJBMJHT"));
    assert!(!format!("{machine:?}").contains("WDJB"));
}
