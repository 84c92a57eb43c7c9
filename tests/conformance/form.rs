//! How a request must be written (RFC 8628 sections 3.1 and 3.4: a form, in the body, by POST), at both endpoints.

use super::case::{Outcome, cases, must};
use super::server::{Answer, GRANT, Server, form};

cases! {
    "RFC 8628 3.1": codes_are_not_given_by_get, codes_are_not_given_to_json,
        codes_are_not_given_to_what_stands_in_the_address;
    "RFC 6749 3.2": tokens_are_not_given_by_get, a_poll_as_json_is_refused;
    "RFC 8628 3.4": a_poll_whose_parameters_stand_in_the_address_is_refused;
    "advice": another_method_is_refused_without_breaking, a_multipart_form_is_refused_without_breaking,
        a_broken_form_is_refused_without_breaking, a_huge_form_is_refused_without_breaking,
        a_space_may_be_written_as_plus;
}

/// Refused, and not by breaking.
fn refused(answer: &Answer) -> Outcome {
    must!((400..500).contains(&answer.status), "{answer}");
    Ok(())
}

fn codes_are_not_given_by_get(server: &Server) -> Outcome {
    let url = server.endpoint("device_authorization_endpoint")?;
    refused(&server.get(&format!("{url}?{}", form(&asked(server))), &[])?)
}

fn codes_are_not_given_to_json(server: &Server) -> Outcome {
    let body = serde_json::json!({ "client_id": server.client, "scope": server.scope }).to_string();
    let url = server.endpoint("device_authorization_endpoint")?;
    refused(&server.post_raw(url, "application/json", &body, &[])?)
}

fn codes_are_not_given_to_what_stands_in_the_address(server: &Server) -> Outcome {
    let url = server.endpoint("device_authorization_endpoint")?;
    refused(&server.post(&format!("{url}?{}", form(&asked(server))), &[])?)
}

fn tokens_are_not_given_by_get(server: &Server) -> Outcome {
    let (codes, url) = (server.codes()?, server.endpoint("token_endpoint")?);
    let poll = [("grant_type", GRANT), ("device_code", &codes.device_code), ("client_id", &server.client)];
    refused(&server.get(&format!("{url}?{}", form(&poll)), &[])?)
}

fn a_poll_as_json_is_refused(server: &Server) -> Outcome {
    let (codes, url) = (server.codes()?, server.endpoint("token_endpoint")?);
    let poll = serde_json::json!({ "grant_type": GRANT, "device_code": codes.device_code, "client_id": server.client });
    let answer = server.post_raw(url, "application/json", &poll.to_string(), &[])?;
    must!(answer.error() != "authorization_pending", "it was taken: {answer}");
    refused(&answer)
}

fn a_poll_whose_parameters_stand_in_the_address_is_refused(server: &Server) -> Outcome {
    let (codes, url) = (server.codes()?, server.endpoint("token_endpoint")?);
    let poll = [("grant_type", GRANT), ("device_code", &codes.device_code), ("client_id", &server.client)];
    let answer = server.post(&format!("{url}?{}", form(&poll)), &[])?;
    must!(answer.error() != "authorization_pending", "it was taken: {answer}");
    refused(&answer)
}

fn another_method_is_refused_without_breaking(server: &Server) -> Outcome {
    for name in ["device_authorization_endpoint", "token_endpoint"] {
        refused(&server.get(server.endpoint(name)?, &[])?)?;
    }
    Ok(())
}

fn a_multipart_form_is_refused_without_breaking(server: &Server) -> Outcome {
    let part = |(name, value): &(&str, &str)| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body = [asked(server).iter().map(part).collect::<String>(), "--x--\r\n".to_owned()].concat();
    let url = server.endpoint("device_authorization_endpoint")?;
    refused(&server.post_raw(url, "multipart/form-data; boundary=x", &body, &[])?)
}

fn a_broken_form_is_refused_without_breaking(server: &Server) -> Outcome {
    let url = server.endpoint("device_authorization_endpoint")?;
    for body in ["client_id=%", "client_id=%zz", "client_id=%ff%fe", "=&=&", "&&&&", "client_id", "%00=%00"] {
        refused(&server.post_raw(url, "application/x-www-form-urlencoded", body, &[])?)?;
    }
    Ok(())
}

fn a_huge_form_is_refused_without_breaking(server: &Server) -> Outcome {
    let ballast = "x".repeat(200_000);
    let answer = server.ask(&[("client_id", &ballast), ("scope", &server.scope)])?;
    refused(&answer)?;
    refused(&server.token(&[
        ("grant_type", GRANT),
        ("device_code", &ballast),
        ("client_id", &server.client),
    ])?)
}

fn a_space_may_be_written_as_plus(server: &Server) -> Outcome {
    let url = server.endpoint("device_authorization_endpoint")?;
    let body = form(&asked(server)).replace("%20", "+");
    let answer = server.post_raw(url, "application/x-www-form-urlencoded; charset=UTF-8", &body, &[])?;
    must!(answer.status == 200, "{answer}");
    Ok(())
}

fn asked(server: &Server) -> [(&str, &str); 2] {
    [("client_id", &server.client), ("scope", &server.scope)]
}
