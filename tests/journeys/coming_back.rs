//! Reloading, going back, coming back in another tab.

use crate::harness::{ANNA, Deployment, EVA, PASSWORD, code_now};

#[test]
fn a_reload_at_any_step_leads_back_to_that_step() {
    let deployment = Deployment::new();
    let anna = deployment.person();
    let words = anna.words;
    anna.opens("/signin").identifies_as(ANNA).reloads().sees(words.enter_password);
    assert!(anna.seen(".person").concat().contains(ANNA));
    assert_eq!(anna.value(words.password), "", "a secret does not outlive a reload");
    anna.gives_password(PASSWORD).sees(words.enter_code).reloads();
    anna.gives_code(&code_now()).sees(words.stay_signed_in).reloads();
    anna.stays(false).is_home_as("Anna de Vries").reloads().is_home_as("Anna de Vries");
}

#[test]
fn the_back_button_leads_to_the_address_which_is_still_there() {
    let deployment = Deployment::new();
    let anna = deployment.person();
    let words = anna.words;
    anna.opens("/signin").identifies_as(ANNA).gives_password(PASSWORD).sees(words.enter_code);
    anna.goes_back().sees(words.sign_in).has_keyboard_on("textbox", words.account);
    assert_eq!(anna.value(words.account), ANNA);
    anna.identifies_as(EVA).gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");
}

#[test]
fn going_back_from_the_start_page_does_not_lead_into_a_sign_in_that_is_over() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.opens("/").follows(eva.words.sign_in).identifies_as(EVA).gives_password(PASSWORD);
    eva.stays(false).is_home_as("Eva Smit").goes_back();
    eva.wait("a page to go on from", || {
        let heading = eva.heading();
        (heading == eva.words.sign_in || heading == "Welcome, Eva Smit").then_some(())
    });
    eva.is_told_nothing();
}

#[test]
fn the_address_can_be_emptied_and_another_one_typed() {
    let deployment = Deployment::new();
    let anna = deployment.person();
    let words = anna.words;
    anna.opens("/signin").identifies_as(ANNA).presses(words.use_another_account).sees(words.sign_in);
    anna.has_keyboard_on("textbox", words.account).types(&"\u{e003}".repeat(ANNA.len()));
    assert_eq!(anna.value(words.account), "");
    anna.types(EVA);
    assert_eq!(anna.value(words.account), EVA);
}

#[test]
fn another_account_can_be_used_at_every_step() {
    let deployment = Deployment::new();
    let anna = deployment.person();
    let words = anna.words;
    anna.opens("/signin").identifies_as(ANNA).presses(words.use_another_account).sees(words.sign_in);
    anna.identifies_as(ANNA).gives_password(PASSWORD).sees(words.enter_code);
    anna.presses(words.use_another_account).sees(words.sign_in);
    anna.identifies_as(EVA).gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");
}

#[test]
fn one_tab_signs_in_and_the_other_follows() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.opens("/signin").identifies_as(EVA);
    let first = eva.opens_tab();
    eva.opens("/");
    eva.sees(eva.words.visitor);
    let second = eva.opens_tab();
    eva.opens("/signin").identifies_as(EVA).gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");
    let third = eva.turns_to(&first);
    eva.is_home_as("Eva Smit");
    eva.turns_to(&second);
    eva.is_home_as("Eva Smit");
    eva.turns_to(&third);
    eva.signs_out();
    eva.turns_to(&first);
    eva.sees(eva.words.visitor);
}
