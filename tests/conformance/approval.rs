//! A person types the code (RFC 8628 sections 3.3, 5.4 and 6.1) and approves, or not.

use super::case::{Ending, Outcome, cases, must};
use super::person::{Decided, Person, decided};
use super::request::refused;
use super::server::{Codes, Server};

cases! {
    "RFC 8628 3.5": who_is_approved_gets_a_token, who_is_denied_is_told_so, who_is_denied_stays_denied;
    "RFC 8628 3.3": a_person_may_approve_before_the_first_poll, an_approval_is_for_one_code_only,
        a_code_nobody_asked_for_is_not_taken, the_device_code_is_not_taken_for_a_user_code;
    "RFC 8628 6.1": a_code_is_taken_in_small_letters, a_code_is_taken_without_its_hyphen,
        a_code_is_taken_with_spaces_around_and_within;
    "RFC 8628 5.1": a_code_is_taken_once, a_denied_code_is_not_approved_later,
        a_code_that_was_redeemed_is_not_approved_again;
}

/// Codes that a person has approved.
pub(crate) fn approved(server: &Server) -> Result<Codes, Ending> {
    let (person, codes) = (server.person()?, server.codes()?);
    decided(person.approves(&codes.user_code), Decided::Yes)?;
    Ok(codes)
}

/// Somebody who is about to type something wrong; that counts, and must not count against the person of other cases.
pub(crate) fn careless(server: &Server) -> Result<&dyn Person, Ending> {
    let person = server.person()?;
    Ok(person.other().unwrap_or(person))
}

fn approved_as_typed(server: &Server, spell: fn(&str) -> String) -> Outcome {
    let (person, codes) = (server.person()?, server.codes()?);
    decided(person.approves(&spell(&codes.user_code)), Decided::Yes)?;
    let answer = server.poll_in_time(&codes)?;
    must!(answer.status == 200, "{answer}");
    Ok(())
}

fn who_is_approved_gets_a_token(server: &Server) -> Outcome {
    let codes = approved(server)?;
    let answer = server.poll_in_time(&codes)?;
    must!(answer.status == 200, "{answer}");
    Ok(())
}

fn who_is_denied_is_told_so(server: &Server) -> Outcome {
    let (person, codes) = (server.person()?, server.codes()?);
    decided(person.denies(&codes.user_code), Decided::Yes)?;
    refused(&server.poll_in_time(&codes)?, &["access_denied"])
}

fn who_is_denied_stays_denied(server: &Server) -> Outcome {
    let (person, codes) = (server.person()?, server.codes()?);
    decided(person.denies(&codes.user_code), Decided::Yes)?;
    refused(&server.poll_in_time(&codes)?, &["access_denied"])?;
    refused(&server.poll_in_time(&codes)?, &["access_denied", "invalid_grant", "expired_token"])
}

fn a_person_may_approve_before_the_first_poll(server: &Server) -> Outcome {
    let codes = approved(server)?;
    let answer = server.poll_in_time(&codes)?;
    must!(!answer.json()["access_token"].is_null(), "{answer}");
    Ok(())
}

fn an_approval_is_for_one_code_only(server: &Server) -> Outcome {
    let other = server.codes()?;
    approved(server)?;
    refused(&server.poll_in_time(&other)?, &["authorization_pending"])
}

fn a_code_nobody_asked_for_is_not_taken(server: &Server) -> Outcome {
    decided(careless(server)?.approves("BBBB-BBBB"), Decided::Refused)
}

fn the_device_code_is_not_taken_for_a_user_code(server: &Server) -> Outcome {
    let codes = server.codes()?;
    decided(careless(server)?.approves(&codes.device_code), Decided::Refused)
}

fn a_code_is_taken_in_small_letters(server: &Server) -> Outcome {
    approved_as_typed(server, str::to_ascii_lowercase)
}

fn a_code_is_taken_without_its_hyphen(server: &Server) -> Outcome {
    approved_as_typed(server, |code| code.replace('-', ""))
}

fn a_code_is_taken_with_spaces_around_and_within(server: &Server) -> Outcome {
    approved_as_typed(server, |code| format!("  {} ", code.replace('-', "  ")))
}

fn a_code_is_taken_once(server: &Server) -> Outcome {
    let codes = approved(server)?;
    decided(careless(server)?.approves(&codes.user_code), Decided::Refused)
}

fn a_denied_code_is_not_approved_later(server: &Server) -> Outcome {
    let (person, codes) = (careless(server)?, server.codes()?);
    decided(person.denies(&codes.user_code), Decided::Yes)?;
    decided(person.approves(&codes.user_code), Decided::Refused)?;
    refused(&server.poll_in_time(&codes)?, &["access_denied"])
}

fn a_code_that_was_redeemed_is_not_approved_again(server: &Server) -> Outcome {
    let (person, codes) = (careless(server)?, server.codes()?);
    decided(person.approves(&codes.user_code), Decided::Yes)?;
    let answer = server.poll_in_time(&codes)?;
    must!(answer.status == 200, "{answer}");
    decided(person.approves(&codes.user_code), Decided::Refused)?;
    refused(&server.poll_in_time(&codes)?, &["invalid_grant"])
}
