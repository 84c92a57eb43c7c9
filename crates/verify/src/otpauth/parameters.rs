//! The parameters of the address, each at most once.

use core::num::NonZeroU32;
use core::str::FromStr;

use super::{OtpauthError, percent};
use crate::{Algorithm, Digits, Key, Totp};

/// The parameters that are understood; all others are ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// The key, in base 32.
    Secret,
    /// Who issued it.
    Issuer,
    /// The hash.
    Algorithm,
    /// How long the codes are.
    Digits,
    /// How long a code lasts, in seconds.
    Period,
    /// Where a counter stands.
    Counter,
    /// `steam`, for Steam's own codes.
    Encoder,
}

/// What stood after each name, still encoded.
#[derive(Default)]
pub(super) struct Parameters<'a> {
    secret: Option<&'a str>,
    issuer: Option<&'a str>,
    algorithm: Option<&'a str>,
    digits: Option<&'a str>,
    period: Option<&'a str>,
    counter: Option<&'a str>,
    encoder: Option<&'a str>,
}

impl<'a> Parameters<'a> {
    pub(super) fn read(query: &'a str) -> Result<Self, OtpauthError> {
        let mut parameters = Self::default();
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (parameter, place) = match name.to_ascii_lowercase().as_str() {
                "secret" => (Parameter::Secret, &mut parameters.secret),
                "issuer" => (Parameter::Issuer, &mut parameters.issuer),
                "algorithm" => (Parameter::Algorithm, &mut parameters.algorithm),
                "digits" => (Parameter::Digits, &mut parameters.digits),
                "period" => (Parameter::Period, &mut parameters.period),
                "counter" => (Parameter::Counter, &mut parameters.counter),
                "encoder" => (Parameter::Encoder, &mut parameters.encoder),
                _ => continue,
            };
            if place.replace(value).is_some() {
                return Err(OtpauthError::Repeated(parameter));
            }
        }
        Ok(parameters)
    }

    /// The key, and whether it was a whole number of bytes.
    pub(super) fn key(&self) -> Result<(Key, bool), OtpauthError> {
        let text = percent::decode_form(self.secret.ok_or(OtpauthError::KeyMissing)?)?;
        Key::scanned(&text).map_err(OtpauthError::Key)
    }

    /// Empty for none.
    pub(super) fn issuer(&self) -> Result<String, OtpauthError> {
        percent::decode_form(self.issuer.unwrap_or(""))
    }

    pub(super) fn is_steam(&self) -> Result<bool, OtpauthError> {
        let encoder = percent::decode_form(self.encoder.unwrap_or(""))?;
        let algorithm = percent::decode_form(self.algorithm.unwrap_or(""))?;
        Ok([encoder, algorithm].iter().any(|name| name.trim().eq_ignore_ascii_case("steam")))
    }

    pub(super) fn algorithm(&self) -> Result<Algorithm, OtpauthError> {
        let Some(text) = self.algorithm else { return Ok(Algorithm::default()) };
        Algorithm::from_name(&percent::decode_form(text)?).ok_or(OtpauthError::Algorithm)
    }

    pub(super) fn digits(&self) -> Result<Digits, OtpauthError> {
        let Some(text) = self.digits else { return Ok(Digits::Six) };
        number(text)?.and_then(Digits::from_count).ok_or(OtpauthError::Digits)
    }

    pub(super) fn period(&self) -> Result<NonZeroU32, OtpauthError> {
        let Some(text) = self.period else { return Ok(Totp::STANDARD_PERIOD) };
        number(text)?.ok_or(OtpauthError::Period)
    }

    pub(super) fn counter(&self) -> Result<Option<u64>, OtpauthError> {
        let Some(text) = self.counter else { return Ok(None) };
        number(text)?.map(Some).ok_or(OtpauthError::Counter)
    }
}

/// Digits only, spaces around them aside; `None` when it is no number or too large.
fn number<N: FromStr>(text: &str) -> Result<Option<N>, OtpauthError> {
    let text = percent::decode_form(text)?;
    let text = text.trim();
    // `FromStr` alone would take a sign.
    Ok(if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None })
}
