//! What a phone and the backend say to each other. The phone is known by a cookie that no script reads; what it decides
//! counts by its signature only.

use crate::{PersonKind, Secret};
use serde::{Deserialize, Serialize};

/// What this phone is registered for, and what waits for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Authenticator {
    /// The backend's time, in seconds since 1970: what a decision is dated by.
    pub now: i64,
    /// Of the application server (RFC 8292 section 3.2): base64url of an uncompressed point on P-256. `null` when this
    /// deployment sends no push messages.
    pub push_key: Option<String>,
    /// The accounts, in the order in which they were added.
    pub accounts: Vec<RegisteredAccount>,
    /// What waits, the oldest first.
    pub requests: Vec<ApprovalRequest>,
}

/// An account on this phone, as the backend knows it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisteredAccount {
    /// This phone, for this account. Opaque.
    pub device: String,
    /// The address.
    pub email: String,
    /// As the person is called.
    pub name: String,
    /// Whose account it is.
    pub kind: PersonKind,
    /// Whether sign-ins can be approved here.
    pub phone_sign_in: bool,
    /// Whether requests are stopped after **I did not start this**.
    pub stopped: bool,
}

impl core::fmt::Debug for RegisteredAccount {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("RegisteredAccount(…)")
    }
}

/// Is it you who is signing in elsewhere? Which number is the right one is not in here.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApprovalRequest {
    /// Its own name, never used again.
    pub id: String,
    /// Which of this phone's accounts is asked.
    pub device: String,
    /// Who would be signed in.
    pub account: String,
    /// To which application: its `client_id`, as it is signed.
    pub client: String,
    /// The same, as people know it.
    pub application: String,
    /// The page's own origin, as the decision must name it.
    pub origin: String,
    /// From where it is asked, as shown and signed: a network address.
    pub place: String,
    /// What asks: a browser and a system. Empty when it did not say.
    pub computer: String,
    /// Unix time in seconds.
    pub asked_at: i64,
    /// Unix time in seconds.
    pub expires_at: i64,
    /// What is to be found.
    pub numbers: Numbers,
}

impl core::fmt::Debug for ApprovalRequest {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("ApprovalRequest(…)")
    }
}

/// How the number is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "manner", rename_all = "snake_case")]
pub enum Numbers {
    /// One of these, in this order.
    Tap {
        /// Three of two digits.
        choices: Vec<String>,
    },
    /// By typing it.
    Type {
        /// Two or six.
        digits: u8,
    },
}

/// Begins to add an account that a computer shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenEnrolment {
    /// What was scanned, or the short code as typed.
    pub activation: Secret,
}

/// The account to be added. This phone alone can go on with it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnrolmentOpened {
    /// The key of its codes, as an `otpauth://` address.
    pub otpauth: Secret,
    /// The address.
    pub email: String,
    /// As the person is called.
    pub name: String,
    /// Whose account it is.
    pub kind: PersonKind,
    /// Whose codes they are.
    pub issuer: String,
    /// Seconds left.
    pub expires_in: u32,
}

impl core::fmt::Debug for EnrolmentOpened {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("EnrolmentOpened(…)")
    }
}

/// Proves that the key arrived, by one code of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Activate {
    /// As in [`OpenEnrolment`].
    pub activation: Secret,
    /// A code of the new key.
    pub code: Secret,
    /// What this phone is called, for the person.
    pub name: String,
}

/// How far it is, for the phone. Said again to whoever asks again the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum EnrolmentOnPhone {
    /// Nothing counts yet: this number is to be typed on the computer that began.
    Number {
        /// Six digits, for this phone's screen only.
        number: Secret,
        /// Seconds left.
        expires_in: u32,
    },
    /// It counts.
    Done {
        /// This phone, for this account.
        device: String,
    },
}

/// Wants to approve sign-ins here from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EnablePhoneSignIn {
    /// For which account.
    pub device: String,
    /// Of the key that will sign: base64url of an uncompressed point on P-256 (65 bytes).
    pub public_key: String,
    /// Its signature (ES256, `r` and `s`, base64url) over `drempel-phone-sign-in`, the page's origin, the device and the
    /// public key, with a line feed between them.
    pub proof: String,
}

/// Has shown a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SeeRequest {
    /// Which.
    pub request: String,
}

/// Answers a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// A compact JWS (RFC 7515), as `drempel_verify::decision` spells it.
    pub decision: Secret,
}

/// What became of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decided {
    /// Final.
    pub outcome: DecisionOutcome,
}

/// What became of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DecisionOutcome {
    /// The other screen goes on.
    Approved,
    /// It does not.
    Denied,
    /// Not the number on the other screen: nothing was approved, and the request is spent.
    WrongNumber,
}

/// Where push messages for this phone go (RFC 8030, RFC 8291).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SubscribePush {
    /// An address of the browser's push service.
    pub endpoint: Secret,
    /// The subscription's public key: base64url of an uncompressed point on P-256.
    pub p256dh: String,
    /// Its authentication secret: base64url of 16 bytes.
    pub auth: Secret,
}

/// Removes an account from this phone, at the backend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Unregister {
    /// Which.
    pub device: String,
}
