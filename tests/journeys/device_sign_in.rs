//! Signing in a device that has no keyboard, from one that has: `device_sign_in`, `confirm_device`, and the two ends,
//! `device_approved` and `device_denied`.

use crate::harness::{ANNA, DUTCH, Deployment, EVA, PASSWORD, Person, code_now};

fn the_whole_way(anna: &Person, deployment: &Deployment) {
    let words = anna.words;
    let device = deployment.device();
    device.is_told("authorization_pending");
    anna.opens("/devicelogin").sees(words.device_sign_in);
    assert!(anna.seen("p").concat().contains(words.own_codes_only));
    anna.enters_code_of(&device)
        .identifies_as(ANNA)
        .gives_password(PASSWORD)
        .gives_code(&code_now())
        .stays(false);
    anna.is_asked_about(&device).is_told_nothing();
    assert_eq!(anna.seen(".person-email"), [ANNA]);
    assert_eq!(anna.seen(".device dd"), [words.chrome_on_linux]);
    assert_eq!(anna.seen(".place dd"), ["127.0.0.1"]);
    let asked = anna.seen(".asked dd").concat();
    assert!(
        asked.contains(':') && asked.len() > 8,
        "when the device asked, relative and by the clock: {asked}"
    );
    anna.ticks(words.mine).presses(words.proceed).has_approved();
    device.is_signed_in();
    anna.opens("/").is_home_as("Anna de Vries");
}

#[test]
fn anna_signs_a_device_in_with_the_code_it_shows() {
    let deployment = Deployment::new();
    the_whole_way(&deployment.person(), &deployment);
}

#[test]
fn anna_signs_a_device_in_in_dutch() {
    let deployment = Deployment::new();
    the_whole_way(&deployment.visit().speaking(&DUTCH).arrive(), &deployment);
}

#[test]
fn anna_signs_a_device_in_with_firefox() {
    let deployment = Deployment::new();
    match deployment.visit().arrive_in_firefox() {
        Some(anna) => the_whole_way(&anna, &deployment),
        None => eprintln!("skipped: there is no geckodriver"),
    }
}

#[test]
fn who_is_signed_in_is_asked_about_the_device_at_once() {
    let deployment = Deployment::new();
    let (eva, device) = (deployment.person(), deployment.device());
    eva.signs_in_as_eva().enters_code_of(&device).is_asked_about(&device);
    eva.ticks(eva.words.mine).presses(eva.words.proceed).has_approved();
    device.is_signed_in();
}

#[test]
fn a_device_is_denied_without_the_box_and_gets_nothing() {
    let deployment = Deployment::new();
    let (eva, device) = (deployment.person(), deployment.device());
    eva.signs_in_as_eva().enters_code_of(&device).is_asked_about(&device);
    eva.presses(eva.words.deny).sees(eva.words.device_denied).is_told_nothing();
    device.is_told("access_denied");
}

#[test]
fn continue_without_the_box_is_refused_at_the_box() {
    let deployment = Deployment::new();
    let (eva, device) = (deployment.person(), deployment.device());
    let words = eva.words;
    eva.signs_in_as_eva().enters_code_of(&device).is_asked_about(&device).presses(words.proceed);
    eva.is_told("Tick the box if this is your device").has_keyboard_on("checkbox", words.mine);
    eva.is_described_by("choose Deny");
    eva.ticks(words.mine).is_told_nothing().presses(words.proceed).has_approved();
    device.is_signed_in();
}

#[test]
fn continue_and_deny_are_equally_prominent() {
    let deployment = Deployment::new();
    let (eva, device) = (deployment.person(), deployment.device());
    eva.signs_in_as_eva().enters_code_of(&device).is_asked_about(&device);
    let looks = eva.asks(
        "return ['.yes', '.no'].map((it) => {
            const button = document.querySelector(`.screen:not([hidden]) ${it}`);
            const style = getComputedStyle(button), box = button.getBoundingClientRect();
            return [box.width, box.height, style.fontWeight, style.fontSize, style.color, style.backgroundColor,
                style.borderColor, style.borderWidth].join();
        })",
    );
    assert_eq!(looks[0], looks[1]);
}

