//! What holds for every container: it is read back, and no bytes make the reader panic. Natively only.
#![cfg(all(not(target_family = "wasm"), feature = "vault"))]

use drempel_verify::vault::{Cost, DeviceKey, Fresh, Open, Purpose, Sealed};
use proptest::prelude::*;

fn purpose() -> impl Strategy<Value = Purpose> {
    prop_oneof![Just(Purpose::Vault), Just(Purpose::Export)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_sealed_is_opened(
        purpose in purpose(), content in prop::collection::vec(any::<u8>(), 0..600), keys in any::<[[u8; 32]; 2]>(),
        salt in any::<[u8; 16]>(), nonces in any::<[[u8; 24]; 2]>(), spoiled in any::<(prop::sample::Index, u8)>(),
    ) {
        let mut open = Open::new(purpose, content.clone(), keys[0]);
        open.lock_with_key(&DeviceKey::new(keys[1]), Fresh { salt, nonce: nonces[0] });
        let mut bytes = open.seal(nonces[1]).unwrap().to_bytes();
        let again = Sealed::parse(&bytes, purpose).unwrap();
        prop_assert_eq!(again.to_bytes(), bytes.clone());
        let opened = again.open_with_key(&DeviceKey::new(keys[1])).unwrap();
        prop_assert_eq!(opened.content(), content.as_slice());
        let (place, by) = spoiled;
        let place = place.index(bytes.len());
        bytes[place] ^= by.max(1);
        prop_assert!(Sealed::parse(&bytes, purpose).is_err());
    }

    #[test]
    fn no_bytes_make_the_reader_panic(
        purpose in purpose(), locks in 0..6_u8, noise in prop::collection::vec(any::<u8>(), 0..400)
    ) {
        let _ = Sealed::parse(&noise, purpose);
        let _ = Sealed::parse(&[b"DRPL\x01\x01".as_slice(), &[locks], &noise].concat(), purpose);
    }

    #[test]
    fn every_device_gets_a_cost_within_bounds(measured in any::<u32>(), target in any::<u32>()) {
        let cost = Cost::LEAST.for_speed(measured, target);
        prop_assert_eq!(Cost::new(cost.memory_kib(), cost.passes()), Some(cost));
    }
}
