//! How a person showed who they are, as a session stands on it.

use super::authenticator::AuthenticatorId;
use super::factor::FactorId;
use super::grant::Acr;
use serde::{Deserialize, Serialize};

/// How a person showed who they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// By their password.
    #[default]
    Password,
    /// By their password and a code of this app; sessions of old do not say which.
    PasswordAndCode(Option<FactorId>),
    /// By approving on this phone, which asked for PIN or biometrics: both factors at once.
    Phone(AuthenticatorId),
    /// By their password, and by approving on this phone.
    PasswordAndPhone(AuthenticatorId),
}

impl Proof {
    /// Authentication methods (RFC 8176). A phone signs with a key that its software protects (`swk`), under a PIN or
    /// what the phone takes for one (`pin`). That hardware protects it is for attested keys to say, and these are not.
    #[must_use]
    pub const fn amr(&self) -> &'static [&'static str] {
        match self {
            Self::Password => &["pwd"],
            Self::PasswordAndCode(_) => &["pwd", "otp", "mfa"],
            Self::Phone(_) => &["swk", "pin", "mfa"],
            Self::PasswordAndPhone(_) => &["pwd", "swk", "pin", "mfa"],
        }
    }

    /// What it amounts to.
    #[must_use]
    pub const fn acr(&self) -> Acr {
        match self {
            Self::Password => Acr::SingleFactor,
            Self::PasswordAndCode(_) | Self::Phone(_) | Self::PasswordAndPhone(_) => Acr::MultiFactor,
        }
    }

    /// The app whose code was given.
    #[must_use]
    pub const fn factor(&self) -> Option<&FactorId> {
        match self {
            Self::PasswordAndCode(factor) => factor.as_ref(),
            Self::Password | Self::Phone(_) | Self::PasswordAndPhone(_) => None,
        }
    }

    /// The phone that approved.
    #[must_use]
    pub const fn phone(&self) -> Option<&AuthenticatorId> {
        match self {
            Self::Phone(phone) | Self::PasswordAndPhone(phone) => Some(phone),
            Self::Password | Self::PasswordAndCode(_) => None,
        }
    }

    /// Whether the password was part of it.
    #[must_use]
    pub const fn has_password(&self) -> bool {
        match self {
            Self::Password | Self::PasswordAndCode(_) | Self::PasswordAndPhone(_) => true,
            Self::Phone(_) => false,
        }
    }
}
