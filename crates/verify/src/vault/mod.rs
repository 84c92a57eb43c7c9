//! The authenticator's accounts as they lie on the phone, or leave it: sealed.
//!
//! The rule a reader would break: [`Sealed`] is what is stored, [`Open`] what is in memory, and between the two there is
//! only a lock: a PIN (Argon2id) or a device key (WebAuthn PRF, by HKDF). What is inside is sealed with a key of its own
//! that each lock wraps, so a lock is added or changed without the others. Everything in the container is under one
//! authentication; nothing in it is believed before, but the price of trying, and that is bounded.
//!
//! Randomness comes from the caller, fresh for each call; wrong PINs are counted by the caller with [`Tries`], which
//! are stored before the key is derived. Why this cipher: `docs/decisions/the-vault-is-sealed-in-rust.md`.

mod container;
mod cost;
mod error;
mod lock;
mod passphrase;
mod tries;

use core::fmt;

use zeroize::Zeroizing;

pub use container::{LONGEST, Purpose};
pub use cost::{Cost, NoMemory};
pub use error::{OpenError, VaultError};
pub use lock::{DeviceKey, Fresh};
pub use passphrase::{Passphrase, PassphraseError};
pub use tries::Tries;

use container::Container;
use lock::{KeyLock, PinLock};

/// A container that is whole, and of which nothing else is known.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(Container);

/// What was sealed, in memory; wiped when dropped.
pub struct Open {
    purpose: Purpose,
    key: Zeroizing<[u8; 32]>,
    pin: Option<PinLock>,
    device: Option<KeyLock>,
    content: Zeroizing<Vec<u8>>,
}

impl Sealed {
    /// Takes a container apart that was stored or brought. Damage is told here, before a try is spent on it.
    ///
    /// # Errors
    /// The cause, see [`VaultError`].
    pub fn parse(bytes: &[u8], purpose: Purpose) -> Result<Self, VaultError> {
        Container::parse(bytes, purpose).map(Self)
    }

    /// The container, to be stored or handed out.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes()
    }

    /// What a try of the PIN costs; `None` when no PIN opens it.
    #[must_use]
    pub fn cost(&self) -> Option<Cost> {
        self.0.pin.as_ref().map(|lock| lock.cost)
    }

    /// Whether a device key opens it.
    #[must_use]
    pub const fn has_device_key(&self) -> bool {
        self.0.device.is_some()
    }

    /// Tries a PIN or a password; takes as long as [`Self::cost`] says. Spend one of [`Tries`] before.
    ///
    /// # Errors
    /// The cause, see [`OpenError`].
    pub fn open_with(&self, passphrase: &Passphrase) -> Result<Open, OpenError> {
        let lock = self.0.pin.as_ref().ok_or(OpenError::NoSuchLock)?;
        self.open(lock.unwrap(self.0.purpose, passphrase)?)
    }

    /// Tries a device key.
    ///
    /// # Errors
    /// The cause, see [`OpenError`].
    pub fn open_with_key(&self, key: &DeviceKey) -> Result<Open, OpenError> {
        let lock = self.0.device.as_ref().ok_or(OpenError::NoSuchLock)?;
        self.open(lock.unwrap(self.0.purpose, key)?)
    }

    fn open(&self, key: Zeroizing<[u8; 32]>) -> Result<Open, OpenError> {
        let content = lock::open(&key, &self.0.nonce, &self.0.head(), &self.0.sealed);
        let (pin, device) = (self.0.pin.clone(), self.0.device.clone());
        Ok(Open { purpose: self.0.purpose, key, pin, device, content: content.ok_or(OpenError::Damaged)? })
    }
}

impl Open {
    /// Begins a container with this inside, and no lock yet.
    #[must_use]
    pub fn new(purpose: Purpose, content: Vec<u8>, fresh_key: [u8; 32]) -> Self {
        let (key, content) = (Zeroizing::new(fresh_key), Zeroizing::new(content));
        Self { purpose, key, pin: None, device: None, content }
    }

    /// What is inside.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// Puts something else inside.
    pub fn replace(&mut self, content: Vec<u8>) {
        self.content = Zeroizing::new(content);
    }

    /// Takes what another page of this browser has sealed meanwhile, its locks included, in place of this. Who holds the
    /// key needs no PIN for that.
    ///
    /// # Errors
    /// [`OpenError::Wrong`], when the key has been renewed: whoever changed the PIN has to open it again. This is as it
    /// was then.
    pub fn take_newer(&mut self, sealed: &Sealed) -> Result<(), OpenError> {
        let newer = sealed.open(self.key.clone()).map_err(|_| OpenError::Wrong)?;
        *self = newer;
        Ok(())
    }

    /// Lets this PIN or password open it, and no other any more.
    ///
    /// # Errors
    /// [`NoMemory`]; the lock is as it was.
    pub fn lock_with(&mut self, passphrase: &Passphrase, cost: Cost, fresh: Fresh) -> Result<(), NoMemory> {
        self.pin = Some(PinLock::wrap(self.purpose, passphrase, cost, &self.key, fresh)?);
        Ok(())
    }

    /// Lets this device key open it, and no other any more.
    pub fn lock_with_key(&mut self, key: &DeviceKey, fresh: Fresh) {
        self.device = Some(KeyLock::wrap(self.purpose, key, &self.key, fresh));
    }

    /// Takes the device key's lock off, when WebAuthn is turned off.
    pub fn forget_device_key(&mut self) {
        self.device = None;
    }

    /// Changes the key under all locks and takes them off: whoever has an old copy of the container and its PIN must
    /// not open the new one. For a changed PIN, before the locks are put on again.
    pub fn renew(&mut self, fresh_key: [u8; 32]) {
        self.key = Zeroizing::new(fresh_key);
        (self.pin, self.device) = (None, None);
    }

    /// Seals it; the nonce is fresh each time.
    ///
    /// # Errors
    /// [`VaultError::NoLock`], which nothing would ever open; [`VaultError::TooLong`].
    pub fn seal(&self, fresh_nonce: [u8; 24]) -> Result<Sealed, VaultError> {
        if self.pin.is_none() && self.device.is_none() {
            return Err(VaultError::NoLock);
        }
        let mut container = Container {
            purpose: self.purpose,
            pin: self.pin.clone(),
            device: self.device.clone(),
            nonce: fresh_nonce,
            sealed: Vec::new(),
        };
        container.sealed = lock::seal(&self.key, &fresh_nonce, &container.head(), &self.content);
        if container.length() > LONGEST { Err(VaultError::TooLong) } else { Ok(Sealed(container)) }
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(…)")
    }
}

impl fmt::Debug for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Open(…)")
    }
}
