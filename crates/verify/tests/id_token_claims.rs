//! Every rule of OpenID Connect Core 1.0 section 3.1.3.7, with the case that breaks it and it alone.
#![cfg(feature = "id_token")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests are tests")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod token;

use drempel_verify::id_token::{
    AccessToken, Algorithm, Claim, Claims, Expected, IdTokenError as Error, Unverified, access_token_hash,
};
use token::{ACCESS_TOKEN, NOW, compact, expected, header, jwks, payload};

/// What becomes of a token with these claims, well signed.
fn claims(payload: &str, expected: &Expected<'_>) -> Result<Claims, Error> {
    let token = compact(&header(), payload);
    Unverified::parse(&token, Algorithm::Es256)?.under(&jwks())?.signature_was(true)?.claims(expected)
}

/// What becomes of the good claims with one changed: `instead` of the member, or nothing in its place.
fn with(member: &str, instead: Option<&str>) -> Result<Claims, Error> {
    claims(&payload(&[(member, instead)]), &expected())
}

fn refused(member: &str, instead: &str) -> Error {
    with(member, Some(instead)).err().unwrap_or_else(|| panic!("{member}: {instead} is taken"))
}

#[test]
fn a_token_that_meets_every_rule_is_taken() {
    let claims = claims(&payload(&[]), &expected()).unwrap();
    assert_eq!(claims.sub, "p_01");
    assert_eq!(claims.name.as_deref(), Some("Anna \"de\" Vries é 😀"));
    assert_eq!(claims.email.as_deref(), Some("anna@drempel.example"));
    assert_eq!(claims.email_verified, Some(true));
    assert_eq!(claims.amr, ["pwd", "otp"]);
    assert_eq!(claims.acr.as_deref(), Some("https://refeds.org/profile/mfa"));
    assert_eq!((claims.exp, claims.auth_time), (NOW + 600, Some(NOW - 10)));
    assert_eq!(claims.sid.as_deref(), Some("s_01"));
}

#[test]
fn a_token_with_a_wrong_signature_is_refused() {
    let (token, jwks) = (compact(&header(), &payload(&[])), jwks());
    let keyed = Unverified::parse(&token, Algorithm::Es256).unwrap().under(&jwks).unwrap();
    assert_eq!(keyed.signature_was(false).err(), Some(Error::WrongSignature));
}

#[test]
fn rule_2_the_issuer_is_exactly_ours() {
    for iss in [
        "https://login.drempel.example/",
        "https://LOGIN.drempel.example",
        "http://login.drempel.example",
        "https://login.drempel.example.evil.example",
        "",
    ] {
        assert_eq!(refused("iss", &format!("\"{iss}\"")), Error::OtherIssuer, "{iss}");
    }
    assert_eq!(with("iss", None), Err(Error::Missing(Claim::Iss)));
    assert_eq!(refused("iss", "[\"https://login.drempel.example\"]"), Error::Unreadable(Claim::Iss));
    assert_eq!(refused("iss", "null"), Error::Unreadable(Claim::Iss));
}

