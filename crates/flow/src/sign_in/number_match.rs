//! The number that the person finds on the phone.

use drempel_contract::{NumberMatchManner, NumberMatchStatus};

/// What the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberMatch {
    /// Who signs in.
    pub email: String,
    /// The digits, while they can still be used.
    pub number: Option<String>,
    /// How it is found on the phone.
    pub manner: NumberMatchManner,
    /// What has become of the request.
    pub status: NumberMatchStatus,
    /// Until the request expires.
    pub seconds_left: u32,
    /// Until another can be sent.
    pub resend_in: u32,
    /// Seconds between two polls.
    pub interval: u32,
}
