//! Codes that follow the clock (RFC 6238): which code a key gives at which step, and which step a code belongs to.
//!
//! The rule a reader would break: there is no `check() -> bool`. A code is looked for among steps, and the step found
//! is what the backend spends, once, whatever the code was typed like.

use core::fmt;
use core::num::NonZeroU32;
use core::ops::RangeInclusive;

use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};

use crate::{Code, Digits, Key};

/// The hash under the HMAC (RFC 6238 section 1.2). Many apps read the last two and use SHA-1 all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// The default, and what every app knows.
    #[default]
    Sha1,
    /// 32-byte keys recommended.
    Sha256,
    /// 64-byte keys recommended.
    Sha512,
}

impl Algorithm {
    /// `SHA1`, `SHA256` or `SHA512`, as addresses and files of apps have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
        }
    }

    /// Reads [`Self::name`] in any case and the ways people meet: `sha-256`, `HmacSHA256` and the like.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let mut name = name.to_ascii_lowercase();
        name.retain(|c| !matches!(c, '-' | '_' | ' '));
        match name.strip_prefix("hmac").unwrap_or(&name) {
            "sha1" => Some(Self::Sha1),
            "sha256" => Some(Self::Sha256),
            "sha512" => Some(Self::Sha512),
            _ => None,
        }
    }
}

/// A key and how its codes are made.
#[derive(Clone, PartialEq, Eq)]
pub struct Totp {
    key: Key,
    algorithm: Algorithm,
    digits: Digits,
    period: NonZeroU32,
}

impl Totp {
    /// What every app takes for granted: SHA-1, six digits, 30 s.
    #[must_use]
    pub const fn standard(key: Key) -> Self {
        Self { key, algorithm: Algorithm::Sha1, digits: Digits::Six, period: Self::STANDARD_PERIOD }
    }

    /// 30 s (RFC 6238 section 5.2).
    pub const STANDARD_PERIOD: NonZeroU32 = NonZeroU32::MIN.saturating_add(29);

    /// With everything said; `period` in seconds.
    #[must_use]
    pub const fn new(key: Key, algorithm: Algorithm, digits: Digits, period: NonZeroU32) -> Self {
        Self { key, algorithm, digits, period }
    }

    /// The key.
    #[must_use]
    pub const fn key(&self) -> &Key {
        &self.key
    }

    /// The hash.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// How long its codes are.
    #[must_use]
    pub const fn digits(&self) -> Digits {
        self.digits
    }

    /// Seconds a code lasts.
    #[must_use]
    pub const fn period(&self) -> NonZeroU32 {
        self.period
    }

    /// The number of whole periods since 1970 (`T` of RFC 6238 section 4.2, with `T0` = 0).
    #[must_use]
    pub fn step_at(&self, unix_seconds: i64) -> i64 {
        unix_seconds.div_euclid(i64::from(self.period.get()))
    }

    /// Seconds until the next step begins, from the period down to 1.
    #[must_use]
    pub fn seconds_left(&self, unix_seconds: i64) -> u32 {
        let period = i64::from(self.period.get());
        u32::try_from(period - unix_seconds.rem_euclid(period)).unwrap_or(self.period.get())
    }

    /// The code of one step; also HOTP (RFC 4226) with the step for its counter.
    #[must_use]
    pub fn code_for_step(&self, step: i64) -> Code {
        Code { value: self.value(&self.signer(), step), digits: self.digits }
    }

    /// Looks for `code` among `steps` and returns the latest that has it.
    ///
    /// Every step is computed and compared, in time that depends on the count of steps alone. The backend accepts
    /// `now - 1..=now` (RFC 6238 section 5.2), then looks at `now - 20..=now + 20` only to say that a clock is off.
    /// With six digits, a wrong code is found among 41 steps about once in 24,000 times.
    #[must_use]
    pub fn find_step(&self, code: &Code, steps: RangeInclusive<i64>) -> Option<i64> {
        if code.digits != self.digits {
            return None;
        }
        let signer = self.signer();
        let (mut found, mut latest) = (Choice::from(0), 0_i64);
        for step in steps {
            let same = self.value(&signer, step).ct_eq(&code.value);
            latest.conditional_assign(&step, same);
            found |= same;
        }
        bool::from(found).then_some(latest)
    }

    /// totp-rs divides a time by its step; with a step of one second, the time is the counter.
    fn signer(&self) -> totp_rs::Totp {
        let algorithm = match self.algorithm {
            Algorithm::Sha1 => totp_rs::Algorithm::SHA1,
            Algorithm::Sha256 => totp_rs::Algorithm::SHA256,
            Algorithm::Sha512 => totp_rs::Algorithm::SHA512,
        };
        let builder = totp_rs::Builder::new().with_algorithm(algorithm).with_step_duration(1);
        builder.with_secret(self.key.0.clone()).build_noncompliant()
    }

    /// Dynamic truncation (RFC 4226 section 5.3): four bytes from where the last half byte points, without the sign.
    fn value(&self, signer: &totp_rs::Totp, step: i64) -> u32 {
        let signature = signer.sign(step.cast_unsigned());
        let mac = signature.as_ref();
        let offset = usize::from(mac.last().map_or(0, |last| last & 0xf));
        let four = mac.iter().skip(offset).take(4).fold(0_u32, |held, byte| (held << 8) | u32::from(*byte));
        (four & 0x7fff_ffff) % 10_u32.pow(self.digits.count().into())
    }
}

impl fmt::Debug for Totp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Totp(…)")
    }
}
