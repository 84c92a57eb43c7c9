//! The sealed container: what opens it, what does not, and what is told apart.
#![cfg(feature = "vault")]
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod locked;

use drempel_verify::vault::{Cost, Open, OpenError, Purpose, Sealed, Tries, VaultError};
use locked::{INSIDE, fresh, key, sealed, typed, with_key, with_pin};

#[test]
fn the_pin_opens_it_and_another_does_not() {
    let sealed = sealed(&with_pin());
    assert_eq!(sealed.cost(), Some(Cost::LEAST));
    assert_eq!(sealed.open_with(&typed("271828")).unwrap().content(), INSIDE);
    for wrong in ["271829", "271828 ", "2718281"] {
        assert_eq!(sealed.open_with(&typed(wrong)).err(), Some(OpenError::Wrong), "{wrong}");
    }
}

#[test]
fn the_device_key_opens_it_and_another_does_not() {
    let sealed = sealed(&with_key());
    assert!(sealed.has_device_key() && sealed.cost().is_none());
    assert_eq!(sealed.open_with_key(&key(9)).unwrap().content(), INSIDE);
    assert_eq!(sealed.open_with_key(&key(8)).err(), Some(OpenError::Wrong));
    assert_eq!(sealed.open_with(&typed("271828")).err(), Some(OpenError::NoSuchLock));
}

#[test]
fn each_of_two_locks_opens_it_and_either_can_be_changed_alone() {
    let mut open = with_pin();
    open.lock_with_key(&key(9), fresh(3));
    let both = sealed(&open);
    let mut open = both.open_with_key(&key(9)).unwrap();
    open.lock_with(&typed("314159"), Cost::LEAST, fresh(5)).unwrap();
    let changed = sealed(&open);
    assert_eq!(changed.open_with(&typed("271828")).err(), Some(OpenError::Wrong));
    let mut open = changed.open_with(&typed("314159")).unwrap();
    assert_eq!(changed.open_with_key(&key(9)).unwrap().content(), INSIDE);
    open.forget_device_key();
    assert_eq!(sealed(&open).open_with_key(&key(9)).err(), Some(OpenError::NoSuchLock));
}

#[test]
fn an_old_copy_and_its_pin_do_not_open_what_was_renewed() {
    let old = with_key();
    let mut open = with_key();
    open.renew([7; 32]);
    assert_eq!(open.seal([4; 24]), Err(VaultError::NoLock));
    open.lock_with_key(&key(10), fresh(6));
    let (old, new) = (old.seal([4; 24]).unwrap().to_bytes(), open.seal([4; 24]).unwrap().to_bytes());
    // The same content and nonce, and nothing of what is sealed is alike.
    let alike = old.iter().rev().zip(new.iter().rev()).take(INSIDE.len() + 16).filter(|(a, b)| a == b);
    assert!(alike.count() < 8);
}

#[test]
fn a_pin_bound_to_a_device_is_worth_nothing_elsewhere() {
    let mut open = Open::new(Purpose::Vault, INSIDE.to_vec(), [1; 32]);
    open.lock_with(&typed("271828").with_device([5; 32]), Cost::LEAST, fresh(2)).unwrap();
    let sealed = sealed(&open);
    assert_eq!(sealed.open_with(&typed("271828")).err(), Some(OpenError::Wrong));
    assert_eq!(sealed.open_with(&typed("271828").with_device([6; 32])).err(), Some(OpenError::Wrong));
    assert!(sealed.open_with(&typed("271828").with_device([5; 32])).is_ok());
}

#[test]
fn what_is_inside_can_be_replaced_and_be_nothing() {
    let mut open = with_key();
    for content in [b"".to_vec(), vec![0; 100_000]] {
        open.replace(content.clone());
        assert_eq!(sealed(&open).open_with_key(&key(9)).unwrap().content(), content);
    }
    open.replace(vec![0; 4 << 20]);
    assert_eq!(open.seal([4; 24]), Err(VaultError::TooLong));
}

#[test]
fn there_are_ten_tries_and_each_is_counted_before_it_is_made() {
    let mut tries = Tries::ALL;
    for left in (0..10).rev() {
        tries = Tries::from_stored(tries.spend().map(Tries::left));
        assert_eq!((tries.left(), tries.are_over()), (left, left == 0));
    }
    assert_eq!(tries.spend(), None);
}

#[test]
fn a_count_that_somebody_edited_leaves_one_try() {
    for stored in [None, Some(11), Some(255)] {
        assert_eq!(Tries::from_stored(stored).left(), 1);
    }
}

#[test]
fn nothing_sealed_is_printed_by_mistake() {
    let open = with_key();
    let sealed = sealed(&open);
    assert_eq!(
        format!("{open:?} {sealed:?} {:?} {:?} {:?}", key(9), fresh(1), typed("271828")),
        "Open(…) Sealed(…) DeviceKey(…) Fresh(…) Passphrase(…)"
    );
}

/// Opened by libsodium, and the locks by OpenSSL's Argon2id and HKDF: it is what the documentation says.
const WRITTEN: &str = concat!(
    "4452504c01010300001c00000000050202020202020202020202020202020202020202020202020202020202020202020202",
    "0202020202fd11fed7c5adbd03f490bf64680bc4b71d33d6f5e15bc10c1360ab53088dd5657bc0893dc049ca692822cc84f9",
    "1dd6470303030303030303030303030303030303030303030303030303030303030303030303030303030301aec66cd7fe74",
    "c02651475c2cbe7715be6187922ae9345ebc6a6ee9a3325f84cfdf4b3a32dd64fd2929e1fec6c192af4028d86c57b2ce1167",
    "319c10c597b09f040404040404040404040404040404040404040404040404646e800edbf51e4d9ac283d27c0dc74cfab71e",
    "573d15080bc8388fe5972ae0d4ecabe413e585d4dc690297864a6257f4e2961a335b9ebf7ee9",
);

#[test]
fn what_was_once_written_stays_readable() {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let pin = || typed("271828").with_device([5; 32]);
    let mut open = Open::new(Purpose::Vault, INSIDE.to_vec(), [1; 32]);
    open.lock_with(&pin(), Cost::LEAST, fresh(2)).unwrap();
    open.lock_with_key(&key(9), fresh(3));
    assert_eq!(hex(&open.seal([4; 24]).unwrap().to_bytes()), WRITTEN);
    let pairs = (0..WRITTEN.len()).step_by(2).map(|place| &WRITTEN[place..place + 2]);
    let bytes: Vec<u8> = pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
    let sealed = Sealed::parse(&bytes, Purpose::Vault).unwrap();
    assert_eq!(sealed.open_with(&pin()).unwrap().content(), INSIDE);
    assert_eq!(sealed.open_with_key(&key(9)).unwrap().content(), INSIDE);
}

#[test]
fn what_another_page_sealed_is_taken_without_a_pin_unless_the_key_was_renewed() {
    let (mut here, mut there) = (with_pin(), with_pin());
    there.replace(b"newer".to_vec());
    there.lock_with_key(&key(9), fresh(3));
    here.take_newer(&sealed(&there)).unwrap();
    assert_eq!(here.content(), b"newer");
    assert_eq!(sealed(&here).open_with_key(&key(9)).unwrap().content(), b"newer", "the locks came along");
    there.renew([7; 32]);
    there.lock_with_key(&key(9), fresh(4));
    assert_eq!(here.take_newer(&sealed(&there)), Err(OpenError::Wrong));
    assert_eq!(here.content(), b"newer");
}
