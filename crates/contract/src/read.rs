//! How the tagged types are read: as one flat struct each, then by their tag.
//!
//! The same JSON as the derived reader takes, at a third of its bytes: the derived one first buffers whatever comes, for
//! which every visitor of the page would pay 14 kB (`docs/decisions/tagged-types-are-read-flat.md`).

use crate::{Application, PersonKind, Refusal, Session, Step, TotpDevice};
use serde::Deserialize;

/// A variant lacks a field, or nobody knows it.
pub(crate) struct Unreadable;

impl core::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("unknown tag or missing field")
    }
}

/// Every field a step can have.
#[derive(Deserialize)]
pub(crate) struct ReadStep {
    r#type: String,
    devices: Option<Vec<TotpDevice>>,
    location: Option<String>,
    name: Option<String>,
}

impl TryFrom<ReadStep> for Step {
    type Error = Unreadable;

    fn try_from(read: ReadStep) -> Result<Self, Unreadable> {
        Ok(match read.r#type.as_str() {
            "identify" => Self::Identify,
            "password" => Self::Password,
            "totp" => Self::Totp { devices: read.devices.ok_or(Unreadable)? },
            "stay_signed_in" => Self::StaySignedIn,
            "done" => {
                Self::Done { location: read.location.ok_or(Unreadable)?, name: read.name.ok_or(Unreadable)? }
            }
            _ => return Err(Unreadable),
        })
    }
}

/// Every field a refusal can have.
#[derive(Deserialize)]
pub(crate) struct ReadRefusal {
    code: String,
    retry_after: Option<u32>,
    attempts_left: Option<u8>,
    seconds: Option<i32>,
}

impl TryFrom<ReadRefusal> for Refusal {
    type Error = Unreadable;

    fn try_from(read: ReadRefusal) -> Result<Self, Unreadable> {
        let attempts_left = read.attempts_left.ok_or(Unreadable);
        Ok(match read.code.as_str() {
            "malformed_email" => Self::MalformedEmail,
            "wrong_password" => Self::WrongPassword,
            "password_throttled" => {
                Self::PasswordThrottled { retry_after: read.retry_after.ok_or(Unreadable)? }
            }
            "account_disabled" => Self::AccountDisabled,
            "no_factor_left" => Self::NoFactorLeft,
            "malformed_code" => Self::MalformedCode,
            "wrong_code" => Self::WrongCode { attempts_left: attempts_left? },
            "code_already_used" => Self::CodeAlreadyUsed { attempts_left: attempts_left? },
            "clock_off" => {
                Self::ClockOff { seconds: read.seconds.ok_or(Unreadable)?, attempts_left: attempts_left? }
            }
            "too_many_codes" => Self::TooManyCodes,
            "device_locked" => Self::DeviceLocked,
            _ => return Err(Unreadable),
        })
    }
}

/// Every field a session can have.
#[derive(Deserialize)]
pub(crate) struct ReadSession {
    state: String,
    name: Option<String>,
    email: Option<String>,
    kind: Option<PersonKind>,
    amr: Option<Vec<String>>,
    auth_time: Option<i64>,
    applications: Option<Vec<Application>>,
}

impl TryFrom<ReadSession> for Session {
    type Error = Unreadable;

    fn try_from(read: ReadSession) -> Result<Self, Unreadable> {
        match read.state.as_str() {
            "signed_out" => Ok(Self::SignedOut),
            "signed_in" => Ok(Self::SignedIn {
                name: read.name.ok_or(Unreadable)?,
                email: read.email.ok_or(Unreadable)?,
                kind: read.kind.ok_or(Unreadable)?,
                amr: read.amr.ok_or(Unreadable)?,
                auth_time: read.auth_time.ok_or(Unreadable)?,
                applications: read.applications.ok_or(Unreadable)?,
            }),
            _ => Err(Unreadable),
        }
    }
}
