//! What wraps the key of a container: a PIN or password, and a device key.
//!
//! The rule a reader would break: a wrapped key is bound to the kind of lock, its salt, its price and the container's
//! purpose. A lock cannot be moved to another container, made cheaper, or taken for the other kind.

use core::fmt;

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{Cost, NoMemory, OpenError, Passphrase, Purpose};

/// What authentication adds to a text, in bytes.
pub(super) const TAG: usize = 16;

/// What the caller draws at random for a lock, each time anew.
#[derive(Clone, Copy)]
pub struct Fresh {
    /// For the derivation.
    pub salt: [u8; 16],
    /// For the wrapping.
    pub nonce: [u8; 24],
}

/// 32 bytes that only this device gives: what WebAuthn's PRF extension answers after verifying the person.
pub struct DeviceKey(Zeroizing<[u8; 32]>);

#[derive(Clone, PartialEq, Eq)]
pub(super) struct PinLock {
    pub(super) cost: Cost,
    pub(super) salt: [u8; 16],
    pub(super) nonce: [u8; 24],
    pub(super) wrapped: [u8; 48],
}

#[derive(Clone, PartialEq, Eq)]
pub(super) struct KeyLock {
    pub(super) salt: [u8; 16],
    pub(super) nonce: [u8; 24],
    pub(super) wrapped: [u8; 48],
}

impl DeviceKey {
    /// Takes the PRF's first result, and wipes it when dropped.
    #[must_use]
    pub fn new(result: [u8; 32]) -> Self {
        Self(Zeroizing::new(result))
    }

    /// HKDF-SHA-256 (RFC 5869), so that the result itself, which other pages of this origin may also ask for with the
    /// same salt, is no key of ours.
    fn derive(&self, salt: &[u8; 16]) -> Zeroizing<[u8; 32]> {
        let mut key = Zeroizing::new([0; 32]);
        // 32 bytes are within the 8,160 that RFC 5869 allows.
        let _ = Hkdf::<Sha256>::new(Some(salt), self.0.as_slice()).expand(b"drempel vault 1", key.as_mut());
        key
    }
}

impl PinLock {
    pub(super) fn wrap(
        purpose: Purpose,
        passphrase: &Passphrase,
        cost: Cost,
        key: &[u8; 32],
        fresh: Fresh,
    ) -> Result<Self, NoMemory> {
        let Fresh { salt, nonce } = fresh;
        let mut lock = Self { cost, salt, nonce, wrapped: [0; 48] };
        let wrapping = cost.derive(passphrase, &salt)?;
        lock.wrapped = sealed_key(&wrapping, &nonce, &lock.bound_to(purpose), key);
        Ok(lock)
    }

    pub(super) fn unwrap(
        &self,
        purpose: Purpose,
        passphrase: &Passphrase,
    ) -> Result<Zeroizing<[u8; 32]>, OpenError> {
        let wrapping = self.cost.derive(passphrase, &self.salt).map_err(|NoMemory| OpenError::NoMemory)?;
        opened_key(&wrapping, &self.nonce, &self.bound_to(purpose), &self.wrapped)
    }

    fn bound_to(&self, purpose: Purpose) -> Vec<u8> {
        [&[purpose.byte(), 1], self.cost.to_bytes().as_slice(), &self.salt].concat()
    }
}

impl KeyLock {
    pub(super) fn wrap(purpose: Purpose, device: &DeviceKey, key: &[u8; 32], fresh: Fresh) -> Self {
        let Fresh { salt, nonce } = fresh;
        let wrapped = sealed_key(&device.derive(&salt), &nonce, &Self::bound_to(purpose, &salt), key);
        Self { salt, nonce, wrapped }
    }

    pub(super) fn unwrap(
        &self,
        purpose: Purpose,
        device: &DeviceKey,
    ) -> Result<Zeroizing<[u8; 32]>, OpenError> {
        let bound = Self::bound_to(purpose, &self.salt);
        opened_key(&device.derive(&self.salt), &self.nonce, &bound, &self.wrapped)
    }

    fn bound_to(purpose: Purpose, salt: &[u8; 16]) -> Vec<u8> {
        [&[purpose.byte(), 2], salt.as_slice()].concat()
    }
}

fn sealed_key(wrapping: &[u8; 32], nonce: &[u8; 24], bound: &[u8], key: &[u8; 32]) -> [u8; 48] {
    seal(wrapping, nonce, bound, key).first_chunk().copied().unwrap_or([0; 48])
}

/// A lock that does not fit is a wrong PIN: that it is not spoiled, the container's digest has told.
fn opened_key(
    wrapping: &[u8; 32],
    nonce: &[u8; 24],
    bound: &[u8],
    wrapped: &[u8; 48],
) -> Result<Zeroizing<[u8; 32]>, OpenError> {
    let key = open(wrapping, nonce, bound, wrapped).ok_or(OpenError::Wrong)?;
    key.first_chunk().copied().map(Zeroizing::new).ok_or(OpenError::Damaged)
}

/// Seals; the tag stands behind. Texts here are far under the 256 GiB at which this could fail, and then nothing is
/// sealed and nothing will open.
pub(super) fn seal(key: &[u8; 32], nonce: &[u8; 24], bound: &[u8], plain: &[u8]) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(plain.len() + TAG);
    sealed.extend_from_slice(plain);
    let cipher = XChaCha20Poly1305::new(key.into());
    match cipher.encrypt_inout_detached(&XNonce::from(*nonce), bound, sealed.as_mut_slice().into()) {
        Ok(tag) => sealed.extend_from_slice(&tag),
        Err(_) => sealed = vec![0; TAG],
    }
    sealed
}

/// Opens; `None` when a bit is other than it was sealed.
pub(super) fn open(
    key: &[u8; 32],
    nonce: &[u8; 24],
    bound: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let (text, tag) = sealed.split_last_chunk::<TAG>()?;
    let mut plain = Zeroizing::new(text.to_vec());
    let cipher = XChaCha20Poly1305::new(key.into());
    let (nonce, tag) = (XNonce::from(*nonce), Tag::from(*tag));
    cipher.decrypt_inout_detached(&nonce, bound, plain.as_mut_slice().into(), &tag).ok()?;
    Some(plain)
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceKey(…)")
    }
}

impl fmt::Debug for Fresh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fresh(…)")
    }
}
