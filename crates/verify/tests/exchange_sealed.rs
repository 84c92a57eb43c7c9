//! Our own file under a password.
#![cfg(all(not(target_family = "wasm"), feature = "exchange", feature = "vault", feature = "contents"))]
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

use drempel_verify::contents::{Account, AccountId, ApprovalKey, Kind, Registration};
use drempel_verify::exchange::sealed::{Fresh, SealedError, check, is_one, open, seal};
use drempel_verify::otpauth::Activation;
use drempel_verify::vault::{self, Cost, OpenError, Passphrase, Purpose, Sealed, VaultError};
use drempel_verify::{Key, Otpauth, Totp};
use proptest::prelude::*;

const FRESH: Fresh =
    Fresh { key: [1; 32], lock: vault::Fresh { salt: [2; 16], nonce: [3; 24] }, nonce: [4; 24] };

fn account(number: u8) -> Account {
    let totp = Totp::standard(Key::from_random([number; 20]));
    let otpauth = Otpauth::new(Some("Drempel"), "anna@drempel.example", totp);
    Account {
        name: Some("Mijn werk".to_owned()),
        ..Account::new(AccountId::from_random([number; 16]), otpauth)
    }
}

fn password(text: &str) -> Passphrase {
    Passphrase::typed(text).unwrap()
}

fn file(accounts: &[Account]) -> Vec<u8> {
    seal(accounts, &password("een lang wachtwoord"), Cost::LEAST, FRESH).unwrap()
}

#[test]
fn what_was_sealed_opens_with_its_password_and_no_other() {
    let accounts = [account(1), account(2)];
    let file = file(&accounts);
    assert!(is_one(&file));
    assert_eq!(check(&file), Ok(()));
    assert_eq!(open(&file, &password("een lang wachtwoord")).unwrap(), accounts);
    assert_eq!(
        open(&file, &password("een ander wachtwoord")).err(),
        Some(SealedError::Open(OpenError::Wrong))
    );
}

#[test]
fn nothing_of_it_can_be_read_without_the_password() {
    let file = file(&[account(1)]);
    let text = String::from_utf8_lossy(&file);
    for secret in ["anna", "Drempel", "werk", "otpauth"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[test]
fn what_a_phone_is_to_the_backend_stays_on_the_phone() {
    let approval_key = Some(ApprovalKey { wrapped: vec![7; 80], public: vec![4; 65] });
    let registration =
        Registration { device: "d".to_owned(), email: "anna@drempel.example".to_owned(), approval_key };
    let registered = Account { kind: Kind::Work, registration: Some(registration), ..account(1) };
    let opened = open(&file(&[registered]), &password("een lang wachtwoord")).unwrap();
    assert_eq!(opened, [Account { kind: Kind::Work, ..account(1) }]);
}

#[test]
fn a_file_is_no_vault_and_a_vault_no_file() {
    let file = file(&[account(1)]);
    assert_eq!(Sealed::parse(&file, Purpose::Vault).err(), Some(VaultError::OtherPurpose));
    let mut vault = vault::Open::new(Purpose::Vault, Vec::new(), [1; 32]);
    vault.lock_with(&password("271828"), Cost::LEAST, FRESH.lock).unwrap();
    let vault = vault.seal([5; 24]).unwrap().to_bytes();
    assert_eq!(check(&vault), Err(VaultError::OtherPurpose));
    assert_eq!(check(b"DRPL"), Err(VaultError::Damaged));
}

#[test]
fn a_qr_code_of_ours_says_how_to_register() {
    let uri = " https://drempel.example/authenticator#activation=aB-_9\n";
    let activation = Activation::of(uri).unwrap();
    assert_eq!(
        (activation.activation.as_str(), activation.server.as_str()),
        ("aB-_9", "https://drempel.example")
    );
    assert!(Otpauth::parse(uri).is_err(), "there are no codes in it");
    for other in [
        "https://drempel.example/authenticator#activation=",
        "https://drempel.example/authenticator?activation=a",
        "https://drempel.example/authenticator#activation=a/b",
        "https://drempel.example/authenticator#activation=a#activation=b",
        "otpauth://totp/a?secret=AA&activation=x&server=x",
        "",
    ] {
        assert_eq!(Activation::of(other), None, "{other}");
    }
}

proptest! {
    #[test]
    fn no_bytes_stop_it(bytes in proptest::collection::vec(any::<u8>(), 0..300), ours in any::<bool>()) {
        let bytes = if ours { [b"DRPL\x01\x02\x01".as_slice(), &bytes].concat() } else { bytes };
        prop_assert!(check(&bytes).is_err());
    }

    #[test]
    fn no_text_stops_the_reading_of_an_activation(text in ".{0,200}") {
        let _ = Activation::of(&text);
    }
}
