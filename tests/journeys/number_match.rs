//! The number on the computer and the phone that finds it: what a person at the computer sees of it.

use crate::harness::{BRAM, DUTCH, Deployment, ENGLISH, EVA, PASSWORD, Person};
use std::time::Duration;

const COOLS_DOWN: &str = "return document.querySelector('.again').ariaDisabled";

fn bram(deployment: &Deployment) -> Person {
    let bram = deployment.person();
    bram.opens("/signin");
    bram
}

fn is_in(bram: &Person) {
    bram.stays(false).is_home_as("Bram Jansen");
}

/// Whether the number stands anywhere in the document by itself, also unseen, also digit by digit.
fn is_written(bram: &Person, number: &str) -> bool {
    let spelled = number.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let text = bram.asks("return document.documentElement.innerHTML");
    let text = text.as_str().expect("a document");
    [number, &spelled]
        .iter()
        .any(|form| text.contains(&format!(">{form}<")) || text.contains(&format!(": {form}.")))
}

/// The request is over: the number is nowhere, and nobody asks any more.
fn is_over(deployment: &Deployment, bram: &Person, number: &str) {
    assert_eq!(bram.seen(".number"), [""; 0]);
    assert!(!is_written(bram, number), "{number} is still there");
    let asked = deployment.proxy.count("/sign-in/poll");
    std::thread::sleep(Duration::from_secs(5));
    assert_eq!(deployment.proxy.count("/sign-in/poll"), asked, "nothing more will become of it");
}

#[test]
fn bram_finds_the_number_on_his_phone_and_is_in_and_next_time_is_asked_so_first() {
    for words in [&ENGLISH, &DUTCH] {
        let deployment = Deployment::new();
        let phone = deployment.phone_of(BRAM);
        let bram = deployment.visit().speaking(words).arrive();
        bram.opens("/signin");
        let number = bram.asks_the_phone(BRAM);
        assert_eq!(bram.seen(".instruction"), [words.tap_the_number]);
        bram.reads(words.request_sent);
        let request = phone.shows();
        assert!(!request.to_string().contains(&format!("\"number\":\"{number}\"")), "{request}");
        bram.reads(words.seen_on_phone);
        assert_eq!(phone.approves(&number), "approved");
        is_in(&bram);

        bram.signs_out().follows(words.sign_in).sees(words.sign_in);
        bram.enters(words.account, BRAM).presses(words.next).sees(words.approve_sign_in);
        bram.presses(words.use_password).sees(words.enter_password).gives_password(PASSWORD);
        bram.gives_code(&phone.fresh_code());
        is_in(&bram);
        bram.signs_out().follows(words.sign_in);
        bram.presses(&format!("Bram Jansen {BRAM} {}", words.signed_out)).sees(words.enter_password);
    }
}

#[test]
fn a_denied_request_is_over_and_can_be_sent_again() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let bram = bram(&deployment);
    let number = bram.asks_the_phone(BRAM);
    assert_eq!(phone.denies(), "denied");
    bram.is_told(bram.words.you_denied);
    is_over(&deployment, &bram, &number);
    bram.wait("the cool-down", || (bram.asks(COOLS_DOWN) == "false").then_some(()));
    bram.presses(bram.words.send_again);
    assert_eq!(phone.approves(&bram.number()), "approved");
    is_in(&bram);
}

#[test]
fn a_wrong_number_spends_the_request() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let bram = bram(&deployment);
    let number = bram.asks_the_phone(BRAM);
    assert_eq!(phone.approves_another_than(&number), "wrong_number");
    bram.is_told("Another number was chosen on your phone. Nothing was approved.");
    is_over(&deployment, &bram, &number);
    phone.shows_nothing();
}

#[test]
fn send_again_waits_ten_seconds_and_voids_the_first_number() {
    let deployment = Deployment::with(&[("DREMPEL_NUMBER_MATCH_COOL_DOWN", "10s")]);
    let phone = deployment.phone_of(BRAM);
    // Setting up the phone was a request, too.
    std::thread::sleep(Duration::from_secs(10));
    let bram = bram(&deployment);
    let first = bram.asks_the_phone(BRAM);
    let before = deployment.proxy.count("/sign-in/answer");
    bram.presses(bram.words.send_again);
    assert_eq!(bram.number(), first, "not yet");
    std::thread::sleep(Duration::from_secs(10));
    bram.presses(bram.words.send_again);
    let sent = || (deployment.proxy.count("/sign-in/answer") == before + 1).then_some(());
    bram.wait("the request to be sent", sent);
    bram.wait("the answer", || (bram.asks(COOLS_DOWN) == "true").then_some(()));
    let second = bram.number();
    assert_eq!(bram.focus().1, bram.words.send_again, "the keyboard stays where it was");
    assert_eq!(phone.approves(&second), "approved");
    is_in(&bram);
}

