//! The same in Firefox: as the computer, and as the phone.

use crate::harness::{BRAM, Deployment, Person};

fn approves_from(computer: &Person, phone: &Person) {
    computer.looks_at_security_info_as_bram().enrols(phone).opens("/").signs_out();
    let number = computer.opens("/signin").asks_the_phone(BRAM);
    assert!(phone.choices().contains(&number));
    computer.reads(computer.words.seen_on_phone);
    phone.approves(&number).sees(phone.phone().approved);
    computer.stays(false).is_home_as("Bram Jansen");
}

#[test]
fn bram_signs_in_on_firefox_with_his_phone() {
    let deployment = Deployment::new();
    let Some(computer) = deployment.visit().arrive_in_firefox() else { return };
    approves_from(&computer, &deployment.person());
}

#[test]
fn bram_approves_in_firefox_on_his_phone() {
    let deployment = Deployment::new();
    let Some(phone) = deployment.visit().arrive_in_firefox() else { return };
    approves_from(&deployment.person(), &phone);
}
