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
