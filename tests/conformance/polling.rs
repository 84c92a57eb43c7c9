//! Asking whether it was approved, before it was (RFC 8628 sections 3.4 and 3.5).

use super::case::{Ending, Outcome, cases, must};
use super::request::{refused, well_told};
use super::server::{Answer, GRANT, Server, wait};
use std::time::Duration;

cases! {
    "RFC 8628 3.5": a_poll_before_the_approval_is_told_to_wait, what_a_poll_is_told_comes_with_status_400,
        what_a_poll_is_told_is_json, what_a_poll_is_told_is_not_kept, what_a_poll_is_told_has_no_token_in_it,
        a_code_whose_time_is_over_is_told_so;
    "RFC 8628 3.4": a_poll_without_a_device_code_is_refused, an_empty_device_code_is_as_good_as_none,
        an_unknown_device_code_is_refused, a_device_code_with_one_letter_changed_is_refused,
        a_user_code_is_no_device_code, the_code_of_another_client_is_refused, a_poll_without_a_client_is_refused,
        a_poll_of_an_unknown_client_is_refused;
    "RFC 6749 5.2": a_poll_without_a_grant_type_is_refused, an_unknown_grant_type_is_refused,
        the_grant_type_has_its_whole_name;
    "RFC 6749 3.2": a_device_code_that_comes_twice_is_refused, a_grant_type_that_comes_twice_is_refused;
    "RFC 8628 5.2": the_poll_of_a_stranger_does_not_use_up_the_code;
}

fn pending(server: &Server) -> Result<Answer, Ending> {
    server.poll_in_time(&server.codes()?)
}

fn a_poll_before_the_approval_is_told_to_wait(server: &Server) -> Outcome {
    refused(&pending(server)?, &["authorization_pending"])
}

fn what_a_poll_is_told_comes_with_status_400(server: &Server) -> Outcome {
    let answer = pending(server)?;
    must!(answer.status == 400, "{answer}");
    Ok(())
}

fn what_a_poll_is_told_is_json(server: &Server) -> Outcome {
    let answer = pending(server)?;
    must!(answer.is_json(), "content type {:?}", answer.header("content-type"));
    well_told(&answer)
}

fn what_a_poll_is_told_is_not_kept(server: &Server) -> Outcome {
    let answer = pending(server)?;
    must!(answer.is_not_kept(), "cache-control {:?}", answer.header("cache-control"));
    Ok(())
}

fn what_a_poll_is_told_has_no_token_in_it(server: &Server) -> Outcome {
    let json = pending(server)?.json();
    for name in ["access_token", "refresh_token", "id_token"] {
        must!(json[name].is_null(), "there is a {name}");
    }
    Ok(())
}

fn a_code_whose_time_is_over_is_told_so(server: &Server) -> Outcome {
    let server = server.short_lived.as_deref().unwrap_or(server);
    let codes = server.codes()?;
    if codes.expires_in > 30 {
        return Err(Ending::Skipped("codes live longer than this is patient (--short-lived-client-id)"));
    }
    wait(Duration::from_secs(codes.expires_in + 1));
    refused(&server.poll(&codes)?, &["expired_token"])
}

fn a_poll_without_a_device_code_is_refused(server: &Server) -> Outcome {
    refused(&server.token(&[("grant_type", GRANT), ("client_id", &server.client)])?, &["invalid_request"])
}

fn poll_with(server: &Server, device_code: &str) -> Result<Answer, Ending> {
    server.token(&[("grant_type", GRANT), ("device_code", device_code), ("client_id", &server.client)])
}

fn an_empty_device_code_is_as_good_as_none(server: &Server) -> Outcome {
    refused(&poll_with(server, "")?, &["invalid_request", "invalid_grant"])
}

fn an_unknown_device_code_is_refused(server: &Server) -> Outcome {
    for code in ["nobody-knows-this-code", "'; drop table codes; --", "a".repeat(43).as_str(), "é", "%00"] {
        refused(&poll_with(server, code)?, &["invalid_grant", "invalid_request"])?;
    }
    Ok(())
}

