//! A phone that becomes a way to sign in: the code on the computer, seen through the phone's camera.

use crate::harness::{BRAM, DUTCH, Deployment, ENGLISH, Person, Words};

/// What is in the QR code, as the backend told this tab: where it leads on this page's own host.
const DRAWN: &str = "const kept = Object.values(sessionStorage).find((it) => it.startsWith('enrolment '));
    if (!kept) return null;
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: kept.split(' ')[1] }) };
    return fetch('/api/v1/security-info/enrolments/poll', asked).then((it) => it.json())
        .then((it) => it.state.activation.slice(location.origin.length))";
const NAME_OF_THE_ACCOUNT: &str = ".screen:not([hidden]) .account dd";

fn enrols_by_camera(words: &'static Words) {
    let deployment = Deployment::new();
    let computer = deployment.visit().speaking(words).arrive();
    computer.looks_at_security_info_as_bram().presses(words.add_method).sees(words.set_up_account);
    let camera = computer.is_filmed();
    let phone = deployment.visit().speaking(words).looking_through(&camera).arrive();
    let says = phone.phone();
    phone.watches_the_camera().begins_with_the_app().presses(says.add_account).presses(says.scan);
    phone.sees(says.add_this).has_released_the_camera();
    assert_eq!(phone.seen(NAME_OF_THE_ACCOUNT), [BRAM]);
    phone.adds_what_was_found_with(&computer).enables_what_waits_on(&computer);
    phone.has_released_the_camera();
    computer.presses(words.done).has_security_info();
    assert_eq!(computer.methods(), [says.my_phone, words.password]);
    assert_eq!(computer.seen(".phone-on"), [says.enabled]);
}

#[test]
fn bram_scans_the_code_on_his_computer_and_his_phone_is_enabled() {
    enrols_by_camera(&ENGLISH);
}

#[test]
fn bram_scans_the_code_on_his_computer_in_dutch() {
    enrols_by_camera(&DUTCH);
}

/// Bram at his computer, which waits for a number that this phone shows.
fn a_number_is_to_be_typed(deployment: &Deployment, words: &'static Words) -> (Person, Person) {
    let visit = || deployment.visit().speaking(words).arrive();
    let (computer, phone) = (visit(), visit());
    let says = phone.phone();
    let code = computer.looks_at_security_info_as_bram().shows_code_for_a_phone();
    phone.begins_with_the_app().presses(says.add_account).presses(says.enter_code);
    phone.enters(says.code, &code).presses(says.proceed).sees(says.add_this).presses(says.add_account);
    computer.sees(words.number_on_phone).has_keyboard_on("textbox", words.type_the_number);
    (computer, phone)
}

fn types_a_wrong_number(words: &'static Words, told: &str) {
    let deployment = Deployment::new();
    let (computer, phone) = a_number_is_to_be_typed(&deployment, words);
    let says = phone.phone();
    let number = phone.number_to_type();
    assert!(!computer.asks("return document.documentElement.outerHTML").to_string().contains(&number));
    let wrong = if number == "123456" { "123457" } else { "123456" };
    computer.enters(words.type_the_number, "12345").presses(words.confirm).is_told(told);
    computer.types_the_number(wrong).sees(words.not_the_number);
    phone.will_hear("/api/v1/authenticator/activate").sees(says.code_heading);
    phone.presses(words.cancel).sees(says.accounts);
    assert_eq!(phone.seen("#account-list .open"), [""; 0], "nothing of it is left");
    computer.presses(words.back_to_security_info).has_security_info();
    assert_eq!(computer.methods(), [words.password]);
}

#[test]
fn a_number_that_is_typed_wrong_sets_nothing_up_on_either_side() {
    types_a_wrong_number(&ENGLISH, "The number has six digits");
}

#[test]
fn a_number_that_is_typed_wrong_in_dutch() {
    types_a_wrong_number(&DUTCH, "Het nummer heeft zes cijfers");
}

#[test]
fn what_was_just_added_is_undone_though_it_is_the_last() {
    let deployment = Deployment::new();
    let (computer, phone) = a_number_is_to_be_typed(&deployment, &ENGLISH);
    computer.types_the_number(&phone.number_to_type());
    phone.sees(phone.phone().enable).presses(phone.phone().enable);
    computer.sees(phone.phone().enabled).presses("Undo");
    computer.wait("the question", || computer.heading().ends_with('?').then_some(()));
    computer.presses(computer.words.delete).has_security_info();
    assert_eq!(computer.methods(), [computer.words.password]);
}

#[test]
fn a_camera_that_is_not_the_apps_own_leads_to_the_account_too() {
    let deployment = Deployment::new();
    let computer = deployment.person();
    computer.looks_at_security_info_as_bram().presses(computer.words.add_method);
    computer.sees(computer.words.set_up_account);
    let path = computer.wait("the address", || computer.asks(DRAWN).as_str().map(str::to_owned));
    let phone = deployment.person();
    let says = phone.phone();
    phone.opens(&path).sees(says.first_use);
    assert_eq!(phone.path(), "/authenticator", "what it brought is out of the address");
    phone.enters(says.pin, crate::harness::PIN).enters(says.pin_again, crate::harness::PIN);
    phone.presses(says.proceed).sees(says.add_this).adds_what_was_found_with(&computer);
    computer.sees(&format!("{} is connected", says.my_phone));
}
