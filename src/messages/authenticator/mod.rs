//! The words of the authenticator, which no other door has.

pub mod approval;
mod en;
mod nl;
mod words;

pub use en::ENGLISH;
pub use nl::DUTCH;
pub use words::*;

use super::ShellWord;

/// The keys that only this door uses.
pub static AUTHENTICATOR_SHELL: &[ShellWord] = &[];
