//! Backups of 2FAS (`.2fas`), in clear and under a password; written in clear only.
//!
//! The rule a reader would break: a password is stretched 10,000 times with PBKDF2 and no more, which is the format's
//! own weakness. What leaves the phone sealed leaves it in our container or as an Aegis vault.
//!
//! Schemas 1 and 2 do not say which codes follow a counter, and 1 not how codes are made: there, what is missing is what
//! every app takes for granted, as 2FAS itself takes it.

use sha2::Sha256;
use zeroize::Zeroizing;

use super::entry::{Entry, called, number, object, present, text, unprefixed, words};
use super::locked::{Cipher, Kind, Locked};
use super::{Brought, ExchangeError, Imported, Why};
use crate::json::Json;
use crate::{Otpauth, base64url};

/// The schemas that are known; they differ in what is not an account.
const SCHEMAS: core::ops::RangeInclusive<i64> = 1..=4;

/// How often a password is stretched; it stands in no file.
const ROUNDS: u32 = 10_000;

/// A backup under a password.
pub(super) struct Backup {
    sealed: Vec<u8>,
    salt: Vec<u8>,
    nonce: [u8; 12],
}

impl Backup {
    /// Texts in base 64, with colons between: sealed, salt, nonce.
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(':').map(base64url::decode_standard);
        let (sealed, salt, nonce) = (parts.next()??, parts.next()??, parts.next()??);
        (salt.len() <= 1024).then_some(())?;
        Some(Self { sealed, salt, nonce: nonce.try_into().ok()? })
    }

    pub(super) fn cipher(&self, password: &str) -> Cipher {
        let mut key = Zeroizing::new([0; 32]);
        pbkdf2::pbkdf2_hmac::<Sha256>(password.as_bytes(), &self.salt, ROUNDS, key.as_mut());
        Cipher { key, nonce: self.nonce, text: Zeroizing::new(self.sealed.clone()) }
    }
}

pub(super) fn read(json: &Json) -> Result<Brought, ExchangeError> {
    let schema = json.member("schemaVersion").and_then(Json::whole);
    if !schema.is_some_and(|schema| SCHEMAS.contains(&schema)) {
        return Err(ExchangeError::Version);
    }
    if let Some(sealed) = present(json.member("servicesEncrypted")) {
        let backup = sealed.text().and_then(Backup::read).ok_or(ExchangeError::Malformed)?;
        return Ok(Brought::Locked(Locked(Kind::TwoFas(backup))));
    }
    let services = json.member("services").ok_or(ExchangeError::Malformed)?;
    read_services(services).map(Brought::Accounts)
}

/// What is under the password: the list of services alone.
pub(super) fn contents(text: &[u8]) -> Result<Imported, ExchangeError> {
    let text = core::str::from_utf8(text).map_err(|_| ExchangeError::Malformed)?;
    read_services(&Json::any(text).ok_or(ExchangeError::Malformed)?)
}

fn read_services(services: &Json) -> Result<Imported, ExchangeError> {
    let services = services.list().ok_or(ExchangeError::Malformed)?;
    Imported::collect(services.iter().map(service))
}

/// A service may have no `issuer` but a name, and no `account` but a label with or without its issuer before it.
fn service(service: &Json) -> (String, Result<Otpauth, Why>) {
    let nothing = Json::Null;
    let otp = service.member("otp").unwrap_or(&nothing);
    let issuer = present(otp.member("issuer")).and_then(Json::text).unwrap_or_else(|| text(service, "name"));
    let label = unprefixed(issuer, text(otp, "label"));
    let account = present(otp.member("account")).and_then(Json::text).unwrap_or(label);
    let entry = Entry {
        issuer: Some(issuer),
        account,
        secret: service.member("secret").and_then(Json::text),
        algorithm: otp.member("algorithm"),
        digits: otp.member("digits"),
        period: otp.member("period"),
    };
    let read = match text(otp, "tokenType") {
        "" | "TOTP" => entry.account(),
        "HOTP" => Err(Why::CounterBased),
        "STEAM" => Err(Why::Steam),
        _ => Err(Why::OtherKind),
    };
    (called(issuer, account), read)
}

/// Writes a backup in clear. `now_ms` is in ms since 1970; 2FAS keeps the newer of two.
#[must_use]
pub fn write(accounts: &[Otpauth], now_ms: i64) -> String {
    let services = accounts.iter().zip(0_u32..).map(|(account, place)| {
        let (totp, issuer) = (account.totp(), account.issuer().unwrap_or_default());
        let otp = object([
            ("link", words(&account.to_uri())),
            ("label", words(account.account())),
            ("account", words(account.account())),
            ("issuer", words(issuer)),
            ("digits", number(totp.digits().count())),
            ("period", number(totp.period().get())),
            ("algorithm", words(totp.algorithm().name())),
            ("tokenType", words("TOTP")),
            ("source", words("Link")),
        ]);
        object([
            ("name", words(account.issuer().unwrap_or_else(|| account.account()))),
            ("secret", words(&totp.key().to_base32())),
            ("updatedAt", number(now_ms)),
            ("otp", otp),
            ("order", object([("position", number(place))])),
        ])
    });
    object([
        ("services", Json::List(services.collect())),
        ("groups", Json::List(Vec::new())),
        ("updatedAt", number(now_ms)),
        ("schemaVersion", number(4)),
        ("appVersionCode", number(5_000_000)),
        ("appOrigin", words("android")),
    ])
    .to_text()
}
