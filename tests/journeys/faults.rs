//! Every fault × every call: what is said is true, what was typed is kept, nothing is claimed to have worked, and once the
//! fault is gone, the way forward works.

use crate::harness::{ANNA, Deployment, EVA, Fault, PASSWORD, Person, REFERENCE, code_now};
use std::time::Duration;

const UNREACHABLE: &str = "The sign-in service cannot be reached.";
const UNREADABLE: &str = "The answer could not be read.";

/// With what has to be said of each.
const FAULTS: [(Fault, &str); 12] = [
    (Fault::Cut, UNREACHABLE),
    (Fault::Hang, "The sign-in service did not answer in time."),
    (Fault::Throttled, "It is very busy."),
    (Fault::Internal, REFERENCE),
    (Fault::BadGateway, UNREACHABLE),
    (Fault::Empty, UNREADABLE),
    (Fault::Truncated, UNREACHABLE),
    (Fault::Garbled, UNREADABLE),
    (Fault::OtherShape, UNREADABLE),
    (Fault::OtherType, UNREADABLE),
    (Fault::Huge, UNREADABLE),
    (Fault::ReplyLost, UNREACHABLE),
];

/// Until a wait that was asked for is over.
fn waits(person: &Person, fault: Fault) {
    if matches!(fault, Fault::Throttled) {
        person.wait("the end of the wait", || person.alerts().is_empty().then_some(()));
    }
}

#[test]
fn a_slow_answer_shows_progress_and_pressing_again_sends_nothing() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    deployment.proxy.spoil("POST /api/v1/sign-in", Fault::Slow(Duration::from_secs(6)));
    eva.opens("/signin").enters(words.account, EVA).presses(words.next);
    eva.wait("progress", || (!eva.seen("[role=progressbar]").is_empty()).then_some(()));
    let status = || eva.asks("return document.querySelector('#status').textContent");
    eva.wait("the wait to be announced", || (status() == "One moment…").then_some(()));
    eva.presses(words.next).presses(words.next);
    eva.wait("a word of comfort", || eva.seen(".slow").concat().contains("longer than usual").then_some(()));
    eva.sees(words.enter_password).is_told_nothing();
    assert_eq!(deployment.proxy.count("POST /api/v1/sign-in"), 1);
}

#[test]
fn a_start_that_fails_keeps_the_address() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    eva.opens("/signin").sees(words.sign_in);
    for (fault, message) in FAULTS {
        deployment.proxy.spoil("POST /api/v1/sign-in", fault);
        eva.enters(words.account, EVA).presses(words.next).is_told(message).sees(words.sign_in);
        assert_eq!(eva.value(words.account), EVA, "{fault:?}");
        eva.has_keyboard_on("textbox", words.account);
        deployment.proxy.mend();
        eva.presses(words.next).sees(words.enter_password).is_told_nothing();
        eva.presses(words.use_another_account).sees(words.sign_in);
    }
}

#[test]
fn a_password_that_fails_to_arrive_can_be_sent_again() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    eva.opens("/signin");
    for (fault, message) in FAULTS {
        eva.identifies_as(EVA);
        deployment.proxy.spoil("/answer", fault);
        eva.gives_password(PASSWORD).is_told(message).sees(words.enter_password);
        assert_eq!(eva.value(words.password), PASSWORD, "{fault:?}");
        eva.has_keyboard_on("textbox", words.password);
        deployment.proxy.mend();
        waits(&eva, fault);
        eva.presses(words.sign_in).sees(words.stay_signed_in).is_told_nothing();
        eva.goes_back().sees(words.sign_in);
    }
}

#[test]
fn a_code_that_fails_to_arrive_can_be_sent_again() {
    let mut deployment = Deployment::new();
    let anna = deployment.person();
    let words = anna.words;
    anna.opens("/signin");
    for (fault, message) in FAULTS {
        anna.identifies_as(ANNA).gives_password(PASSWORD).sees(words.enter_code);
        deployment.proxy.spoil("/answer", fault);
        let code = code_now();
        anna.gives_code(&code).is_told(message).sees(words.enter_code);
        assert_eq!(anna.value(words.code), code, "{fault:?}");
        anna.has_keyboard_on("textbox", words.code);
        deployment.proxy.mend();
        waits(&anna, fault);
        anna.presses(words.verify).sees(words.stay_signed_in).is_told_nothing();
        anna.goes_back().sees(words.sign_in);
        // Each code works once, and the next fault cannot wait for the next code.
        deployment.backend.begin_anew();
    }
}

#[test]
fn an_answer_about_staying_that_fails_to_arrive_can_be_given_again() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    for (fault, message) in FAULTS {
        eva.opens("/signin").identifies_as(EVA).gives_password(PASSWORD).sees(words.stay_signed_in);
        deployment.proxy.spoil("/answer", fault);
        eva.presses(words.yes).is_told(message).sees(words.stay_signed_in);
        deployment.proxy.mend();
        waits(&eva, fault);
        eva.presses(words.yes).is_home_as("Eva Smit").signs_out();
    }
}

#[test]
fn a_sign_in_that_cannot_be_resumed_now_can_be_resumed_later() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    eva.opens("/signin").identifies_as(EVA);
    for (fault, message) in FAULTS {
        deployment.proxy.spoil("/resume", fault);
        eva.reloads().is_told(message).sees(words.sign_in);
        deployment.proxy.mend();
        eva.reloads().sees(words.enter_password).is_told_nothing();
    }
}

#[test]
fn a_session_that_cannot_be_looked_up_is_not_claimed() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.signs_in_as_eva();
    for (fault, message) in FAULTS {
        deployment.proxy.spoil("GET /api/v1/session", fault);
        eva.reloads().is_told(message).sees(eva.words.visitor);
        deployment.proxy.mend();
        eva.reloads().is_home_as("Eva Smit").is_told_nothing();
    }
}

#[test]
fn a_sign_out_that_fails_is_not_said_to_have_worked() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    for (fault, message) in FAULTS {
        eva.signs_in_as_eva().presses(words.account_menu);
        deployment.proxy.spoil("DELETE /api/v1/session", fault);
        eva.presses(words.sign_out).is_told(message).is_home_as("Eva Smit");
        deployment.proxy.mend();
        eva.presses(words.sign_out).sees(words.visitor).reloads().sees(words.visitor);
    }
}

#[test]
fn a_devices_code_that_fails_to_arrive_can_be_sent_again() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    eva.signs_in_as_eva();
    for (fault, message) in FAULTS {
        let device = deployment.device();
        eva.opens("/devicelogin").sees(words.device_sign_in);
        deployment.proxy.spoil("POST /api/v1/sign-in", fault);
        eva.submits_code(&device.user_code).is_told(message).sees(words.device_sign_in);
        assert_eq!(eva.value(words.code), device.user_code, "{fault:?}");
        eva.has_keyboard_on("textbox", words.code);
        deployment.proxy.mend();
        waits(&eva, fault);
        eva.presses(words.proceed).is_asked_about(&device).is_told_nothing();
        eva.goes_back().sees(words.device_sign_in);
    }
}

#[test]
fn a_decision_about_a_device_that_fails_to_arrive_can_be_made_again() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    eva.signs_in_as_eva();
    for (fault, message) in FAULTS {
        let device = deployment.device();
        eva.enters_code_of(&device).is_asked_about(&device).ticks(words.mine);
        deployment.proxy.spoil("/answer", fault);
        eva.presses(words.proceed).is_told(message).is_asked_about(&device);
        deployment.proxy.mend();
        waits(&eva, fault);
        eva.presses(words.proceed).has_approved();
        device.is_signed_in();
    }
}
