//! The code itself: how it may be typed, and everything that is wrong with one.

use crate::harness::{Deployment, Fault, Person};
use std::thread::sleep;
use std::time::Duration;

/// What no device shows, in the right letters.
const NOBODYS: &str = "BBBB-BBBB";

fn eva(deployment: &Deployment) -> Person {
    let eva = deployment.person();
    eva.signs_in_as_eva().opens("/devicelogin").sees(eva.words.device_sign_in);
    eva
}

#[test]
fn a_code_is_read_however_it_is_typed() {
    let deployment = Deployment::new();
    let eva = eva(&deployment);
    let device = deployment.device();
    let (plain, low) = (device.user_code.replace('-', ""), device.user_code.to_lowercase());
    let (first, second) = plain.split_at(4);
    for typed in [plain.clone(), low, format!("  {first} {second} "), format!("{first}–{second}")] {
        eva.submits_code(&typed).is_asked_about(&device).goes_back().sees(eva.words.device_sign_in);
        assert_eq!(
            eva.value(eva.words.code),
            device.user_code,
            "shown as the device shows it, once it was left"
        );
    }
}

#[test]
fn what_is_no_code_is_refused_at_once_with_the_character_that_is_wrong() {
    let deployment = Deployment::new();
    let eva = eva(&deployment);
    let words = eva.words;
    let before = deployment.proxy.count("POST /api/v1/sign-in");
    eva.presses(words.proceed).is_told("eight letters").has_keyboard_on("textbox", words.code);
    eva.submits_code("WDJO-MJHT").is_told("Character 4 is not used in codes").is_described_by("Character 4");
    eva.submits_code("WDJ").is_told("this has 3");
    eva.enters(words.code, "W").is_told_nothing();
    assert_eq!(deployment.proxy.count("POST /api/v1/sign-in"), before, "nobody was asked");
}

#[test]
fn a_code_can_be_pasted_anywhere_on_the_page() {
    let deployment = Deployment::new();
    let eva = eva(&deployment);
    let device = deployment.device();
    let paste = format!(
        "const data = new DataTransfer(); data.setData('text/plain', ' {} ');
        document.activeElement.blur();
        document.body.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true }}))",
        device.user_code.to_lowercase()
    );
    eva.asks(&paste);
    assert_eq!(eva.value(eva.words.code), device.user_code);
    eva.has_keyboard_on("textbox", eva.words.code).presses(eva.words.proceed).is_asked_about(&device);
}

#[test]
fn a_code_in_the_address_fills_the_field_leaves_the_address_and_submits_nothing() {
    let deployment = Deployment::new();
    let eva = eva(&deployment);
    let words = eva.words;
    let (first, second) = (deployment.device(), deployment.device());
    let before = deployment.proxy.count("POST /api/v1/sign-in");
    for device in [&first, &second] {
        eva.opens(&["/devicelogin#code=", &device.user_code].concat()).sees(words.device_sign_in);
        eva.wait("the code in the field", || (eva.value(words.code) == device.user_code).then_some(()));
        assert_eq!(eva.path(), "/devicelogin");
    }
    sleep(Duration::from_millis(500));
    assert_eq!(deployment.proxy.count("POST /api/v1/sign-in"), before, "the person has to press");
    eva.presses(words.proceed).is_asked_about(&second);
    eva.opens(&["/devicelogin#code=", &first.user_code].concat()).sees(words.device_sign_in);
    eva.wait("the other code", || (eva.value(words.code) == first.user_code).then_some(()));
    eva.presses(words.proceed).is_asked_about(&first);
}

#[test]
fn a_code_submitted_before_the_program_is_there_is_not_lost() {
    let deployment = Deployment::new();
    let device = deployment.device();
    deployment.proxy.spoil_once(".wasm", Fault::Slow(Duration::from_secs(4)));
    let eva = deployment.visit().in_a_hurry().arrive();
    eva.opens("/devicelogin").sees(eva.words.device_sign_in);
    eva.wait("the listener for what is submitted", || {
        let loaded = "return performance.getEntriesByType('resource').some((it) => it.name.endsWith('.js'))";
        (eva.asks(loaded) == true).then_some(())
    });
    eva.enters(eva.words.code, &device.user_code).presses(eva.words.proceed);
    assert!(
        eva.asks("return document.documentElement.dataset.ready").is_null(),
        "this is about the time before"
    );
    eva.sees(eva.words.sign_in).is_told_nothing();
    assert_eq!(deployment.proxy.count("POST /api/v1/sign-in"), 1);
}

#[test]
fn five_wrong_codes_are_counted_down_and_the_sixth_has_to_wait() {
    let deployment = Deployment::new();
    let eva = eva(&deployment);
    for left in ["4 attempts left", "3 attempts left", "2 attempts left", "1 attempt left"] {
        eva.submits_code(NOBODYS).is_told("No device shows this code").is_told(left);
        eva.has_keyboard_on("textbox", eva.words.code).is_described_by(left);
    }
    eva.submits_code(NOBODYS);
    let device = deployment.device();
    eva.submits_code(&device.user_code).is_told("Too many wrong codes. You can enter a code again in");
    eva.presses(eva.words.proceed).sees(eva.words.device_sign_in);
    device.is_told("authorization_pending");
}

#[test]
fn a_code_works_once() {
    let deployment = Deployment::new();
    let eva = eva(&deployment);
    let device = deployment.device();
    eva.submits_code(&device.user_code).is_asked_about(&device);
    eva.ticks(eva.words.mine).presses(eva.words.proceed).has_approved();
    device.is_signed_in();
    eva.enters_code_of(&device).is_told("This code has been used already");
    device.is_told("invalid_grant");
}

#[test]
fn somebody_else_cannot_approve_what_one_has_looked_up() {
    let deployment = Deployment::new();
    let (eva, other) = (eva(&deployment), eva(&deployment));
    let device = deployment.device();
    eva.submits_code(&device.user_code).is_asked_about(&device);
    other.submits_code(&device.user_code).is_told("This code has been used already");
    eva.presses(eva.words.deny).sees(eva.words.device_denied);
    device.is_told("access_denied");
}

#[test]
fn an_expired_code_is_told_from_a_wrong_one_also_while_it_is_confirmed() {
    let deployment = Deployment::with(&[("DREMPEL_DEVICE_EXPIRES_AFTER", "8s")]);
    let eva = eva(&deployment);
    let (late, later) = (deployment.device(), deployment.device());
    eva.submits_code(&later.user_code).is_asked_about(&later).ticks(eva.words.mine);
    sleep(Duration::from_secs(9));
    eva.presses(eva.words.proceed).is_told("This code has expired").sees(eva.words.device_sign_in);
    eva.submits_code(&late.user_code).is_told("This code has expired. Get a new code on your device.");
    late.is_told("expired_token");
    let fresh = deployment.device();
    eva.submits_code(&fresh.user_code).is_asked_about(&fresh);
}
