//! Codes that are not taken.

use crate::harness::{ANNA, Deployment, PASSWORD, Person, code_at, code_now, wrong_code};

fn at_the_code(deployment: &Deployment) -> Person {
    let anna = deployment.person();
    anna.opens("/signin").identifies_as(ANNA).gives_password(PASSWORD).sees(anna.words.enter_code);
    anna
}

#[test]
fn a_wrong_code_costs_a_try_and_the_right_one_works() {
    let deployment = Deployment::new();
    let anna = at_the_code(&deployment);
    anna.gives_code(&wrong_code()).is_told("4 attempts left.").has_keyboard_on("textbox", anna.words.code);
    anna.gives_code(&code_now()).stays(false).is_home_as("Anna de Vries");
}

#[test]
fn a_malformed_code_costs_nothing() {
    let deployment = Deployment::new();
    let anna = at_the_code(&deployment);
    for code in ["", "12", "abcdef"] {
        anna.gives_code(code)
            .is_told("Enter the digits your app shows")
            .has_keyboard_on("textbox", anna.words.code);
    }
    assert_eq!(deployment.proxy.count("/sign-in/answer"), 1, "only the password was sent");
    anna.gives_code(&wrong_code()).is_told("4 attempts left.");
}

#[test]
fn a_code_with_spaces_is_the_same_code() {
    let deployment = Deployment::new();
    let anna = at_the_code(&deployment);
    let code = code_now();
    let (first, second) = code.split_at(3);
    anna.gives_code(&format!(" {first} {second} ")).stays(false).is_home_as("Anna de Vries");
}

#[test]
fn a_code_works_once() {
    let deployment = Deployment::new();
    let anna = at_the_code(&deployment);
    let code = code_now();
    anna.gives_code(&code).stays(false).is_home_as("Anna de Vries").signs_out();
    anna.follows(anna.words.sign_in).identifies_as(ANNA).gives_password(PASSWORD).gives_code(&code);
    anna.is_told("This code has been used already.");
}

#[test]
fn a_clock_that_is_off_is_told_by_how_much() {
    let deployment = Deployment::new();
    let anna = at_the_code(&deployment);
    anna.gives_code(&code_at(6)).is_told("fast. Set it to automatic");
    anna.gives_code(&code_at(-8)).is_told("slow. Set it to automatic");
}

#[test]
fn five_wrong_codes_end_the_sign_in_and_the_address_is_still_there() {
    let deployment = Deployment::new();
    let anna = at_the_code(&deployment);
    for left in ["4 attempts left.", "3 attempts left.", "2 attempts left.", "1 attempt left."] {
        anna.gives_code(&wrong_code()).is_told(left);
    }
    anna.gives_code(&wrong_code())
        .is_told("Five wrong codes: this sign-in has ended.")
        .sees(anna.words.sign_in);
    assert_eq!(anna.value(anna.words.account), ANNA);
    anna.has_keyboard_on("textbox", anna.words.account)
        .presses(anna.words.next)
        .sees(anna.words.enter_password);
    anna.gives_password(PASSWORD).gives_code(&code_now()).stays(false).is_home_as("Anna de Vries");
}
