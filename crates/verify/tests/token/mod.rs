//! Tokens to be taken or refused: one that is good in every way, and the means to spoil one thing of it.

use drempel_verify::id_token::{AccessToken, Expected, Jwks, access_token_hash};

/// The public keys of what is in `signed/`, which an implementation that is not ours signed: Node's `crypto`.
pub(crate) const JWKS: &str = include_str!("../signed/jwks.json");

pub(crate) const NOW: i64 = 1_800_000_000;
pub(crate) const ACCESS_TOKEN: &str = "an-access-token";

pub(crate) fn jwks() -> Jwks {
    Jwks::parse(JWKS).unwrap()
}

pub(crate) fn expected() -> Expected<'static> {
    Expected {
        issuer: "https://login.drempel.example",
        client_id: "drempel",
        also_for: &[],
        nonce: Some("n-1"),
        now: NOW,
        skew: 60,
        oldest: 600,
        max_age: None,
        acr: None,
        access_token: AccessToken::Bound(ACCESS_TOKEN),
    }
}

pub(crate) fn header() -> String {
    r#"{"alg":"ES256","kid":"e1","typ":"JWT"}"#.to_owned()
}

/// The good claims, with these members changed, added or left out.
pub(crate) fn payload(changes: &[(&str, Option<&str>)]) -> String {
    let quoted = |text: &str| format!("\"{text}\"");
    let mut members = vec![
        ("iss", quoted("https://login.drempel.example")),
        ("sub", quoted("p_01")),
        ("aud", quoted("drempel")),
        ("exp", (NOW + 600).to_string()),
        ("iat", NOW.to_string()),
        ("auth_time", (NOW - 10).to_string()),
        ("nonce", quoted("n-1")),
        ("at_hash", quoted(&access_token_hash(ACCESS_TOKEN))),
        ("acr", quoted("https://refeds.org/profile/mfa")),
        ("amr", r#"["pwd","otp"]"#.to_owned()),
        ("sid", quoted("s_01")),
        ("name", quoted(r#"Anna \"de\" Vries \u00e9 \ud83d\ude00"#)),
        ("email", quoted("anna@drempel.example")),
        ("email_verified", "true".to_owned()),
    ];
    for (member, instead) in changes {
        members.retain(|(name, _)| name != member);
        members.extend(instead.map(|value| (*member, value.to_owned())));
    }
    let members: Vec<String> = members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", members.join(","))
}

/// A token of this header and payload, with a signature that is one by its length only.
pub(crate) fn compact(header: &str, payload: &str) -> String {
    [base64url(header.as_bytes()), base64url(payload.as_bytes()), base64url(&[0; 64])].join(".")
}

pub(crate) fn base64url(bytes: &[u8]) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
    let six = |bits: &[u8]| bits.iter().fold(0, |held, bit| held << 1 | bit) << (6 - bits.len());
    bits.chunks(6)
        .filter_map(|bits| alphabet.get(usize::from(six(bits))).map(|letter| char::from(*letter)))
        .collect()
}
