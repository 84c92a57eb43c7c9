//! English and Dutch, changed in the middle.

use crate::harness::{DUTCH, Deployment, ENGLISH, EVA, PASSWORD};

#[test]
fn changing_the_language_keeps_what_was_typed() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.opens("/signin").enters(ENGLISH.account, "eva@drem").presses(ENGLISH.other).sees(DUTCH.sign_in);
    assert_eq!(eva.value(DUTCH.account), "eva@drem");
    assert_eq!(eva.asks("return document.documentElement.lang"), "nl");
    eva.enters(DUTCH.account, EVA).presses(DUTCH.next).sees(DUTCH.enter_password);
    eva.enters(DUTCH.password, "half a pass").presses(DUTCH.other).sees(ENGLISH.enter_password);
    assert_eq!(eva.value(ENGLISH.password), "half a pass");
    eva.presses(ENGLISH.sign_in).is_told("do not belong together").presses(ENGLISH.other);
    eva.is_told("horen niet bij elkaar");
}

#[test]
fn the_choice_of_language_outlives_the_visit() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.opens("/signin").presses(ENGLISH.other).sees(DUTCH.sign_in);
    eva.reloads().sees(DUTCH.sign_in).opens("/").sees(DUTCH.visitor);
    let shell = deployment.fetch("GET", "/signin", &[("cookie", "drempel-language=nl")], "").text();
    assert!(shell.contains("<html lang=\"nl\""), "the first byte is Dutch already");
}

#[test]
fn a_dutch_browser_is_answered_in_dutch_from_the_first_byte() {
    let deployment = Deployment::new();
    let shell =
        deployment.fetch("GET", "/signin", &[("accept-language", "nl-NL,nl;q=0.9,en;q=0.5")], "").text();
    assert!(shell.contains("<html lang=\"nl\"") && shell.contains(DUTCH.next), "{shell}");
    let eva = deployment.visit().speaking(&DUTCH).arrive();
    eva.opens("/signin").identifies_as(EVA).gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");
}
