//! Containers that were damaged, forged, or made to hurt.
#![cfg(feature = "vault")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "the helpers of tests are tests")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[expect(dead_code, reason = "some of it is for vault.rs")]
mod locked;

use drempel_verify::vault::{Open, OpenError, Purpose, Sealed, VaultError};
use locked::{INSIDE, fresh, key, typed, with_key, with_pin};

#[test]
fn a_damaged_container_is_not_a_wrong_pin() {
    let bytes = with_pin().seal([4; 24]).unwrap().to_bytes();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut spoiled = bytes.clone();
            spoiled[place] ^= 1 << bit;
            let wanted = match place {
                0..4 => VaultError::NotOurs,
                4 => VaultError::OtherVersion,
                _ => VaultError::Damaged,
            };
            assert_eq!(Sealed::parse(&spoiled, Purpose::Vault), Err(wanted), "bit {bit} of {place}");
        }
        let cause = if place < 4 { VaultError::NotOurs } else { VaultError::Damaged };
        assert_eq!(Sealed::parse(&bytes[..place], Purpose::Vault), Err(cause), "cut at {place}");
    }
    let longer = [bytes.as_slice(), &[0]].concat();
    assert_eq!(Sealed::parse(&longer, Purpose::Vault), Err(VaultError::Damaged));
}

/// What somebody does who changes a byte and then makes the digest fit.
fn forged(bytes: &[u8], head: usize, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    let mut bytes = bytes.to_vec();
    change(&mut bytes);
    let digest = Sha256::new().chain_update(&bytes[..head]).chain_update(&bytes[head + 16..]).finalize();
    bytes[head..head + 16].copy_from_slice(&digest[..16]);
    bytes
}

#[test]
fn no_byte_can_be_changed_even_by_who_makes_the_digest_fit() {
    const HEAD: usize = 7 + 88;
    let bytes = with_key().seal([4; 24]).unwrap().to_bytes();
    assert_eq!(forged(&bytes, HEAD, |_| ()), bytes);
    for place in (0..HEAD).chain(HEAD + 16..bytes.len()) {
        let forged = forged(&bytes, HEAD, |bytes| bytes[place] ^= 1);
        let opened = Sealed::parse(&forged, Purpose::Vault).map(|sealed| sealed.open_with_key(&key(9)).err());
        match opened {
            Err(_) => assert!(place < 7, "{place}"),
            Ok(cause) => {
                let wanted = if place < HEAD { OpenError::Wrong } else { OpenError::Damaged };
                assert_eq!(cause, Some(wanted), "{place}");
            }
        }
    }
}

#[test]
fn a_hostile_container_cannot_demand_gigabytes_or_years() {
    const HEAD: usize = 7 + 96;
    let bytes = with_pin().seal([4; 24]).unwrap().to_bytes();
    for (memory, passes) in [
        (u32::MAX, 1),
        (257 << 10, 1),
        (1 << 20, 4),
        (64 << 10, 33),
        (7 << 10, u32::MAX),
        (8, 1),
        (0, 0),
        (64 << 10, 0),
    ] {
        let forged = forged(&bytes, HEAD, |bytes| {
            bytes[7..11].copy_from_slice(&u32::to_be_bytes(memory));
            bytes[11..15].copy_from_slice(&u32::to_be_bytes(passes));
        });
        assert_eq!(Sealed::parse(&forged, Purpose::Vault), Err(VaultError::Cost), "{memory} {passes}");
    }
    // One within bounds, but not the one it was locked with, does not open it.
    let forged = forged(&bytes, HEAD, |bytes| bytes[14] = 6);
    let sealed = Sealed::parse(&forged, Purpose::Vault).unwrap();
    assert_eq!(sealed.open_with(&typed("271828")).err(), Some(OpenError::Wrong));
}

#[test]
fn an_export_is_no_vault_and_a_vault_no_export() {
    let mut export = Open::new(Purpose::Export, INSIDE.to_vec(), [1; 32]);
    export.lock_with_key(&key(9), fresh(3));
    let bytes = export.seal([4; 24]).unwrap().to_bytes();
    assert_eq!(Sealed::parse(&bytes, Purpose::Vault), Err(VaultError::OtherPurpose));
    let renamed = forged(&bytes, 7 + 88, |bytes| bytes[5] = 1);
    let sealed = Sealed::parse(&renamed, Purpose::Vault).unwrap();
    assert_eq!(sealed.open_with_key(&key(9)).err(), Some(OpenError::Wrong));
    let export = Sealed::parse(&bytes, Purpose::Export).unwrap();
    assert_eq!(export.open_with_key(&key(9)).unwrap().content(), INSIDE);
}

#[test]
fn something_else_is_no_container() {
    for bytes in [b"".as_slice(), b"{\"version\":1}", b"PK\x03\x04", b"DRP"] {
        assert_eq!(Sealed::parse(bytes, Purpose::Export), Err(VaultError::NotOurs));
    }
    assert_eq!(Sealed::parse(b"DRPL\x02\x01\x01", Purpose::Vault), Err(VaultError::OtherVersion));
    assert_eq!(Sealed::parse(b"DRPL\x01\x01\x00", Purpose::Vault), Err(VaultError::Damaged));
    assert_eq!(Sealed::parse(&vec![0; (4 << 20) + 1], Purpose::Vault), Err(VaultError::TooLong));
}
