//! Without a mouse, and for people who are read to: where the keyboard is.

use crate::harness::{ANNA, Deployment, EVA, PASSWORD, code_now, wrong_code};

/// As WebDriver spells them (section 17.4.2).
const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

#[test]
fn anna_signs_in_and_out_without_a_mouse() {
    let deployment = Deployment::new();
    let anna = deployment.person();
    let words = anna.words;
    anna.opens("/signin").has_keyboard_on("textbox", words.account).types(ANNA).types(ENTER);
    anna.has_keyboard_on("heading", words.enter_password).types(TAB);
    anna.has_keyboard_on("button", words.use_another_account).types(TAB);
    anna.has_keyboard_on("textbox", words.password).types(PASSWORD).types(ENTER);
    anna.has_keyboard_on("heading", words.enter_code).types(TAB).types(TAB);
    anna.has_keyboard_on("textbox", words.code).types(&code_now()).types(ENTER);
    anna.has_keyboard_on("heading", words.stay_signed_in).types(TAB);
    anna.has_keyboard_on("button", words.yes).types(TAB);
    anna.has_keyboard_on("button", words.no).types(ENTER).is_home_as("Anna de Vries");
    for _ in 0..12 {
        anna.types(TAB);
        if anna.focus().1 == words.account_menu {
            break;
        }
    }
    anna.types(ENTER).types(TAB).has_keyboard_on("link", words.security_info);
    anna.types(TAB).has_keyboard_on("link", words.my_sign_ins);
    anna.types(TAB).has_keyboard_on("button", words.sign_out).types(ENTER);
    anna.has_keyboard_on("heading", words.visitor);
}

#[test]
fn after_a_refusal_the_keyboard_is_in_the_field_and_the_field_says_why() {
    let deployment = Deployment::new();
    let anna = deployment.person();
    let words = anna.words;
    anna.opens("/signin").enters(words.account, "anna").types(ENTER).is_told("An account contains an @");
    anna.has_keyboard_on("textbox", words.account).is_described_by("An account contains an @");
    anna.identifies_as(ANNA).gives_password("wrong").is_told("do not belong together");
    anna.has_keyboard_on("textbox", words.password).is_described_by("do not belong together");
    anna.gives_password(PASSWORD).gives_code(&wrong_code()).is_told("4 attempts left.");
    anna.has_keyboard_on("textbox", words.code).is_described_by("4 attempts left.");
}

#[test]
fn nothing_that_has_the_keyboard_is_covered_in_a_low_window() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.holds(320, 480).opens("/signin").identifies_as(EVA);
    for _ in 0..12 {
        eva.types(TAB);
        let covered = eva.asks(
            "const it = document.activeElement, box = it.getBoundingClientRect();
            if (it === document.body) return null;
            const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return it.contains(top) || top?.contains(it) ? null : `${it.outerHTML} is under ${top?.outerHTML}`",
        );
        assert!(covered.is_null(), "{covered}");
    }
}

#[test]
fn a_password_can_be_shown_and_is_hidden_again_when_it_is_sent() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    eva.opens("/signin").identifies_as(EVA).enters(words.password, "not this one");
    let kind = || eva.asks("return document.querySelector('#password').type");
    assert_eq!(kind(), "password");
    eva.presses(words.show_password);
    assert_eq!(kind(), "text");
    eva.presses(words.sign_in).is_told("do not belong together");
    assert_eq!(kind(), "password");
}
