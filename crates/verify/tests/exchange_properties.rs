//! What holds for every file: no text makes a reader panic, and what is written is read back. Natively only.
#![cfg(all(not(target_family = "wasm"), feature = "exchange"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests are tests")]

mod samples;

use core::num::NonZeroU32;
use drempel_verify::exchange::migration::{Part, Parts, write};
use drempel_verify::exchange::{Brought, Imported, Standing, aegis, bitwarden, merge, read, two_fas, uris};
use drempel_verify::{Algorithm, Digits, Key, Otpauth, Totp};
use proptest::prelude::*;
use samples::{AEGIS, AEGIS_ENCRYPTED, BITWARDEN, LIST, MIGRATION, TWO_FAS, TWO_FAS_ENCRYPTED};

fn name() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-zé:% +&?/\"\\\\]{0,12}"]
}

fn account() -> impl Strategy<Value = Otpauth> {
    let algorithm = prop::sample::select(vec![Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512]);
    let digits = prop::sample::select(vec![Digits::Six, Digits::Seven, Digits::Eight]);
    let period = prop_oneof![Just(30_u32), 1..=u32::MAX];
    let key = prop::collection::vec(any::<u8>(), 1..=64);
    (name(), name(), key, algorithm, digits, period).prop_map(
        |(issuer, account, key, algorithm, digits, period)| {
            let period = NonZeroU32::new(period).unwrap();
            let totp = Totp::new(Key::from_bytes(&key).unwrap(), algorithm, digits, period);
            Otpauth::new(Some(&issuer), &account, totp)
        },
    )
}

fn imported(text: &str) -> Imported {
    match read(text) {
        Ok(Brought::Accounts(imported)) => imported,
        other => panic!("{other:?} of {text}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_accounts_are_read_back_from_every_format(accounts in prop::collection::vec(account(), 1..6)) {
        for text in [uris::write(&accounts), aegis::write(&accounts), two_fas::write(&accounts, 0), bitwarden::write(&accounts)] {
            let imported = imported(&text);
            prop_assert_eq!(&imported.left_out, &[]);
            // Only this: a Bitwarden item calls an account that has no name at all as the item is called, which is nothing.
            prop_assert_eq!(&imported.accounts, &accounts, "{}", text);
        }
        let theirs: Result<serde_json::Value, _> = serde_json::from_str(&aegis::write(&accounts));
        prop_assert!(theirs.is_ok());
    }

    #[test]
    fn any_accounts_go_through_migration_codes_or_are_named(accounts in prop::collection::vec(account(), 0..30), export in any::<u32>()) {
        let (codes, left_out) = write(&accounts, export);
        let mut parts = Parts::default();
        for code in &codes {
            parts.add(Part::parse(code).unwrap()).unwrap();
        }
        let back = parts.whole().unwrap_or_default();
        prop_assert_eq!(back.accounts.len() + left_out.len(), accounts.len());
        prop_assert!(back.accounts.iter().all(|account| accounts.contains(account)));
    }

    #[test]
    fn adding_never_takes_anything_away_and_twice_is_once(
        held in prop::collection::vec(account(), 0..4), brought in prop::collection::vec(account(), 0..4), picks in any::<u8>()
    ) {
        let brought: Vec<Otpauth> = brought.into_iter().chain(held.iter().take(2).cloned()).collect();
        let first = merge(&held, &brought);
        let added = first.to_add(|place| picks >> (place % 8) & 1 == 1);
        let mut all = held.clone();
        all.extend(added.iter().map(|place| brought[*place].clone()));
        prop_assert!(all.starts_with(&held));
        let again = merge(&all, &brought);
        prop_assert!(added.iter().all(|place| matches!(again.standings()[*place], Standing::Same(_))));
        prop_assert!(!again.standings().contains(&Standing::New));
    }

    #[test]
    fn no_text_makes_a_reader_panic(
        which in 0..7_usize, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..5), cut in any::<bool>(),
        noise in any::<String>(), data in prop::collection::vec(any::<u8>(), 0..120)
    ) {
        let _ = read(&noise);
        let hex: String = data.iter().map(|byte| format!("%{byte:02x}")).collect();
        let _ = read(&format!("otpauth-migration://offline?data={hex}"));
        let base64 = base64::Engine::encode(&base64::engine::general_purpose::STANDARD_NO_PAD, &data);
        let _ = read(&format!("otpauth-migration://offline?data={base64}"));
        let samples = [AEGIS, AEGIS_ENCRYPTED, BITWARDEN, LIST, MIGRATION, TWO_FAS, TWO_FAS_ENCRYPTED];
        let mut bytes = samples[which].as_bytes().to_vec();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            if cut { bytes.truncate(place.max(1)); } else { bytes[place] = byte; }
        }
        let _ = read(&String::from_utf8_lossy(&bytes));
    }
}
