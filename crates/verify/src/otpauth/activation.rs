//! What an address of ours says beside the key: any app reads it as a code, and this authenticator can also register
//! itself with the server that made it.
//!
//! The rule a reader would break: whoever draws a QR code writes what they like into it. The server is compared with this
//! page's own origin and never called because a picture says so.

use core::fmt;

use super::percent;
use crate::text::is_blank;

/// The longest activation that is looked at, in bytes.
const LONGEST: usize = 128;

/// What registers this authenticator.
#[derive(Clone, PartialEq, Eq)]
pub struct Activation {
    /// What the backend made for this one enrolment; letters, digits, `-` and `_`.
    pub activation: String,
    /// The origin of that backend's pages.
    pub server: String,
}

impl Activation {
    /// Reads both, if they are there once each and well formed. The rest of the address is `Otpauth::parse`'s.
    #[must_use]
    pub fn of(uri: &str) -> Option<Self> {
        let uri = uri.trim_matches(is_blank);
        let (head, query) = uri.split_once('?')?;
        head.get(.."otpauth://".len()).filter(|scheme| scheme.eq_ignore_ascii_case("otpauth://"))?;
        let only = |wanted: &str| {
            let mut values = query.split('&').filter_map(|pair| pair.strip_prefix(wanted)?.strip_prefix('='));
            let value = values.next().filter(|value| value.len() <= LONGEST * 3)?;
            if values.next().is_some() { None } else { percent::decode(value).ok() }
        };
        let (activation, server) = (only("activation")?, only("server")?);
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let well_formed = (1..=LONGEST).contains(&activation.len()) && activation.chars().all(fits);
        well_formed.then_some(Self { activation, server })
    }
}

impl fmt::Debug for Activation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Activation(…)")
    }
}
