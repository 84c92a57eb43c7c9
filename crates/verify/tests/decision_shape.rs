//! The shape of a decision, before anything it says is believed.
#![cfg(feature = "decision")]
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[expect(dead_code, reason = "what is asked is for decision.rs")]
mod asked;

use asked::{base64url, decision};
use drempel_verify::decision::{DecisionError as Error, Field, Part, Unverified};

const HEADER: &str = r#"{"alg":"ES256","typ":"drempel-decision+jwt"}"#;

const GOOD: [(&str, &str); 11] = [
    ("account", r#""bram""#),
    ("client", r#""demo""#),
    ("counter", "8"),
    ("decision", r#""approve""#),
    ("device", r#""d""#),
    ("exp", "60"),
    ("iat", "1"),
    ("number", r#""37""#),
    ("origin", r#""https://a.example""#),
    ("place", r#""Utrecht""#),
    ("request", r#""r""#),
];

/// The good payload with a member changed, left out, or added at its place.
fn payload(name: &str, value: Option<&str>) -> String {
    let mut members: Vec<_> = GOOD.into_iter().filter(|(known, _)| *known != name).collect();
    members.extend(value.map(|value| (name, value)));
    members.sort_unstable();
    let members: Vec<String> = members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", members.join(","))
}

fn refused(header: &str, payload: &str) -> Option<Error> {
    let parts = [base64url(header.as_bytes()), base64url(payload.as_bytes()), base64url(&[7; 64])];
    Unverified::parse(&parts.join(".")).err()
}

fn with(name: &str, value: &str) -> Option<Error> {
    refused(HEADER, &payload(name, Some(value)))
}

#[test]
fn a_decision_has_three_parts_of_one_spelling() {
    let good = decision().signing_input().signed(&[0; 64]).unwrap();
    assert!(Unverified::parse(&good).is_ok());
    for text in ["", ".", "a.b", &good.replacen('.', "", 1), &format!("{good}."), &format!("{good}.e30.e30")]
    {
        assert_eq!(Unverified::parse(text).err(), Some(Error::NotThreeParts), "{text}");
    }
    assert_eq!(Unverified::parse("..").err(), Some(Error::NotJson(Part::Header)));
    assert_eq!(Unverified::parse(&"a".repeat(8_193)).err(), Some(Error::TooLong));
    for text in
        [format!(" {good}"), format!("{good}\n"), format!("{good}="), format!("{}B", &good[..good.len() - 1])]
    {
        assert!(matches!(Unverified::parse(&text).err(), Some(Error::NotBase64Url(_))), "{text}");
    }
    assert_eq!(Unverified::parse(&good[..good.len() - 4]).err(), Some(Error::SignatureLength));
    assert_eq!(Unverified::parse(&format!("{good}AAAA")).err(), Some(Error::SignatureLength));
    assert_eq!(Unverified::parse(&format!("{good}AAA")).err(), Some(Error::NotBase64Url(Part::Signature)));
}

#[test]
fn only_the_algorithm_of_decisions_is_taken() {
    for alg in ["none", "None", "", "HS256", "RS256", "ES384", "EdDSA", "es256", "ES256 "] {
        let header = HEADER.replace("ES256", alg);
        assert_eq!(refused(&header, &payload("", None)), Some(Error::OtherAlgorithm), "{alg}");
    }
    for header in ["{}", r#"{"alg":null}"#, r#"{"alg":["ES256"]}"#, r#"{"typ":"drempel-decision+jwt"}"#] {
        assert_eq!(refused(header, &payload("", None)), Some(Error::OtherAlgorithm), "{header}");
    }
}

#[test]
fn no_other_kind_of_token_is_a_decision() {
    for typ in ["JWT", "at+jwt", "dpop+jwt", "drempel-decision", "DREMPEL-DECISION+JWT", ""] {
        let header = HEADER.replace("drempel-decision+jwt", typ);
        assert_eq!(refused(&header, &payload("", None)), Some(Error::OtherType), "{typ}");
    }
}

#[test]
fn the_header_says_nothing_more() {
    for more in [r#""jwk":{}"#, r#""kid":"d""#, r#""crit":["b64"]"#, r#""b64":false"#, r#""x5c":[]"#] {
        let header = HEADER.replace('}', &format!(",{more}}}"));
        assert_eq!(refused(&header, &payload("", None)), Some(Error::OtherHeader), "{more}");
    }
    for respelled in [HEADER.replace(':', ": "), format!("{HEADER} "), HEADER.replace("ES", "\\u0045S")] {
        assert_eq!(refused(&respelled, &payload("", None)), Some(Error::OtherHeader), "{respelled}");
    }
    assert_eq!(refused("[]", &payload("", None)), Some(Error::NotJson(Part::Header)));
}

#[test]
fn every_member_must_be_there_and_be_what_it_is() {
    use Field::{Account, Client, Counter, Decision, Device, Exp, Iat, Number, Origin, Place, Request};
    let fields = [Account, Client, Counter, Decision, Device, Exp, Iat, Number, Origin, Place, Request];
    assert_eq!(refused(HEADER, &payload("", None)), None);
    for ((name, _), field) in GOOD.into_iter().zip(fields) {
        assert_eq!(refused(HEADER, &payload(name, None)), Some(Error::Missing(field)), "{name}");
        for value in ["null", "true", "[]", "{}", "1.5", "-1"] {
            assert_eq!(with(name, value), Some(Error::Unreadable(field)), "{name} {value}");
        }
    }
    for name in ["counter", "iat", "exp"] {
        for value in ["9007199254740992", "-1", "1e3", "1.0", "18446744073709551616", "\"8\""] {
            assert!(matches!(with(name, value), Some(Error::Unreadable(_))), "{name} {value}");
        }
    }
    assert_eq!(with("counter", "9007199254740991"), None);
}

#[test]
fn a_decision_approves_or_denies_and_nothing_between() {
    for value in [r#""Approve""#, r#""""#, r#""approved""#, r#""yes""#] {
        assert_eq!(with("decision", value), Some(Error::Unreadable(Field::Decision)), "{value}");
    }
    assert_eq!(with("decision", r#""deny""#), Some(Error::Missing(Field::Reason)));
    for value in [r#""""#, r#""7""#, r#""07""#, r#""123""#, r#""3 7""#, "37"] {
        assert_eq!(with("number", value), Some(Error::Unreadable(Field::Number)), "{value}");
    }
    let denied = |more: &str| {
        let denied = payload("number", None).replace("approve", "deny");
        refused(HEADER, &denied.replace("\"request\"", &format!("{more},\"request\"")))
    };
    assert_eq!(denied(r#""reason":"mistake""#), None);
    assert_eq!(denied(r#""reason":"other""#), Some(Error::Unreadable(Field::Reason)));
}

#[test]
fn what_could_be_said_in_other_bytes_is_refused() {
    let good = payload("", None);
    for other in [
        good.replace(",\"client\"", ", \"client\""),
        good.replace("{\"account\"", "{ \"account\""),
        good.replace("\"bram\"", "\"br\\u0061m\""),
        good.replace("https://", "https:\\/\\/"),
        format!("{good}\n"),
        payload("verified", Some("true")),
        payload("reason", Some("\"mistake\"")),
        good.replace("\"client\":\"demo\",\"counter\":8", "\"counter\":8,\"client\":\"demo\""),
    ] {
        assert_eq!(refused(HEADER, &other), Some(Error::NotCanonical), "{other}");
    }
    let twice = good.replace("\"iat\":1", "\"iat\":1,\"iat\":1");
    assert_eq!(refused(HEADER, &twice), Some(Error::NotJson(Part::Payload)));
    for text in ["", "1", "[]", "{", "\u{feff}{}"] {
        assert_eq!(refused(HEADER, text), Some(Error::NotJson(Part::Payload)), "{text}");
    }
}
