//! What happened with a person's account, told to that person.

use serde::{Deserialize, Serialize};

/// The newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MySignIns {
    /// At most a hundred.
    pub events: Vec<SignInEvent>,
}

/// One thing that happened.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInEvent {
    /// Opaque.
    pub id: String,
    /// Unix time in seconds.
    pub at: i64,
    /// What.
    pub what: SignInEventKind,
    /// From where: a network address.
    pub place: String,
    /// On what: a browser and a system. Empty when it did not say.
    pub device: String,
    /// The application, as people know it; empty for the start page.
    pub application: String,
    /// The methods used (RFC 8176), for a sign-in.
    pub amr: Vec<String>,
    /// Whether it is the session that asks.
    pub this_session: bool,
    /// Whether that session still lives.
    pub live: bool,
}

impl core::fmt::Debug for SignInEvent {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("SignInEvent(…)")
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignInEventKind {
    /// Signed in.
    SignedIn,
    /// Another device was signed in from here.
    DeviceApproved,
    /// A right password, but no second factor in the end.
    SecondFactorFailed,
    /// Denied on the phone, by mistake or for want of the number.
    PhoneDenied,
    /// Denied on the phone: **I did not start this**. Requests were stopped.
    PhoneReported,
    /// A wrong number was picked on the phone.
    PhoneWrongNumber,
    /// A method was added.
    MethodAdded,
    /// A method was removed.
    MethodRemoved,
    /// Sign-ins are approved on a phone from here on.
    PhoneSignInEnabled,
    /// Requests to phones were allowed again.
    RequestsAllowed,
    /// **This wasn't me**.
    NotMe,
}

impl SignInEventKind {
    /// Whether somebody tried, and did not get in.
    #[must_use]
    pub const fn is_a_try(self) -> bool {
        match self {
            Self::SecondFactorFailed | Self::PhoneDenied | Self::PhoneReported | Self::PhoneWrongNumber => {
                true
            }
            Self::SignedIn
            | Self::DeviceApproved
            | Self::MethodAdded
            | Self::MethodRemoved
            | Self::PhoneSignInEnabled
            | Self::RequestsAllowed
            | Self::NotMe => false,
        }
    }
}

/// **This wasn't me**.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NotMe {
    /// Of [`SignInEvent`].
    pub id: String,
}

/// What was done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotMeDone {
    /// Other sessions that were ended.
    pub ended: u32,
    /// Whether requests to phones from where the person never signed in are stopped now.
    pub requests_stopped: bool,
}
