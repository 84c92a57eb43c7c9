//! What a network does once in a while and nobody should hear of.

use crate::harness::{ANNA, Deployment, Fault, PASSWORD, code_now};

const CALLS: [&str; 5] = [
    "POST /api/v1/sign-in",
    "POST /api/v1/sign-in/answer",
    "POST /api/v1/sign-in/resume",
    "GET /api/v1/session",
    "DELETE /api/v1/session",
];

/// The whole way of Anna's, every step of which goes wrong once and is mended without a word.
fn nobody_hears_of(fault: Fault) {
    let deployment = Deployment::new();
    let anna = deployment.person();
    let words = anna.words;
    let strike = || {
        deployment.proxy.mend();
        CALLS.into_iter().for_each(|call| deployment.proxy.spoil_once(call, fault));
    };
    anna.opens("/signin").sees(words.sign_in);
    strike();
    anna.identifies_as(ANNA).is_told_nothing().reloads().sees(words.enter_password);
    strike();
    anna.gives_password(PASSWORD).sees(words.enter_code).is_told_nothing();
    strike();
    anna.gives_code(&code_now()).sees(words.stay_signed_in).is_told_nothing();
    strike();
    anna.stays(false).is_home_as("Anna de Vries").is_told_nothing();
    strike();
    anna.signs_out().is_told_nothing();
}

#[test]
fn a_lost_reply_is_mended_without_a_word() {
    nobody_hears_of(Fault::ReplyLost);
}

#[test]
fn a_broken_off_reply_is_mended_without_a_word() {
    nobody_hears_of(Fault::Truncated);
}

#[test]
fn a_connection_cut_before_the_request_arrived_is_mended_without_a_word() {
    nobody_hears_of(Fault::Cut);
}

#[test]
fn a_call_that_is_delivered_twice_counts_once() {
    nobody_hears_of(Fault::DeliveredTwice);
}
