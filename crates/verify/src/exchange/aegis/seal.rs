//! A vault being written under a password: two encryptions, which WebCrypto does.

use core::fmt;

use zeroize::Zeroizing;

use super::super::ExchangeError;
use super::super::entry::{number, object, words};
use super::super::locked::Cipher;
use super::slot::{Stretch, hex};
use crate::base64url;
use crate::json::Json;

/// What the caller draws at random, each time anew.
#[derive(Clone)]
pub struct Fresh {
    /// The vault's key.
    pub key: [u8; 32],
    /// For stretching the password.
    pub salt: [u8; 32],
    /// For the key under the password.
    pub slot_nonce: [u8; 12],
    /// For the contents under the key.
    pub nonce: [u8; 12],
    /// The slot's name.
    pub uuid: [u8; 16],
}

/// A vault that lacks its two encryptions.
#[must_use]
pub struct Sealing {
    slot: Cipher,
    contents: Cipher,
    salt: [u8; 32],
    uuid: [u8; 16],
}

impl Sealing {
    /// The price is the one that Aegis itself asks.
    pub(super) fn begin(contents: String, password: &str, fresh: Fresh) -> Result<Self, ExchangeError> {
        let Fresh { key, salt, slot_nonce, nonce, uuid } = fresh;
        let stretch = Stretch { log_n: 15, r: 8, p: 1, salt: salt.to_vec() };
        let wrapping = stretch.key(password)?;
        let slot = Cipher { key: wrapping, nonce: slot_nonce, text: Zeroizing::new(key.to_vec()) };
        let text = Zeroizing::new(contents.into_bytes());
        Ok(Self { slot, contents: Cipher { key: Zeroizing::new(key), nonce, text }, salt, uuid })
    }

    /// What WebCrypto is to encrypt: the vault's key, and its contents.
    #[must_use]
    pub const fn ciphers(&self) -> [&Cipher; 2] {
        [&self.slot, &self.contents]
    }

    /// Takes what came of it, in the same order, each with its tag behind, and gives the file.
    ///
    /// # Errors
    /// [`ExchangeError::Malformed`], when these are not they by their length.
    pub fn encrypted(&self, slot: &[u8], contents: &[u8]) -> Result<String, ExchangeError> {
        let split = |sealed: &[u8], cipher: &Cipher| {
            let (text, tag) = sealed.split_last_chunk::<16>()?;
            let params = object([("nonce", words(&hex(&cipher.nonce))), ("tag", words(&hex(tag)))]);
            (text.len() == cipher.text.len()).then(|| (text.to_vec(), params))
        };
        let (key, key_params) = split(slot, &self.slot).ok_or(ExchangeError::Malformed)?;
        let (db, params) = split(contents, &self.contents).ok_or(ExchangeError::Malformed)?;
        let slot = object([
            ("type", number(1)),
            ("uuid", words(&uuid(self.uuid))),
            ("key", words(&hex(&key))),
            ("key_params", key_params),
            ("n", number(1 << 15)),
            ("r", number(8)),
            ("p", number(1)),
            ("salt", words(&hex(&self.salt))),
            ("repaired", Json::Bool(true)),
        ]);
        let header = object([("slots", Json::List(vec![slot])), ("params", params)]);
        let db = words(&base64url::encode_standard(&db));
        Ok(object([("version", number(1)), ("header", header), ("db", db)]).to_text())
    }
}

/// Version 4 (RFC 9562 section 5.4).
fn uuid(random: [u8; 16]) -> String {
    let bits = u128::from_be_bytes(random) & !(0xf << 76) & !(0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let mut text = hex(&bits.to_be_bytes());
    [20, 16, 12, 8].into_iter().for_each(|place| text.insert(place, '-'));
    text
}

impl fmt::Debug for Sealing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealing(…)")
    }
}

impl fmt::Debug for Fresh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fresh(…)")
    }
}
