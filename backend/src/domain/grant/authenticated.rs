//! How a person signed in, as it goes on into tokens.

use crate::clock::Timestamp;
use crate::domain::person::PersonId;
use crate::domain::session::Session;
use serde::{Deserialize, Serialize};

/// A person's sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authenticated {
    /// Who.
    pub person: PersonId,
    /// The session's name that is no secret (`sid`).
    pub session: String,
    /// When they signed in.
    pub auth_time: Timestamp,
    /// Authentication methods (RFC 8176).
    pub amr: Vec<String>,
    /// What they amount to.
    pub acr: Acr,
}

impl Authenticated {
    /// As the session has it.
    #[must_use]
    pub fn by(session: &Session) -> Self {
        Self {
            person: session.person.clone(),
            session: session.id.clone(),
            auth_time: session.signed_in_at,
            amr: session.amr(),
            acr: session.proof.acr(),
        }
    }
}

/// How sure it is who signed in (OpenID Connect Core section 2, `acr`); the greater the surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Acr {
    /// One proof: the REFEDS single-factor profile.
    #[serde(rename = "https://refeds.org/profile/sfa")]
    SingleFactor,
    /// Two of different kinds: the REFEDS multi-factor profile.
    #[serde(rename = "https://refeds.org/profile/mfa")]
    MultiFactor,
}

impl Acr {
    /// Both.
    pub const ALL: [Self; 2] = [Self::SingleFactor, Self::MultiFactor];

    /// As it travels.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SingleFactor => "https://refeds.org/profile/sfa",
            Self::MultiFactor => "https://refeds.org/profile/mfa",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|acr| acr.name() == name)
    }
}
