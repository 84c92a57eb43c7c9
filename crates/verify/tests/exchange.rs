//! Files and codes of other apps. The samples in `exchange_files/` were made with other tools: Python's `json`,
//! `cryptography` and `protobuf`.
#![cfg(feature = "exchange")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests are tests")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod samples;

use drempel_verify::exchange::{
    Brought, ExchangeError, Imported, Why, aegis, bitwarden, read, two_fas, uris,
};
use drempel_verify::{KeyError, Otpauth};
use samples::{AEGIS, BITWARDEN, LIST, TWO_FAS, anna, bram, zolder};

fn imported(text: &str) -> Imported {
    match read(text) {
        Ok(Brought::Accounts(imported)) => imported,
        other => panic!("{other:?}"),
    }
}

fn left_out(imported: &Imported) -> Vec<(&str, Why)> {
    imported.left_out.iter().map(|left_out| (left_out.name.as_str(), left_out.why)).collect()
}

fn refused(text: &str) -> Option<ExchangeError> {
    read(text).err()
}

#[test]
fn an_aegis_vault_in_clear_is_read() {
    let imported = imported(AEGIS);
    assert_eq!(imported.accounts, [anna(), bram(), zolder()]);
    assert_eq!(
        left_out(&imported),
        [
            ("Oude bank (carla)", Why::CounterBased),
            ("Steam (daan)", Why::Steam),
            ("Yandex (eva)", Why::OtherKind)
        ]
    );
}

#[test]
fn a_2fas_backup_in_clear_is_read() {
    let imported = imported(TWO_FAS);
    assert_eq!(imported.accounts, [anna(), bram(), zolder()]);
    assert_eq!(left_out(&imported), [("Oude bank (carla)", Why::CounterBased), ("Steam (daan)", Why::Steam)]);
}

#[test]
fn older_services_of_2fas_are_called_as_they_call_themselves() {
    let text = r#"{"schemaVersion":1,"services":[{"name":"Drempel","secret":"mzxw 6ytb oi","otp":{"label":"Drempel:anna","issuer":null}},
        {"name":"Kaal","secret":"MZXW6YTBOI"}]}"#;
    let names = imported(text).accounts;
    let names: Vec<_> = names.iter().map(|account| (account.issuer(), account.account())).collect();
    assert_eq!(names, [(Some("Drempel"), "anna"), (Some("Kaal"), "")]);
}

