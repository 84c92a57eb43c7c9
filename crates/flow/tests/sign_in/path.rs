//! From an address to signed in.

use crate::common::*;
use drempel_contract::{Answer, ContinuationToken, Method, Refusal, Secret, SignInId, Step};
use drempel_flow::Location;
use drempel_flow::sign_in::{
    Effect, Event, Focus, KnownAccount, News, Request, Screen, SignIn, StepName, Trouble,
};

#[test]
fn an_address_starts_a_sign_in_parsed() {
    let mut machine = SignIn::default();
    let effects = machine.update(Event::EmailSubmitted("  Anna@Drempel.Example ".into()));
    let answer = Some(Answer::Identify { email: ANNA.into(), method: None });
    let start = Request::Start { authorization: None, page: None, answer };
    assert!(matches!(&effects[..], [Effect::Ask { request, .. }] if *request == start));
    assert!(machine.is_waiting());
}

#[test]
fn something_that_is_no_address_asks_nobody_and_keeps_the_keyboard_in_the_field() {
    let mut machine = SignIn::default();
    assert_eq!(machine.update(Event::EmailSubmitted("anna".into())), [Effect::Focus(Focus::Field)]);
    assert!(matches!(machine.trouble(), Some(Trouble::Email(_))));
    machine.update(Event::Typed);
    assert_eq!(machine.trouble(), None);
}

#[test]
fn the_whole_way_with_a_code() {
    let mut machine = at_password();
    assert_eq!(machine.screen_name(), StepName::Password);
    step(&mut machine, password(), reply("t2", totp()));
    let effects = machine.update(code(" 123 456 "));
    let answer = Answer::Totp { device: "a".into(), code: Secret::new("123456") };
    let token = ContinuationToken::new("t2");
    assert!(
        matches!(&effects[..], [Effect::Ask { request, .. }] if *request == Request::Answer { token, answer })
    );
    machine.update(Event::Answered(asked(&effects), reply("t3", Step::StaySignedIn)));
    let effects = step(&mut machine, Event::StayChosen(true), reply("t4", done("/")));
    assert!(matches!(machine.screen(), Screen::Progress(_)));
    assert!(effects.contains(&Effect::KeepSignIn(None)));
    assert!(effects.contains(&Effect::Tell(News::SignedIn)));
    assert_eq!(effects.last(), Some(&Effect::Go(Location::home())));
    let tile = KnownAccount {
        email: ANNA.into(),
        name: "Anna de Vries".into(),
        signed_in: true,
        method: Some(Method::Password),
    };
    assert!(effects.contains(&Effect::KeepAccounts(vec![tile])));
}

#[test]
fn a_new_screen_is_read_from_its_heading_and_kept_over_a_reload() {
    let mut machine = SignIn::default();
    let effects = step(&mut machine, Event::EmailSubmitted(ANNA.into()), reply("t1", Step::Password));
    assert!(effects.contains(&Effect::KeepSignIn(Some(SignInId::new("s1")))));
    assert!(effects.contains(&Effect::Focus(Focus::Heading)));
    assert!(effects.contains(&Effect::EnterHistory));
}

#[test]
fn a_wrong_password_is_said_on_the_same_screen() {
    let mut machine = at_password();
    let effects = step(&mut machine, password(), refused("t2", Step::Password, Refusal::WrongPassword));
    assert_eq!(machine.trouble(), Some(&Trouble::Refused(Refusal::WrongPassword)));
    assert!(effects.contains(&Effect::Focus(Focus::Field)));
}

#[test]
fn an_empty_password_asks_nobody() {
    let mut machine = at_password();
    machine.update(Event::PasswordSubmitted(Secret::new("")));
    assert_eq!(machine.trouble(), Some(&Trouble::PasswordMissing));
}