#[test]
fn rule_3_it_is_for_us_and_for_nobody_unknown() {
    assert!(with("aud", Some(r#"["drempel"]"#)).is_ok());
    for other in [r#""demo-app""#, r#""Drempel""#, r#""drempel ""#, "[]", r#"["demo-app"]"#] {
        assert_eq!(refused("aud", other), Error::OtherAudience, "{other}");
    }
    assert_eq!(refused("aud", r#"["drempel","demo-app"]"#), Error::UntrustedAudience);
    assert_eq!(with("aud", None), Err(Error::Missing(Claim::Aud)));
    for other in ["7", "null", r#"["drempel",7]"#, "{}"] {
        assert_eq!(refused("aud", other), Error::Unreadable(Claim::Aud), "{other}");
    }
}

#[test]
fn rules_4_and_5_it_was_given_to_us_and_says_so_when_it_is_for_several() {
    let mut trusting = expected();
    trusting.also_for = &["demo-app"];
    let aud = ("aud", Some(r#"["drempel","demo-app"]"#));
    let azp = |azp| claims(&payload(&[aud, ("azp", azp)]), &trusting);
    assert_eq!(azp(None), Err(Error::Missing(Claim::Azp)));
    assert_eq!(azp(Some(r#""demo-app""#)), Err(Error::OtherAuthorizedParty));
    assert!(azp(Some(r#""drempel""#)).is_ok());
    assert!(with("azp", Some(r#""drempel""#)).is_ok());
    assert_eq!(refused("azp", r#""demo-app""#), Error::OtherAuthorizedParty);
    assert_eq!(refused("azp", r#"["drempel"]"#), Error::Unreadable(Claim::Azp));
}

#[test]
fn rule_9_it_is_over_at_its_end() {
    let at = |exp: i64| with("exp", Some(&exp.to_string()));
    assert_eq!(at(NOW - 61), Err(Error::Expired));
    assert_eq!(at(NOW - 60), Err(Error::Expired));
    assert!(at(NOW - 59).is_ok(), "clocks may differ by a minute");
    assert_eq!(with("exp", None), Err(Error::Missing(Claim::Exp)));
    for other in [r#""1800000600""#, "1.8e9", "1800000600.5", "null", "99999999999999999999", "true"] {
        assert_eq!(refused("exp", other), Error::Unreadable(Claim::Exp), "{other}");
    }
    assert_eq!(at(i64::MIN), Err(Error::Expired));
    assert!(at(i64::MAX).is_ok());
}

#[test]
fn rule_10_it_was_issued_just_now() {
    let at = |iat: i64| with("iat", Some(&iat.to_string()));
    assert!(at(NOW + 60).is_ok());
    assert_eq!(at(NOW + 61), Err(Error::IssuedInTheFuture));
    assert!(at(NOW - 660).is_ok());
    assert_eq!(at(NOW - 661), Err(Error::IssuedLongAgo));
    assert_eq!(at(i64::MIN), Err(Error::IssuedLongAgo));
    assert_eq!(at(i64::MAX), Err(Error::IssuedInTheFuture));
    assert_eq!(with("iat", None), Err(Error::Missing(Claim::Iat)));
    assert_eq!(refused("iat", r#""now""#), Error::Unreadable(Claim::Iat));
}

#[test]
fn it_is_not_used_before_its_begin() {
    let at = |nbf: i64| with("nbf", Some(&nbf.to_string()));
    assert!(at(NOW + 60).is_ok());
    assert_eq!(at(NOW + 61), Err(Error::NotYetValid));
    assert_eq!(refused("nbf", "[]"), Error::Unreadable(Claim::Nbf));
}

#[test]
fn rule_11_it_answers_what_we_asked() {
    assert_eq!(refused("nonce", r#""another""#), Error::OtherNonce);
    assert_eq!(refused("nonce", r#""""#), Error::OtherNonce);
    assert_eq!(refused("nonce", "1"), Error::Unreadable(Claim::Nonce));
    assert_eq!(with("nonce", None), Err(Error::Missing(Claim::Nonce)));
    let mut none_sent = expected();
    none_sent.nonce = None;
    assert_eq!(claims(&payload(&[]), &none_sent), Err(Error::UnaskedNonce));
    assert!(claims(&payload(&[("nonce", None)]), &none_sent).is_ok());
}

#[test]
fn rule_12_the_person_signed_in_as_strongly_as_asked() {
    let mut strong = expected();
    strong.acr = Some(&["https://refeds.org/profile/mfa"]);
    assert!(claims(&payload(&[]), &strong).is_ok());
    let weak = [("acr", Some(r#""https://refeds.org/profile/sfa""#))];
    assert_eq!(claims(&payload(&weak), &strong), Err(Error::OtherAcr));
    assert_eq!(claims(&payload(&[("acr", None)]), &strong), Err(Error::Missing(Claim::Acr)));
    assert_eq!(refused("acr", "2"), Error::Unreadable(Claim::Acr));
    assert!(claims(&payload(&weak), &expected()).is_ok(), "nothing was asked");
}

#[test]
fn rule_13_the_person_proved_who_they_are_as_lately_as_asked() {
    let mut fresh = expected();
    fresh.max_age = Some(300);
    let at = |time: i64, expected: &Expected<'_>| {
        claims(&payload(&[("auth_time", Some(&time.to_string()))]), expected)
    };
    assert!(at(NOW - 360, &fresh).is_ok());
    assert_eq!(at(NOW - 361, &fresh), Err(Error::AuthenticatedLongAgo));
    assert!(at(NOW - 361, &expected()).is_ok(), "nothing was asked");
    assert_eq!(at(NOW + 61, &expected()), Err(Error::AuthenticatedInTheFuture));
    assert_eq!(claims(&payload(&[("auth_time", None)]), &fresh), Err(Error::Missing(Claim::AuthTime)));
    assert_eq!(refused("auth_time", r#""1""#), Error::Unreadable(Claim::AuthTime));
}

#[test]
fn it_belongs_to_the_access_token_that_came_with_it() {
    assert_eq!(refused("at_hash", r#""another""#), Error::OtherAccessToken);
    assert_eq!(
        refused("at_hash", &format!("\"{}=\"", access_token_hash(ACCESS_TOKEN))),
        Error::OtherAccessToken
    );
    assert_eq!(refused("at_hash", "1"), Error::Unreadable(Claim::AtHash));
    assert_eq!(with("at_hash", None), Err(Error::Missing(Claim::AtHash)));
    let mut other = expected();
    other.access_token = AccessToken::Bound("another");
    assert_eq!(claims(&payload(&[]), &other), Err(Error::OtherAccessToken));
    other.access_token = AccessToken::IfBound("another");
    assert_eq!(claims(&payload(&[]), &other), Err(Error::OtherAccessToken));
    assert!(
        claims(&payload(&[("at_hash", None)]), &other).is_ok(),
        "the code flow leaves it to the provider"
    );
    other.access_token = AccessToken::None;
    assert!(claims(&payload(&[]), &other).is_ok());
}

#[test]
fn openid_connect_core_appendix_a_has_the_same_hash() {
    // The access token and at_hash of appendix A.3.
    assert_eq!(access_token_hash("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"), "77QmUPtjPfzWtF2AnpK9RQ");
}

#[test]
fn what_it_says_of_the_person_has_its_type() {
    assert_eq!(with("sub", None), Err(Error::Missing(Claim::Sub)));
    for sub in [r#""""#, "1", r#""é""#, &format!("\"{}\"", "a".repeat(256))] {
        assert_eq!(refused("sub", sub), Error::Unreadable(Claim::Sub), "{sub}");
    }
    assert_eq!(refused("name", "{}"), Error::Unreadable(Claim::Name));
    assert_eq!(refused("email", "1"), Error::Unreadable(Claim::Email));
    assert_eq!(refused("email_verified", r#""true""#), Error::Unreadable(Claim::EmailVerified));
    assert_eq!(refused("amr", r#""pwd""#), Error::Unreadable(Claim::Amr));
    assert_eq!(refused("sid", "null"), Error::Unreadable(Claim::Sid));
    let bare =
        ["name", "email", "email_verified", "amr", "sid", "acr", "auth_time"].map(|member| (member, None));
    assert!(claims(&payload(&bare), &expected()).is_ok());
}

#[test]
fn nothing_of_a_token_is_printed() {
    let claims = claims(&payload(&[]), &expected()).unwrap();
    assert_eq!(format!("{claims:?} {:?}", AccessToken::Bound("secret")), "Claims(…) AccessToken(…)");
}
