//! What an operator must hear of: a log line and a counter, without an address.

use crate::domain::authenticator::AuthenticatorId;
use crate::domain::factor::FactorId;
use crate::domain::person::PersonId;

/// Somebody is guessing, or a person says so.
#[derive(Clone, Debug)]
pub(in crate::domain) enum Alert {
    /// An app has had most of the wrong codes in a row it may have.
    FactorNearlyLocked { factor: FactorId, wrong_in_a_row: u32 },
    /// An app has been locked.
    FactorLocked { factor: FactorId },
    /// All codes of a sign-in were wrong, after a right password.
    TooManyCodes { person: PersonId },
    /// Wrong passwords for one address have reached the longest wait.
    PasswordFlood { failures: u32 },
    /// **I did not start this**: somebody else uses this person's address, or knows their password too. Nothing is
    /// asked of their phones from there any more.
    SignInNotStarted { person: PersonId },
    /// What a phone showed was not what was typed on the computer that adds it: somebody else may have been faster.
    WrongEnrolmentNumber { person: PersonId },
    /// A phone's key signed with a counter that was used: the key was copied.
    CounterNotHigher { authenticator: AuthenticatorId },
}

impl Alert {
    pub(in crate::domain) fn raise(&self) {
        let kind = match self {
            Self::FactorNearlyLocked { factor, wrong_in_a_row } => {
                tracing::warn!(alert = "factor_nearly_locked", factor = factor.0, wrong_in_a_row);
                "factor_nearly_locked"
            }
            Self::FactorLocked { factor } => {
                tracing::warn!(alert = "factor_locked", factor = factor.0);
                "factor_locked"
            }
            Self::TooManyCodes { person } => {
                tracing::warn!(alert = "too_many_codes", person = person.0);
                "too_many_codes"
            }
            Self::PasswordFlood { failures } => {
                tracing::warn!(alert = "password_flood", failures);
                "password_flood"
            }
            Self::SignInNotStarted { person } => {
                tracing::warn!(alert = "sign_in_not_started", person = person.0);
                "sign_in_not_started"
            }
            Self::WrongEnrolmentNumber { person } => {
                tracing::warn!(alert = "wrong_enrolment_number", person = person.0);
                "wrong_enrolment_number"
            }
            Self::CounterNotHigher { authenticator } => {
                tracing::warn!(alert = "authenticator_copied", authenticator = authenticator.0);
                "authenticator_copied"
            }
        };
        metrics::counter!("drempel_alerts_total", "kind" => kind).increment(1);
    }
}
