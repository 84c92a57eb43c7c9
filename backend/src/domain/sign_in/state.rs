//! The steps of a sign-in and the only ways from one to the next.
//!
//! The rule a reader would break: a transition consumes the step it leaves and asks for proof of what it claims; no
//! step before the session can be built from outside this file (those behind it are in `holder.rs`). [`Admitted`],
//! which opens a session, is made by [`Finished::admit`] alone.

mod admitted;
mod number_match;

pub use admitted::{Admitted, Finished, Present};
pub use number_match::{Before, NumberMatch, Sent};

use super::{ConfirmDevice, Consent, DeviceAnswered, DeviceSignIn, SpentStep, spelling};
use crate::domain::factor::TotpFactor;
use crate::domain::person::{Person, PersonId};
use crate::domain::proof::Proof;
use crate::passwords::RightPassword;
use drempel_contract::Refusal;
use drempel_verify::EmailAddress;
use serde::{Deserialize, Serialize};

/// Where a sign-in is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum State {
    /// Nothing is known.
    Identify(Identify),
    /// An address was given.
    Password(Password),
    /// A phone is asked.
    NumberMatch(NumberMatch),
    /// The password was right, and there is an app to ask.
    Totp(Totp),
    /// Everything was right; one question is left.
    StaySignedIn(StaySignedIn),
    /// A device's code is asked.
    DeviceSignIn(DeviceSignIn),
    /// The device is to be confirmed.
    ConfirmDevice(ConfirmDevice),
    /// It was.
    DeviceApproved(DeviceAnswered),
    /// It was refused.
    DeviceDenied(DeviceAnswered),
    /// An application's request is to be allowed.
    Consent(Consent),
    /// A session came of it.
    Done,
    /// Cancelled, or ended by a token used twice.
    Ended,
}

/// Nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identify {}

/// An address was given, known or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Password {
    #[serde(with = "spelling")]
    email: EmailAddress,
    /// Nobody's, when nobody has the address: nothing of a sign-in tells the two apart.
    person: PersonId,
}

/// The password was right, and there is an app to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totp {
    #[serde(with = "spelling")]
    email: EmailAddress,
    person: PersonId,
    wrong_codes: u8,
}

/// Everything was right; one question is left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaySignedIn {
    #[serde(with = "spelling")]
    email: EmailAddress,
    person: PersonId,
    #[serde(default)]
    proof: Proof,
}

impl Identify {
    /// The address was given; `person` is whoever has it, or an id that is nobody's.
    #[must_use]
    pub fn named(self, email: EmailAddress, person: PersonId) -> Password {
        Password { email, person }
    }
}

impl Password {
    /// The address given.
    #[must_use]
    pub const fn email(&self) -> &EmailAddress {
        &self.email
    }

    /// Who has it, or nobody.
    #[must_use]
    pub const fn person(&self) -> &PersonId {
        &self.person
    }

    /// The password was right. What follows depends on the person's apps.
    ///
    /// # Errors
    /// The step unchanged with the cause: an operator's, or every app is locked.
    pub fn proved(
        self,
        _: RightPassword,
        person: &Person,
        factors: &[TotpFactor],
    ) -> Result<Proved, (Self, Refusal)> {
        let Self { email, person: named } = self;
        if !person.enabled {
            return Err((Self { email, person: named }, Refusal::AccountDisabled));
        }
        if factors.is_empty() {
            return Ok(Proved::All(StaySignedIn {
                email,
                person: person.id.clone(),
                proof: Proof::Password,
            }));
        }
        if factors.iter().any(TotpFactor::is_usable) {
            return Ok(Proved::FirstFactor(Totp { email, person: person.id.clone(), wrong_codes: 0 }));
        }
        Err((Self { email, person: named }, Refusal::NoFactorLeft))
    }
}

/// What a right password leads to.
pub enum Proved {
    /// A code is still asked.
    FirstFactor(Totp),
    /// The person has no app.
    All(StaySignedIn),
}

impl Totp {
    /// The address given.
    #[must_use]
    pub const fn email(&self) -> &EmailAddress {
        &self.email
    }

    /// Who signs in.
    #[must_use]
    pub const fn person(&self) -> &PersonId {
        &self.person
    }

    /// The code was right: its step has just been spent for it.
    #[must_use]
    pub fn proved(self, step: SpentStep) -> StaySignedIn {
        let proof = Proof::PasswordAndCode(Some(step.factor()));
        StaySignedIn { email: self.email, person: self.person, proof }
    }

    /// The code was wrong; so many tries are left.
    ///
    /// # Errors
    /// The beginning, when that was the last.
    pub fn wrong(self, allowed: u8) -> Result<(Self, u8), Identify> {
        let wrong_codes = self.wrong_codes.saturating_add(1);
        match allowed.saturating_sub(wrong_codes) {
            0 => Err(Identify::default()),
            left => Ok((Self { wrong_codes, ..self }, left)),
        }
    }

    /// This person can go no further.
    #[must_use]
    pub fn given_up(self) -> Identify {
        Identify::default()
    }
}

impl StaySignedIn {
    /// The address given.
    #[must_use]
    pub const fn email(&self) -> &EmailAddress {
        &self.email
    }

    /// Who signs in.
    #[must_use]
    pub const fn person(&self) -> &PersonId {
        &self.person
    }

    /// The question was answered, or policy answers it.
    #[must_use]
    pub fn finished(self, stay: bool) -> Finished {
        Finished::new(self.person, self.proof, stay)
    }
}
