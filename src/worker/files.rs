//! Files under a password: ours, and those of other apps, whose cipher is WebCrypto's.

use super::{Outcome, Why};
use crate::effects::random;
use drempel_contract::Secret;
use drempel_verify::contents::Contents;
use drempel_verify::exchange::{Brought, Cipher, ExchangeError, Imported, Next, sealed, uris};
use drempel_verify::vault::{self, OpenError, Passphrase, VaultError};
use js_sys::{Object, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey};

/// Opens a file; what is inside comes out as our own contents, or as a list of addresses.
pub(super) async fn open(file: &[u8], password: &Secret) -> Outcome {
    if sealed::is_one(file) { ours(file, password) } else { others(file, password).await }
}

/// Reads another app's file; what is inside comes out as a list of addresses.
pub(super) fn read(file: &[u8]) -> Outcome {
    match drempel_verify::exchange::read(core::str::from_utf8(file).unwrap_or_default()) {
        Ok(Brought::Accounts(imported)) => brought(imported),
        Ok(Brought::Locked(_)) => Outcome::Locked,
        // Of a list alone, which the page reads by itself.
        Ok(Brought::Part(_)) => Outcome::NotRead(ExchangeError::Unknown),
        Err(cause) => Outcome::NotRead(cause),
    }
}

fn brought(Imported { accounts, left_out }: Imported) -> Outcome {
    Outcome::Brought { list: uris::write(&accounts), left_out }
}

/// Seals these accounts for a file.
pub(super) fn seal(content: &[u8], password: &Secret) -> Outcome {
    let (Ok(contents), Ok(password)) =
        (Contents::parse(content), Passphrase::chosen_password(password.expose()))
    else {
        return Outcome::Refused(Why::Wrong);
    };
    let lock = vault::Fresh { salt: random::bytes(), nonce: random::bytes() };
    let fresh = sealed::Fresh { key: random::bytes(), lock, nonce: random::bytes() };
    match sealed::seal(&contents.accounts, &password, sealed::cost(), fresh) {
        Ok(file) => Outcome::Sealed(file),
        Err(cause) => Outcome::Refused(why(cause)),
    }
}

fn ours(file: &[u8], password: &Secret) -> Outcome {
    let Ok(password) = Passphrase::typed(password.expose()) else { return Outcome::Refused(Why::Wrong) };
    match sealed::open(file, &password) {
        Ok(accounts) => Outcome::Opened(Contents { accounts, saved: 0 }.to_bytes().to_vec()),
        Err(cause) => Outcome::Refused(why(cause)),
    }
}

fn why(cause: sealed::SealedError) -> Why {
    match cause {
        sealed::SealedError::Open(OpenError::Wrong | OpenError::NoSuchLock) => Why::Wrong,
        sealed::SealedError::Open(OpenError::NoMemory) => Why::NoMemory,
        sealed::SealedError::File(VaultError::OtherVersion)
        | sealed::SealedError::Contents(drempel_verify::contents::ContentsError::Newer) => Why::Newer,
        sealed::SealedError::File(VaultError::TooLong) => Why::TooLong,
        sealed::SealedError::File(_)
        | sealed::SealedError::Open(OpenError::Damaged)
        | sealed::SealedError::Contents(_) => Why::Damaged,
    }
}

async fn others(file: &[u8], password: &Secret) -> Outcome {
    let text = core::str::from_utf8(file).unwrap_or_default();
    let Ok(Brought::Locked(locked)) = drempel_verify::exchange::read(text) else {
        return Outcome::Refused(Why::Damaged);
    };
    let imported = async {
        let mut unlocking = locked.try_password(password.expose())?;
        loop {
            let opened = decrypted(unlocking.cipher()).await.ok();
            match unlocking.decrypted(opened)? {
                Next::Step(step) => unlocking = step,
                Next::Accounts(imported) => return Ok::<Imported, ExchangeError>(imported),
            }
        }
    };
    match imported.await {
        Ok(imported) => brought(imported),
        Err(ExchangeError::WrongPassword) => Outcome::Refused(Why::Wrong),
        Err(ExchangeError::Cost) => Outcome::Refused(Why::NoMemory),
        Err(_) => Outcome::Refused(Why::Damaged),
    }
}

/// AES-256-GCM, with the tag behind the text (WebCrypto section 29).
async fn decrypted(cipher: &Cipher) -> Result<Vec<u8>, JsValue> {
    let crypto: Crypto = Reflect::get(&global(), &"crypto".into())?.unchecked_into();
    let subtle = crypto.subtle();
    let raw = Uint8Array::from(cipher.key.as_slice());
    let usages = js_sys::Array::of1(&"decrypt".into());
    let imported = subtle.import_key_with_str("raw", &raw, "AES-GCM", false, &usages)?;
    let key: CryptoKey = JsFuture::from(imported).await?.unchecked_into();
    let algorithm = Object::new();
    Reflect::set(&algorithm, &"name".into(), &"AES-GCM".into())?;
    Reflect::set(&algorithm, &"iv".into(), &Uint8Array::from(cipher.nonce.as_slice()))?;
    let text = Uint8Array::from(cipher.text.as_slice());
    let opened = subtle.decrypt_with_object_and_js_u8_array(&algorithm, &key, &text)?;
    Ok(Uint8Array::new(&JsFuture::from(opened).await?).to_vec())
}
