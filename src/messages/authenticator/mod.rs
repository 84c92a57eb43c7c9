//! The words of the authenticator, which no other door has.

pub mod approval;
mod en;
mod nl;
mod outside;
mod words;

pub use en::ENGLISH;
pub use nl::DUTCH;
pub use outside::{InstalledWords, NotificationWords, OUTSIDE_DUTCH, OUTSIDE_ENGLISH, OutsideWords};
pub use words::*;

use super::ShellWord;

/// The keys that only this door uses.
pub static AUTHENTICATOR_SHELL: &[ShellWord] = &[];
