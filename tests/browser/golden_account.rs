//! The page reads what travels about a person's own account exactly as serde does: see `golden.rs`.

use drempel::effects::account::read;
use drempel::effects::read::Json;
use drempel_contract::{Enrolment, MySignIns, NotMeDone, OfSession, SecurityInfo, SignedOutEverywhere};
use wasm_bindgen_test::wasm_bindgen_test as test;

macro_rules! golden {
    ($name:literal) => {
        include_str!(concat!("../../crates/contract/tests/golden/", $name, ".json"))
    };
}

#[test]
fn every_state_of_an_enrolment_is_read_as_serde_reads_it() {
    let states = [
        golden!("enrolment_waiting"),
        golden!("enrolment_wrong_code"),
        golden!("enrolment_clock_off"),
        golden!("enrolment_malformed_code"),
        golden!("enrolment_connected"),
        golden!("enrolment_number"),
        golden!("enrolment_wrong_number"),
        golden!("enrolment_done"),
        golden!("enrolment_expired"),
        golden!("enrolment_cancelled"),
    ];
    for text in states {
        let ours = Json::parse(text).and_then(|json| read::enrolment(&json));
        assert_eq!(ours, Some(serde_json::from_str::<Enrolment>(text).unwrap()), "{text}");
    }
}

#[test]
fn the_account_is_read_as_serde_reads_it() {
    let text = golden!("security_info");
    let ours = Json::parse(text).and_then(|json| read::security_info(&json));
    assert!(ours == Some(serde_json::from_str::<SecurityInfo>(text).unwrap()));
    for text in [golden!("my_sign_ins"), golden!("my_sign_ins_signed_out")] {
        let ours = Json::parse(text).and_then(|json| read::of_session(&json, read::my_sign_ins));
        assert_eq!(ours, Some(serde_json::from_str::<OfSession<MySignIns>>(text).unwrap()));
    }
    let text = golden!("signed_out_everywhere");
    let ours = Json::parse(text).and_then(|json| read::signed_out_everywhere(&json));
    assert_eq!(ours, Some(serde_json::from_str::<SignedOutEverywhere>(text).unwrap()));
    let text = golden!("not_me_done");
    let ours = Json::parse(text).and_then(|json| read::not_me_done(&json));
    assert_eq!(ours, Some(serde_json::from_str::<NotMeDone>(text).unwrap()));
}
