//! What the person must know about what went wrong while adding. A meaning; the words are the messages' business.

use drempel_verify::exchange::ExchangeError;
use drempel_verify::{KeyError, OtpauthError};

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The camera.
    Camera(CameraTrouble),
    /// No code in the picture.
    NoCode,
    /// No picture that this browser shows.
    NotPicture,
    /// A code, and no account in it.
    NotAccount,
    /// An address that is none.
    Address(OtpauthError),
    /// A key that is none.
    Key(KeyError),
    /// Neither issuer nor account were typed.
    NoName,
    /// A period that is no number of seconds.
    Period,
    /// A file or a list that is not taken.
    File(ExchangeError),
    /// A file of ours that was spoiled, or is no export.
    Spoiled,
    /// A later version of this app made the file.
    Newer,
    /// Nothing in it.
    Nothing,
    /// Too little memory for its password.
    NoMemory,
    /// What reads and opens does not run; a reload may help.
    NoWorker,
}

/// Why there is no camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraTrouble {
    /// The person or their browser refused.
    Refused,
    /// This device has none.
    None,
    /// Another app has it.
    Busy,
    /// This browser gives it to no page, or not to this one.
    Unable,
    /// Stopped, because the page could not be seen.
    Paused,
}
