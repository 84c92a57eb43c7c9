//! The shape of an ID token, and the key it names, before anything it says is believed.
#![cfg(feature = "id_token")]
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod token;

use drempel_verify::id_token::{
    AccessToken, Algorithm, Claim, IdTokenError as Error, Jwks, Part, Unverified,
};
use token::{JWKS, base64url, compact, expected, header, jwks, payload};

const RS256: &str = include_str!("signed/rs256.jwt");
const ES256: &str = include_str!("signed/es256.jwt");

fn parsed(header: &str) -> Result<Unverified, Error> {
    Unverified::parse(&compact(header, &payload(&[])), Algorithm::Es256)
}

#[test]
fn really_issued_tokens_are_taken_apart_and_find_their_keys() {
    let jwks = jwks();
    for (token, algorithm, kid) in [(RS256, Algorithm::Rs256, "r1"), (ES256, Algorithm::Es256, "e1")] {
        let keyed = Unverified::parse(token, algorithm).unwrap().under(&jwks).unwrap();
        assert_eq!(
            (keyed.key().kid(), keyed.algorithm(), keyed.key().algorithm()),
            (Some(kid), algorithm, algorithm)
        );
        assert_eq!(keyed.signing_input(), token.rsplit_once('.').unwrap().0.as_bytes());
        let mut really = expected();
        really.client_id = "demo-app";
        really.nonce = Some("n-0S6_WzA2Mj");
        really.now = 1_800_000_100;
        really.issuer = "https://login.drempel.example";
        really.access_token = AccessToken::Bound("f5e1c2a8-this-is-an-access-token");
        assert_eq!(keyed.signature_was(true).unwrap().claims(&really).unwrap().sub, "p_01");
    }
}

#[test]
fn a_token_has_three_parts() {
    let good = compact(&header(), &payload(&[]));
    for text in ["", ".", "a.b", &good.replacen('.', "", 1), &format!("{good}."), &format!("{good}.e30.e30")]
    {
        assert_eq!(Unverified::parse(text, Algorithm::Es256).err(), Some(Error::NotThreeParts), "{text}");
    }
    assert_eq!(Unverified::parse("..", Algorithm::Es256).err(), Some(Error::NotJson(Part::Header)));
    assert_eq!(Unverified::parse(&"a".repeat(16_385), Algorithm::Es256).err(), Some(Error::TooLong));
}

#[test]
fn a_part_has_one_spelling() {
    let good = compact(&header(), &payload(&[]));
    let (first, rest) = good.split_once('.').unwrap();
    for text in
        [format!("{first}=.{rest}"), format!(" {good}"), format!("{first}+.{rest}"), format!("é.{rest}")]
    {
        assert_eq!(
            Unverified::parse(&text, Algorithm::Es256).err(),
            Some(Error::NotBase64Url(Part::Header)),
            "{text}"
        );
    }
    for text in [format!("{good}="), format!("{good}\n"), format!("{good}AAA")] {
        assert_eq!(
            Unverified::parse(&text, Algorithm::Es256).err(),
            Some(Error::NotBase64Url(Part::Signature))
        );
    }
    // 64 bytes leave four bits of the last letter, which must be zero.
    let respelled = format!("{}B", good.strip_suffix('A').unwrap());
    assert_eq!(
        Unverified::parse(&respelled, Algorithm::Es256).err(),
        Some(Error::NotBase64Url(Part::Signature))
    );
}

#[test]
fn a_part_is_a_json_object_without_a_member_twice() {
    for text in [
        "",
        "1",
        "[]",
        "null",
        "{",
        "{}x",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":1e}",
        "{\"a\":-}",
        "{\"a\":+1}",
        "{\"a\":NaN}",
        "{\"a\":'b'}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\ud800\\u0041\"}",
        "{\"a\":\"\\udc00\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":tru}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{\"a\":[1,]}",
        "{\"a\":[1 2]}",
        "\u{feff}{}",
        "{\"a\":[[[[[[[[[1]]]]]]]]]}",
        "{\"a\":1}\0",
    ] {
        let token = compact(&header(), text);
        assert_eq!(
            Unverified::parse(&token, Algorithm::Es256).err(),
            Some(Error::NotJson(Part::Payload)),
            "{text}"
        );
        assert_eq!(parsed(text).err(), Some(Error::NotJson(Part::Header)), "{text}");
    }
    let twice = payload(&[]).replace("{\"iss\"", "{\"iss\":\"https://evil.example\",\"iss\"");
    assert_eq!(
        Unverified::parse(&compact(&header(), &twice), Algorithm::Es256).err(),
        Some(Error::NotJson(Part::Payload))
    );
    let not_text =
        [&base64url(header().as_bytes()), ".", &base64url(b"{\"a\":\"\xff\"}"), ".", &base64url(&[0; 64])]
            .concat();
    assert_eq!(Unverified::parse(&not_text, Algorithm::Es256).err(), Some(Error::NotJson(Part::Payload)));
}

