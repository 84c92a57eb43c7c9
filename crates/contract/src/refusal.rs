//! Why the last answer was not taken. The sign-in goes on: a refusal comes inside a reply, with HTTP status 200,
//! beside the step to try again (`docs/decisions/a-refusal-is-a-reply.md`).

use serde::{Deserialize, Serialize};

/// What the person can mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// Not an address (step `identify`).
    MalformedEmail,
    /// Address and password do not belong together. Deliberately the same for an unknown address.
    WrongPassword,
    /// Too many wrong passwords for this address from where this browser counts. Deliberately the same for an unknown
    /// address.
    PasswordThrottled {
        /// Seconds until the next try is looked at.
        retry_after: u32,
    },
    /// The password was right, but an operator has disabled the account. Never told before the password.
    AccountDisabled,
    /// The password was right, but no second factor is left that may be used: every app is locked.
    NoFactorLeft,
    /// Not six (or eight) digits.
    MalformedCode,
    /// A well-formed code that is not this device's.
    WrongCode {
        /// Wrong codes left in this sign-in, at least 1.
        attempts_left: u8,
    },
    /// A code that was right once and has been used; the next one comes within 30 s.
    CodeAlreadyUsed {
        /// Wrong codes left in this sign-in, at least 1.
        attempts_left: u8,
    },
    /// The device's code for another moment: its clock is off. That moment's code is now spent.
    ClockOff {
        /// How far, in seconds, rounded to 30; positive when the device is ahead.
        seconds: i32,
        /// Wrong codes left in this sign-in, at least 1.
        attempts_left: u8,
    },
    /// Five wrong codes: this sign-in is over, and the step is `identify` again.
    TooManyCodes,
    /// A hundred wrong codes in a row over its life: this device's codes are no longer taken (NIST SP 800-63B-4
    /// section 3.2.2). The step is `identify` again, or `totp` with the devices that are left.
    DeviceLocked,
    /// Not eight letters of the alphabet of RFC 8628 section 6.1 (step `device_sign_in`).
    MalformedUserCode,
    /// No device shows this code.
    UnknownUserCode {
        /// Wrong codes left for this account in these 15 minutes.
        attempts_left: u8,
    },
    /// A device showed this code, but longer ago than 15 minutes.
    UserCodeExpired {
        /// Wrong codes left for this account in these 15 minutes.
        attempts_left: u8,
    },
    /// This code has been answered, or somebody else has entered it.
    UserCodeUsed {
        /// Wrong codes left for this account in these 15 minutes.
        attempts_left: u8,
    },
    /// Too many wrong codes by this account or from this network.
    UserCodesThrottled {
        /// Seconds until the next code is looked at.
        retry_after: u32,
    },
    /// Continue without **This is my device and I started this** (step `confirm_device`).
    DeviceUnconfirmed,
    /// This person may not use the application, by the operator's policy.
    ApplicationDenied,
    /// What this sign-in was for is over, or not this browser's: an application's request, expired or answered. The
    /// sign-in itself goes on, to the start page.
    AuthorizationGone,
}
