//! How a person looks after their own ways to sign in.

use crate::{PersonKind, Secret};
use serde::{Deserialize, Serialize};

/// The person's ways to sign in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecurityInfo {
    /// The address.
    pub email: String,
    /// As the person is called.
    pub name: String,
    /// Whose account it is.
    pub kind: PersonKind,
    /// Whether changes are taken now: the person has just signed in, with all they have.
    pub fresh: bool,
    /// Whether requests to phones are stopped, after **I did not start this**.
    pub requests_stopped: bool,
    /// Whether the operator lets this person sign in by phone.
    pub may_sign_in_by_phone: bool,
    /// What there is; the one used last first.
    pub methods: Vec<SecurityMethod>,
}

impl core::fmt::Debug for SecurityInfo {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("SecurityInfo(…)")
    }
}

/// One way to sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum SecurityMethod {
    /// The password.
    Password,
    /// Codes from an authenticator app.
    Totp {
        /// Opaque.
        id: String,
        /// As the person named it.
        name: String,
        /// Unix time in seconds, once used.
        last_used_at: Option<i64>,
        /// Whether its codes are no longer taken, after too many wrong ones.
        locked: bool,
        /// The phone it is on, when that is a Drempel authenticator.
        phone: Option<Phone>,
        /// Whether it may be removed now; the last of its kind may not.
        removable: bool,
        /// Whether it was added in this session a few minutes ago, and can be undone without signing in again, also when it
        /// is the last.
        undoable: bool,
    },
}

/// A registered phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Phone {
    /// Opaque.
    pub device: String,
    /// Whether sign-ins are approved there.
    pub phone_sign_in: bool,
    /// Whether it is woken by push messages.
    pub push: bool,
}

/// Begins to add something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StartEnrolment {
    /// What.
    pub what: Enrolled,
}

/// What can be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Enrolled {
    /// An authenticator app, ours or another.
    App,
    /// Sign-ins approved on a phone that is registered already.
    PhoneSignIn {
        /// Which.
        device: String,
    },
}

/// Names an enrolment of this session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EnrolmentId {
    /// Opaque, no secret: it works in the session that began it only.
    pub id: String,
}

/// Proves, on the computer, that another app has the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmEnrolment {
    /// Which.
    pub id: String,
    /// A code of the new key.
    pub code: Secret,
    /// What the app is called, for the person.
    pub name: String,
}

/// The number that the phone shows, typed on the computer that began: the person's yes. A wrong one ends the enrolment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TypeNumber {
    /// Which.
    pub id: String,
    /// Six digits.
    pub number: Secret,
}

/// An enrolment, as the computer shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrolment {
    /// Which.
    pub id: String,
    /// Where it is.
    pub state: EnrolmentState,
    /// Why the last code was not taken, if it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<EnrolmentRefusal>,
}

/// Where an enrolment is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum EnrolmentState {
    /// For an app to be added: ours, by the activation, or another, by the key.
    Waiting {
        /// For our own authenticator, to be drawn as a QR code: an address with the activation in its fragment, and nothing
        /// that codes could be made of.
        activation: Secret,
        /// The same, to be typed there: two groups of four letters.
        activation_code: Secret,
        /// For another app, to be drawn as a QR code.
        otpauth: Secret,
        /// The key in base32, for whoever cannot scan.
        key: Secret,
        /// Whose codes they are.
        issuer: String,
        /// Under which name.
        account: String,
        /// Seconds left.
        expires_in: u32,
    },
    /// A phone has come, and shows a number: nothing of it counts before that is typed here.
    Number {
        /// Seconds left.
        expires_in: u32,
    },
    /// The codes of a phone of ours count. Sign-ins can be switched on there now.
    Connected {
        /// The phone, for this account.
        device: String,
        /// What it is called.
        name: String,
        /// Seconds left for that.
        expires_in: u32,
    },
    /// Added.
    Done {
        /// Whether sign-ins are approved there.
        phone_sign_in: bool,
    },
    /// Nobody came in time. Nothing was added that is not said to be.
    Expired,
    /// Given up on this computer, or ended by a wrong number or too many wrong codes.
    Cancelled,
}

/// Why a code was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum EnrolmentRefusal {
    /// Not six digits.
    MalformedCode,
    /// Not a code of this key.
    WrongCode {
        /// How many more may be tried.
        attempts_left: u8,
    },
    /// Its code for another moment.
    ClockOff {
        /// How far, in seconds, rounded to 30; positive when the device is ahead.
        seconds: i32,
        /// How many more may be tried.
        attempts_left: u8,
    },
    /// Not the number on the phone: the enrolment is over, and nothing was set up.
    WrongNumber,
}

/// Names a method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MethodId {
    /// Of [`SecurityMethod`].
    pub id: String,
}

/// Calls a method something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RenameMethod {
    /// Of [`SecurityMethod`].
    pub id: String,
    /// 1 to 64 characters.
    pub name: String,
}

/// How many sessions were ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedOutEverywhere {
    /// Besides this one, which is ended too.
    pub others: u32,
}