#[test]
fn only_the_algorithm_agreed_on_is_taken() {
    for alg in
        ["none", "None", "nOnE", "", "HS256", "RS256", "ES384", "ES512", "PS256", "EdDSA", "es256", "ES256 "]
    {
        let header = format!(r#"{{"alg":"{alg}","kid":"e1"}}"#);
        assert_eq!(parsed(&header).err(), Some(Error::OtherAlgorithm), "{alg}");
    }
    for header in [r#"{"kid":"e1"}"#, r#"{"alg":null}"#, r#"{"alg":["ES256"]}"#, r#"{"alg":256}"#] {
        assert_eq!(parsed(header).err(), Some(Error::OtherAlgorithm), "{header}");
    }
    assert_eq!(Unverified::parse(ES256, Algorithm::Rs256).err(), Some(Error::OtherAlgorithm));
    assert_eq!(Unverified::parse(RS256, Algorithm::Es256).err(), Some(Error::OtherAlgorithm));
}

#[test]
fn the_header_asks_for_nothing_of_its_own() {
    let with = |more: &str| parsed(&format!(r#"{{"alg":"ES256","kid":"e1",{more}}}"#)).err();
    assert_eq!(with(r#""crit":["exp"]"#), Some(Error::Critical));
    assert_eq!(with(r#""crit":[]"#), Some(Error::Critical));
    assert_eq!(with(r#""b64":false"#), Some(Error::Critical));
    for key in [
        r#""jwk":{}"#,
        r#""jku":"https://evil.example/jwks""#,
        r#""x5c":[]"#,
        r#""x5u":"https://evil.example""#,
    ] {
        assert_eq!(with(key), Some(Error::BringsItsKey), "{key}");
    }
    for typ in [r#""typ":"at+jwt""#, r#""typ":"logout+jwt""#, r#""typ":7"#, r#""typ":"""#, r#""cty":"JWT""#] {
        assert_eq!(with(typ), Some(Error::OtherType), "{typ}");
    }
    assert_eq!(with(r#""typ":"jwt""#), None);
    assert_eq!(with(r#""unknown":{"deep":[1]}"#), None);
    for kid in [r#"{"alg":"ES256","kid":1}"#, r#"{"alg":"ES256","kid":null}"#, r#"{"alg":"ES256","kid":""}"#]
    {
        assert_eq!(parsed(kid).err(), Some(Error::Unreadable(Claim::Kid)), "{kid}");
    }
}

#[test]
fn a_signature_has_the_length_of_its_algorithm() {
    for length in [0, 1, 63, 65, 70, 71, 72, 256] {
        let token = [
            &base64url(header().as_bytes()),
            ".",
            &base64url(payload(&[]).as_bytes()),
            ".",
            &base64url(&vec![1; length]),
        ]
        .concat();
        assert_eq!(
            Unverified::parse(&token, Algorithm::Es256).err(),
            Some(Error::SignatureLength),
            "{length}"
        );
    }
    let (input, _) = RS256.rsplit_once('.').unwrap();
    for length in [0, 64, 128, 255, 513] {
        let token = [input, ".", &base64url(&vec![1; length])].concat();
        assert_eq!(
            Unverified::parse(&token, Algorithm::Rs256).err(),
            Some(Error::SignatureLength),
            "{length}"
        );
    }
}

#[test]
fn the_key_is_the_one_named_and_of_its_kind() {
    let under = |header: &str, jwks: &str| parsed(header).unwrap().under(&Jwks::parse(jwks).unwrap()).err();
    let named = |kid: &str| format!(r#"{{"alg":"ES256","kid":"{kid}"}}"#);
    assert_eq!(under(&named("e1"), JWKS), None);
    assert_eq!(under(&named("E1"), JWKS), Some(Error::UnknownKey));
    assert_eq!(under(&named("e1"), r#"{"keys":[]}"#), Some(Error::UnknownKey));
    assert_eq!(under(&named("r1"), JWKS), Some(Error::UnfitKey), "an RSA key checks no ES256");
    assert_eq!(under(r#"{"alg":"ES256"}"#, JWKS), None, "without a name, the only fitting one");
    let again = JWKS.trim().replace("]\n}", &format!(",{}", JWKS.trim().split_once("[").unwrap().1));
    assert_eq!(under(r#"{"alg":"ES256"}"#, &again), Some(Error::AmbiguousKey));
    assert_eq!(under(&named("e1"), &again), Some(Error::AmbiguousKey));
}
