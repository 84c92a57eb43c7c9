//! Asking for codes (RFC 8628 section 3.1).

use super::case::{Outcome, cases, must};
use super::server::{Answer, Server};

cases! {
    "RFC 8628 3.1": a_known_client_gets_codes, a_request_without_a_client_id_is_refused,
        an_unknown_client_is_refused, a_request_without_a_scope_is_answered_or_refused_as_a_scope;
    "RFC 6749 3.1": an_empty_client_id_is_as_good_as_none, a_client_id_that_comes_twice_is_refused,
        a_scope_that_comes_twice_is_refused, a_parameter_nobody_knows_is_ignored,
        an_empty_scope_is_as_good_as_none;
    "RFC 6749 3.3": a_scope_nobody_knows_is_left_out_or_refused_as_a_scope,
        a_scope_with_forbidden_characters_is_refused;
    "RFC 6749 A.1": a_client_id_with_control_characters_is_refused;
    "RFC 6749 5.2": what_a_refused_request_is_told_is_json, what_a_refused_request_is_told_is_not_kept;
}

/// Refused by the client's own fault, in the manner of RFC 6749 section 5.2.
pub(crate) fn refused(answer: &Answer, errors: &[&str]) -> Outcome {
    must!((400..500).contains(&answer.status), "{answer}");
    must!(errors.contains(&answer.error().as_str()), "the error is not one of {errors:?}: {answer}");
    Ok(())
}

fn a_known_client_gets_codes(server: &Server) -> Outcome {
    server.codes().map(|_| ())
}

fn a_request_without_a_client_id_is_refused(server: &Server) -> Outcome {
    refused(&server.ask(&[("scope", &server.scope)])?, &["invalid_request", "invalid_client"])
}

fn an_unknown_client_is_refused(server: &Server) -> Outcome {
    let answer = server.ask(&[("client_id", "nobody-knows-this-client"), ("scope", &server.scope)])?;
    refused(&answer, &["invalid_client", "unauthorized_client"])
}

fn a_request_without_a_scope_is_answered_or_refused_as_a_scope(server: &Server) -> Outcome {
    let answer = server.ask(&[("client_id", &server.client)])?;
    if answer.status == 200 { Ok(()) } else { refused(&answer, &["invalid_scope"]) }
}

fn an_empty_client_id_is_as_good_as_none(server: &Server) -> Outcome {
    let answer = server.ask(&[("client_id", ""), ("scope", &server.scope)])?;
    refused(&answer, &["invalid_request", "invalid_client"])
}

fn a_client_id_that_comes_twice_is_refused(server: &Server) -> Outcome {
    let answer = server.ask(&[
        ("client_id", &server.client),
        ("client_id", &server.client),
        ("scope", &server.scope),
    ])?;
    refused(&answer, &["invalid_request"])
}

fn a_scope_that_comes_twice_is_refused(server: &Server) -> Outcome {
    let answer =
        server.ask(&[("client_id", &server.client), ("scope", &server.scope), ("scope", &server.scope)])?;
    refused(&answer, &["invalid_request"])
}

fn a_parameter_nobody_knows_is_ignored(server: &Server) -> Outcome {
    let answer = server.ask(&[
        ("client_id", &server.client),
        ("scope", &server.scope),
        ("nobody_knows", "this"),
        ("x", ""),
    ])?;
    must!(answer.status == 200, "{answer}");
    Ok(())
}

fn an_empty_scope_is_as_good_as_none(server: &Server) -> Outcome {
    let without = server.ask(&[("client_id", &server.client)])?;
    let empty = server.ask(&[("client_id", &server.client), ("scope", "")])?;
    must!(empty.status == without.status, "without {}, empty {}", without.status, empty.status);
    Ok(())
}

fn a_scope_nobody_knows_is_left_out_or_refused_as_a_scope(server: &Server) -> Outcome {
    let scope = format!("{} nobody-knows-this-scope", server.scope);
    let answer = server.ask(&[("client_id", &server.client), ("scope", &scope)])?;
    if answer.status == 200 { Ok(()) } else { refused(&answer, &["invalid_scope"]) }
}

fn a_scope_with_forbidden_characters_is_refused(server: &Server) -> Outcome {
    for scope in ["openid \"quoted\"", "openid back\\slash", "openid\u{7}", "openid é"] {
        let answer = server.ask(&[("client_id", &server.client), ("scope", scope)])?;
        refused(&answer, &["invalid_scope", "invalid_request"])?;
    }
    Ok(())
}

fn a_client_id_with_control_characters_is_refused(server: &Server) -> Outcome {
    for more in ["\0", "\n", "\u{7f}", " ", "é"] {
        let answer =
            server.ask(&[("client_id", &format!("{}{more}", server.client)), ("scope", &server.scope)])?;
        refused(&answer, &["invalid_request", "invalid_client", "unauthorized_client"])?;
    }
    Ok(())
}

fn what_a_refused_request_is_told_is_json(server: &Server) -> Outcome {
    let answer = server.ask(&[("scope", &server.scope)])?;
    must!(answer.is_json(), "content type {:?}", answer.header("content-type"));
    well_told(&answer)
}

fn what_a_refused_request_is_told_is_not_kept(server: &Server) -> Outcome {
    let answer = server.ask(&[("scope", &server.scope)])?;
    must!(answer.is_not_kept(), "cache-control {:?}", answer.header("cache-control"));
    Ok(())
}

/// The members of RFC 6749 section 5.2 with the characters of appendix A.7 to A.9.
pub(crate) fn well_told(answer: &Answer) -> Outcome {
    let json = answer.json();
    let plain = |text: &str| text.chars().all(|c| matches!(c, ' ' | '!' | '#'..='[' | ']'..='~'));
    let error = json["error"].as_str().unwrap_or_default();
    must!(!error.is_empty() && plain(error), "`error` is {}", json["error"]);
    for name in ["error_description", "error_uri"] {
        let value = &json[name];
        must!(value.is_null() || value.as_str().is_some_and(plain), "`{name}` is {value}");
    }
    Ok(())
}
