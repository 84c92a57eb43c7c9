//! The tokens (RFC 8628 section 3.5, RFC 6749 section 5.1).

use super::approval::approved;
use super::case::{Ending, Outcome, cases, must};
use super::polling::other;
use super::request::refused;
use super::server::{Answer, GRANT, Server};

cases! {
    "RFC 6749 5.1": the_tokens_come_as_json, the_tokens_are_not_kept, the_token_has_a_type,
        the_token_has_a_lifetime_that_is_a_number, a_scope_that_differs_is_named;
    "RFC 8628 5.2": a_code_is_redeemed_once, an_approved_code_is_not_redeemed_by_another_client,
        an_approved_code_is_not_redeemed_by_its_user_code;
    "OpenID Core 2": an_id_token_comes_with_the_scope_openid, the_id_token_is_for_the_client_that_asked;
    "OpenID Core 5.3": the_access_token_opens_the_userinfo;
    "RFC 7636 4.6": a_code_asked_for_with_a_challenge_is_redeemed_with_its_verifier_only;
}

fn redeemed(server: &Server) -> Result<Answer, Ending> {
    let answer = server.poll_in_time(&approved(server)?)?;
    must!(answer.status == 200, "{answer}");
    Ok(answer)
}

fn the_tokens_come_as_json(server: &Server) -> Outcome {
    let answer = redeemed(server)?;
    must!(answer.is_json(), "content type {:?}", answer.header("content-type"));
    Ok(())
}

fn the_tokens_are_not_kept(server: &Server) -> Outcome {
    let answer = redeemed(server)?;
    must!(answer.is_not_kept(), "cache-control {:?}", answer.header("cache-control"));
    Ok(())
}

fn the_token_has_a_type(server: &Server) -> Outcome {
    let json = redeemed(server)?.json();
    must!(json["access_token"].as_str().is_some_and(|token| !token.is_empty()), "there is no access_token");
    must!(json["token_type"].as_str().is_some(), "token_type is {}", json["token_type"]);
    Ok(())
}

fn the_token_has_a_lifetime_that_is_a_number(server: &Server) -> Outcome {
    let json = redeemed(server)?.json();
    let lifetime = &json["expires_in"];
    must!(
        lifetime.is_null() || lifetime.as_u64().is_some_and(|seconds| seconds > 0),
        "expires_in is {lifetime}"
    );
    Ok(())
}

fn a_scope_that_differs_is_named(server: &Server) -> Outcome {
    let json = redeemed(server)?.json();
    let scope = &json["scope"];
    must!(scope.is_null() || scope.as_str().is_some(), "scope is {scope}");
    let asked = |name: &str| server.scope.split(' ').any(|asked| asked == name);
    must!(scope.as_str().is_none_or(|scope| scope.split(' ').all(asked)), "more than was asked: {scope}");
    Ok(())
}

fn a_code_is_redeemed_once(server: &Server) -> Outcome {
    let codes = approved(server)?;
    let answer = server.poll_in_time(&codes)?;
    must!(answer.status == 200, "{answer}");
    refused(&server.poll_in_time(&codes)?, &["invalid_grant"])
}

fn an_approved_code_is_not_redeemed_by_another_client(server: &Server) -> Outcome {
    let (other, codes) = (other(server)?, approved(server)?);
    let answer =
        server.token(&[("grant_type", GRANT), ("device_code", &codes.device_code), ("client_id", other)])?;
    refused(&answer, &["invalid_grant"])?;
    let answer = server.poll_in_time(&codes)?;
    must!(answer.status == 200, "the owner no longer gets it: {answer}");
    Ok(())
}

fn an_approved_code_is_not_redeemed_by_its_user_code(server: &Server) -> Outcome {
    let codes = approved(server)?;
    let answer = server.token(&[
        ("grant_type", GRANT),
        ("device_code", &codes.user_code),
        ("client_id", &server.client),
    ])?;
    refused(&answer, &["invalid_grant"])
}

fn is_openid(server: &Server) -> Outcome {
    let asked = server.scope.split(' ').any(|scope| scope == "openid");
    if asked { Ok(()) } else { Err(Ending::Skipped("the scope openid is not asked for (--scope)")) }
}

fn an_id_token_comes_with_the_scope_openid(server: &Server) -> Outcome {
    is_openid(server)?;
    let json = redeemed(server)?.json();
    must!(json["id_token"].as_str().is_some_and(|token| token.split('.').count() == 3), "there is none");
    Ok(())
}

fn the_id_token_is_for_the_client_that_asked(server: &Server) -> Outcome {
    is_openid(server)?;
    let json = redeemed(server)?.json();
    let payload = json["id_token"].as_str().unwrap_or_default().split('.').nth(1).unwrap_or_default();
    let claims: serde_json::Value = serde_json::from_slice(&decoded(payload)).unwrap_or_default();
    let aud = &claims["aud"];
    let ours = aud == server.client.as_str()
        || aud.as_array().is_some_and(|all| all.iter().any(|aud| *aud == server.client));
    must!(ours, "aud is {aud}");
    must!(claims["iss"] == server.metadata()?["issuer"], "iss is {}", claims["iss"]);
    Ok(())
}

fn the_access_token_opens_the_userinfo(server: &Server) -> Outcome {
    is_openid(server)?;
    let url = server.endpoint("userinfo_endpoint")?;
    let json = redeemed(server)?.json();
    let bearer = format!("Bearer {}", json["access_token"].as_str().unwrap_or_default());
    let answer = server.get(url, &[("authorization", &bearer)])?;
    must!(answer.status == 200, "{answer}");
    must!(answer.json()["sub"].as_str().is_some(), "there is no sub");
    Ok(())
}

/// RFC 8628 knows no challenge; a server that takes one must not forget it (CVE-2026-123542).
fn a_code_asked_for_with_a_challenge_is_redeemed_with_its_verifier_only(server: &Server) -> Outcome {
    let person = server.person()?;
    let verifier = drempel_verify::pkce::CodeVerifier::from_random([7; 32]);
    let challenge = verifier.challenge();
    let asked = server.ask(&[
        ("client_id", &server.client),
        ("scope", &server.scope),
        ("code_challenge", challenge.as_str()),
        ("code_challenge_method", "S256"),
    ])?;
    let codes = asked.codes(&server.client)?;
    super::person::decided(person.approves(&codes.user_code), super::person::Decided::Yes)?;
    let without = server.poll_in_time(&codes)?;
    if without.status == 200 {
        return Err(Ending::Skipped("this server does not know challenges here, as RFC 8628 does not"));
    }
    let poll =
        [("grant_type", GRANT), ("device_code", codes.device_code.as_str()), ("client_id", &server.client)];
    super::server::wait(codes.interval + std::time::Duration::from_secs(5));
    let wrong = server.token(&[poll[0], poll[1], poll[2], ("code_verifier", &"x".repeat(43))])?;
    refused(&wrong, &["invalid_grant", "slow_down"])?;
    super::server::wait(codes.interval + std::time::Duration::from_secs(10));
    let right = server.token(&[poll[0], poll[1], poll[2], ("code_verifier", verifier.expose())])?;
    must!(right.status == 200, "with the verifier: {right}");
    Ok(())
}

fn decoded(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).unwrap_or_default()
}
