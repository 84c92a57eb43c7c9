//! A decision: how it is spelled, and everything it is bound to.
#![cfg(feature = "decision")]
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod asked;

use asked::{NOW, approve, decision, expected, request, shown};
use drempel_verify::decision::{
    Choice, Decision, DecisionError as Error, Expected, Reason, Request, Unverified, Verdict,
};

fn compact(decision: &Decision) -> String {
    decision.signing_input().signed(&[7; 64]).unwrap()
}

/// As if the signature were good.
fn verdict(decision: &Decision, expected: &Expected<'_>) -> Result<Verdict, Error> {
    Unverified::parse(&compact(decision)).unwrap().signature_was(true).unwrap().verdict(expected)
}

fn changed(change: impl FnOnce(&mut Decision)) -> Result<Verdict, Error> {
    let (mut decision, asked, shown) = (decision(), request(), shown());
    change(&mut decision);
    verdict(&decision, &expected(&asked, &shown))
}

fn when(change: impl FnOnce(&mut Expected<'_>)) -> Result<Verdict, Error> {
    let (asked, shown) = (request(), shown());
    let mut expected = expected(&asked, &shown);
    change(&mut expected);
    verdict(&decision(), &expected)
}

fn asked(change: impl FnOnce(&mut Request)) -> Result<Verdict, Error> {
    changed(|decision| change(&mut decision.about))
}

#[test]
fn the_right_number_by_the_right_device_in_time_approves() {
    assert_eq!(changed(|_| ()), Ok(Verdict::Approved { counter: 8 }));
}

#[test]
fn a_wrong_number_is_a_verdict_that_ends_the_request() {
    for number in ["73", "38", "373737"] {
        assert_eq!(
            changed(|decision| decision.choice = approve(number)),
            Ok(Verdict::WrongNumber { counter: 8 }),
            "{number}"
        );
    }
}

#[test]
fn whoever_denies_says_why() {
    for reason in [Reason::NotStarted, Reason::Mistake, Reason::NoneOfThese] {
        assert_eq!(
            changed(|decision| decision.choice = Choice::Deny(reason)),
            Ok(Verdict::Denied { reason, counter: 8 })
        );
    }
}

#[test]
fn a_decision_for_anything_else_is_refused_by_what_is_other() {
    let other = || "other".to_owned();
    assert_eq!(asked(|about| about.request = other()), Err(Error::OtherRequest));
    assert_eq!(asked(|about| about.account = other()), Err(Error::OtherAccount));
    assert_eq!(asked(|about| about.client = other()), Err(Error::OtherClient));
    assert_eq!(asked(|about| about.origin = other()), Err(Error::OtherOrigin));
    assert_eq!(asked(|about| about.place = other()), Err(Error::OtherPlace));
    assert_eq!(asked(|about| about.device = other()), Err(Error::OtherDevice));
    for alike in ["https://login.drempel.example/", "HTTPS://login.drempel.example", ""] {
        assert_eq!(asked(|about| about.origin = alike.to_owned()), Err(Error::OtherOrigin), "{alike}");
    }
}

#[test]
fn what_is_not_about_this_request_says_nothing_about_its_number() {
    for number in ["37", "73"] {
        let refused = changed(|decision| {
            decision.choice = approve(number);
            decision.about.request = "other".to_owned();
        });
        assert_eq!(refused, Err(Error::OtherRequest));
        let replayed = changed(|decision| {
            decision.choice = approve(number);
            decision.counter = 7;
        });
        assert_eq!(replayed, Err(Error::CounterNotHigher));
    }
}

#[test]
fn the_counter_must_be_higher_than_the_last() {
    for counter in [0, 1, 6, 7] {
        assert_eq!(changed(|decision| decision.counter = counter), Err(Error::CounterNotHigher), "{counter}");
    }
    assert_eq!(changed(|decision| decision.counter = 900), Ok(Verdict::Approved { counter: 900 }));
    assert_eq!(when(|expected| expected.last_counter = 0), Ok(Verdict::Approved { counter: 8 }));
    assert_eq!(when(|expected| expected.last_counter = 8), Err(Error::CounterNotHigher));
    assert_eq!(when(|expected| expected.last_counter = u64::MAX), Err(Error::CounterNotHigher));
}

#[test]
fn a_late_answer_is_refused_by_the_backends_own_clock() {
    assert!(when(|expected| expected.deadline = NOW + 1).is_ok());
    assert_eq!(when(|expected| expected.deadline = NOW), Err(Error::Late));
    assert!(changed(|decision| decision.expires_at = NOW - 3).is_ok(), "within the skew");
    let late = |now| {
        when(|expected| {
            expected.now = now;
            expected.deadline = now + 900;
        })
    };
    assert!(late(NOW + 69).is_ok());
    assert_eq!(late(NOW + 70), Err(Error::Late));
    assert_eq!(late(i64::MAX - 900), Err(Error::Late));
}

#[test]
fn a_decision_made_before_it_was_asked_or_after_now_is_refused() {
    let at = |issued: i64| {
        changed(|decision| {
            decision.issued_at = issued;
            decision.expires_at = issued + 60;
        })
    };
    assert!(at(NOW + 10).is_ok() && at(NOW - 40).is_ok());
    assert_eq!(at(NOW + 11), Err(Error::TooEarly));
    assert_eq!(at(NOW - 41), Err(Error::BeforeAsked));
}

#[test]
fn a_decision_is_good_for_two_minutes_at_most_and_ends_after_it_begins() {
    let life = |seconds: i64| changed(|decision| decision.expires_at = decision.issued_at + seconds);
    assert!(life(120).is_ok() && life(1).is_ok());
    for seconds in [121, 86_400, 0, -1] {
        assert_eq!(life(seconds), Err(Error::Life), "{seconds}");
    }
}

#[test]
fn what_is_signed_is_spelled_in_one_way() {
    let text = String::from_utf8(decision().signing_input().as_bytes().to_vec()).unwrap();
    let (header, payload) = text.split_once('.').unwrap();
    assert_eq!(header, "eyJhbGciOiJFUzI1NiIsInR5cCI6ImRyZW1wZWwtZGVjaXNpb24rand0In0");
    let approved = concat!(
        r#"{"account":"bram@drempel.example","client":"demo-app","counter":8,"decision":"approve","device":"d_01","#,
        r#""exp":1800000060,"iat":1799999995,"number":"37","origin":"https://login.drempel.example","#,
        r#""place":"Utrecht, \"Nederland\" 😀","request":"r_7f3c"}"#
    );
    assert_eq!(payload, asked::base64url(approved.as_bytes()));
    let mut denied = decision();
    denied.choice = Choice::Deny(Reason::NotStarted);
    let text = String::from_utf8(denied.signing_input().as_bytes().to_vec()).unwrap();
    let denied = approved
        .replace(r#""approve""#, r#""deny""#)
        .replace(r#""number":"37","#, "")
        .replace(r#""request""#, r#""reason":"not_started","request""#);
    assert_eq!(text, [header, &asked::base64url(denied.as_bytes())].join("."));
}

#[test]
fn controls_and_quotes_in_a_name_are_spelled_and_read_back() {
    let (mut decision, shown) = (decision(), shown());
    decision.about.place = "a\"\\/\u{0}\u{1}\u{1f}\u{8}\t\n\u{c}\r\u{7f}\u{2028}é𝄞".to_owned();
    let asked = decision.about.clone();
    assert_eq!(verdict(&decision, &expected(&asked, &shown)), Ok(Verdict::Approved { counter: 8 }));
}

#[test]
fn a_decision_says_whose_key_it_is_to_be_checked_with_and_what_was_signed() {
    let compact = compact(&decision());
    let unverified = Unverified::parse(&compact).unwrap();
    assert_eq!(unverified.device(), "d_01");
    assert_eq!(unverified.signing_input(), decision().signing_input().as_bytes());
    assert_eq!(unverified.signature(), [7; 64]);
    assert_eq!(unverified.signature_was(false).err(), Some(Error::WrongSignature));
}

#[test]
fn a_signature_has_64_bytes() {
    for length in [0, 63, 65, 70, 72] {
        assert_eq!(decision().signing_input().signed(&vec![7; length]), Err(Error::SignatureLength));
    }
}

#[test]
fn nothing_of_a_decision_is_printed_by_mistake() {
    let unverified = Unverified::parse(&compact(&decision())).unwrap();
    assert_eq!(format!("{:?} {unverified:?}", decision()), "Decision(…) Unverified(…)");
    let (asked, shown) = (request(), shown());
    let expected = format!("{:?} {:?}", expected(&asked, &shown), decision().choice);
    assert!(!expected.contains("bram") && !expected.contains("37"), "{expected}");
    assert_eq!(format!("{:?}", decision().signing_input()), "SigningInput(…)");
    assert_eq!(format!("{:?}", unverified.signature_was(true).unwrap()), "Signed(…)");
}