#[test]
fn a_newer_request_takes_the_place_of_an_older_one() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let (first, second) = (bram(&deployment), bram(&deployment));
    let number = first.asks_the_phone(BRAM);
    std::thread::sleep(Duration::from_secs(1));
    let newer = second.asks_the_phone(BRAM);
    first.is_told("A newer request has taken the place of this one.");
    assert_eq!(phone.approves(&newer), "approved");
    is_in(&second);
    is_over(&deployment, &first, &number);
}

#[test]
fn a_phone_that_is_unregistered_meanwhile_is_said_to_be() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let bram = bram(&deployment);
    let number = bram.asks_the_phone(BRAM);
    phone.unregisters();
    bram.is_told("Your phone is no longer registered.");
    is_over(&deployment, &bram, &number);
    bram.presses(bram.words.use_password).sees(bram.words.enter_password);
}

#[test]
fn the_fourth_request_in_ten_minutes_has_to_wait_and_the_password_does_not() {
    let deployment = Deployment::new();
    let bram = bram(&deployment);
    for _ in 0..3 {
        bram.asks_the_phone(BRAM);
        std::thread::sleep(Duration::from_secs(1));
        bram.goes_back().sees(bram.words.sign_in);
    }
    bram.identifies_as(BRAM).presses(bram.words.use_app).is_told("Too many requests");
    assert_eq!(bram.seen(".number"), [""; 0]);
    bram.presses(bram.words.send_again).sees(bram.words.approve_sign_in);
    bram.presses(bram.words.use_password).sees(bram.words.enter_password).gives_password(PASSWORD);
    is_in(&bram);
}

#[test]
fn nobody_can_tell_an_address_without_a_phone_or_a_person_from_one_whose_phone_is_silent() {
    let deployment = Deployment::with(&[("DREMPEL_NUMBER_MATCH_EXPIRES_AFTER", "70s")]);
    let phone = deployment.phone_of(BRAM);
    let people = [BRAM, EVA, "nobody@drempel.example"].map(|email| {
        let person = deployment.person();
        person.opens("/signin").asks_the_phone(email);
        (person, email)
    });
    let looks = || {
        people.each_ref().map(|(person, email)| {
            let text = person.seen("main").concat().replace(email, "…");
            // Each has a number of their own, and three who came one after the other not the same time left.
            text.chars().filter(|it| !it.is_ascii_digit() && !it.is_whitespace()).collect::<String>()
        })
    };
    let alike = |[bram, eva, nobody]: [String; 3]| {
        assert_eq!(bram, eva);
        assert_eq!(bram, nobody);
    };
    alike(looks());
    let words = people[0].0.words;
    for (person, _) in &people {
        person.wait_long("the silence to be noticed", || {
            person.seen(".state").contains(&words.nothing_on_phone.to_owned()).then_some(())
        });
    }
    alike(looks());
    for (person, _) in &people {
        person.wait_long("the end", || person.alerts().concat().contains(words.no_answer).then_some(()));
        assert_eq!(person.seen(".number"), [""; 0]);
    }
    alike(looks());
    phone.shows_nothing();
}

#[test]
fn the_number_is_on_the_screen_and_nowhere_else() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let bram = bram(&deployment);
    let number = bram.asks_the_phone(BRAM);
    let elsewhere = bram.asks(
        "return JSON.stringify([location.href, document.title, history.state, document.cookie, \
             Object.values(sessionStorage), Object.values(localStorage)])",
    );
    let elsewhere = elsewhere.as_str().unwrap_or_default().replace(&deployment.proxy.origin(), "");
    let alone = |text: &str| text.split(|it: char| !it.is_ascii_digit()).any(|digits| digits == number);
    assert!(!alone(&elsewhere), "{number} in {elsewhere}");
    let read = bram.asks("return document.getElementById('status').textContent");
    let spelled: Vec<_> = number.chars().map(String::from).collect();
    assert_eq!(read, format!("Your number: {}.", spelled.join(" ")), "read out digit by digit");
    assert_eq!(phone.approves(&number), "approved");
    bram.sees(bram.words.stay_signed_in);
    assert!(!is_written(&bram, &number), "it is gone");
}

#[test]
fn firefox_finds_it_too() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let Some(bram) = deployment.visit().arrive_in_firefox() else { return };
    bram.opens("/signin");
    let number = bram.asks_the_phone(BRAM);
    phone.shows();
    bram.reads(bram.words.seen_on_phone);
    assert_eq!(phone.approves(&number), "approved");
    is_in(&bram);
}
