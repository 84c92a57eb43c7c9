//! Two browsers: a computer that wants in, and the phone that says yes or no.

use crate::harness::{
    BRAM, DUTCH, Deployment, ENGLISH, PIN, Person, Words, bram_with_his_phone, handset_words,
};

fn approves_in(words: &'static Words) {
    let deployment = Deployment::new();
    let (computer, phone) = bram_with_his_phone(&deployment, words);
    let number = computer.opens("/signin").asks_the_phone(BRAM);
    let choices = phone.choices();
    assert!(choices.contains(&number), "{number} is among {choices:?}");
    assert_eq!(phone.seen(".screen:not([hidden]) .account dd"), [BRAM]);
    phone.approves(&number).sees(handset_words(words).approved);
    computer.stays(false).is_home_as("Bram Jansen");
}

#[test]
fn bram_signs_in_with_his_phone_and_no_password() {
    approves_in(&ENGLISH);
}

#[test]
fn bram_signs_in_with_his_phone_in_dutch() {
    approves_in(&DUTCH);
}

fn other_than<'c>(choices: &'c [String], number: &str) -> &'c str {
    choices.iter().find(|choice| *choice != number).expect("three numbers differ")
}

fn both() -> (Deployment, Person, Person) {
    let deployment = Deployment::new();
    let (computer, phone) = bram_with_his_phone(&deployment, &ENGLISH);
    (deployment, computer, phone)
}

#[test]
fn a_wrong_number_approves_nothing_and_a_new_one_can_be_had() {
    let (_deployment, computer, phone) = both();
    let words = handset_words(&ENGLISH);
    let number = computer.opens("/signin").asks_the_phone(BRAM);
    let wrong = other_than(&phone.choices(), &number).to_owned();
    phone.approves(&wrong).sees(words.wrong_number).presses(words.done).sees(words.accounts);
    computer.presses(computer.words.send_again);
    let number = computer.other_number(&number);
    phone.approves(&number).sees(words.approved);
    computer.stays(false).is_home_as("Bram Jansen");
}

#[test]
fn a_mistake_is_denied_and_the_computer_hears_it() {
    let (_deployment, computer, phone) = both();
    let words = handset_words(&ENGLISH);
    let number = computer.opens("/signin").asks_the_phone(BRAM);
    phone.sees(words.request).presses(&number).presses(words.deny).sees(words.why);
    phone.presses(words.mistake).sees(words.denied);
    computer.is_told("You denied this request");
}

#[test]
fn none_of_these_that_bram_did_not_start_is_reported() {
    let (_deployment, computer, phone) = both();
    let words = handset_words(&ENGLISH);
    computer.opens("/signin").asks_the_phone(BRAM);
    phone.sees(words.request).presses(words.none_of_these).sees(words.why);
    phone.presses(words.not_started).sees(words.reported);
}

#[test]
fn a_locked_phone_tells_only_that_something_waits() {
    let (_deployment, computer, phone) = both();
    let words = handset_words(&ENGLISH);
    phone.presses(words.lock).sees(words.locked);
    let number = computer.opens("/signin").asks_the_phone(BRAM);
    phone.wait("that something waits", || {
        phone.seen(".waits").contains(&words.waits.to_owned()).then_some(())
    });
    let document = phone.asks("return document.documentElement.outerHTML");
    let document = document.as_str().expect("a text");
    assert!(!document.contains(BRAM), "whose it is stands in a locked phone's document");
    phone.enters(words.its_pin, PIN).presses(words.unlock);
    phone.approves(&number).sees(words.approved);
    computer.stays(false).is_home_as("Bram Jansen");
}
