//! Accounts that come from other apps and go to them: lists of `otpauth://` addresses, Aegis, 2FAS, Bitwarden, and the
//! migration codes of Google Authenticator.
//!
//! The rule a reader would break: what is brought is never put among what is held. Reading gives accounts and, for each
//! that is left out, why; [`merge`] says how each stands to those that are held; what happens to a namesake the person
//! decides, and nothing held is ever changed.
//!
//! A file comes from a stranger: at most 8 MiB and 2,000 accounts, names lose what cannot be seen, and what would give
//! wrong codes is left out, not guessed at. Files under a password are opened in steps ([`Locked`]), because their
//! cipher is WebCrypto's; the price of the password is bounded before it is paid.
//!
//! The formats, as their makers describe them: Aegis `docs/vault.md`; 2FAS backups of schema 1 to 4; Bitwarden, "Condition
//! a Bitwarden .json"; Google's is not described, its fields are known from what it writes.

pub mod aegis;
pub mod bitwarden;
mod brought;
mod entry;
mod error;
mod locked;
mod merge;
pub mod migration;
mod protobuf;
#[cfg(all(feature = "contents", feature = "vault"))]
pub mod sealed;
pub mod two_fas;
pub mod uris;

pub use brought::{Brought, Imported, LeftOut};
pub use error::{ExchangeError, Why};
pub use locked::{Cipher, Locked, Next, Unlocking};
pub use merge::{Merge, Standing, With, merge};

use crate::json::Json;
use crate::text::is_blank;

/// The longest file that is looked at, in bytes; pictures take most of them.
pub const LONGEST: usize = 8 << 20;

/// The most accounts of one file.
pub const MOST: usize = 2_000;

/// Whether it can only be a file of an app that writes JSON, and no list of addresses: [`read`] takes longer for those, and
/// is more code than a page needs.
#[must_use]
pub fn is_json(text: &str) -> bool {
    text.trim_start_matches(is_blank).starts_with('{')
}

/// Reads a file or a scanned code, whichever of the formats it is.
///
/// # Errors
/// The cause, see [`ExchangeError`].
pub fn read(text: &str) -> Result<Brought, ExchangeError> {
    if !is_json(text) {
        return uris::read(text);
    }
    if text.len() > LONGEST {
        return Err(ExchangeError::TooLong);
    }
    let json = Json::object(text.trim_matches(is_blank)).ok_or(ExchangeError::NotJson)?;
    let has = |name| json.member(name).is_some();
    if has("db") {
        aegis::read(&json)
    } else if has("services") || has("servicesEncrypted") {
        two_fas::read(&json)
    } else if has("items") || has("encKeyValidation_DO_NOT_EDIT") {
        bitwarden::read(&json).map(Brought::Accounts)
    } else {
        Err(ExchangeError::Unknown)
    }
}