fn a_device_code_with_one_letter_changed_is_refused(server: &Server) -> Outcome {
    let code = server.codes()?.device_code;
    // Its first, since the last may have bits that mean nothing.
    let begins = if code.starts_with('A') { "B" } else { "A" };
    let rest: String = code.chars().skip(1).collect();
    refused(&poll_with(server, &format!("{begins}{rest}"))?, &["invalid_grant"])?;
    refused(&poll_with(server, &format!("{code}A"))?, &["invalid_grant"])?;
    refused(&poll_with(server, &rest)?, &["invalid_grant"])
}

fn a_user_code_is_no_device_code(server: &Server) -> Outcome {
    refused(&poll_with(server, &server.codes()?.user_code)?, &["invalid_grant"])
}

/// Another client that may use the grant.
pub(crate) fn other(server: &Server) -> Result<&str, Ending> {
    let missing = Ending::Skipped("no second client is known (--other-client-id)");
    server.other_client.as_deref().ok_or(missing)
}

fn the_code_of_another_client_is_refused(server: &Server) -> Outcome {
    let (other, codes) = (other(server)?, server.codes()?);
    let answer =
        server.token(&[("grant_type", GRANT), ("device_code", &codes.device_code), ("client_id", other)])?;
    refused(&answer, &["invalid_grant"])
}

fn a_poll_without_a_client_is_refused(server: &Server) -> Outcome {
    let codes = server.codes()?;
    let answer = server.token(&[("grant_type", GRANT), ("device_code", &codes.device_code)])?;
    refused(&answer, &["invalid_request", "invalid_client"])
}

fn a_poll_of_an_unknown_client_is_refused(server: &Server) -> Outcome {
    let codes = server.codes()?;
    let answer = server.token(&[
        ("grant_type", GRANT),
        ("device_code", &codes.device_code),
        ("client_id", "nobody-knows-this-client"),
    ])?;
    refused(&answer, &["invalid_client", "invalid_grant"])
}

fn a_poll_without_a_grant_type_is_refused(server: &Server) -> Outcome {
    let codes = server.codes()?;
    let answer = server.token(&[("device_code", &codes.device_code), ("client_id", &server.client)])?;
    refused(&answer, &["invalid_request", "unsupported_grant_type"])
}

fn with_grant(server: &Server, grant: &str) -> Result<Answer, Ending> {
    let codes = server.codes()?;
    server.token(&[("grant_type", grant), ("device_code", &codes.device_code), ("client_id", &server.client)])
}

fn an_unknown_grant_type_is_refused(server: &Server) -> Outcome {
    for grant in ["urn:example:nobody-knows-this", "implicit", "x"] {
        refused(&with_grant(server, grant)?, &["unsupported_grant_type"])?;
    }
    Ok(())
}

fn the_grant_type_has_its_whole_name(server: &Server) -> Outcome {
    for grant in [
        "device_code",
        "urn:ietf:params:oauth:grant-type:DEVICE_CODE",
        " urn:ietf:params:oauth:grant-type:device_code",
    ] {
        refused(&with_grant(server, grant)?, &["unsupported_grant_type"])?;
    }
    Ok(())
}

fn a_device_code_that_comes_twice_is_refused(server: &Server) -> Outcome {
    let code = server.codes()?.device_code;
    let poll = [
        ("grant_type", GRANT),
        ("device_code", &code),
        ("device_code", &code),
        ("client_id", &server.client),
    ];
    refused(&server.token(&poll)?, &["invalid_request"])
}

fn a_grant_type_that_comes_twice_is_refused(server: &Server) -> Outcome {
    let code = server.codes()?.device_code;
    let poll =
        [("grant_type", GRANT), ("grant_type", GRANT), ("device_code", &code), ("client_id", &server.client)];
    refused(&server.token(&poll)?, &["invalid_request"])
}

fn the_poll_of_a_stranger_does_not_use_up_the_code(server: &Server) -> Outcome {
    let (other, codes) = (other(server)?, server.codes()?);
    wait(codes.interval);
    for _ in 0..3 {
        server.token(&[("grant_type", GRANT), ("device_code", &codes.device_code), ("client_id", other)])?;
    }
    refused(&server.poll(&codes)?, &["authorization_pending"])
}
