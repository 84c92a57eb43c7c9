//! `otpauth://totp/…`, what the QR code of an authenticator app says. There is no standard, only a description (Google
//! Authenticator wiki, "Key Uri Format") and what the services of this world make of it.
//!
//! The rule a reader would break: an address comes from a stranger. It is at most 4096 bytes, it is never navigated
//! to, its names lose what cannot be seen, and what would give wrong codes is refused, not guessed at.
//!
//! Decided:
//! - scheme, type, parameter names and algorithm in any case, because some QR codes hold capitals only;
//! - the issuer of the parameter wins over that of the label, and a conflict is reported;
//! - a plus is a plus in the label (`anna+test@…`) and a space in parameters, where form encoders put it; a plus in an
//!   issuer comes as `%2B`;
//! - unknown parameters (`image`, `color`, …) are ignored, known ones must not be repeated;
//! - a scanned key may have bits left over, a key typed by hand may not (`Key::from_base32`).

mod activation;
mod error;
mod names;
mod parameters;
mod percent;

use core::fmt;

use crate::text::is_blank;
use crate::{Algorithm, Digits, Totp};

pub use activation::Activation;
pub use error::OtpauthError;
pub use parameters::Parameter;
use parameters::Parameters;

const LONGEST: usize = 4096;

/// An account of an authenticator app: who issued it, whose it is, and how its codes are made.
#[derive(Clone, PartialEq, Eq)]
pub struct Otpauth {
    issuer: Option<String>,
    account: String,
    totp: Totp,
}

/// What was read, and what to tell the person about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanned {
    /// What was read.
    pub otpauth: Otpauth,
    /// In no order, each once; mostly empty.
    pub remarks: Vec<Remark>,
}

/// Something odd that does not stand in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The label names another issuer than the parameter, which was taken: somebody made a mistake, or deceives.
    IssuerConflict,
    /// A name had invisible characters, which were removed, or more than 256 bytes, of which the first were kept.
    NameChanged,
    /// Under the 128 bits that RFC 4226 section 4 (R6) asks for.
    ShortKey {
        /// How many there are.
        bits: usize,
    },
    /// The key was not a whole number of bytes; the last bits were dropped, as other apps do.
    BitsDropped,
}

impl Otpauth {
    /// Puts an account together. Names lose invisible characters and are cut at 256 bytes; an empty issuer is none.
    #[must_use]
    pub fn new(issuer: Option<&str>, account: &str, totp: Totp) -> Self {
        let issuer = issuer.map(names::clean).filter(|issuer| !issuer.is_empty());
        Self { issuer, account: names::clean(account), totp }
    }

    /// As [`Otpauth::parse`] understands a label and an issuer that came otherwise.
    #[cfg(feature = "exchange")]
    pub(crate) fn labelled(label: &str, issuer: &str, totp: Totp) -> Self {
        let names = names::read(label, issuer);
        Self { issuer: names.issuer, account: names.account, totp }
    }

    /// A name of something that is no account, or that a person gave, fit to be shown.
    #[cfg(any(feature = "exchange", feature = "contents"))]
    pub(crate) fn shown_name(name: &str) -> String {
        names::clean(name)
    }

    /// What percent signs stand for; `None` when they stand for nothing.
    #[cfg(feature = "exchange")]
    pub(crate) fn percent_decoded(label: &str) -> Option<String> {
        percent::decode(label).ok()
    }

    /// Reads what a QR code says, or somebody pastes.
    ///
    /// # Errors
    /// The first cause met, see [`OtpauthError`].
    pub fn parse(text: &str) -> Result<Scanned, OtpauthError> {
        let text = text.trim_matches(is_blank);
        if text.len() > LONGEST {
            return Err(OtpauthError::TooLong);
        }
        let rest = after_scheme(text)?;
        let (head, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (kind, label) = head.split_once('/').unwrap_or((head, ""));
        let parameters = Parameters::read(query)?;
        if kind.eq_ignore_ascii_case("hotp") {
            return Err(OtpauthError::CounterBased { counter: parameters.counter()? });
        }
        if kind.eq_ignore_ascii_case("steam") || parameters.is_steam()? {
            return Err(OtpauthError::Steam);
        }
        if !kind.eq_ignore_ascii_case("totp") {
            return Err(OtpauthError::UnknownType);
        }
        let (key, whole) = parameters.key()?;
        let names = names::read(&percent::decode(label)?, &parameters.issuer()?);
        let remarks = [
            names.conflict.then_some(Remark::IssuerConflict),
            names.changed.then_some(Remark::NameChanged),
            key.remark(),
            (!whole).then_some(Remark::BitsDropped),
        ];
        let totp = Totp::new(key, parameters.algorithm()?, parameters.digits()?, parameters.period()?);
        let otpauth = Self { issuer: names.issuer, account: names.account, totp };
        Ok(Scanned { otpauth, remarks: remarks.into_iter().flatten().collect() })
    }

    /// Who issued it, if that is said; 256 bytes at most.
    #[must_use]
    pub fn issuer(&self) -> Option<&str> {
        self.issuer.as_deref()
    }

    /// Whose it is; often an e-mail address, sometimes empty; 256 bytes at most.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// How its codes are made.
    #[must_use]
    pub const fn totp(&self) -> &Totp {
        &self.totp
    }

    /// The address, for a QR code; it holds the key. What every app takes for granted is left out, so that the QR code
    /// stays coarse. [`Otpauth::parse`] reads the same account back.
    #[must_use]
    pub fn to_uri(&self) -> String {
        let mut uri = String::from("otpauth://totp/");
        let issuer = self.issuer.as_deref().unwrap_or("");
        percent::encode(issuer, &mut uri);
        if !issuer.is_empty() || self.account.contains(':') {
            uri.push(':');
        }
        percent::encode(&self.account, &mut uri);
        uri.push_str("?secret=");
        uri.push_str(&self.totp.key().to_base32());
        if !issuer.is_empty() {
            uri.push_str("&issuer=");
            percent::encode(issuer, &mut uri);
        }
        match self.totp.algorithm() {
            Algorithm::Sha1 => {}
            Algorithm::Sha256 => uri.push_str("&algorithm=SHA256"),
            Algorithm::Sha512 => uri.push_str("&algorithm=SHA512"),
        }
        if self.totp.digits() != Digits::Six {
            uri.push_str("&digits=");
            uri.push_str(&self.totp.digits().count().to_string());
        }
        if self.totp.period() != Totp::STANDARD_PERIOD {
            uri.push_str("&period=");
            uri.push_str(&self.totp.period().to_string());
        }
        uri
    }
}

impl fmt::Debug for Otpauth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Otpauth(…)")
    }
}

fn after_scheme(text: &str) -> Result<&str, OtpauthError> {
    let (scheme, rest) = text.split_once("://").ok_or(OtpauthError::NotOtpauth)?;
    if scheme.eq_ignore_ascii_case("otpauth") {
        Ok(rest)
    } else if scheme.eq_ignore_ascii_case("otpauth-migration") {
        Err(OtpauthError::Migration)
    } else if scheme.eq_ignore_ascii_case("steam") {
        Err(OtpauthError::Steam)
    } else {
        Err(OtpauthError::NotOtpauth)
    }
}
