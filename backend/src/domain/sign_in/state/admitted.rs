//! The last look before the session.
//!
//! The rule a reader would break: [`Admitted`] is made by [`Finished::admit`] alone.

use crate::domain::authenticator::Authenticator;
use crate::domain::factor::TotpFactor;
use crate::domain::person::{Person, PersonId};
use crate::domain::proof::Proof;
use drempel_contract::Refusal;

/// Everything was answered; one last look at the person is due.
pub struct Finished {
    person: PersonId,
    proof: Proof,
    stay: bool,
}

impl Finished {
    /// Of somebody who has shown who they are.
    pub(super) const fn new(person: PersonId, proof: Proof, stay: bool) -> Self {
        Self { person, proof, stay }
    }

    /// Who signs in.
    #[must_use]
    pub const fn person(&self) -> &PersonId {
        &self.person
    }

    /// The last look, in the transaction that opens the session: an account disabled, an app locked, removed or added,
    /// a phone unregistered or requests stopped since the proof still counts.
    ///
    /// # Errors
    /// Why not.
    pub fn admit(self, person: &Person, now: &Present<'_>) -> Result<Admitted, Refusal> {
        if !person.enabled || person.id != self.person {
            return Err(Refusal::AccountDisabled);
        }
        match &self.proof {
            Proof::Password if now.factors.is_empty() => Ok(Admitted(self)),
            Proof::Password | Proof::PasswordAndCode(None) => Err(Refusal::NoFactorLeft),
            Proof::PasswordAndCode(Some(used)) => {
                match now.factors.iter().find(|factor| factor.id == *used) {
                    Some(factor) if factor.is_usable() => Ok(Admitted(self)),
                    Some(_) => Err(Refusal::DeviceLocked),
                    None => Err(Refusal::NoFactorLeft),
                }
            }
            Proof::Phone(used) | Proof::PasswordAndPhone(used) => {
                let mut phones = now.phones.iter().filter(|phone| phone.has_phone_sign_in());
                let registered = phones.any(|phone| phone.id == *used);
                if registered && !now.stopped { Ok(Admitted(self)) } else { Err(Refusal::NoFactorLeft) }
            }
        }
    }
}

/// What a person has at the last look.
#[derive(Clone, Copy, Debug)]
pub struct Present<'a> {
    /// Their apps.
    pub factors: &'a [TotpFactor],
    /// Their phones.
    pub phones: &'a [Authenticator],
    /// Whether they have had requests from here to their phones stopped.
    pub stopped: bool,
}

/// May have a session.
pub struct Admitted(Finished);

impl Admitted {
    /// Who.
    #[must_use]
    pub const fn person(&self) -> &PersonId {
        &self.0.person
    }

    /// How they showed it.
    #[must_use]
    pub const fn proof(&self) -> &Proof {
        &self.0.proof
    }

    /// Whether the session may outlive the browser.
    #[must_use]
    pub const fn stays(&self) -> bool {
        self.0.stay
    }
}
