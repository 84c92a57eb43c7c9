//! Strings that must not be printed: `Debug` of each says only that it is there.

use core::fmt;
use serde::{Deserialize, Serialize};

macro_rules! unprintable {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a string as it was typed or received; nothing is trimmed or checked.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The string itself. Call it where it is used, never to store or print it.
            #[must_use]
            pub fn expose(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

unprintable! {
    /// A password or a code, as typed.
    Secret
}
unprintable! {
    /// Proves that an answer follows the reply it was given with: 256 random bits, base64url, used once.
    ContinuationToken
}

/// Names one sign-in under way. Not a secret: it opens nothing without the browser's cookie, so the page may keep it
/// over a reload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct SignInId(String);

impl SignInId {
    /// Wraps an id as received.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The id as it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
