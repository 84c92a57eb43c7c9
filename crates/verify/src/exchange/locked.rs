//! A file under a password, opened step by step: the key is derived here (scrypt, PBKDF2), AES-256-GCM is WebCrypto's.
//!
//! The rule a reader would break: the price of a password stands in the file, and a stranger may have written it. It is
//! bounded when the file is read, before any password is asked for.

use core::fmt;

use zeroize::Zeroizing;

use super::{ExchangeError, Imported, aegis, two_fas};

/// One encryption or decryption with AES-256-GCM, as WebCrypto wants it: 128 bits of tag, behind the text.
pub struct Cipher {
    /// 32 bytes.
    pub key: Zeroizing<[u8; 32]>,
    /// What WebCrypto calls `iv`.
    pub nonce: [u8; 12],
    /// What is to be encrypted, or to be decrypted with its tag behind.
    pub text: Zeroizing<Vec<u8>>,
}

/// A file under a password.
pub struct Locked(pub(super) Kind);

pub(super) enum Kind {
    Aegis(aegis::Vault),
    TwoFas(two_fas::Backup),
}

/// A password being tried.
#[must_use]
pub struct Unlocking {
    cipher: Cipher,
    then: Then,
}

enum Then {
    /// The text is the key of an Aegis vault; if not, these slots may still fit.
    Slots { vault: aegis::Vault, tried: usize, password: Zeroizing<String> },
    /// The text is the contents of an Aegis vault.
    Aegis,
    /// The text is the services of a 2FAS backup.
    TwoFas,
}

/// What comes after a step.
#[must_use]
#[derive(Debug)]
pub enum Next {
    /// Another step.
    Step(Unlocking),
    /// All there is.
    Accounts(Imported),
}

impl Locked {
    /// Tries a password: in the worker, since this takes up to a few seconds.
    ///
    /// # Errors
    /// [`ExchangeError::Cost`], when the memory for it is not to be had.
    pub fn try_password(&self, password: &str) -> Result<Unlocking, ExchangeError> {
        let password = Zeroizing::new(password.to_owned());
        match &self.0 {
            Kind::Aegis(vault) => slot(vault.clone(), 0, password)?.ok_or(ExchangeError::WrongPassword),
            Kind::TwoFas(backup) => Ok(Unlocking { cipher: backup.cipher(&password), then: Then::TwoFas }),
        }
    }
}

impl Unlocking {
    /// What WebCrypto is to decrypt.
    #[must_use]
    pub const fn cipher(&self) -> &Cipher {
        &self.cipher
    }

    /// Takes what came of it; `None` when it did not fit.
    ///
    /// # Errors
    /// [`ExchangeError::WrongPassword`], when nothing is left to be tried; what is wrong with the contents.
    pub fn decrypted(self, text: Option<Vec<u8>>) -> Result<Next, ExchangeError> {
        let text = text.map(Zeroizing::new);
        match (self.then, text) {
            (Then::Slots { vault, .. }, Some(key)) => {
                let key = key.first_chunk().copied().filter(|_| key.len() == 32);
                let cipher = vault.contents(Zeroizing::new(key.ok_or(ExchangeError::Malformed)?));
                Ok(Next::Step(Self { cipher, then: Then::Aegis }))
            }
            (Then::Slots { vault, tried, password }, None) => {
                slot(vault, tried, password)?.map(Next::Step).ok_or(ExchangeError::WrongPassword)
            }
            (Then::Aegis | Then::TwoFas, None) => Err(ExchangeError::WrongPassword),
            (Then::Aegis, Some(text)) => aegis::contents(&text).map(Next::Accounts),
            (Then::TwoFas, Some(text)) => two_fas::contents(&text).map(Next::Accounts),
        }
    }
}

/// The slot after those that were tried, with the password; `None` after the last.
fn slot(
    vault: aegis::Vault,
    tried: usize,
    password: Zeroizing<String>,
) -> Result<Option<Unlocking>, ExchangeError> {
    let Some(cipher) = vault.slot(tried, &password)? else { return Ok(None) };
    Ok(Some(Unlocking { cipher, then: Then::Slots { vault, tried: tried + 1, password } }))
}

impl fmt::Debug for Cipher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cipher(…)")
    }
}

impl fmt::Debug for Locked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Locked(…)")
    }
}

impl fmt::Debug for Unlocking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unlocking(…)")
    }
}