#[test]
fn the_codes_of_bitwarden_are_read_and_nothing_else() {
    let imported = imported(BITWARDEN);
    let [first, second, third] = imported.accounts.as_slice() else { panic!("{imported:?}") };
    assert_eq!([first, second], [&anna(), &bram()]);
    assert_eq!((third.issuer(), third.account()), (Some("Kaal"), "kees"));
    assert_eq!(third.totp().key(), zolder().totp().key());
    assert_eq!(left_out(&imported), [("Oude bank", Why::CounterBased), ("Steam (daan)", Why::Steam)]);
    assert_eq!(refused(r#"{"encrypted":true,"items":[]}"#), Some(ExchangeError::BitwardenEncrypted));
    let password =
        r#"{"encrypted":true,"passwordProtected":true,"encKeyValidation_DO_NOT_EDIT":"2.x","data":"2.y"}"#;
    assert_eq!(refused(password), Some(ExchangeError::BitwardenEncrypted));
}

#[test]
fn a_list_of_addresses_is_read_line_by_line() {
    let imported = imported(LIST);
    assert_eq!(imported.accounts, [anna(), bram()]);
    assert_eq!(
        left_out(&imported),
        [
            ("Oude bank (carla)", Why::CounterBased),
            ("", Why::Steam),
            ("Stuk", Why::Key(KeyError::NotBase32 { position: 1 }))
        ]
    );
}

#[test]
fn what_is_left_out_is_never_called_by_its_key() {
    for line in ["otpauth://totp/x%zz?secret=018", "otpauth://totp/018018", "otpauth://totp?secret=018018"] {
        let imported = imported(&format!("{}\n{line}\n", anna().to_uri()));
        let left_out = &imported.left_out;
        assert!(left_out.len() == 1 && !format!("{left_out:?}").contains("018"), "{left_out:?}");
    }
}

#[test]
fn what_is_written_is_read_back() {
    let accounts = [anna(), bram(), zolder(), Otpauth::new(None, "\"\\\n é 😀", anna().totp().clone())];
    for text in [
        uris::write(&accounts),
        aegis::write(&accounts),
        two_fas::write(&accounts, 1_800_000_000_000),
        bitwarden::write(&accounts),
    ] {
        assert_eq!(imported(&text), Imported { accounts: accounts.to_vec(), left_out: Vec::new() }, "{text}");
    }
}

#[test]
fn an_account_that_would_give_wrong_codes_is_left_out() {
    let entry = |info: &str| {
        let entry =
            format!(r#"{{"type":"totp","name":"n","issuer":"i","info":{{"secret":"MZXW6YTBOI"{info}}}}}"#);
        let text = format!(r#"{{"version":1,"header":{{}},"db":{{"version":1,"entries":[{entry}]}}}}"#);
        imported(&text).left_out.first().map(|left_out| left_out.why)
    };
    assert_eq!(entry(""), None);
    assert_eq!(entry(r#","algo":"sha256","digits":8,"period":1,"x":1.5"#), None);
    assert_eq!(entry(r#","algo":null,"digits":null,"period":null"#), None);
    for algo in ["\"MD5\"", "\"\"", "256", "[]"] {
        assert_eq!(entry(&format!(",\"algo\":{algo}")), Some(Why::Algorithm), "{algo}");
    }
    for digits in ["5", "10", "-6", "262", "6.0", "\"6\""] {
        assert_eq!(entry(&format!(",\"digits\":{digits}")), Some(Why::Digits), "{digits}");
    }
    for period in ["0", "-30", "30.5", "4294967296", "\"30\""] {
        assert_eq!(entry(&format!(",\"period\":{period}")), Some(Why::Period), "{period}");
    }
}

#[test]
fn something_else_is_refused_as_such() {
    for text in ["", "hello", "https://drempel.example", "[]", "<xml/>", "{}", r#"{"a":1}"#] {
        assert_eq!(refused(text), Some(ExchangeError::Unknown), "{text}");
    }
    for text in ["{", r#"{"db":1,"db":1}"#, r#"{"db":{"version":1,"entries":[]}}x"#] {
        assert_eq!(refused(text), Some(ExchangeError::NotJson), "{text}");
    }
    for text in
        [r#"{"version":2,"db":{}}"#, r#"{"version":1,"db":{"version":4,"entries":[]}}"#, r#"{"services":[]}"#]
    {
        assert_eq!(refused(text), Some(ExchangeError::Version), "{text}");
    }
    for text in
        [r#"{"version":1,"db":{"version":1}}"#, r#"{"items":{}}"#, r#"{"schemaVersion":4,"services":{}}"#]
    {
        assert_eq!(refused(text), Some(ExchangeError::Malformed), "{text}");
    }
}

#[test]
fn a_file_has_a_greatest_length_and_a_greatest_number_of_accounts() {
    assert_eq!(refused(&" ".repeat((8 << 20) + 1)), Some(ExchangeError::TooLong));
    let line = anna().to_uri() + "\n";
    assert_eq!(imported(&line.repeat(2_000)).accounts.len(), 2_000);
    assert_eq!(refused(&line.repeat(2_001)), Some(ExchangeError::TooMany));
    let members: Vec<String> = (0..1_001).map(|place| format!("\"{place}\":0")).collect();
    assert_eq!(refused(&format!("{{{}}}", members.join(","))), Some(ExchangeError::NotJson));
}

#[test]
fn nothing_of_what_is_brought_is_printed_by_mistake() {
    let printed = format!("{:?}", read(AEGIS).unwrap());
    assert!(
        !printed.contains("anna") && !printed.contains("carla") && !printed.contains("DUCEF"),
        "{printed}"
    );
}
