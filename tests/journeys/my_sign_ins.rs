//! My sign-ins: what happened with an account, and what a person does about what was not them.

use crate::harness::{DUTCH, Deployment, Person};
use serde_json::Value;

fn denies_the_other(me: &Person) {
    let words = me.words;
    me.looks_at_security_info_as_eva().follows(words.my_sign_ins).sees(words.my_sign_ins);
    me.wait("the list", || (me.seen(".event").len() > 1).then_some(()));
    assert_eq!(me.obstacles(), [Value::Null; 0]);
    me.presses(words.not_me).sees(words.not_me).has_keyboard_on("heading", words.not_me);
    assert_eq!(me.obstacles(), [Value::Null; 0]);
    me.presses(words.secure_account).sees(words.account_secured);
    assert_eq!(me.obstacles(), [Value::Null; 0]);
    me.presses(words.back_to_my_sign_ins).sees(words.my_sign_ins);
}

#[test]
fn what_was_not_me_ends_the_other_session_and_keeps_mine() {
    let deployment = Deployment::new();
    let (other, eva) = (deployment.person(), deployment.person());
    other.signs_in_as_eva();
    denies_the_other(&eva);
    other.opens("/").sees(other.words.visitor);
    eva.opens("/").is_home_as("Eva Smit");
}

#[test]
fn what_was_not_me_in_dutch() {
    let deployment = Deployment::new();
    deployment.person().signs_in_as_eva();
    denies_the_other(&deployment.visit().speaking(&DUTCH).arrive());
}

#[test]
fn a_sign_in_tells_when_where_and_how_and_that_it_is_me() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.signs_in_as_eva().presses(eva.words.account_menu).follows(eva.words.my_sign_ins);
    eva.sees(eva.words.my_sign_ins);
    let event = eva.wait("the event", || eva.seen(".event").into_iter().next());
    for part in ["Signed in", "You, here and now", "Password", "Chrome on Linux", "127.0.0.1", "Start page"] {
        assert!(event.contains(part), "{part} in {event}");
    }
    assert!(!event.contains(eva.words.not_me), "nobody denies themselves");
}

#[test]
fn whoever_is_not_signed_in_signs_in_and_comes_here() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.opens("/my-sign-ins").identifies_as(crate::harness::EVA).gives_password(crate::harness::PASSWORD);
    eva.stays(false).sees(eva.words.my_sign_ins);
}
