//! What happened while accounts are added.

use super::{CameraTrouble, Trouble, Typed};
use crate::Ticket;
use drempel_contract::Secret;
use drempel_verify::contents::Account;
use drempel_verify::exchange::{ExchangeError, Imported};

/// Something that happened. Without a `Debug`: a link that was pasted holds a key.
pub enum Event {
    /// The person wants to add or import.
    Began {
        /// This page's own origin.
        origin: String,
    },
    /// They are elsewhere, or the app was locked.
    Left,
    /// **Back**.
    BackChosen,
    /// **Scan a QR code**, or start the camera again.
    ScanChosen,
    /// There is no camera.
    CameraFailed(Ticket, CameraTrouble),
    /// The page cannot be seen.
    Hidden,
    /// Texts of the codes in a frame of the camera.
    Seen(Ticket, Vec<String>),
    /// A picture is about to be read; its outcome comes with the ticket of [`super::Effect::ReadPicture`].
    PictureChosen,
    /// Texts of the codes in it.
    PictureRead(Ticket, Result<Vec<String>, Trouble>),
    /// A link or a list was pasted.
    TextGiven(String),
    /// **Type the key**.
    TypeChosen,
    /// It was typed.
    TypeSubmitted(Typed),
    /// A file of another app, or ours.
    FileGiven(Vec<u8>),
    /// A file that was not even read.
    FileRefused(ExchangeError),
    /// The file's password.
    PasswordSubmitted(Secret),
    /// It is read or open, or not.
    FileOpened(Ticket, Result<Opened, Trouble>),
    /// An account of several is to be added, or not.
    Toggled(usize),
    /// **Add**.
    Confirmed {
        /// What the person calls it, if it is one.
        name: String,
        /// Take the namesake away that is there.
        replace: bool,
    },
}

/// What was in a file.
#[derive(Debug)]
pub enum Opened {
    /// Another app's.
    Others(Imported),
    /// Another app's, which only its password opens.
    Locked(Vec<u8>),
    /// Ours.
    Ours(Vec<Account>),
}
