//! A phone that is no way to sign in any more: its owner has taken it away, there or here, or has lost it.

use crate::harness::{
    ANNA, BRAM, DUTCH, Deployment, ENGLISH, PASSWORD, PIN, Person, Words, bram_with_his_phone, code_after,
    code_now,
};

/// Says of a phone what it is, beneath its name in the list of methods.
const ON_YOUR_PHONE: &str = "Authenticator on your phone";

fn what_the_methods_are(person: &Person) -> String {
    person.seen(".method").join("\n")
}

#[test]
fn a_phone_that_bram_unregisters_there_is_a_way_to_sign_in_no_more_and_its_codes_are() {
    let deployment = Deployment::new();
    let (computer, phone) = bram_with_his_phone(&deployment, &ENGLISH);
    let (words, says) = (computer.words, phone.phone());
    let spent = phone.code_there();
    phone.presses(says.settings).sees(says.settings).presses(BRAM).presses(says.unregister);
    let registered = || phone.seen("button").contains(&says.unregister.to_owned());
    phone.wait("the phone to be unregistered", || (!registered()).then_some(()));
    phone.presses(says.back);

    computer.opens("/security-info").identifies_as(BRAM).gives_password(PASSWORD).sees(words.enter_code);
    assert!(!computer.seen("button").contains(&words.approve_instead.to_owned()), "no phone is offered");
    computer.gives_code(&phone.code_after(&spent)).stays(false).has_security_info();
    assert_eq!(computer.seen(".phone-on"), [""; 0]);
    let methods = what_the_methods_are(&computer);
    assert!(!methods.contains(ON_YOUR_PHONE), "{methods}");
}

/// Anna in her security info, with an app that she had before, and her phone.
fn anna_beside_her_phone(deployment: &Deployment, words: &'static Words) -> (Person, Person) {
    let computer = deployment.visit().speaking(words).arrive();
    let phone = deployment.visit().speaking(words).arrive();
    computer.opens("/security-info").identifies_as(ANNA).gives_password(PASSWORD).gives_code(&code_now());
    computer.stays(false).enrols(&phone);
    (computer, phone)
}

/// She does not have it on the list any more.
fn removes(computer: &Person, phone: &Person) {
    let name = phone.phone().my_phone;
    phone.will_hear("/api/v1/authenticator");
    computer.deletes(name).has_security_info();
    computer.wait("the phone to go", || (!computer.methods().contains(&name.to_owned())).then_some(()));
    assert_eq!(computer.seen(".phone-on"), [""; 0]);
}

fn removed_in(words: &'static Words, told: &str) {
    let deployment = Deployment::new();
    let (computer, phone) = anna_beside_her_phone(&deployment, words);
    let other = deployment.visit().speaking(words).arrive();
    let says = phone.phone();
    let number = other.opens("/signin").asks_the_phone(ANNA);
    assert!(phone.choices().contains(&number));
    removes(&computer, &phone);
    phone.sees(says.unregistered).presses(says.done).sees(says.accounts);
    other.is_told(told).presses(words.use_password).sees(words.enter_password);
}

#[test]
fn a_phone_that_is_removed_on_the_computer_says_so_instead_of_the_request_it_showed() {
    removed_in(&ENGLISH, "Your phone is no longer registered.");
}

#[test]
fn a_phone_that_is_removed_on_the_computer_says_so_in_dutch() {
    removed_in(&DUTCH, "Uw telefoon is niet meer geregistreerd.");
}

#[test]
fn anna_whose_phone_is_lost_gets_in_with_her_other_app_and_removes_it() {
    let deployment = Deployment::new();
    let (computer, phone) = anna_beside_her_phone(&deployment, &ENGLISH);
    let (words, says) = (computer.words, phone.phone());
    let (own_app, spent) = (computer.methods().swap_remove(0), code_now());
    assert_ne!(own_app, says.my_phone);
    computer.opens("/").signs_out();
    phone.presses(says.lock).sees(says.locked);

    computer.opens("/security-info").identifies_as(ANNA).gives_password(PASSWORD);
    computer.takes_the_code_of(&own_app).gives_code(&code_after(&spent)).stays(false).has_security_info();
    removes(&computer, &phone);
    assert_eq!(computer.methods(), [&own_app, words.password]);

    // Whoever has found it, and knows its PIN.
    computer.opens("/").signs_out().opens("/signin").asks_the_phone(ANNA);
    computer.reads_at_last(words.nothing_on_phone);
    assert_eq!(phone.seen(".waits"), [""; 0]);
    phone.enters(says.its_pin, PIN).presses(says.unlock).opens_the_account();
    phone
        .wait("the phone to say so", || phone.seen(".gone").concat().starts_with(says.no_more).then_some(()));
    let buttons = || phone.seen("button");
    assert!(!buttons().contains(&says.enable.to_owned()), "nothing can be enabled for who is not registered");
    phone.presses(says.unregister);
    phone.wait("the registration to go", || (!buttons().contains(&says.unregister.to_owned())).then_some(()));
}
