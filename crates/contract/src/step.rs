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
