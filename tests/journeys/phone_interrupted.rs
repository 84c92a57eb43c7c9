//! What comes between a request and its answer on the phone: the network, the time, a newer request.

use crate::harness::{BRAM, DUTCH, Deployment, ENGLISH, Words, bram_with_his_phone};

/// Less time to answer than people get, and enough for a browser.
const BRIEF: (&str, &str) = ("DREMPEL_NUMBER_MATCH_EXPIRES_AFTER", "20s");

#[test]
fn an_answer_without_a_network_is_kept_and_sent_as_soon_as_there_is_one() {
    let deployment = Deployment::new();
    let (computer, phone) = bram_with_his_phone(&deployment, &ENGLISH);
    let number = computer.opens("/signin").asks_the_phone(BRAM);
    phone.finds(&number).will_hear("net::ERR_INTERNET_DISCONNECTED").has_network(false);
    phone.proves().is_told(phone.phone().offline);
    assert_eq!(computer.number(), number, "nothing has happened there yet");
    phone.has_network(true).sees(phone.phone().approved);
    computer.stays(false).is_home_as("Bram Jansen");
}

#[test]
fn an_answer_whose_network_comes_back_too_late_approves_nothing() {
    let deployment = Deployment::with(&[BRIEF]);
    let (computer, phone) = bram_with_his_phone(&deployment, &ENGLISH);
    let number = computer.opens("/signin").asks_the_phone(BRAM);
    phone.finds(&number).will_hear("net::ERR_INTERNET_DISCONNECTED").has_network(false);
    phone.proves().is_told(phone.phone().offline);
    computer.is_told_at_last(computer.words.no_answer);
    phone.sees(phone.phone().expired).has_network(true);
    phone.presses(phone.phone().done).sees(phone.phone().accounts);
    assert_eq!(computer.heading(), computer.words.approve_sign_in);
}

#[test]
fn a_request_that_nobody_answers_is_over_on_both_screens_and_can_be_sent_again() {
    let deployment = Deployment::with(&[BRIEF]);
    let (computer, phone) = bram_with_his_phone(&deployment, &ENGLISH);
    let number = computer.opens("/signin").asks_the_phone(BRAM);
    phone.sees(phone.phone().request);
    computer.is_told_at_last(computer.words.no_answer);
    assert_eq!(computer.seen(".number"), [""; 0]);
    phone.sees(phone.phone().expired).presses(phone.phone().done).sees(phone.phone().accounts);
    computer.presses(computer.words.send_again);
    phone.approves(&computer.other_number(&number)).sees(phone.phone().approved);
    computer.stays(false).is_home_as("Bram Jansen");
}

fn a_newer_request(words: &'static Words, told: &str) {
    let deployment = Deployment::new();
    let (_computer, phone) = bram_with_his_phone(&deployment, words);
    // Neither is a browser that he has signed in with.
    let stranger = || deployment.visit().speaking(words).arrive();
    let (first, second) = (stranger(), stranger());
    let older = first.opens("/signin").asks_the_phone(BRAM);
    assert!(phone.choices().contains(&older));
    first.reads(words.seen_on_phone);
    let newer = second.opens("/signin").asks_the_phone(BRAM);
    first.is_told(told);
    assert_eq!(first.seen(".number"), [""; 0]);
    phone.sees(phone.phone().superseded).presses(phone.phone().next_request);
    assert!(phone.choices().contains(&newer));
    phone.approves(&newer).sees(phone.phone().approved);
    second.stays(false).is_home_as("Bram Jansen");
    assert_eq!(first.heading(), words.approve_sign_in);
}

#[test]
fn a_newer_request_takes_the_older_ones_place_on_the_phone() {
    a_newer_request(&ENGLISH, "A newer request has taken the place of this one.");
}

#[test]
fn a_newer_request_takes_the_older_ones_place_in_dutch() {
    a_newer_request(&DUTCH, "Een nieuwere aanvraag heeft deze vervangen.");
}

#[test]
fn a_request_that_bram_gives_up_on_the_computer_is_no_longer_needed_on_the_phone() {
    let deployment = Deployment::new();
    let (computer, phone) = bram_with_his_phone(&deployment, &ENGLISH);
    let number = computer.opens("/signin").asks_the_phone(BRAM);
    assert!(phone.choices().contains(&number));
    computer.goes_back().sees(computer.words.sign_in);
    phone.sees(phone.phone().elsewhere).presses(phone.phone().done).sees(phone.phone().accounts);
    assert_eq!(phone.path(), "/authenticator", "and not where it was before the app");
}
