//! The page reads what travels exactly as serde does: the contract's golden files, through both.

use drempel::effects::read::{self, Json};
use drempel_contract::{
    Authenticator, Decided, EnrolmentOnPhone, EnrolmentOpened, Problem, Reply, Resumed, Session,
    SessionOpened, SignedOut, Step,
};
use wasm_bindgen_test::wasm_bindgen_test as test;

macro_rules! golden {
    ($name:literal) => {
        include_str!(concat!("../../crates/contract/tests/golden/", $name, ".json"))
    };
}

/// A reply around one golden step or refusal.
fn around(step: &str, refusal: &str) -> String {
    format!(
        r#"{{"sign_in":"s","continuation_token":"t","step":{step},"refusal":{refusal},"expires_in":600}}"#
    )
}

#[test]
fn every_step_and_refusal_is_read_as_serde_reads_it() {
    let steps = [
        golden!("step_identify"),
        golden!("step_password"),
        golden!("step_number_match"),
        golden!("step_number_match_seen"),
        golden!("step_number_match_denied"),
        golden!("step_number_match_wrong_number"),
        golden!("step_number_match_expired"),
        golden!("step_number_match_unregistered"),
        golden!("step_number_match_superseded"),
        golden!("step_number_match_throttled"),
        golden!("step_totp"),
        golden!("step_stay_signed_in"),
        golden!("step_device_sign_in"),
        golden!("step_confirm_device"),
        golden!("step_device_approved"),
        golden!("step_device_denied"),
        golden!("step_consent"),
        golden!("step_done"),
    ];
    let refusals = [
        golden!("refusal_malformed_email"),
        golden!("refusal_wrong_password"),
        golden!("refusal_password_throttled"),
        golden!("refusal_account_disabled"),
        golden!("refusal_no_factor_left"),
        golden!("refusal_malformed_code"),
        golden!("refusal_wrong_code"),
        golden!("refusal_code_already_used"),
        golden!("refusal_clock_off"),
        golden!("refusal_too_many_codes"),
        golden!("refusal_device_locked"),
        golden!("refusal_malformed_user_code"),
        golden!("refusal_unknown_user_code"),
        golden!("refusal_user_code_expired"),
        golden!("refusal_user_code_used"),
        golden!("refusal_user_codes_throttled"),
        golden!("refusal_device_unconfirmed"),
        golden!("refusal_application_denied"),
        golden!("refusal_authorization_gone"),
    ];
    let texts = steps
        .map(|step| around(step, "null"))
        .into_iter()
        .chain(refusals.map(|refusal| around(golden!("step_password"), refusal)))
        .chain(
            [
                golden!("reply"),
                golden!("reply_refused"),
                golden!("reply_for_application"),
                golden!("reply_with_methods"),
            ]
            .map(str::to_owned),
        );
    for text in texts {
        let ours = Json::parse(&text).and_then(|json| read::reply(&json));
        assert_eq!(ours, Some(serde_json::from_str::<Reply>(&text).unwrap()), "{text}");
    }
}

#[test]
fn sessions_resumptions_and_problems_are_read_as_serde_reads_them() {
    for text in [golden!("session_signed_in"), golden!("session_signed_out")] {
        let ours = Json::parse(text).and_then(|json| read::session(&json));
        assert_eq!(ours, Some(serde_json::from_str::<Session>(text).unwrap()), "{text}");
    }
    for text in [golden!("resumed"), golden!("resumed_none")] {
        let ours = Json::parse(text).and_then(|json| read::resumed(&json));
        assert_eq!(ours, Some(serde_json::from_str::<Resumed>(text).unwrap().reply), "{text}");
    }
    let text = golden!("session_opened");
    let ours = Json::parse(text).and_then(|json| read::session_opened(&json));
    assert_eq!(ours, Some(serde_json::from_str::<SessionOpened>(text).unwrap()));
    let text = golden!("signed_out");
    let ours = Json::parse(text).and_then(|json| read::signed_out(&json));
    assert_eq!(ours, Some(serde_json::from_str::<SignedOut>(text).unwrap()));
    let text = golden!("problem");
    let ours = Json::parse(text).and_then(|json| read::problem(&json));
    assert_eq!(ours, Some(serde_json::from_str::<Problem>(text).unwrap()));
}

#[test]
fn what_a_phone_hears_is_read_as_serde_reads_it() {
    for text in [golden!("authenticator"), golden!("authenticator_quiet")] {
        let ours = Json::parse(text).and_then(|json| read::authenticator::authenticator(&json));
        assert_eq!(ours, Some(serde_json::from_str::<Authenticator>(text).unwrap()), "{text}");
    }
    for text in [golden!("decided_approved"), golden!("decided_denied"), golden!("decided_wrong_number")] {
        let ours = Json::parse(text).and_then(|json| read::authenticator::decided(&json));
        assert_eq!(ours, Some(serde_json::from_str::<Decided>(text).unwrap().outcome), "{text}");
    }
    let text = golden!("enrolment_opened");
    let ours = Json::parse(text).and_then(|json| read::authenticator::enrolment_opened(&json));
    assert_eq!(ours, Some(serde_json::from_str::<EnrolmentOpened>(text).unwrap()));
    for text in [golden!("enrolment_on_phone_number"), golden!("enrolment_on_phone_done")] {
        let ours = Json::parse(text).and_then(|json| read::authenticator::enrolment_on_phone(&json));
        assert_eq!(ours, Some(serde_json::from_str::<EnrolmentOnPhone>(text).unwrap()));
    }
}

#[test]
fn what_is_not_the_contract_is_not_read() {
    let broken = [
        "",
        "null",
        "[]",
        "{}",
        "<html>502</html>",
        "{\"sign_in\":1}",
        &around("{}", "null"),
        &around(r#"{"type":"level_up"}"#, "null"),
        &around(r#"{"type":"totp"}"#, "null"),
        &around(r#"{"type":"totp","devices":[{}]}"#, "null"),
        &around(r#"{"type":"number_match","number":"42"}"#, "null"),
        &around(golden!("step_number_match"), "null").replace("tap", "guess"),
        &around(golden!("step_number_match"), "null").replace("sent", "approved"),
        &around(r#"{"type":"device_approved"}"#, "null"),
        &around(r#"{"type":"confirm_device","application":"TV"}"#, "null"),
        &around(r#"{"type":"consent","application":"A","host":"","scopes":["everything"]}"#, "null"),
        &around(golden!("step_password"), r#"{"code":"wrong_code"}"#),
        &around(golden!("step_password"), r#"{"code":"wrong_code","attempts_left":1.5}"#),
        &around(golden!("step_password"), r#"{"code":"wrong_code","attempts_left":256}"#),
        &around(golden!("step_password"), r#""wrong_code""#),
    ];
    for text in broken {
        assert_eq!(Json::parse(text).and_then(|json| read::reply(&json)), None, "{text}");
        assert!(serde_json::from_str::<Reply>(text).is_err(), "{text}");
    }
    assert!(serde_json::from_str::<Step>(r#"{"type":"level_up"}"#).is_err());
}
