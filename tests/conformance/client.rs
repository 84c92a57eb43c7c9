//! Who asks (RFC 8628 sections 3.1 and 3.4, RFC 6749 sections 2.3 and 5.2).

use super::case::{Ending, Outcome, cases, must};
use super::request::refused;
use super::server::{Confidential, GRANT, Server};

cases! {
    "RFC 8628 5.6": a_client_that_may_not_use_the_grant_gets_no_codes,
        a_client_that_may_not_use_the_grant_cannot_poll;
    "RFC 8628 3.1": a_confidential_client_without_its_secret_gets_no_codes,
        a_confidential_client_with_a_wrong_secret_gets_no_codes,
        a_confidential_client_with_its_secret_gets_codes;
    "RFC 6749 2.3": a_client_that_proves_itself_twice_is_refused;
    "RFC 6749 5.2": a_wrong_secret_by_basic_is_answered_with_a_challenge;
    "RFC 8628 3.4": a_confidential_client_polls_with_its_secret_only;
}

fn confidential(server: &Server) -> Result<&Confidential, Ending> {
    server.confidential.as_ref().ok_or(Ending::Skipped("no confidential client is known (--confidential)"))
}

fn unauthorized(server: &Server) -> Result<&str, Ending> {
    let missing = Ending::Skipped("no client is known that may not use the grant (--unauthorized-client-id)");
    server.unauthorized_client.as_deref().ok_or(missing)
}

fn a_client_that_may_not_use_the_grant_gets_no_codes(server: &Server) -> Outcome {
    let answer = server.ask(&[("client_id", unauthorized(server)?), ("scope", &server.scope)])?;
    refused(&answer, &["unauthorized_client"])
}

fn a_client_that_may_not_use_the_grant_cannot_poll(server: &Server) -> Outcome {
    let (client, codes) = (unauthorized(server)?, server.codes()?);
    let answer =
        server.token(&[("grant_type", GRANT), ("device_code", &codes.device_code), ("client_id", client)])?;
    refused(&answer, &["unauthorized_client", "invalid_grant"])
}

fn a_confidential_client_without_its_secret_gets_no_codes(server: &Server) -> Outcome {
    let answer = server.ask(&[("client_id", &confidential(server)?.id), ("scope", &server.scope)])?;
    refused(&answer, &["invalid_client"])
}

fn a_confidential_client_with_a_wrong_secret_gets_no_codes(server: &Server) -> Outcome {
    let (url, client) = (server.endpoint("device_authorization_endpoint")?, confidential(server)?);
    let scope = [("scope", server.scope.as_str())];
    refused(&server.post_as(url, &client.id, "this-is-not-the-secret", &scope)?, &["invalid_client"])?;
    let posted = [("client_id", client.id.as_str()), ("client_secret", "this-is-not-the-secret"), scope[0]];
    refused(&server.ask(&posted)?, &["invalid_client"])
}

fn a_confidential_client_with_its_secret_gets_codes(server: &Server) -> Outcome {
    let (url, client) = (server.endpoint("device_authorization_endpoint")?, confidential(server)?);
    let answer = server.post_as(url, &client.id, &client.secret, &[("scope", &server.scope)])?;
    must!(answer.status == 200, "by Basic: {answer}");
    Ok(())
}

fn a_client_that_proves_itself_twice_is_refused(server: &Server) -> Outcome {
    let (url, client) = (server.endpoint("device_authorization_endpoint")?, confidential(server)?);
    let posted =
        [("client_id", client.id.as_str()), ("client_secret", &client.secret), ("scope", &server.scope)];
    let answer = server.post_as(url, &client.id, &client.secret, &posted)?;
    refused(&answer, &["invalid_request", "invalid_client"])
}

fn a_wrong_secret_by_basic_is_answered_with_a_challenge(server: &Server) -> Outcome {
    let (url, client) = (server.endpoint("token_endpoint")?, confidential(server)?);
    let poll = [("grant_type", GRANT), ("device_code", "nobody-knows-this-code")];
    let answer = server.post_as(url, &client.id, "this-is-not-the-secret", &poll)?;
    must!(answer.status == 401, "{answer}");
    let challenge = answer.header("www-authenticate").unwrap_or_default();
    must!(challenge.starts_with("Basic"), "www-authenticate is {challenge:?}");
    refused(&answer, &["invalid_client"])
}

fn a_confidential_client_polls_with_its_secret_only(server: &Server) -> Outcome {
    let client = confidential(server)?;
    let (url, token) =
        (server.endpoint("device_authorization_endpoint")?, server.endpoint("token_endpoint")?);
    let answer = server.post_as(url, &client.id, &client.secret, &[("scope", &server.scope)])?;
    let codes = answer.codes(&client.id)?;
    let poll = [("grant_type", GRANT), ("device_code", codes.device_code.as_str())];
    let without = server.token(&[poll[0], poll[1], ("client_id", &client.id)])?;
    refused(&without, &["invalid_client"])?;
    super::server::wait(codes.interval);
    refused(&server.post_as(token, &client.id, &client.secret, &poll)?, &["authorization_pending"])
}
