//! What the person must know about what went wrong while a request is open. A meaning; the words are the messages' business.

use crate::authenticator::Refusal;
use drempel_verify::number_match::NumberError;

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// What was typed cannot be the number.
    Number(NumberError),
    /// The PIN is missing.
    PinMissing,
    /// The vault did not open.
    Refused(Refusal),
    /// The decision waits for a network.
    Offline,
    /// The decision waits for the backend.
    Unreachable,
}
