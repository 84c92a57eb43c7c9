//! What registers this authenticator with the server that made it: an address of its page, with the activation in the
//! fragment. There is no key in it, so another app can make nothing of it.
//!
//! The rule a reader would break: whoever draws a QR code writes what they like into it. The server is compared with this
//! page's own origin and never called because a picture says so.

use core::fmt;

use crate::text::is_blank;

/// The longest activation that is looked at, in bytes.
const LONGEST: usize = 128;
/// What stands between the origin and the activation.
const BETWEEN: &str = "/authenticator#activation=";

/// What registers this authenticator.
#[derive(Clone, PartialEq, Eq)]
pub struct Activation {
    /// What the backend made for this one enrolment; letters, digits, `-` and `_`.
    pub activation: String,
    /// The origin of that backend's pages.
    pub server: String,
}

impl Activation {
    /// Reads both, if they are there once each and well formed.
    #[must_use]
    pub fn of(uri: &str) -> Option<Self> {
        let (server, activation) = uri.trim_matches(is_blank).split_once(BETWEEN)?;
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let well_formed = (1..=LONGEST).contains(&activation.len()) && activation.chars().all(fits);
        let (activation, server) = (activation.to_owned(), server.to_owned());
        (well_formed && server.len() <= LONGEST).then_some(Self { activation, server })
    }
}

impl fmt::Debug for Activation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Activation(…)")
    }
}
