//! No network, and back.

use crate::harness::{Deployment, EVA, PASSWORD};

#[test]
fn without_a_network_nothing_typed_is_lost_and_with_it_the_sign_in_goes_on() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    eva.will_hear("net::ERR_INTERNET_DISCONNECTED").opens("/signin").enters(words.account, EVA);
    eva.wait("the program", || {
        (eva.asks("return document.documentElement.dataset.ready") == "1").then_some(())
    });

    eva.has_network(false).presses(words.next).is_told("You are offline.");
    assert_eq!(eva.value(words.account), EVA);
    eva.has_network(true);
    eva.wait("the message to go", || eva.alerts().is_empty().then_some(()));
    eva.presses(words.next).sees(words.enter_password).enters(words.password, PASSWORD);

    eva.has_network(false).presses(words.sign_in).is_told("You are offline.");
    assert_eq!(eva.value(words.password), PASSWORD);
    eva.has_network(true).presses(words.sign_in).stays(false).is_home_as("Eva Smit");
}

#[test]
fn signing_out_without_a_network_is_not_said_to_have_worked() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.will_hear("net::ERR_INTERNET_DISCONNECTED").signs_in_as_eva().has_network(false);
    eva.presses(eva.words.account_menu).presses(eva.words.sign_out).is_told("You are offline.");
    eva.is_home_as("Eva Smit").has_network(true).presses(eva.words.sign_out).sees(eva.words.visitor);
}
