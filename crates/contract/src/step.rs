//! What the backend asks for next: a closed list. A new way to sign in begins with a variant here, and the compiler
//! then names what is missing.

use serde::{Deserialize, Serialize};

/// One step of a sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Step {
    /// Who is signing in?
    Identify,
    /// Asked of every address, known or not.
    Password,
    /// A number, shown here, to be found on the person's phone. Asked of every address alike, known or not; only a
    /// phone can tell.
    NumberMatch {
        /// Two digits, or six: for this screen only. `null` once it can no longer be used.
        number: Option<String>,
        /// How the person finds it on the phone.
        manner: NumberMatchManner,
        /// What has become of the request.
        status: NumberMatchStatus,
        /// Seconds until the request expires; 0 when it is over.
        expires_in: u32,
        /// Seconds until another request can be sent.
        resend_in: u32,
        /// Seconds between two polls.
        interval: u32,
    },
    /// A code from an authenticator app.
    Totp {
        /// The person's authenticator apps, the one used last first; never empty.
        devices: Vec<TotpDevice>,
    },
    /// May the session outlive the browser?
    StaySignedIn,
    /// Which device is to be signed in? Its code is asked of whoever came without one, or with one that was refused.
    DeviceSignIn,
    /// Is it really this device that is to be signed in? Asked of a signed-in person only, about a code that this
    /// session has claimed.
    ConfirmDevice {
        /// The application on the device, as people know it.
        application: String,
        /// The code, as the device shows it: two groups of four letters, such as `WDJB-MJHT`.
        user_code: String,
        /// What asked, as far as it said: a browser and a system, or a program's name. Empty when it said nothing.
        device: String,
        /// From where it asked: its network address.
        place: String,
        /// When it asked: Unix time in seconds.
        asked_at: i64,
    },
    /// The device has access. The sign-in is over.
    DeviceApproved {
        /// The application on the device, as people know it.
        application: String,
    },
    /// The device was refused. The sign-in is over.
    DeviceDenied {
        /// The application on the device, as people know it.
        application: String,
    },
    /// May this application, which is not the organisation's own, learn this about the person?
    Consent {
        /// As people know it.
        application: String,
        /// The host its answers go to, for the person to recognise; empty when the application is on this device.
        host: String,
        /// What it asks for; never empty.
        scopes: Vec<ConsentScope>,
    },
    /// The session exists; go there.
    Done {
        /// A path on this origin, or an address the backend knows to belong to the asking application.
        location: String,
        /// The person's name, for the tile that is remembered on this device.
        name: String,
    },
}

/// How a number is found on the phone; the operator chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NumberMatchManner {
    /// It is one of three to tap.
    #[default]
    Tap,
    /// It is typed.
    Type,
}

/// What has become of a request to a phone. Approved is not in here: then the step is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum NumberMatchStatus {
    /// On its way. It stays so when there is no phone to show it.
    Sent,
    /// A phone has shown it.
    Seen,
    /// The person said no.
    Denied,
    /// The person picked another number; the request is spent.
    WrongNumber,
    /// Nobody answered in time.
    Expired,
    /// The phone was unregistered while it waited.
    Unregistered,
    /// A newer request, of another sign-in with this address, took its place.
    Superseded,
    /// Too many requests for this address; none was sent.
    Throttled {
        /// Seconds until one can be.
        retry_after: u32,
    },
}

/// A way to sign in that a person can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The password.
    Password,
    /// The phone, by a number on both screens.
    NumberMatch,
    /// A code from an authenticator app.
    Totp,
}

/// One authenticator app of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TotpDevice {
    /// Opaque.
    pub id: String,
    /// As the person named it.
    pub name: String,
}

/// What an application can ask for (OpenID Connect Core 1.0 section 5.4). Others are not asked about, and not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConsentScope {
    /// Who the person is: an identifier that stays the same.
    Openid,
    /// The person's name.
    Profile,
    /// The person's address.
    Email,
    /// To stay connected while the person is away.
    OfflineAccess,
}
