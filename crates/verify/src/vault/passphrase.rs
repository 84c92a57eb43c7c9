//! A PIN or a password: how it must be when it is chosen, and how it is tried.
//!
//! The rule a reader would break: what is typed to open is not measured. Rules may change; a container that was locked
//! under older ones must still open.

use core::fmt;

use zeroize::Zeroizing;

/// The longest that is looked at, in bytes.
const LONGEST: usize = 256;

/// What opens a lock; never printed, wiped when dropped.
pub struct Passphrase {
    pub(super) text: Zeroizing<String>,
    pub(super) device: Option<Zeroizing<[u8; 32]>>,
}

impl Passphrase {
    /// The fewest characters of a PIN.
    pub const PIN: usize = 6;

    /// The fewest characters of a password that leaves the phone with what it protects, where nobody counts tries.
    pub const PASSWORD: usize = 15;

    /// A PIN being chosen: six characters at least, not all alike and no run like `123456` or `987654`.
    ///
    /// # Errors
    /// The cause, see [`PassphraseError`].
    pub fn chosen_pin(text: &str) -> Result<Self, PassphraseError> {
        let passphrase = Self::long_enough(text, Self::PIN)?;
        let runs = |step: i64| {
            let codes = text.chars().map(|c| i64::from(u32::from(c)));
            codes.clone().zip(codes.skip(1)).all(|(one, next)| next - one == step)
        };
        if [-1, 0, 1].into_iter().any(runs) { Err(PassphraseError::Guessable) } else { Ok(passphrase) }
    }

    /// A password for an export being chosen: fifteen characters at least.
    ///
    /// # Errors
    /// The cause, see [`PassphraseError`].
    pub fn chosen_password(text: &str) -> Result<Self, PassphraseError> {
        Self::long_enough(text, Self::PASSWORD)
    }

    /// What was typed to open something, as it is.
    ///
    /// # Errors
    /// [`PassphraseError::Empty`] and [`PassphraseError::TooLong`]: no try is spent on these.
    pub fn typed(text: &str) -> Result<Self, PassphraseError> {
        Self::long_enough(text, 1)
    }

    /// Also needs what only this device can compute, such as an HMAC under a key that WebCrypto does not give out: a
    /// container that is copied elsewhere cannot then be tried there, however short the PIN. Never for an export.
    #[must_use]
    pub fn with_device(mut self, secret: [u8; 32]) -> Self {
        self.device = Some(Zeroizing::new(secret));
        self
    }

    fn long_enough(text: &str, least: usize) -> Result<Self, PassphraseError> {
        match text.chars().count() {
            0 => Err(PassphraseError::Empty),
            count if count < least => Err(PassphraseError::TooShort { count, least }),
            _ if text.len() > LONGEST => Err(PassphraseError::TooLong),
            _ => Ok(Self { text: Zeroizing::new(text.to_owned()), device: None }),
        }
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// Why a PIN or password is not taken; in the order they are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassphraseError {
    /// Nothing was typed.
    Empty,
    /// Too few characters.
    TooShort {
        /// How many there are.
        count: usize,
        /// How many there must be.
        least: usize,
    },
    /// Over 256 bytes.
    TooLong,
    /// All alike, or a run: among the first that anybody tries.
    Guessable,
}

impl fmt::Display for PassphraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for PassphraseError {}
