//! What is drawn for the phone that came first: its key, and the number by which the person knows that it is theirs.
//!
//! The rule a reader would break: both are drawn when the phone is there, and neither is ever on the computer. Whoever
//! photographs the computer has nothing that codes could be made of, and nothing to type.

use super::codes;
use super::enrolling::Enrolling;
use crate::domain::number_match::to_type;
use crate::domain::person::Person;
use crate::domain::server_key::SealError;
use crate::domain::{Context, Failure};
use crate::random::draw;
use drempel_verify::number_match::{Manner, Picked, Shown};
use drempel_verify::{Key, Totp};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// What was drawn, in the clear.
pub(super) struct Drawn {
    /// `None` where the phone has its codes already.
    totp: Option<Totp>,
    number: Shown,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    phone_key: Option<String>,
    number: String,
}

impl Drawn {
    /// A key and a number.
    pub(super) fn with_key(context: &Context) -> Result<Self, Failure> {
        let totp = Totp::standard(Key::from_random(draw(&*context.random)?));
        Ok(Self { totp: Some(totp), number: to_type(context, Manner::TypeSix)? })
    }

    /// A number alone.
    pub(super) fn without_key(context: &Context) -> Result<Self, Failure> {
        Ok(Self { totp: None, number: to_type(context, Manner::TypeSix)? })
    }

    /// As it is kept, for the enrolment of this name.
    pub(super) fn seal(&self, context: &Context, id: &str) -> Result<Vec<u8>, Failure> {
        let kept = Kept {
            phone_key: self.totp.as_ref().map(|totp| totp.key().to_base32()),
            number: self.number.text(),
        };
        let bytes = Zeroizing::new(serde_json::to_vec(&kept)?);
        Ok(context.key.seal_enrolment(id, &bytes, &*context.random)?)
    }

    /// Opens what was kept.
    pub(super) fn open(context: &Context, enrolling: &Enrolling, sealed: &[u8]) -> Result<Self, Failure> {
        let bytes = context.key.open_enrolment(&enrolling.id, sealed)?;
        let kept: Kept = serde_json::from_slice(&bytes)?;
        let key = kept.phone_key.map(|key| Key::from_base32(&key)).transpose();
        let number = Shown::parse(&kept.number, Manner::TypeSix).map_err(|_| SealError::Unopenable)?;
        let totp = key.map_err(|_| SealError::Unopenable)?.map(Totp::standard);
        Ok(Self { totp, number })
    }

    /// The key of its codes.
    pub(super) fn totp(&self) -> Result<&Totp, Failure> {
        Ok(self.totp.as_ref().ok_or(SealError::Unopenable)?)
    }

    /// The account, for the phone.
    pub(super) fn otpauth(&self, context: &Context, person: &Person) -> Result<String, Failure> {
        Ok(codes::otpauth(context, person, self.totp()?))
    }

    /// The digits, for the phone.
    pub(super) fn digits(&self) -> String {
        self.number.text()
    }

    /// Whether this was typed. One call for one enrolment: when it says no, that is over.
    pub(super) const fn is(&self, typed: &Picked) -> bool {
        self.number.is(typed)
    }
}
