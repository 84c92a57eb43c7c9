//! How a call can fail, as the interpreter of calls reports it.

use drempel_contract::Problem;

/// Why there is no usable answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser says that it has no network.
    Offline,
    /// There is a network, but the backend did not answer: name not found, refused, TLS, cut off.
    Unreachable,
    /// Nothing came within the time allowed.
    TimedOut,
    /// Something came, but not what the contract says: HTML, half a body, another type, far too much.
    Garbled,
    /// The backend said why.
    Problem(Problem),
}
