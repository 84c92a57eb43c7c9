//! The container, byte by byte. Numbers are big-endian.
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `DRPL` |
//! | 1 | the version, 1 |
//! | 1 | the purpose: 1 the phone's vault, 2 an export |
//! | 1 | which locks: 1 a PIN or password, 2 a device key, 3 both |
//! | 96, if there | PIN: memory in KiB (4), passes (4), salt (16), nonce (24), wrapped key (48) |
//! | 88, if there | device key: salt (16), nonce (24), wrapped key (48) |
//! | 16 | the beginning of the SHA-256 of everything else |
//! | 24 | nonce |
//! | rest | sealed: XChaCha20-Poly1305 under the wrapped key, with all before the digest as associated data |
//!
//! The rule a reader would break: the digest is no protection, anybody can compute it. It tells a container that a disk
//! or a copy spoiled from one that the PIN does not fit.

use sha2::{Digest, Sha256};

use super::lock::{KeyLock, PinLock, TAG};
use super::{Cost, VaultError};

/// The longest container, in bytes.
pub const LONGEST: usize = 4 << 20;

const MAGIC: &[u8; 4] = b"DRPL";
const VERSION: u8 = 1;
const PIN: u8 = 1;
const DEVICE: u8 = 2;

/// The digest and the nonce, between the head and what is sealed.
const BETWEEN: usize = 16 + 24;

/// What a container is for. One is never taken for the other: an export's password is typed on other machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// What lies on the phone.
    Vault,
    /// What leaves it.
    Export,
}

impl Purpose {
    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::Vault => 1,
            Self::Export => 2,
        }
    }
}

#[derive(Clone, PartialEq, Eq)]
pub(super) struct Container {
    pub(super) purpose: Purpose,
    pub(super) pin: Option<PinLock>,
    pub(super) device: Option<KeyLock>,
    pub(super) nonce: [u8; 24],
    pub(super) sealed: Vec<u8>,
}

impl Container {
    pub(super) fn parse(bytes: &[u8], purpose: Purpose) -> Result<Self, VaultError> {
        if bytes.len() > LONGEST {
            return Err(VaultError::TooLong);
        }
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(VaultError::NotOurs)?;
        let [version, of, locks] = take(&mut rest)?;
        if version != VERSION {
            return Err(VaultError::OtherVersion);
        }
        let (pin, payable) = if locks & PIN == 0 { (None, true) } else { pin_lock(&mut rest)? };
        let device = if locks & DEVICE == 0 { None } else { Some(key_lock(&mut rest)?) };
        let (digest, nonce): ([u8; 16], [u8; 24]) = (take(&mut rest)?, take(&mut rest)?);
        let head = bytes.get(..bytes.len() - rest.len() - BETWEEN).unwrap_or_default();
        if digest != digest_of(head, &nonce, rest) || rest.len() < TAG || !(1..=3).contains(&locks) {
            return Err(VaultError::Damaged);
        }
        if of != purpose.byte() {
            return Err(VaultError::OtherPurpose);
        }
        if !payable {
            return Err(VaultError::Cost);
        }
        Ok(Self { purpose, pin, device, nonce, sealed: rest.to_vec() })
    }

    /// All before the digest: what the content is sealed along with.
    pub(super) fn head(&self) -> Vec<u8> {
        let locks = u8::from(self.pin.is_some()) * PIN + u8::from(self.device.is_some()) * DEVICE;
        let mut head = [MAGIC.as_slice(), &[VERSION, self.purpose.byte(), locks]].concat();
        if let Some(lock) = &self.pin {
            head.extend(lock.cost.to_bytes());
            head.extend([lock.salt.as_slice(), &lock.nonce, &lock.wrapped].concat());
        }
        if let Some(lock) = &self.device {
            head.extend([lock.salt.as_slice(), &lock.nonce, &lock.wrapped].concat());
        }
        head
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let head = self.head();
        let digest = digest_of(&head, &self.nonce, &self.sealed);
        [head.as_slice(), &digest, &self.nonce, &self.sealed].concat()
    }

    pub(super) fn length(&self) -> usize {
        self.head().len() + BETWEEN + self.sealed.len()
    }
}

/// The lock, and whether its price is one we pay; if not, it is nowhere used.
fn pin_lock(rest: &mut &[u8]) -> Result<(Option<PinLock>, bool), VaultError> {
    let cost = Cost::new(u32::from_be_bytes(take(rest)?), u32::from_be_bytes(take(rest)?));
    let KeyLock { salt, nonce, wrapped } = key_lock(rest)?;
    Ok((cost.map(|cost| PinLock { cost, salt, nonce, wrapped }), cost.is_some()))
}

fn key_lock(rest: &mut &[u8]) -> Result<KeyLock, VaultError> {
    Ok(KeyLock { salt: take(rest)?, nonce: take(rest)?, wrapped: take(rest)? })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], VaultError> {
    let (taken, behind) = rest.split_first_chunk().ok_or(VaultError::Damaged)?;
    *rest = behind;
    Ok(*taken)
}

fn digest_of(head: &[u8], nonce: &[u8], sealed: &[u8]) -> [u8; 16] {
    let digest = Sha256::new().chain_update(head).chain_update(nonce).chain_update(sealed).finalize();
    digest.first_chunk().copied().unwrap_or_default()
}
