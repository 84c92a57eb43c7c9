//! The step in which a phone is asked: in the place of the password, or after it in the place of a code.
//!
//! The rule a reader would break: it holds the step it was chosen at, whole. Going back finds that step as it was left,
//! wrong codes and all, and only an [`ApprovedByPhone`] leads ahead.

use super::{Password, StaySignedIn, Totp};
use crate::clock::Timestamp;
use crate::domain::bucket::Bucket;
use crate::domain::number_match::ApprovedByPhone;
use crate::domain::person::PersonId;
use crate::domain::proof::Proof;
use drempel_verify::EmailAddress;
use serde::{Deserialize, Serialize};

/// A phone is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberMatch {
    before: Before,
    sent: Sent,
    /// From where.
    #[serde(default)]
    from: Bucket,
}

/// The step at which the phone was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Before {
    /// An address was given, known or not.
    Password(Password),
    /// The password was right.
    Totp(Totp),
}

/// What was sent to the phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sent {
    /// A request.
    Request(String),
    /// None, for there were too many.
    NotBefore(Timestamp),
}

impl Password {
    /// The phone is asked in its place.
    #[must_use]
    pub const fn by_phone(self, sent: Sent, from: Bucket) -> NumberMatch {
        NumberMatch { before: Before::Password(self), sent, from }
    }
}

impl Totp {
    /// The phone is asked in the place of a code.
    #[must_use]
    pub const fn by_phone(self, sent: Sent, from: Bucket) -> NumberMatch {
        NumberMatch { before: Before::Totp(self), sent, from }
    }
}

impl NumberMatch {
    /// The address given.
    #[must_use]
    pub const fn email(&self) -> &EmailAddress {
        match &self.before {
            Before::Password(step) => step.email(),
            Before::Totp(step) => step.email(),
        }
    }

    /// Who has it, or nobody.
    #[must_use]
    pub const fn person(&self) -> &PersonId {
        match &self.before {
            Before::Password(step) => step.person(),
            Before::Totp(step) => step.person(),
        }
    }

    /// Whether the password was right before.
    #[must_use]
    pub const fn has_password(&self) -> bool {
        match self.before {
            Before::Password(_) => false,
            Before::Totp(_) => true,
        }
    }

    /// What was sent.
    #[must_use]
    pub const fn sent(&self) -> &Sent {
        &self.sent
    }

    /// From where it was asked, as it is counted.
    #[must_use]
    pub const fn from(&self) -> &Bucket {
        &self.from
    }

    /// The request that was sent, if one was.
    #[must_use]
    pub fn request(&self) -> Option<&str> {
        match &self.sent {
            Sent::Request(id) => Some(id),
            Sent::NotBefore(_) => None,
        }
    }

    /// Another request was sent.
    #[must_use]
    pub fn again(self, sent: Sent, from: Bucket) -> Self {
        Self { sent, from, ..self }
    }

    /// Another way.
    #[must_use]
    pub fn back(self) -> Before {
        self.before
    }

    /// The person approved on their phone: for this sign-in, and it has just been used.
    ///
    /// # Errors
    /// The step unchanged, when it is another person's approval.
    pub fn proved(self, phone: &ApprovedByPhone) -> Result<StaySignedIn, Box<Self>> {
        if phone.person() != self.person() {
            return Err(Box::new(self));
        }
        let by = phone.by().clone();
        let (email, person) = (self.email().clone(), self.person().clone());
        let proof = if self.has_password() { Proof::PasswordAndPhone(by) } else { Proof::Phone(by) };
        Ok(StaySignedIn { email, person, proof })
    }
}
