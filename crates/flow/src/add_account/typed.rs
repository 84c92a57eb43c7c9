//! An account typed by hand.

use super::{AddAccount, Effect, Trouble};
use core::fmt;
use core::num::NonZeroU32;
use drempel_verify::contents::Contents;
use drempel_verify::{Algorithm, Digits, Key, Otpauth, Totp};

/// What was typed; most people leave all after the key alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// Who issued it.
    pub issuer: String,
    /// Whose it is.
    pub account: String,
    /// In base 32, spelled forgivingly.
    pub key: String,
    /// Digits of a code.
    pub digits: Digits,
    /// Seconds a code lasts.
    pub period: String,
    /// The hash.
    pub algorithm: Algorithm,
}

impl Typed {
    fn otpauth(&self) -> Result<Otpauth, Trouble> {
        let key = Key::from_base32(&forgiven(&self.key)).map_err(Trouble::Key)?;
        let period = match self.period.trim() {
            "" => Totp::STANDARD_PERIOD,
            period => period.parse().ok().and_then(NonZeroU32::new).ok_or(Trouble::Period)?,
        };
        let totp = Totp::new(key, self.algorithm, self.digits, period);
        let otpauth = Otpauth::new(Some(&self.issuer), &self.account, totp);
        if otpauth.issuer().is_none() && otpauth.account().is_empty() {
            return Err(Trouble::NoName);
        }
        Ok(otpauth)
    }
}

/// Base 32 has no 0, 1, 8 or 9; the letters that look like them are meant. Dots and the like between groups are no more.
fn forgiven(key: &str) -> String {
    let letter = |c: char| match c {
        '0' => Some('O'),
        '1' => Some('I'),
        '8' => Some('B'),
        '.' | ',' | ':' | '_' | '\u{2010}'..='\u{2015}' => None,
        other => Some(other),
    };
    key.chars().filter_map(letter).collect()
}

impl AddAccount {
    pub(super) fn type_in(&mut self, typed: &Typed, held: &Contents) -> Vec<Effect> {
        if !matches!(self.step, super::Step::Type) {
            return Vec::new();
        }
        // Whoever pastes the whole address here means it.
        if typed.key.contains("://") {
            return self.take_text(&typed.key, held);
        }
        match typed.otpauth() {
            Ok(otpauth) => {
                let remarks = otpauth.totp().key().remark().into_iter().collect();
                self.offer_one(otpauth, remarks, held)
            }
            Err(trouble) => self.told(trouble),
        }
    }
}

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed(…)")
    }
}
