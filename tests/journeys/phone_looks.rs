//! From a computer's security info to a phone that approves, and every screen on the way, on both sides.

use crate::harness::{BRAM, Deployment, PIN, Person, Words};

/// Goes by every screen and stops at each.
pub(crate) fn tour(words: &'static Words, stop: impl Fn(&str, &Person)) {
    let deployment = Deployment::new();
    let visit = || deployment.visit().speaking(words).in_a_hurry();
    let (computer, phone) = (visit().arrive(), visit().arrive());
    enrolling(&computer, &phone, &stop);
    approving(&computer, &phone, &stop);
    afterwards(&computer, &phone, &stop);
}

fn enrolling(computer: &Person, phone: &Person, stop: &impl Fn(&str, &Person)) {
    let (words, says) = (computer.words, phone.phone());
    computer.looks_at_security_info_as_bram();
    stop("security_info", computer);
    computer.presses(words.add_method).sees(words.set_up_account).presses(words.cannot_scan);
    let codes = || computer.seen(".activation-code").into_iter().find(|code| !code.is_empty());
    let code = computer.wait("the code", codes);
    stop("set_up", computer);
    phone.opens("/authenticator").sees(says.first_use);
    stop("choose_pin", phone);
    phone.begins_with_the_app();
    stop("accounts_none", phone);
    phone.presses(says.add_account).sees(says.add_account);
    stop("add_account", phone);
    phone.presses(says.enter_code).enters(says.code, "AB").presses(says.proceed);
    phone.wait("being refused", || (!phone.alerts().is_empty()).then_some(()));
    stop("activation_code_refused", phone);
    phone.enters(says.code, &code).presses(says.proceed).sees(says.add_this);
    stop("enrol", phone);
    phone.presses(says.add_account);
    let number = phone.number_to_type();
    stop("number_to_type", phone);
    computer.sees(words.number_on_phone);
    stop("enrolment_number", computer);
    computer.types_the_number(&number);
    phone.sees(says.enable);
    stop("enable_phone_sign_in", phone);
    stop("connected", computer);
    phone.presses(says.enable).sees(says.enabled);
    stop("phone_sign_in_enabled", phone);
    phone.presses(says.done).sees(says.accounts);
    stop("accounts_one", phone);
    computer.sees(says.enabled);
    stop("added", computer);
    computer.presses(words.done).has_security_info();
    stop("security_info_phone", computer);
}

fn approving(computer: &Person, phone: &Person, stop: &impl Fn(&str, &Person)) {
    let says = phone.phone();
    let number = computer.opens("/").signs_out().opens("/signin").asks_the_phone(BRAM);
    assert!(phone.choices().contains(&number));
    stop("request", phone);
    phone.presses(&number);
    stop("decision", phone);
    phone.presses(says.deny).sees(says.why);
    stop("denied", phone);
    phone.presses(says.back).presses(says.approve).sees(says.prove);
    stop("prove", phone);
    phone.enters(says.its_pin, PIN).presses(says.approve).sees(says.approved).presses(says.done);
    computer.stays(false).is_home_as("Bram Jansen");
}

fn afterwards(computer: &Person, phone: &Person, stop: &impl Fn(&str, &Person)) {
    let (words, says) = (computer.words, phone.phone());
    phone.opens_the_account();
    stop("account", phone);
    phone.presses(says.back).presses(says.settings).sees(says.settings);
    stop("settings", phone);
    phone.presses(says.back).presses(says.lock).sees(says.locked);
    stop("unlock", phone);
    computer.opens("/my-sign-ins").sees(words.my_sign_ins);
    computer.wait("the list", || (computer.seen(".event").len() > 1).then_some(()));
    stop("my_sign_ins", computer);
}
