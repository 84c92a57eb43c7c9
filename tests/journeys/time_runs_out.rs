//! A sign-in lasts ten minutes.

use crate::harness::{Deployment, EVA, Fault, PASSWORD};
use serde_json::Value;

/// The page is told of two seconds instead of ten minutes.
fn two_seconds(reply: &str) -> String {
    let mut reply: Value = serde_json::from_str(reply).unwrap_or_default();
    reply["expires_in"] = 2.into();
    reply.to_string()
}

#[test]
fn a_sign_in_that_took_too_long_begins_again_with_the_address_still_there() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    deployment.proxy.spoil_once("POST /api/v1/sign-in", Fault::Rewritten(two_seconds));
    eva.opens("/signin").identifies_as(EVA).is_told("This sign-in took longer than 10 minutes.");
    eva.sees(words.sign_in).has_keyboard_on("textbox", words.account);
    assert_eq!(eva.value(words.account), EVA);
    eva.presses(words.next).sees(words.enter_password).is_told_nothing();
    eva.gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");
}

#[test]
fn a_sign_in_that_the_backend_no_longer_knows_begins_again() {
    let mut deployment = Deployment::new();
    let eva = deployment.person();
    eva.will_hear("410 (Gone)").opens("/signin").identifies_as(EVA);
    deployment.backend.begin_anew();
    eva.gives_password(PASSWORD).is_told("This sign-in has ended.").sees(eva.words.sign_in);
    assert_eq!(eva.value(eva.words.account), EVA);
    eva.presses(eva.words.next).sees(eva.words.enter_password);
    eva.gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");
}
