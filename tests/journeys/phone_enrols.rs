//! A phone that becomes a way to sign in: the code on the computer, seen through the phone's camera.

use crate::harness::{BRAM, DUTCH, Deployment, ENGLISH, Words};

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
    phone.presses(says.add_account).sees(says.enable).enables_what_waits_on(&computer);
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