#[test]
fn a_code_with_a_letter_asks_nobody() {
    let mut machine = at_totp();
    for text in ["", "12345", "12345a", "1234567890", "１２３４５６"] {
        assert_eq!(machine.update(code(text)), [Effect::Focus(Focus::Field)], "{text}");
        assert_eq!(machine.trouble(), Some(&Trouble::CodeMalformed), "{text}");
    }
}

#[test]
fn another_device_can_be_chosen_and_stays_chosen_after_a_wrong_code() {
    let mut machine = at_totp();
    machine.update(Event::DeviceChosen("b".into()));
    let wrong = Refusal::WrongCode { attempts_left: 4 };
    step(&mut machine, code("000000"), refused("t3", totp(), wrong));
    assert!(matches!(machine.screen(), Screen::Totp(totp) if totp.chosen == "b"));
    machine.update(Event::DeviceChosen("nobody's".into()));
    assert!(matches!(machine.screen(), Screen::Totp(totp) if totp.chosen == "b"));
}

#[test]
fn a_locked_device_gives_way_to_the_next() {
    let mut machine = at_totp();
    let left = Step::Totp { devices: vec![device("b")] };
    step(&mut machine, code("000000"), refused("t3", left, Refusal::DeviceLocked));
    assert!(matches!(machine.screen(), Screen::Totp(totp) if totp.chosen == "b"));
}

#[test]
fn five_wrong_codes_lead_back_to_the_address_which_is_still_there() {
    let mut machine = at_totp();
    step(&mut machine, code("000000"), refused("t3", Step::Identify, Refusal::TooManyCodes));
    assert_eq!(machine.typed_email(), ANNA);
    assert_eq!(machine.trouble(), Some(&Trouble::Refused(Refusal::TooManyCodes)));
    assert_eq!(machine.screen_name(), StepName::Identify);
}

#[test]
fn use_another_account_and_the_back_button_end_the_sign_in_and_keep_the_address() {
    for event in [Event::AnotherAccountWanted, Event::WentBack] {
        let mut machine = at_totp();
        let effects = machine.update(event);
        assert_eq!(machine.screen_name(), StepName::Identify);
        assert_eq!(machine.typed_email(), ANNA);
        assert!(effects.contains(&Effect::KeepSignIn(None)));
        let cancelled = |effect: &Effect| matches!(effect, Effect::Ask { request: Request::Cancel(_), .. });
        assert!(effects.iter().any(cancelled));
        assert!(!machine.is_waiting(), "nobody waits for a cancellation");
    }
}

#[test]
fn a_tile_starts_a_sign_in_and_can_be_removed() {
    let mut machine = SignIn::default();
    let tile =
        |email: &str| KnownAccount { email: email.into(), name: "A".into(), signed_in: false, method: None };
    let accounts = vec![tile(ANNA), tile("bram@drempel.example")];
    machine.update(Event::Opened { under_way: None, accounts });
    machine.update(Event::AccountRemoved("bram@drempel.example".into()));
    assert_eq!(machine.accounts().len(), 1);
    let effects = machine.update(Event::AccountChosen(ANNA.into()));
    assert!(matches!(&effects[..], [Effect::Ask { request: Request::Start { .. }, .. }]));
}

#[test]
fn a_tile_that_is_signed_in_leads_home_without_asking_anything() {
    let mut machine = SignIn::default();
    let accounts = vec![KnownAccount { email: ANNA.into(), name: "A".into(), signed_in: true, method: None }];
    machine.update(Event::Opened { under_way: None, accounts });
    assert_eq!(machine.update(Event::AccountChosen(ANNA.into())), [Effect::Go(Location::home())]);
}

#[test]
fn a_place_elsewhere_is_never_gone_to() {
    let mut machine = at_totp();
    let effects = step(&mut machine, code("123456"), reply("t3", done("https://evil.example/")));
    assert_eq!(effects.last(), Some(&Effect::Go(Location::home())));
}

#[test]
fn a_password_rests_nowhere_in_the_state() {
    let mut machine = at_password();
    machine.update(password());
    assert!(!format!("{machine:?}").contains("Drempel-demo"));
}
