//! The backend is killed, with no last word, and started again.

use crate::harness::{ANNA, Deployment, EVA, PASSWORD, Person, code_now};

const UNREACHABLE: &str = "The sign-in service cannot be reached.";

fn is_killed_and_restarted(deployment: &mut Deployment) {
    deployment.backend.kill();
    deployment.backend.restart();
}

#[test]
fn killed_between_any_two_requests_it_goes_on_where_it_was() {
    let mut deployment = Deployment::new();
    let anna = deployment.person();
    let words = anna.words;
    anna.opens("/signin").sees(words.sign_in);
    is_killed_and_restarted(&mut deployment);
    anna.identifies_as(ANNA);
    is_killed_and_restarted(&mut deployment);
    anna.gives_password(PASSWORD).sees(words.enter_code);
    is_killed_and_restarted(&mut deployment);
    anna.gives_code(&code_now()).sees(words.stay_signed_in);
    is_killed_and_restarted(&mut deployment);
    anna.stays(false).is_home_as("Anna de Vries");
    is_killed_and_restarted(&mut deployment);
    anna.reloads().is_home_as("Anna de Vries");
    is_killed_and_restarted(&mut deployment);
    anna.signs_out();
    is_killed_and_restarted(&mut deployment);
    anna.reloads().sees(words.visitor);
}

#[test]
fn an_answer_given_while_it_is_gone_can_be_given_again() {
    let mut deployment = Deployment::new();
    let anna = deployment.person();
    let words = anna.words;
    anna.opens("/signin").sees(words.sign_in).enters(words.account, ANNA);
    in_vain(&mut deployment, &anna, words.next);
    anna.presses(words.next).sees(words.enter_password).enters(words.password, PASSWORD);
    in_vain(&mut deployment, &anna, words.sign_in);
    anna.presses(words.sign_in).sees(words.enter_code).enters(words.code, &code_now());
    in_vain(&mut deployment, &anna, words.verify);
    anna.presses(words.verify).sees(words.stay_signed_in);
    in_vain(&mut deployment, &anna, words.no);
    anna.presses(words.no).is_home_as("Anna de Vries");
}

fn in_vain(deployment: &mut Deployment, person: &Person, button: &str) {
    deployment.backend.kill();
    person.presses(button).is_told(UNREACHABLE);
    deployment.backend.restart();
}

#[test]
fn a_session_is_ended_by_the_operator_even_when_the_backend_dies_right_after() {
    let mut deployment = Deployment::new();
    let eva = deployment.person();
    eva.signs_in_as_eva();
    deployment.backend.operate(&["user", "sign-out", EVA]);
    is_killed_and_restarted(&mut deployment);
    eva.reloads().sees(eva.words.visitor);
}
