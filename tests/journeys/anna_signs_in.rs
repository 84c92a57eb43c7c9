//! The main journey: an address, a password, a code from the app, and the applications.

use crate::harness::{ANNA, DUTCH, Deployment, PASSWORD, Person, code_now};

fn the_whole_way(anna: &Person) {
    let words = anna.words;
    anna.opens("/").sees(words.visitor).follows(words.sign_in);
    anna.identifies_as(ANNA).gives_password(PASSWORD).gives_code(&code_now()).stays(false);
    anna.is_home_as("Anna de Vries");
    assert_eq!(anna.seen("h2"), [words.applications]);
    assert_eq!(anna.seen(".tile strong"), ["Mail", "Calendar", "Timetable", "Demo website"]);
    anna.signs_out();
    anna.reloads().sees(words.visitor);
}

#[test]
fn anna_signs_in_with_password_and_code_finds_her_applications_and_signs_out() {
    let deployment = Deployment::new();
    the_whole_way(&deployment.person());
}

#[test]
fn anna_signs_in_in_dutch() {
    let deployment = Deployment::new();
    the_whole_way(&deployment.visit().speaking(&DUTCH).arrive());
}

#[test]
fn anna_signs_in_with_firefox() {
    let deployment = Deployment::new();
    match deployment.visit().arrive_in_firefox() {
        Some(anna) => the_whole_way(&anna),
        None => eprintln!("skipped: there is no geckodriver"),
    }
}

#[test]
fn the_code_is_asked_of_anna_even_when_she_has_the_password() {
    let deployment = Deployment::new();
    let anna = deployment.person();
    anna.opens("/signin").identifies_as(ANNA).gives_password(PASSWORD).sees(anna.words.enter_code);
    anna.opens("/").sees(anna.words.visitor);
}