#[test]
fn a_reload_on_each_screen_leads_back_to_it() {
    let deployment = Deployment::new();
    let (eva, device) = (deployment.person(), deployment.device());
    let words = eva.words;
    eva.enters_code_of(&device).sees(words.sign_in).reloads().identifies_as(EVA);
    eva.reloads().gives_password(PASSWORD).sees(words.stay_signed_in).reloads().stays(false);
    eva.is_asked_about(&device).ticks(words.mine).reloads().is_asked_about(&device);
    eva.presses(words.proceed).is_told("Tick the box");
    eva.ticks(words.mine).presses(words.proceed).has_approved();
    eva.reloads().sees(words.device_sign_in).is_told_nothing();
    assert_eq!(eva.value(words.code), "");
    device.is_signed_in();
}

#[test]
fn the_back_button_leads_to_the_code_which_is_still_there_until_it_is_used() {
    let deployment = Deployment::new();
    let (eva, device) = (deployment.person(), deployment.device());
    let words = eva.words;
    eva.enters_code_of(&device).identifies_as(EVA).goes_back().sees(words.device_sign_in);
    assert_eq!(eva.value(words.code), device.user_code);
    eva.presses(words.proceed).identifies_as(EVA).gives_password(PASSWORD).stays(false);
    eva.is_asked_about(&device).goes_back().sees(words.device_sign_in).presses(words.proceed);
    eva.is_asked_about(&device).presses(words.deny).sees(words.device_denied);
    eva.goes_back().sees(words.device_sign_in).is_told_nothing();
    assert_eq!(eva.value(words.code), "");
}

#[test]
fn another_account_can_be_used_for_the_same_device() {
    let deployment = Deployment::new();
    let (person, device) = (deployment.person(), deployment.device());
    let words = person.words;
    person.enters_code_of(&device).identifies_as(ANNA).presses(words.use_another_account).identifies_as(EVA);
    person.gives_password(PASSWORD).stays(false).is_asked_about(&device);
    person.presses(words.use_another_account).identifies_as(ANNA);
    person.gives_password(PASSWORD).gives_code(&code_now()).stays(false).is_asked_about(&device);
    assert_eq!(person.seen(".person-email"), [ANNA]);
    person.ticks(words.mine).presses(words.proceed).has_approved();
    device.is_signed_in();
}

#[test]
fn a_device_and_a_sign_in_of_ones_own_do_not_meet() {
    let deployment = Deployment::new();
    let (eva, device) = (deployment.person(), deployment.device());
    let words = eva.words;
    eva.opens("/signin").identifies_as(EVA);
    eva.enters_code_of(&device).sees(words.sign_in);
    eva.opens("/signin").sees(words.enter_password);
    eva.opens("/devicelogin")
        .identifies_as(EVA)
        .gives_password(PASSWORD)
        .stays(false)
        .is_asked_about(&device);
    let first = eva.opens_tab();
    eva.opens("/devicelogin").sees(words.device_sign_in);
    eva.turns_to(&first);
    eva.is_asked_about(&device);
}

#[test]
fn who_does_not_use_a_mouse_signs_a_device_in() {
    const TAB: &str = "\u{e004}";
    const ENTER: &str = "\u{e007}";
    let deployment = Deployment::new();
    let (eva, device) = (deployment.person(), deployment.device());
    let words = eva.words;
    let typed = device.user_code.replace('-', "").to_lowercase();
    eva.signs_in_as_eva().opens("/devicelogin").has_keyboard_on("textbox", words.code);
    eva.types(&typed).types(ENTER).is_asked_about(&device);
    eva.has_keyboard_on("heading", &eva.heading()).types(TAB);
    eva.has_keyboard_on("button", words.use_another_account).types(TAB);
    eva.has_keyboard_on("checkbox", words.mine).types(" ").types(TAB);
    eva.has_keyboard_on("button", words.proceed).types(TAB);
    eva.has_keyboard_on("button", words.deny).types("\u{e008}").types(TAB);
    eva.asks("document.querySelector('.screen:not([hidden]) .yes').focus()");
    eva.types(ENTER).has_approved().has_keyboard_on("heading", &eva.heading());
    device.is_signed_in();
}
