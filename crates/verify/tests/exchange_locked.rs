//! Files under a password. AES-256-GCM is the caller's: here aws-lc does it, so natively only.
#![cfg(all(not(target_family = "wasm"), feature = "exchange"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests are tests")]

mod samples;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use drempel_verify::Otpauth;
use drempel_verify::exchange::aegis::{Fresh, seal};
use drempel_verify::exchange::{Brought, Cipher, ExchangeError, Imported, Locked, Next, Why, read};
use samples::{AEGIS_ENCRYPTED, PASSWORD, TWO_FAS_ENCRYPTED, anna, bram, zolder};

fn key(cipher: &Cipher) -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&AES_256_GCM, cipher.key.as_slice()).unwrap())
}

fn decrypt(cipher: &Cipher) -> Option<Vec<u8>> {
    let mut text = cipher.text.to_vec();
    let nonce = Nonce::assume_unique_for_key(cipher.nonce);
    key(cipher).open_in_place(nonce, Aad::empty(), &mut text).ok().map(|text| text.to_vec())
}

fn encrypt(cipher: &Cipher) -> Vec<u8> {
    let mut text = cipher.text.to_vec();
    let nonce = Nonce::assume_unique_for_key(cipher.nonce);
    key(cipher).seal_in_place_append_tag(nonce, Aad::empty(), &mut text).unwrap();
    text
}

fn locked(text: &str) -> Locked {
    match read(text) {
        Ok(Brought::Locked(locked)) => locked,
        other => panic!("{other:?}"),
    }
}

/// As the page does it.
fn open(text: &str, password: &str) -> Result<Imported, ExchangeError> {
    let mut unlocking = locked(text).try_password(password)?;
    loop {
        let text = decrypt(unlocking.cipher());
        match unlocking.decrypted(text)? {
            Next::Step(step) => unlocking = step,
            Next::Accounts(imported) => return Ok(imported),
        }
    }
}

#[test]
fn an_aegis_vault_opens_with_any_of_its_passwords() {
    for password in [PASSWORD, "een oud wachtwoord"] {
        let imported = open(AEGIS_ENCRYPTED, password).unwrap();
        assert_eq!(imported.accounts, [anna(), bram(), zolder()]);
        let why: Vec<_> = imported.left_out.iter().map(|left_out| left_out.why).collect();
        assert_eq!(why, [Why::CounterBased, Why::Steam, Why::OtherKind]);
    }
    assert_eq!(open(AEGIS_ENCRYPTED, "wrong"), Err(ExchangeError::WrongPassword));
}

#[test]
fn a_2fas_backup_opens_with_its_password() {
    let imported = open(TWO_FAS_ENCRYPTED, PASSWORD).unwrap();
    assert_eq!(imported.accounts, [anna(), bram(), zolder()]);
    assert_eq!(imported.left_out.len(), 2);
    assert_eq!(open(TWO_FAS_ENCRYPTED, "wrong"), Err(ExchangeError::WrongPassword));
}

#[test]
fn an_aegis_vault_that_we_seal_opens_again() {
    let accounts = [anna(), bram(), Otpauth::new(None, "é \"", zolder().totp().clone())];
    let fresh = Fresh { key: [1; 32], salt: [2; 32], slot_nonce: [3; 12], nonce: [4; 12], uuid: [0xff; 16] };
    let sealing = seal(&accounts, PASSWORD, fresh).unwrap();
    let [slot, contents] = sealing.ciphers().map(encrypt);
    let text = sealing.encrypted(&slot, &contents).unwrap();
    assert!(text.contains(r#""uuid":"ffffffff-ffff-4fff-bfff-ffffffffffff""#), "{text}");
    assert_eq!(open(&text, PASSWORD), Ok(Imported { accounts: accounts.to_vec(), left_out: Vec::new() }));
    assert_eq!(open(&text, "wrong"), Err(ExchangeError::WrongPassword));
    assert_eq!(sealing.encrypted(&contents, &slot), Err(ExchangeError::Malformed));
    assert_eq!(sealing.encrypted(&[], &contents), Err(ExchangeError::Malformed));
}

#[test]
fn a_hostile_vault_cannot_demand_gigabytes() {
    let refused = |from: &str, to: &str| read(&AEGIS_ENCRYPTED.replace(from, to)).err();
    for n in ["1073741824", "4194304", "524288"] {
        assert_eq!(refused("\"n\": 1024", &format!("\"n\": {n}")), Some(ExchangeError::Cost), "{n}");
    }
    assert_eq!(refused("\"r\": 8", "\"r\": 65536"), Some(ExchangeError::Cost));
    assert_eq!(refused("\"p\": 1", "\"p\": 1000000"), Some(ExchangeError::Cost));
    let slots: Vec<&str> = AEGIS_ENCRYPTED.split_inclusive("is_backup\": false\n            }").collect();
    let many = [slots[0], &slots[1].repeat(8), slots[2]].concat();
    assert_eq!(read(&many).err(), Some(ExchangeError::Cost));
    for (from, to) in [
        ("\"n\": 1024", "\"n\": 1000"),
        ("\"n\": 1024", "\"n\": 1"),
        ("\"r\": 8", "\"r\": 0"),
        ("\"p\": 1", "\"p\": -1"),
    ] {
        assert_eq!(refused(from, to), Some(ExchangeError::Malformed), "{to}");
    }
}

#[test]
fn a_vault_that_only_a_fingerprint_opens_is_refused_as_such() {
    let text = AEGIS_ENCRYPTED.replace("\"type\": 1", "\"type\": 2");
    assert_eq!(read(&text).err(), Some(ExchangeError::NoPassword));
}

#[test]
fn a_sealed_file_that_is_cut_or_changed_is_refused() {
    for (text, from, to) in [
        (TWO_FAS_ENCRYPTED, "\"schemaVersion\": 4", "\"schemaVersion\": 5"),
        (AEGIS_ENCRYPTED, "\"version\": 1", "\"version\": 2"),
    ] {
        assert_eq!(read(&text.replace(from, to)).err(), Some(ExchangeError::Version));
    }
    for sealed in ["\"\"", "\"a:b\"", "\"AAAA:AAAA:AAAA\"", "1", "\"AAAA:AAAA\""] {
        let text = format!(r#"{{"schemaVersion":4,"services":[],"servicesEncrypted":{sealed}}}"#);
        assert_eq!(read(&text).err(), Some(ExchangeError::Malformed), "{sealed}");
    }
    let tag = AEGIS_ENCRYPTED.replace("\"tag\": \"", "\"tag\": \"0");
    assert_eq!(read(&tag).err(), Some(ExchangeError::Malformed));
}

#[test]
fn a_step_that_decrypts_to_something_else_gives_nothing() {
    let unlocking = locked(TWO_FAS_ENCRYPTED).try_password(PASSWORD).unwrap();
    assert_eq!(unlocking.decrypted(Some(b"{}".to_vec())).err(), Some(ExchangeError::Malformed));
    let unlocking = locked(AEGIS_ENCRYPTED).try_password(PASSWORD).unwrap();
    assert_eq!(unlocking.decrypted(Some(vec![0; 31])).err(), Some(ExchangeError::Malformed));
}

#[test]
fn nothing_locked_is_printed_by_mistake() {
    let locked = locked(TWO_FAS_ENCRYPTED);
    let unlocking = locked.try_password(PASSWORD).unwrap();
    assert_eq!(
        format!("{locked:?} {unlocking:?} {:?}", unlocking.cipher()),
        "Locked(…) Unlocking(…) Cipher(…)"
    );
}
