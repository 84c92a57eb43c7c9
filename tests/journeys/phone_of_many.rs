//! A phone with several accounts, of work and of one's own: each is enabled as if it were the only one.

use crate::harness::{BRAM, Deployment, PASSWORD, Person};

/// Personal; Bram's is a work account.
const DAAN: &str = "daan@drempel.example";
/// Personal, too.
const FIEN: &str = "fien@drempel.example";

/// At a computer of their own, where the code for a phone is shown.
fn begins(deployment: &Deployment, email: &str) -> (Person, String) {
    let computer = deployment.person();
    computer.opens("/security-info").identifies_as(email).gives_password(PASSWORD).stays(false);
    let code = computer.has_security_info().shows_code_for_a_phone();
    (computer, code)
}

fn enables(deployment: &Deployment, phone: &Person, email: &str) {
    let (computer, code) = begins(deployment, email);
    phone.adds_the_account_of(&computer, &code).enables_what_waits_on(&computer);
    computer.presses(computer.words.done).has_security_info();
    assert_eq!(computer.seen(".phone-on"), [phone.phone().enabled], "{email}");
}

fn enables_two(first: &str, second: &str) {
    let deployment = Deployment::new();
    let phone = deployment.person();
    phone.begins_with_the_app();
    enables(&deployment, &phone, first);
    enables(&deployment, &phone, second);
    for email in [second, first] {
        let computer = deployment.person();
        phone.approves(&computer.opens("/signin").asks_the_phone(email));
        phone.sees(phone.phone().approved).presses(phone.phone().done);
        computer.sees(computer.words.stay_signed_in);
    }
}

#[test]
fn a_personal_account_is_enabled_beside_one_of_work() {
    enables_two(BRAM, DAAN);
}

#[test]
fn one_of_work_is_enabled_beside_a_personal_account() {
    enables_two(DAAN, BRAM);
}

#[test]
fn three_accounts_are_enabled_the_first_of_them_last() {
    let deployment = Deployment::new();
    let add = ["user", "add", FIEN, "--name", "Fien Mulder", "--kind", "personal"];
    deployment.backend.operate_saying(&add, &format!("{PASSWORD}\n"));
    let phone = deployment.person();
    phone.begins_with_the_app();
    let (daan, code) = begins(&deployment, DAAN);
    phone.adds_the_account_of(&daan, &code).presses("Not now").sees(phone.phone().accounts);
    enables(&deployment, &phone, BRAM);
    enables(&deployment, &phone, FIEN);
    phone.opens_account_of(DAAN).presses(phone.phone().enable).sees(phone.phone().enable);
    phone.enables_with(&daan).sees("Drempel");
}
