//! What the samples hold, said once more.
#![expect(dead_code, reason = "each test uses some of it")]

use core::num::NonZeroU32;
use drempel_verify::{Algorithm, Digits, Key, Otpauth, Totp};

pub(crate) const AEGIS: &str = include_str!("../exchange_files/aegis.json");
pub(crate) const AEGIS_ENCRYPTED: &str = include_str!("../exchange_files/aegis_encrypted.json");
pub(crate) const TWO_FAS: &str = include_str!("../exchange_files/two_fas.2fas");
pub(crate) const TWO_FAS_ENCRYPTED: &str = include_str!("../exchange_files/two_fas_encrypted.2fas");
pub(crate) const BITWARDEN: &str = include_str!("../exchange_files/bitwarden.json");
pub(crate) const LIST: &str = include_str!("../exchange_files/list.txt");
pub(crate) const MIGRATION: &str = include_str!("../exchange_files/migration.txt");
pub(crate) const MIGRATION_PARTS: &str = include_str!("../exchange_files/migration_parts.txt");

/// What opens the encrypted ones.
pub(crate) const PASSWORD: &str = "correct horse battery";

pub(crate) fn anna() -> Otpauth {
    let key = Key::from_base32("DUCEFFOUY5BW6VCAKEAFWG6OFGAVLY6L").unwrap();
    Otpauth::new(Some("Drempel"), "anna@drempel.example", Totp::standard(key))
}

pub(crate) fn bram() -> Otpauth {
    let key = Key::from_base32("CXYDKATOVCFSQQX5WDSNSWUAU2QPLVLUCYBLBQLVKEJVVHSSPK2Q").unwrap();
    let totp = Totp::new(key, Algorithm::Sha256, Digits::Seven, NonZeroU32::new(60).unwrap());
    Otpauth::new(Some("Gemeente Utrecht"), "bram", totp)
}

pub(crate) fn zolder() -> Otpauth {
    let key = Key::from_base32(ZOLDER).unwrap();
    let totp = Totp::new(key, Algorithm::Sha512, Digits::Eight, NonZeroU32::new(20).unwrap());
    Otpauth::new(None, "wifi: zolder", totp)
}

const ZOLDER: &str = concat!(
    "WNTU2GM3JDP2QEY5KIKKD5X5G4KDJG2VEYTDVG6RSX7IQZGVFK2PAKRJTVAF",
    "NBXFSM3PGFWMDZTKOAQZSRG6KUP2BTF7LICZMV62J3A",
);
