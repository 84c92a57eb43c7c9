//! Aegis vaults (its `docs/vault.md`), in clear and under a password, read and written.
//!
//! The rule a reader would break: a vault may have several passwords, each in a slot of its own. A password that does
//! not fit one slot may fit the next.

use zeroize::Zeroizing;

use super::entry::{Entry, called, number, object, present, text, words};
use super::locked::{Cipher, Kind, Locked};
use super::{Brought, ExchangeError, Imported, Why};
use crate::json::Json;
use crate::{Otpauth, base64url};

mod seal;
mod slot;

pub use seal::{Fresh, Sealing};
use slot::Slot;

/// The contents' versions that are known; they differ in groups and pictures.
const CONTENTS: core::ops::RangeInclusive<i64> = 1..=3;

/// The most passwords of a vault: a wrong one is stretched for each.
const MOST_SLOTS: usize = 8;

/// A vault under passwords.
#[derive(Clone)]
pub(super) struct Vault {
    slots: Vec<Slot>,
    nonce: [u8; 12],
    /// With the tag behind.
    sealed: Vec<u8>,
}

impl Vault {
    fn read(header: &Json, sealed: &str) -> Result<Self, ExchangeError> {
        let slots = header.member("slots").and_then(Json::list).ok_or(ExchangeError::Malformed)?;
        let passwords = slots.iter().filter(|slot| slot.member("type").and_then(Json::whole) == Some(1));
        let slots = passwords.map(Slot::read).collect::<Result<Vec<Slot>, ExchangeError>>()?;
        if slots.is_empty() {
            return Err(ExchangeError::NoPassword);
        }
        if slots.len() > MOST_SLOTS {
            return Err(ExchangeError::Cost);
        }
        let (nonce, tag) = slot::params(header, "params").ok_or(ExchangeError::Malformed)?;
        let mut sealed = base64url::decode_standard(sealed).ok_or(ExchangeError::Malformed)?;
        sealed.extend(tag);
        Ok(Self { slots, nonce, sealed })
    }

    /// What opens the slot at this place with this password; `None` after the last.
    pub(super) fn slot(&self, place: usize, password: &str) -> Result<Option<Cipher>, ExchangeError> {
        self.slots.get(place).map(|slot| slot.cipher(password)).transpose()
    }

    /// What opens the contents with the key that was in a slot.
    pub(super) fn contents(&self, key: Zeroizing<[u8; 32]>) -> Cipher {
        Cipher { key, nonce: self.nonce, text: Zeroizing::new(self.sealed.clone()) }
    }
}

pub(super) fn read(json: &Json) -> Result<Brought, ExchangeError> {
    if json.member("version").and_then(Json::whole) != Some(1) {
        return Err(ExchangeError::Version);
    }
    match (json.member("db"), json.member("header")) {
        (Some(Json::Text(sealed)), Some(header)) => {
            Vault::read(header, sealed).map(|vault| Brought::Locked(Locked(Kind::Aegis(vault))))
        }
        (Some(db), _) => read_contents(db).map(Brought::Accounts),
        (None, _) => Err(ExchangeError::Malformed),
    }
}

/// What is under the password.
pub(super) fn contents(text: &[u8]) -> Result<Imported, ExchangeError> {
    let text = core::str::from_utf8(text).map_err(|_| ExchangeError::Malformed)?;
    read_contents(&Json::object(text).ok_or(ExchangeError::Malformed)?)
}

fn read_contents(db: &Json) -> Result<Imported, ExchangeError> {
    if !db.member("version").and_then(Json::whole).is_some_and(|version| CONTENTS.contains(&version)) {
        return Err(ExchangeError::Version);
    }
    let entries = db.member("entries").and_then(Json::list).ok_or(ExchangeError::Malformed)?;
    Imported::collect(entries.iter().map(entry))
}

fn entry(entry: &Json) -> (String, Result<Otpauth, Why>) {
    let (issuer, account) = (text(entry, "issuer"), text(entry, "name"));
    let nothing = Json::Null;
    let info = present(entry.member("info")).unwrap_or(&nothing);
    let read = match text(entry, "type") {
        "totp" => Entry {
            issuer: Some(issuer),
            account,
            secret: info.member("secret").and_then(Json::text),
            algorithm: info.member("algo"),
            digits: info.member("digits"),
            period: info.member("period"),
        }
        .account(),
        "hotp" => Err(Why::CounterBased),
        "steam" => Err(Why::Steam),
        "" => Err(Why::Unreadable),
        _ => Err(Why::OtherKind),
    };
    (called(issuer, account), read)
}

/// The contents, as they are in a vault in clear and under the password of another.
fn written(accounts: &[Otpauth]) -> Json {
    let entries = accounts.iter().map(|account| {
        let totp = account.totp();
        let info = object([
            ("secret", words(&totp.key().to_base32())),
            ("algo", words(totp.algorithm().name())),
            ("digits", number(totp.digits().count())),
            ("period", number(totp.period().get())),
        ]);
        object([
            ("type", words("totp")),
            ("name", words(account.account())),
            ("issuer", words(account.issuer().unwrap_or_default())),
            ("icon", Json::Null),
            ("info", info),
        ])
    });
    object([("version", number(1)), ("entries", Json::List(entries.collect()))])
}

/// Writes a vault in clear. Aegis gives entries without a `uuid` one of its own.
#[must_use]
pub fn write(accounts: &[Otpauth]) -> String {
    let header = object([("slots", Json::Null), ("params", Json::Null)]);
    object([("version", number(1)), ("header", header), ("db", written(accounts))]).to_text()
}

/// Begins a vault under a password (measured by `vault::Passphrase::chosen_password`).
///
/// # Errors
/// [`ExchangeError::Cost`], when the memory for it is not to be had.
pub fn seal(accounts: &[Otpauth], password: &str, fresh: Fresh) -> Result<Sealing, ExchangeError> {
    Sealing::begin(written(accounts).to_text(), password, fresh)
}
