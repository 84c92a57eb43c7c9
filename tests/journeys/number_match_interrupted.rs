//! What comes between a number and its phone: another way, a reload, the network.

use crate::harness::{ANNA, BRAM, Deployment, Fault, PASSWORD, Person, code_now};

fn at_the_number(deployment: &Deployment) -> (Person, String) {
    let bram = deployment.person();
    let number = bram.opens("/signin").asks_the_phone(BRAM);
    (bram, number)
}

fn is_in(bram: &Person) {
    bram.stays(false).is_home_as("Bram Jansen");
}

#[test]
fn a_code_instead_needs_the_password_first() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let (bram, _) = at_the_number(&deployment);
    bram.presses(bram.words.use_code).sees(bram.words.enter_password).gives_password(PASSWORD);
    bram.gives_code(&phone.fresh_code());
    is_in(&bram);
}

#[test]
fn after_the_password_the_phone_can_be_the_second_factor_and_a_code_instead_of_it() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let bram = deployment.person();
    let words = bram.words;
    bram.opens("/signin").identifies_as(BRAM).gives_password(PASSWORD).sees(words.enter_code);
    bram.presses(words.approve_instead).sees(words.approve_sign_in);
    assert_eq!(bram.seen(".methods"), [words.use_code], "the password has been given");
    std::thread::sleep(std::time::Duration::from_secs(1));
    bram.presses(words.use_code).sees(words.enter_code).presses(words.approve_instead);
    bram.sees(words.approve_sign_in);
    assert_eq!(phone.approves(&bram.number()), "approved");
    is_in(&bram);
}

#[test]
fn whoever_has_no_phone_is_offered_none_after_the_password() {
    let deployment = Deployment::new();
    let anna = deployment.person();
    let words = anna.words;
    anna.opens("/signin").identifies_as(ANNA).gives_password(PASSWORD).sees(words.enter_code);
    assert!(!anna.seen("button").contains(&words.approve_instead.to_owned()));
    anna.gives_code(&code_now()).stays(false).is_home_as("Anna de Vries");
}

#[test]
fn a_reload_shows_the_same_number() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let (bram, number) = at_the_number(&deployment);
    bram.reloads().sees(bram.words.approve_sign_in);
    assert_eq!(bram.number(), number);
    assert_eq!(phone.approves(&number), "approved");
    is_in(&bram);
}

#[test]
fn the_back_button_leads_to_the_address_and_cancels_the_request() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let (bram, _) = at_the_number(&deployment);
    bram.goes_back().sees(bram.words.sign_in);
    assert_eq!(bram.value(bram.words.account), BRAM);
    bram.wait("the cancellation", || (deployment.proxy.count("/sign-in/cancel") == 1).then_some(()));
    phone.shows_nothing();
}

#[test]
fn an_approval_while_the_computer_is_offline_is_found_when_it_is_back() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let (bram, number) = at_the_number(&deployment);
    bram.will_hear("net::ERR_INTERNET_DISCONNECTED").has_network(false).is_told("You are offline.");
    assert_eq!(bram.number(), number);
    assert_eq!(phone.approves(&number), "approved");
    bram.has_network(true);
    is_in(&bram);
}

#[test]
fn an_approval_whose_reply_is_lost_twice_is_not() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let (bram, number) = at_the_number(&deployment);
    deployment.proxy.spoil("POST /api/v1/sign-in/poll", Fault::ReplyLost);
    assert_eq!(phone.approves(&number), "approved");
    bram.is_told("The sign-in service cannot be reached at the moment.");
    deployment.proxy.mend();
    is_in(&bram);
}

#[test]
fn a_backend_that_is_away_for_a_while_is_waited_for() {
    let mut deployment = Deployment::new();
    let (bram, number) = at_the_number(&deployment);
    deployment.backend.kill();
    bram.is_told("The sign-in service cannot be reached at the moment. This page keeps trying.");
    deployment.backend.restart();
    bram.wait("the message to go", || bram.alerts().is_empty().then_some(()));
    assert_eq!(bram.number(), number);
}

#[test]
fn a_lost_send_again_sends_once_and_shows_the_new_number() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let (bram, number) = at_the_number(&deployment);
    std::thread::sleep(std::time::Duration::from_secs(1));
    deployment.proxy.spoil("POST /api/v1/sign-in/answer", Fault::ReplyLost);
    bram.presses(bram.words.send_again);
    let newer = bram.other_number(&number);
    deployment.proxy.mend();
    assert_eq!(phone.approves(&newer), "approved");
    is_in(&bram);
}

#[test]
fn another_tab_that_signs_in_takes_this_one_along() {
    let deployment = Deployment::new();
    let phone = deployment.phone_of(BRAM);
    let (bram, _) = at_the_number(&deployment);
    std::thread::sleep(std::time::Duration::from_secs(1));
    let first = bram.opens_tab();
    let newer = bram.opens("/signin").asks_the_phone(BRAM);
    assert_eq!(phone.approves(&newer), "approved");
    is_in(&bram);
    bram.turns_to(&first);
    bram.is_home_as("Bram Jansen");
}
