//! Passwords that are not taken.

use crate::harness::{Deployment, EVA, PASSWORD};

const WRONG: &str = "do not belong together";

#[test]
fn a_wrong_password_is_told_at_the_field_and_the_right_one_works() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    eva.opens("/signin").identifies_as(EVA).gives_password("not this one").is_told(WRONG);
    eva.has_keyboard_on("textbox", words.password).sees(words.enter_password);
    eva.gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");
}

#[test]
fn what_was_said_about_a_password_goes_with_the_next_keystroke() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    eva.opens("/signin").identifies_as(EVA).presses(words.sign_in).is_told("Enter your password.");
    eva.enters(words.password, "a").is_told_nothing();
}

#[test]
fn an_unknown_person_meets_what_a_known_one_meets() {
    let deployment = Deployment::new();
    let nobody = deployment.person();
    nobody.opens("/signin").identifies_as("nobody@drempel.example").gives_password(PASSWORD).is_told(WRONG);
}

#[test]
fn a_disabled_person_is_told_so_after_the_right_password_only() {
    let deployment = Deployment::new();
    deployment.backend.operate(&["user", "disable", EVA]);
    let eva = deployment.person();
    eva.opens("/signin").identifies_as(EVA).gives_password("not this one").is_told(WRONG);
    eva.gives_password(PASSWORD).is_told("This account is disabled.");
    deployment.backend.operate(&["user", "enable", EVA]);
    eva.presses(eva.words.use_another_account);
    eva.identifies_as(EVA).gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");
}

#[test]
fn who_guesses_has_to_wait_and_can_go_on_afterwards() {
    let deployment =
        Deployment::with(&[("DREMPEL_THROTTLE_WRONG_PASSWORDS", "3"), ("DREMPEL_THROTTLE_FIRST_WAIT", "6s")]);
    let eva = deployment.person();
    eva.opens("/signin").identifies_as(EVA);
    for guess in ["first guess", "second guess"] {
        eva.gives_password(guess).is_told(WRONG);
    }
    eva.gives_password("third guess")
        .is_told(WRONG)
        .gives_password(PASSWORD)
        .is_told("Too many wrong passwords.");
    eva.wait("the end of the wait", || eva.alerts().is_empty().then_some(()));
    eva.gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");
}

#[test]
fn a_password_is_in_no_address_and_in_no_storage() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.opens("/signin").identifies_as(EVA).gives_password(PASSWORD).sees(eva.words.stay_signed_in);
    let kept = eva.asks(
        "return JSON.stringify([localStorage, sessionStorage, document.cookie, location.href, history.state,
            performance.getEntries().map((entry) => entry.name)])",
    );
    let kept = kept.as_str().expect("text");
    assert!(!kept.contains(PASSWORD) && !kept.contains(EVA), "{kept}");
}
